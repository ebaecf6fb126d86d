"""Badges: made, drawn, told apart when names changed, revoked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from blp_desktop.desk.badge_occasion import occasion_of
from blp_desktop.desk.designs import layout_named
from blp_desktop.desk.finding import full_name, module_named, people_named, the_programme
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.label_stocks import stock_named
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.codes import EditionKey, new_code, short_code, shown
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.badge_facts import BadgeFace
from blp_desktop.paper.badges import BadgePrint, BadgesPdf, badges_pdf
from blp_desktop.store.columns import AnyRow, journalled
from blp_desktop.store.file import Writing
from blp_desktop.store.journal import ChangeKind, RowChange, record
from blp_desktop.store.schema import Application, Badge, Edition, Module, Person

DEFAULT_STOCK = "avery-l4785"


class Only(StrEnum):
    """Which badges to print: never printed yet, printed with what is no longer true, or every one."""

    NEW = "new"
    CHANGED = "changed"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeOrder:
    """What to print: a module's badges, or those of some of its people, on a stock from a label on.

    Without a `layout` the one that suits the stock is taken. `start_at` counts labels from 1; 0 goes on where the last
    sheet of the stock ended (`print_jobs.NEXT_LABEL`). `shift` moves everything right and down (millimetres).
    """

    module: str
    people: tuple[str, ...] = ()
    only: Only = Only.ALL
    stock: str = DEFAULT_STOCK
    layout: str = ""
    start_at: int = 1
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ReadyBadge:
    """A badge with a code, ready for paper; `has_changed` where it was printed and the paper is no longer right."""

    id: str
    person: str
    face: BadgeFace
    printed_at: datetime | None = None
    has_changed: bool = False


@dataclass(frozen=True, slots=True)
class Revoked:
    """Someone whose badges in an edition no longer open a door."""

    person: str
    badges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgesOnPaper:
    """Of the people expected at a module: how many have no printed badge, and how many one that is no longer right."""

    expected: int
    unprinted: int
    changed: int


@dataclass(slots=True)
class _Held:
    """People with a badge each; `rows` are all of their edition, `fresh` are not added yet."""

    people: list[Person]
    rows: list[Badge]
    roles: dict[str, str]
    badges: list[Badge] = field(default_factory=list)
    fresh: list[Badge] = field(default_factory=list)

    def ready(self, order: BadgeOrder) -> tuple[ReadyBadge, ...]:
        """Those that the order wants."""
        pairs = zip(self.people, self.badges, strict=True)
        ready = (as_it_is(person, badge, self.roles.get(person.id, "")) for person, badge in pairs)
        return tuple(badge for badge in ready if is_chosen(badge, order.only))


def badges_on_paper(station: Station, module: str) -> BadgesOnPaper:
    """How far the badges of a module are; makes none."""
    with looking(station) as session:
        found = module_named(session, module)
        people = expected_people(session, found)
        rows = select(Badge).where(Badge.edition_id == found.edition_id, Badge.revoked_at.is_(None))
        printed = {row.person_id: row for row in session.scalars(rows) if row.printed_at is not None}
        roles = roles_in(session, found.edition_id)
        owners = [(person, printed[person.id]) for person in people if person.id in printed]
        faces = [(badge, face_of(person, badge, role=roles.get(person.id, ""))) for person, badge in owners]
        changed = sum(badge.printed_as != printed_words(face) for badge, face in faces)
    return BadgesOnPaper(expected=len(people), unprinted=len(people) - len(faces), changed=changed)


def ready_badges(station: Station, order: BadgeOrder) -> Outcome[tuple[ReadyBadge, ...]]:
    """Give everyone in the order a code who has none, and tell who is to be printed."""
    with acting(station, "make badges") as under_way:
        ready = badges_made(under_way.session, station, order)
    return outcome(ready, under_way)


def badges_made(session: Session, station: Station, order: BadgeOrder) -> tuple[ReadyBadge, ...]:
    """The same within an act that is under way."""
    stock_named(session, order.stock)
    module = module_named(session, order.module)
    held = _held(session, station, module, _people(session, module, order.people))
    return _kept(session, held).ready(order)


def badges_again(session: Session, station: Station, module: Module, badges: Sequence[str]) -> tuple[ReadyBadge, ...]:
    """The same badges within an act that is under way: as their owners are now, a new one for each that was revoked."""
    owners = dict(session.execute(select(Badge.id, Badge.person_id).where(Badge.edition_id == module.edition_id)).all())
    wanted = dict.fromkeys(owners[badge] for badge in badges)
    people = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(wanted)))}
    held = _held(session, station, module, [people[owner] for owner in wanted])
    return _kept(session, held).ready(BadgeOrder(module=module.id))


def badges_to_see(station: Station, order: BadgeOrder) -> tuple[ReadyBadge, ...]:
    """Who would be printed, for a look beforehand: who has no code yet stands there with one that nobody keeps."""
    with looking(station) as session:
        module = module_named(session, order.module)
        return _held(session, station, module, _people(session, module, order.people)).ready(order)


def draw(station: Station, order: BadgeOrder, badges: Sequence[ReadyBadge]) -> BadgesPdf:
    """The PDF of these badges; reads, but changes nothing."""
    with looking(station) as session:
        module = module_named(session, order.module)
        programme = the_programme(session)
        title = f"Badges · {module.city} · {programme.title}"
        language = programme.language
        how = badge_print(session, module, order)
    return badges_pdf([badge.face for badge in badges], how, title=title, language=language)


def badge_print(session: Session, module: Module, order: BadgeOrder) -> BadgePrint:
    """How the order is printed; raises Refusal for an unknown stock or layout."""
    chosen = stock_named(session, order.stock)
    design = layout_named(session, order.layout, stock=chosen)
    shift_x, shift_y = order.shift
    return BadgePrint(
        layout=design,
        stock=chosen,
        occasion=occasion_of(session, module),
        start_at=order.start_at,
        shift_x=shift_x,
        shift_y=shift_y,
    )


def record_printed(under_way: Writing, badges: Sequence[ReadyBadge], *, now: datetime) -> None:
    """Record within an act that these badges are on paper now, and what the paper says."""
    said = {badge.id: printed_words(badge.face) for badge in badges}
    rows = list(under_way.connection.execute(_PRINTS.where(Badge.id.in_(said))))
    new = [_printed(row, said[row.id], now) for row in rows]
    if new:
        under_way.connection.execute(_PRINTED, new)
    record(under_way.connection, under_way.act, [_change(*each) for each in zip(rows, new, strict=True)])


_PRINTS = select(Badge.id, Badge.printed_at, Badge.prints, Badge.printed_as)
_badge = cast(Table, Badge.__table__)
_PRINTED = (
    update(_badge)
    .where(_badge.c.id == bindparam("badge"))
    .values({name: bindparam(name) for name in ("printed_at", "prints", "printed_as")})
)
"""Through Core, at once for all: a scan waits as long as this takes."""


def _printed(row: AnyRow, said: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {"badge": row.id, "printed_at": at, "prints": row.prints + 1, "printed_as": said}


def _change(row: AnyRow, new: dict[str, Any]) -> RowChange:
    pairs = {name: (getattr(row, name), new[name]) for name in ("printed_at", "prints", "printed_as")}
    fields = {name: (journalled(old), journalled(value)) for name, (old, value) in pairs.items() if old != value}
    return RowChange("badge", row.id, ChangeKind.CHANGED, fields)


def revoke_badge(station: Station, person: str, *, reason: str) -> Outcome[Revoked]:
    """Revoke a person's badges of the newest edition that they have one in; the next print makes a new code."""
    require_supervisor(station, "Revoking a badge")
    if not reason.strip():
        raise Refusal("needs_reason", "Revoking a badge needs a reason.", "Say in a few words why, such as lost.")
    with acting(station, "revoke badge") as under_way:
        (found,) = people_named(under_way.session, (person,))
        count = revoke(under_way.session, found, now=station.now(), reason=typed(reason))
    return outcome(Revoked(found.id, count), under_way)


