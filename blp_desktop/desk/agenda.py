"""The agenda of a module: its days, their sessions, and the half-days that count for attendance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of, is_half_day, rows_of
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.modules import ModuleCard, card_of, days_of
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.checkpoints import Checkpoint, day_label
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChoice:
    """A room a session can be held in."""

    id: str
    name: str
    capacity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One session. `clash` names the session that overlaps it in the same room, empty where none does."""

    id: str
    day: date
    start: time
    end: time
    title: str
    room_id: str | None
    room: str
    speaker: str
    counts: bool
    clash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorTime:
    """A checkpoint as the agenda shows it; all times are in the module's zone.

    `opens` and `closes` are what the door goes by, the `own_` ones what a coordinator set instead of the agenda's.
    """

    id: str
    label: str
    opens: datetime | None
    closes: datetime | None
    own_opens: datetime | None
    own_closes: datetime | None
    capacity: int | None
    multi_entry: bool
    reentry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """One day: its sessions in time's order and its half-days that count."""

    day: date
    sessions: tuple[SessionLine, ...]
    half_days: tuple[DoorTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A module with its days, the rooms of its venue and the checkpoints that were added."""

    module: ModuleCard
    days: tuple[AgendaDay, ...]
    rooms: tuple[RoomChoice, ...]
    added_checkpoints: tuple[DoorTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFields:
    """What can be set of a session; times are wall times of the module's zone."""

    day: date
    start: time
    end: time
    title: str
    room_id: str | None = None
    speaker: str = ""
    counts: bool = True


def agenda(station: Station, module: str) -> Agenda:
    """The agenda of the module of that id, code or city."""
    with looking(station) as session:
        found = module_named(session, module)
        doors = _doors(session, found)
        return Agenda(
            module=card_of(session, found, now=station.now()),
            days=_days(found, session_lines(session, found), doors),
            rooms=_rooms(session, found),
            added_checkpoints=tuple(door for door in doors if _day_of(door) is None),
        )


def session_lines(session: Session, module: schema.Module) -> tuple[SessionLine, ...]:
    """The module's sessions in time's order."""
    chosen = select(schema.Session).where(schema.Session.module_id == module.id)
    rows = session.scalars(
        chosen.order_by(schema.Session.day, schema.Session.start, schema.Session.end, schema.Session.id)
    ).all()
    rooms = _room_names(session, rows)
    return tuple(_line(row, rooms, rows) for row in rows)


def add_session(station: Station, module: str, fields: SessionFields) -> Outcome[str]:
    """Add a session to a module's agenda; gives its id."""
    require_supervisor(station, "Changing the agenda")
    with acting(station, "add session") as under_way:
        found = module_named(under_way.session, module)
        _refuse_fields(under_way.session, found, fields)
        row = schema.Session(id=station.author.new_key(), module_id=found.id)
        _write(row, fields)
        under_way.act.name = f"add session “{row.title}”"
        under_way.session.add(row)
    return outcome(row.id, under_way)


def edit_session(station: Station, session_id: str, fields: SessionFields) -> Outcome[str]:
    """Set what a session is; gives its id."""
    require_supervisor(station, "Changing the agenda")
    with acting(station, "edit session") as under_way:
        row = _session(under_way.session, session_id)
        module = under_way.session.get_one(schema.Module, row.module_id)
        under_way.act.name = f"edit session “{row.title}”"
        _refuse_fields(under_way.session, module, fields)
        _write(row, fields)
    return outcome(row.id, under_way)


def remove_session(station: Station, session_id: str) -> Outcome[str]:
    """Take a session out of the agenda; scans made at its half-day stay in the ledger."""
    require_supervisor(station, "Changing the agenda")
    with acting(station, "remove session") as under_way:
        row = _session(under_way.session, session_id)
        under_way.act.name = f"remove session “{row.title}”"
        under_way.session.delete(row)
    return outcome(session_id, under_way)


def _session(session: Session, session_id: str) -> schema.Session:
    row = session.get(schema.Session, session_id)
    if row is None:
        raise Refusal("unknown_session", "This session is no longer in the agenda.", "Look at the agenda again.")
    return row


def _write(row: schema.Session, fields: SessionFields) -> None:
    row.day, row.start, row.end = fields.day, fields.start, fields.end
    row.title, row.speaker = typed(fields.title), typed(fields.speaker)
    row.room_id, row.counts = fields.room_id, fields.counts


def _refuse_fields(session: Session, module: schema.Module, fields: SessionFields) -> None:
    if not typed(fields.title):
        raise Refusal("no_title", "The session has no title.", "Say what happens in it.")
    if fields.end <= fields.start:
        sentence = f"“{typed(fields.title)}” would end at {fields.end:%H:%M}, before it starts at {fields.start:%H:%M}."
        raise Refusal("bad_times", sentence, "Set a later end.")
    if not module.first_day <= fields.day <= module.last_day:
        sentence = f"{day_label(fields.day)} is not a day of {module.city}."
        step = f"Choose a day from {day_label(module.first_day)} to {day_label(module.last_day)}."
        raise Refusal("bad_day", sentence, step)
    if fields.room_id is not None and session.get(schema.Room, fields.room_id) is None:
        raise Refusal("unknown_room", "The room chosen for this session is gone.", "Choose another room.")


def _line(row: schema.Session, rooms: dict[str, str], others: Sequence[schema.Session]) -> SessionLine:
    return SessionLine(
        id=row.id,
        day=row.day,
        start=row.start,
        end=row.end,
        title=row.title,
        room_id=row.room_id,
        room=rooms.get(row.room_id or "", ""),
        speaker=row.speaker,
        counts=row.counts,
        clash=next((other.title for other in others if _clashes(row, other)), ""),
    )


def _clashes(row: schema.Session, other: schema.Session) -> bool:
    if row is other or row.room_id is None or (row.room_id, row.day) != (other.room_id, other.day):
        return False
    return row.start < other.end and other.start < row.end


def _room_names(session: Session, rows: Iterable[schema.Session]) -> dict[str, str]:
    wanted = {row.room_id for row in rows if row.room_id}
    rooms = session.scalars(select(schema.Room).where(schema.Room.id.in_(wanted)))
    return {room.id: room.name for room in rooms}


def _rooms(session: Session, module: schema.Module) -> tuple[RoomChoice, ...]:
    chosen = select(schema.Room).where(schema.Room.venue_id == module.venue_id)
    rooms = sorted(session.scalars(chosen), key=lambda room: room.name)
    return tuple(RoomChoice(id=room.id, name=room.name, capacity=room.capacity) for room in rooms)


def _days(module: schema.Module, lines: tuple[SessionLine, ...], doors: tuple[DoorTime, ...]) -> tuple[AgendaDay, ...]:
    days = sorted({*days_of(module.first_day, module.last_day), *(line.day for line in lines)})
    return tuple(
        AgendaDay(
            day=day,
            sessions=tuple(line for line in lines if line.day == day),
            half_days=tuple(door for door in doors if _day_of(door) == day),
        )
        for day in days
    )


def _doors(session: Session, module: schema.Module) -> tuple[DoorTime, ...]:
    own = {row.code: row for row in rows_of(session, module)}
    zone = ZoneInfo(module.time_zone)
    return tuple(_door(found, own.get(found.id), zone) for found in checkpoints_of(session, module))


def _door(checkpoint: Checkpoint, own: schema.Checkpoint | None, zone: ZoneInfo) -> DoorTime:
    window = checkpoint.window
    return DoorTime(
        id=checkpoint.id,
        label=checkpoint.label,
        opens=window.opens.astimezone(zone) if window else None,
        closes=window.closes.astimezone(zone) if window else None,
        own_opens=own.opens_at.astimezone(zone) if own and own.opens_at else None,
        own_closes=own.closes_at.astimezone(zone) if own and own.closes_at else None,
        capacity=checkpoint.capacity,
        multi_entry=checkpoint.multi_entry,
        reentry=checkpoint.reentry,
    )


def _day_of(door: DoorTime) -> date | None:
    return date.fromisoformat(door.id[:10]) if is_half_day(door.id) else None
