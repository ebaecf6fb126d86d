"""Modules: the meetings of the editions, who is expected at each, and what stands before, now or behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import present_people
from blp_desktop.desk.finding import edition_named, editions, module_named, modules_of
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.checkin import EXPECTED, InvitationState, Standing
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.domain.names import fold, typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema

_LONGEST_MODULE = timedelta(days=30)
_TO = "\N{EN DASH}"


class ModuleState(StrEnum):
    """Where a module stands by the station's clock, judged in the module's zone."""

    BEFORE = "before"
    NOW = "now"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many people a module expects (invited, of them confirmed) and has seen."""

    invited: int = 0
    confirmed: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleCard:
    """A module at a glance. `days_until` is negative once it has begun; `venue_id` None where none was chosen."""

    id: str
    edition: str
    code: str
    title: str
    city: str
    country: str
    time_zone: str
    first_day: date
    last_day: date
    language: str
    venue_id: str | None
    venue: str
    counts: Counts
    state: ModuleState
    days_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleFields:
    """What can be set of a module."""

    code: str
    title: str
    city: str
    country: str = ""
    time_zone: str
    first_day: date
    last_day: date
    venue_id: str | None = None
    language: str = ""


def list_modules(station: Station, *, edition: str | None = None) -> tuple[ModuleCard, ...]:
    """The modules of every edition in time's order, or of one; empty where the file holds none."""
    with looking(station) as session:
        chosen = editions(session) if edition is None else [edition_named(session, edition)]
        rows = [(found, module) for found in chosen for module in modules_of(session, found)]
        rows.sort(key=lambda pair: (pair[1].first_day, pair[1].code))
        invited = _invited(session)
        return tuple(_card(session, found, module, station.now(), invited) for found, module in rows)


def module_card(station: Station, module: str) -> ModuleCard:
    """One module at a glance, by id, code or city; raises Refusal where there is none."""
    with looking(station) as session:
        return card_of(session, module_named(session, module), now=station.now())


def card_of(session: Session, module: schema.Module, *, now: datetime) -> ModuleCard:
    """The same, for an act that is already under way."""
    edition = session.get_one(schema.Edition, module.edition_id)
    return _card(session, edition, module, now, _invited(session))


def module_at_hand(cards: Sequence[ModuleCard]) -> ModuleCard | None:
    """The module under way, else the next one, else the last one."""
    under_way = [card for card in cards if card.state is ModuleState.NOW]
    ahead = [card for card in cards if card.state is not ModuleState.AFTER]
    return next(iter([*under_way, *ahead, *cards[-1:]]), None)


def days_of(first: date, last: date) -> tuple[date, ...]:
    """Every day from the first to the last."""
    return tuple(first + timedelta(days=count) for count in range((last - first).days + 1))


def span_label(first: date, last: date) -> str:
    """`24-26 Oct 2017` with an en dash, both months where they differ, `Tue 24 Oct 2017` for a single day."""
    if first == last:
        return f"{day_label(first)} {first.year}"
    end = day_label(last).split(" ", 1)[1]
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{_TO}{end} {last.year}"
    begin = day_label(first).split(" ", 1)[1]
    year = "" if first.year == last.year else f" {first.year}"
    return f"{begin}{year} {_TO} {end} {last.year}"


def add_module(station: Station, fields: ModuleFields, *, edition: str | None = None) -> Outcome[str]:
    """Add a module to an edition (the newest without a name); gives its id."""
    require_supervisor(station, "Adding a module")
    with acting(station, "add module") as under_way:
        session = under_way.session
        found = edition_named(session, edition)
        row = schema.Module(id=station.author.new_key(), edition_id=found.id)
        _refuse_fields(session, row, fields)
        _write(row, fields)
        under_way.act.name = f"add module {row.code} {row.city}"
        session.add(row)
    return outcome(row.id, under_way)


def edit_module(station: Station, module: str, fields: ModuleFields) -> Outcome[str]:
    """Set what a module is; sessions on days it no longer has are refused by name."""
    require_supervisor(station, "Editing a module")
    with acting(station, "edit module") as under_way:
        row = module_named(under_way.session, module)
        under_way.act.name = f"edit module {row.code} {row.city}"
        _refuse_fields(under_way.session, row, fields)
        _refuse_lost_sessions(under_way.session, row, fields)
        _write(row, fields)
    return outcome(row.id, under_way)


def remove_module(station: Station, module: str) -> Outcome[str]:
    """Remove a module that nobody was invited to or scanned at, with its agenda."""
    require_supervisor(station, "Removing a module")
    with acting(station, "remove module") as under_way:
        session = under_way.session
        row = module_named(session, module)
        _refuse_in_use(session, row)
        under_way.act.name = f"remove module {row.code} {row.city}"
        for table in (schema.Session, schema.Checkpoint, schema.Question, schema.Condition):
            for part in session.scalars(select(table).where(table.module_id == row.id)):
                session.delete(part)
            session.flush()
        session.delete(row)
    return outcome(row.id, under_way)