def revoke(session: Session, person: Person, *, now: datetime, reason: str) -> int:
    """The same within an act that is under way; gives how many there were."""
    rows = _standing_badges(session, person)
    for row in rows:
        row.revoked_at, row.revoked_reason = now, reason
    return len(rows)


def nothing_to_print(order: BadgeOrder) -> Refusal:
    """Why an order is empty."""
    match order.only:
        case Only.ALL:
            return Refusal("nobody_invited", "Nobody is invited to this module yet.", "Invite people first.")
        case Only.NEW:
            return Refusal("nothing_new", "Every badge of this module was printed.", "Print all to print them again.")
        case Only.CHANGED:
            return Refusal("nothing_changed", "No printed badge has changed since.", "Print all to print them again.")


def sentences(badges: Sequence[ReadyBadge], pdf: BadgesPdf) -> Iterator[str]:
    """What is wrong with the print, each badge by its owner's name."""
    yield from pdf.plate
    for problem in pdf.problems:
        yield f"{badges[problem.face].face.full_name}: {problem.sentence}"


def _people(session: Session, module: Module, named: tuple[str, ...]) -> list[Person]:
    expected = expected_people(session, module)
    if not named:
        return expected
    chosen = people_named(session, named)
    known = {person.id for person in expected}
    strangers = ", ".join(full_name(person) for person in chosen if person.id not in known)
    if strangers:
        raise Refusal("not_invited", f"Not invited to {module.city}: {strangers}.", "Invite them first.")
    return chosen


