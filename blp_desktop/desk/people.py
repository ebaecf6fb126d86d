"""People of an edition: the list an operator searches, filters and sorts."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.desk.finding import edition_named, editions, module_named, modules_of, the_programme
from blp_desktop.desk.standing import SelectionDecision, standing_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.domain.codes import shown
from blp_desktop.domain.names import SortKey, collation, haystack, matches, needles, words
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.journal import Touched
from blp_desktop.store.schema import Application, Badge, Edition, Invitation, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person of an edition. `modules` are the codes of the modules with a standing invitation.

    `haystack` is what a search looks through, `order` the place in the language's own collation.
    """

    id: str
    first_name: str
    last_name: str
    organisation: str
    job_title: str
    city: str
    country: str
    sector: str
    email: str
    phone: str
    diet: str
    access: str
    role: str
    submitted: str
    score: float | None
    decision: SelectionDecision
    status: Standing
    modules: tuple[str, ...]
    haystack: str
    order: tuple[object, ...]
    photo_consent: bool | None = None
    walk_in: bool = False

    @property
    def name(self) -> str:
        """`Rūta Kalniņa`."""
        return f"{self.first_name} {self.last_name}".strip()


def list_people(
    station: Station,
    *,
    module: str | None = None,
    search: str = "",
    status: Standing | None = None,
    edition: str | None = None,
) -> tuple[PersonRow, ...]:
    """The people of an edition (the newest; a module's own) in the language's order, as far as all of these hold."""
    with looking(station) as session:
        found = _edition(session, module, edition)
        rows = _rows(session, found) if found else []
        code = module_named(session, module).code if module else None
    wanted = needles(search)
    kept = [
        row
        for row in rows
        if (code is None or code in row.modules)
        and (status is None or row.status is status)
        and matches(wanted, row.haystack)
    ]
    return tuple(sorted(kept, key=lambda row: row.order))


def count_people(station: Station, *, edition: str | None = None) -> int:
    """How many people have a place in an edition (the newest)."""
    with looking(station) as session:
        found = _edition(session, None, edition)
        counted = (
            select(func.count()).select_from(Application).where(Application.edition_id == (found.id if found else ""))
        )
        return session.scalar(counted) or 0


def people_now(station: Station, ids: Collection[str], *, edition: str | None = None) -> tuple[PersonRow, ...]:
    """These people of the edition as they are now, in the language's order; who is no longer in it is left out."""
    with looking(station) as session:
        found = _edition(session, None, edition)
        rows = [row for batch in in_batches(ids) for row in _rows(session, found, batch)] if found else []
    return tuple(sorted(rows, key=lambda row: row.order))


def _edition(session: Session, module: str | None, edition: str | None) -> Edition | None:
    if module is not None:
        return session.get_one(Edition, module_named(session, module).edition_id)
    if edition is None and not editions(session):
        return None
    return edition_named(session, edition)


def _rows(session: Session, edition: Edition, ids: list[str] | None = None) -> list[PersonRow]:
    places = _PLACES.where(Application.edition_id == edition.id)
    if ids is not None:
        places = places.where(Person.id.in_(ids))
    codes, shorts = _invited_modules(session, edition, ids), _badges(session, edition, ids)
    reading = _Reading(collation(the_programme(session).language))
    return [_row(row, codes.get(row.id, ()), shorts.get(row.id, ()), reading) for row in session.execute(places)]


class _Reading:
    """What one reading of the list works out once for each text, since names and organisations repeat."""

    def __init__(self, key: Callable[[str], SortKey]) -> None:
        self.order = cache(key)
        self.haystack = cache(haystack)


_PLACES = select(
    Person.id,
    Person.first_name,
    Person.last_name,
    Person.organisation,
    Person.job_title,
    Person.city,
    Person.country,
    Person.sector,
    Person.email,
    Person.phone,
    Person.diet,
    Person.access,
    Person.photo_consent,
    Application.role,
    Application.submitted,
    Application.scores,
    Application.decision,
    Application.withdrawn_at,
    Application.blocked_at,
    Application.walk_in,
).join(Application, Application.person_id == Person.id)


def _invited_modules(session: Session, edition: Edition, ids: list[str] | None) -> dict[str, tuple[str, ...]]:
    codes = {module.id: module.code for module in modules_of(session, edition)}
    invited = select(Invitation.person_id, Invitation.module_id).where(
        Invitation.module_id.in_(codes), Invitation.state.in_(EXPECTED)
    )
    if ids is not None:
        invited = invited.where(Invitation.person_id.in_(ids))
    places = {module: place for place, module in enumerate(codes)}
    found: dict[str, set[str]] = defaultdict(set)
    for person, module in session.execute(invited):
        found[person].add(module)
    return {
        who: tuple(codes[module] for module in sorted(there, key=places.__getitem__)) for who, there in found.items()
    }


def _badges(session: Session, edition: Edition, ids: list[str] | None) -> dict[str, list[str]]:
    standing = select(Badge.person_id, Badge.short).where(Badge.edition_id == edition.id, Badge.revoked_at.is_(None))
    if ids is not None:
        standing = standing.where(Badge.person_id.in_(ids))
    found: dict[str, list[str]] = defaultdict(list)
    for person, short in session.execute(standing):
        found[person].append(shown(short))
    return found


def _row(row: AnyRow, modules: tuple[str, ...], shorts: Iterable[str], reading: _Reading) -> PersonRow:
    return PersonRow(
        id=row.id,
        first_name=row.first_name,
        last_name=row.last_name,
        organisation=row.organisation,
        job_title=row.job_title,
        city=row.city,
        country=row.country,
        sector=row.sector,
        email=row.email,
        phone=row.phone,
        diet=row.diet,
        access=row.access,
        role=row.role,
        submitted=row.submitted,
        score=sum(row.scores) / len(row.scores) if row.scores else None,
        decision=SelectionDecision(row.decision),
        status=standing_of(row.decision, withdrawn_at=row.withdrawn_at, blocked_at=row.blocked_at),
        modules=modules,
        haystack=_haystack(row, shorts, reading),
        order=(reading.order(row.last_name), reading.order(row.first_name), row.email),
        photo_consent=row.photo_consent,
        walk_in=row.walk_in,
    )


def _haystack(row: AnyRow, shorts: Iterable[str], reading: _Reading) -> str:
    often = (row.first_name, row.last_name, row.organisation, row.job_title, row.city, row.country)
    own = " ".join(["", *words(row.email), *_dialled(row.phone)])
    return own + "".join(reading.haystack(text) for text in (*often, *shorts) if text)


def _dialled(phone: str) -> tuple[str, str]:
    """A number as it may be typed without spaces: whole, and without the country's part."""
    parts = words(phone)
    return "".join(parts), "".join(parts[1:])


def people_concerned(station: Station, touched: Iterable[Touched]) -> frozenset[str] | None:
    """The people that changed rows belong to; None where that cannot be told, since a row is gone."""
    rows: dict[str, set[str]] = defaultdict(set)
    for change in touched:
        rows[change.table].add(change.row)
    found = set(rows.pop(Person.__tablename__, ()))
    with looking(station) as session:
        for table in (Application, Invitation, Badge):
            keys = rows.get(table.__tablename__, set())
            owners = [owner for batch in in_batches(keys) for owner in _owners(session, table, batch)]
            if len(owners) < len(keys):
                return None
            found.update(owners)
    return frozenset(found)


def _owners(session: Session, table: type[Application | Invitation | Badge], keys: list[str]) -> Iterable[str]:
    return session.scalars(select(table.person_id).where(table.id.in_(keys)))