def _card(
    session: Session,
    edition: schema.Edition,
    module: schema.Module,
    now: datetime,
    invited: Mapping[str, tuple[int, int]],
) -> ModuleCard:
    venue = session.get(schema.Venue, module.venue_id) if module.venue_id else None
    today = now.astimezone(ZoneInfo(module.time_zone)).date()
    expected, confirmed = invited.get(module.id, (0, 0))
    return ModuleCard(
        id=module.id,
        edition=edition.code,
        code=module.code,
        title=module.title,
        city=module.city,
        country=module.country,
        time_zone=module.time_zone,
        first_day=module.first_day,
        last_day=module.last_day,
        language=module.language,
        venue_id=module.venue_id,
        venue=venue.name if venue else "",
        counts=Counts(invited=expected, confirmed=confirmed, present=_present(session, module)),
        state=_state(module, today),
        days_until=(module.first_day - today).days,
    )


def _state(module: schema.Module, today: date) -> ModuleState:
    if today < module.first_day:
        return ModuleState.BEFORE
    return ModuleState.NOW if today <= module.last_day else ModuleState.AFTER


def _invited(session: Session) -> dict[str, tuple[int, int]]:
    """Module id → how many invitations of selected people stand, and how many of them are confirmed."""
    application, invitation = schema.Application, schema.Invitation
    its_edition = and_(
        application.person_id == invitation.person_id, application.edition_id == schema.Module.edition_id
    )
    query = (
        select(invitation.module_id, invitation.state, func.count())
        .join(schema.Module, schema.Module.id == invitation.module_id)
        .join(application, its_edition)
        .where(invitation.state.in_(EXPECTED), application.decision == Standing.SELECTED)
        .where(application.withdrawn_at.is_(None), application.blocked_at.is_(None))
        .group_by(invitation.module_id, invitation.state)
    )
    return _summed(session.execute(query).all())


def _summed(rows: Iterable[Row[str, str, int]]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for module, state, count in rows:
        invited, confirmed = found.get(module, (0, 0))
        found[module] = invited + count, confirmed + (count if state == InvitationState.CONFIRMED else 0)
    return found


def expected_at(session: Session) -> dict[str, int]:
    """Module id → how many people are expected there."""
    return {module: invited for module, (invited, _) in _invited(session).items()}


def _present(session: Session, module: schema.Module) -> int:
    return len(present_people(session.connection(), module.id))


def _write(row: schema.Module, fields: ModuleFields) -> None:
    row.code, row.title = typed(fields.code), typed(fields.title)
    row.city, row.country = typed(fields.city), typed(fields.country)
    row.time_zone, row.language = fields.time_zone, typed(fields.language)
    row.first_day, row.last_day = fields.first_day, fields.last_day
    row.venue_id = fields.venue_id


def _refuse_fields(session: Session, row: schema.Module, fields: ModuleFields) -> None:
    for what, given in (("code", fields.code), ("title", fields.title), ("city", fields.city)):
        if not typed(given):
            raise Refusal(f"no_{what}", f"The module has no {what}.", f"Give it a {what}.")
    _refuse_days(fields)
    _refuse_zone(fields.time_zone)
    _refuse_same_code(session, row, fields.code)
    if fields.venue_id is not None and session.get(schema.Venue, fields.venue_id) is None:
        raise Refusal("unknown_venue", "The venue chosen for this module is gone.", "Choose another venue.")


def _refuse_days(fields: ModuleFields) -> None:
    if fields.last_day < fields.first_day:
        raise Refusal("bad_days", "The last day comes before the first.", "Set a later last day.")
    if fields.last_day - fields.first_day > _LONGEST_MODULE:
        raise Refusal("bad_days", "A module of more than a month is a slip of the pen.", "Check the last day.")


def _refuse_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        step = "Give one such as Europe/Stockholm."
        raise Refusal("bad_time_zone", f"There is no time zone “{name}”.", step) from error


def _refuse_same_code(session: Session, row: schema.Module, code: str) -> None:
    others = select(schema.Module).where(schema.Module.edition_id == row.edition_id, schema.Module.id != row.id)
    with session.no_autoflush:
        if any(fold(typed(code)) == fold(other.code) for other in session.scalars(others)):
            raise Refusal("known_module", f"This edition already has a module {code}.", "Choose another code.")


def _refuse_lost_sessions(session: Session, row: schema.Module, fields: ModuleFields) -> None:
    outside = (schema.Session.day < fields.first_day) | (schema.Session.day > fields.last_day)
    chosen = select(schema.Session).where(schema.Session.module_id == row.id, outside)
    lost = session.scalars(chosen.order_by(schema.Session.day, schema.Session.start)).first()
    if lost is None:
        return
    sentence = f"“{lost.title}” is on {day_label(lost.day)}, which would no longer be a day of {row.city}."
    raise Refusal("sessions_outside", sentence, "Move or remove that session first.")


def _refuse_in_use(session: Session, row: schema.Module) -> None:
    for table, what in ((schema.Invitation, "invitations"), (schema.Ledger, "scans")):
        if session.scalars(select(table.id).where(table.module_id == row.id).limit(1)).first() is not None:
            raise Refusal("module_in_use", f"{row.city} has {what} and stays.", "What happened is kept.")