def _held(session: Session, station: Station, module: Module, people: list[Person]) -> _Held:
    """One standing badge for each person; new where there is none, and not yet added."""
    edition = session.get_one(Edition, module.edition_id)
    rows = list(session.scalars(select(Badge).where(Badge.edition_id == edition.id)))
    held = _Held(people, rows, roles_in(session, edition.id))
    standing = {row.person_id: row for row in held.rows if row.revoked_at is None}
    taken = {row.short for row in held.rows}
    for person in people:
        if person.id not in standing:
            standing[person.id] = _new_badge(station, edition, person, taken)
            held.fresh.append(standing[person.id])
        held.badges.append(standing[person.id])
    return held


def _kept(session: Session, held: _Held) -> _Held:
    """The same with its new badges in the file."""
    for badge in held.fresh:
        session.add(badge)
        _replace(held.rows, badge)
    return held


def _new_badge(station: Station, edition: Edition, person: Person, taken: set[str]) -> Badge:
    key = EditionKey(edition.id, edition.tag, edition.secret)
    code = new_code(key, entropy=station.author.entropy)
    while short_code(code) in taken:
        code = new_code(key, entropy=station.author.entropy)
    taken.add(short_code(code))
    badge = Badge(id=station.author.new_key(), person_id=person.id, edition_id=edition.id, code=code)
    badge.short, badge.made_at, badge.printed_as, badge.prints = short_code(code), station.now(), {}, 0
    return badge


def _replace(rows: list[Badge], fresh: Badge) -> None:
    for row in rows:
        if row.person_id == fresh.person_id and row.replaced_by is None:
            row.replaced_by = fresh.id


def roles_in(session: Session, edition: str) -> dict[str, str]:
    """Everyone's role in an edition, by their keys."""
    rows = select(Application.person_id, Application.role).where(Application.edition_id == edition)
    return {row.person_id: row.role for row in session.execute(rows)}


def face_of(person: Person, badge: Badge, *, role: str = "") -> BadgeFace:
    """What the badge says of its owner."""
    return BadgeFace(
        first_name=person.first_name,
        last_name=person.last_name,
        organisation=person.organisation,
        country=person.country,
        code=badge.code,
        short_code=shown(badge.short),
        role=role,
        diet=person.diet,
        photos="No photos" if person.photo_consent is False else "",
    )


def printed_words(face: BadgeFace) -> dict[str, Any]:
    """What the paper says: the words that can become untrue."""
    return {name: getattr(face, name) for name in _SAID if name not in _IF_ANY or getattr(face, name)}


_IF_ANY = frozenset({"diet", "photos"})
"""Said only where there is something to say."""
_SAID = ("first_name", "last_name", "organisation", "country", "role", *sorted(_IF_ANY))


def as_it_is(person: Person, badge: Badge, role: str) -> ReadyBadge:
    """The badge with what it would say now."""
    face = face_of(person, badge, role=role)
    has_changed = badge.printed_at is not None and badge.printed_as != printed_words(face)
    return ReadyBadge(badge.id, badge.person_id, face, badge.printed_at, has_changed)


def is_chosen(badge: ReadyBadge, only: Only) -> bool:
    """Whether it is one of those."""
    match only:
        case Only.ALL:
            return True
        case Only.NEW:
            return badge.printed_at is None
        case Only.CHANGED:
            return badge.has_changed


def _standing_badges(session: Session, person: Person) -> list[Badge]:
    rows = select(Badge).where(Badge.person_id == person.id, Badge.revoked_at.is_(None))
    standing = list(session.scalars(rows.order_by(Badge.made_at.desc())))
    if not standing:
        step = "Print one; it gets a new code."
        raise Refusal("no_badge", f"{full_name(person)} has no badge that could be revoked.", step)
    return [row for row in standing if row.edition_id == standing[0].edition_id]
