"""Checkpoints of a module: its half-days as the agenda gives them, and what a coordinator added or set otherwise."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import module_named
from blp_desktop.desk.station import Outcome, Station, acting, outcome, require_supervisor
from blp_desktop.domain.checkpoints import Checkpoint, Sitting, Window, half_days, instant
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema

_HALF_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}-(am|pm)$")
_PLAIN_ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
_DAY_STARTS, _DAY_ENDS = time(0, 0), time(23, 59, 59)


def sittings_of(session: Session, module: schema.Module) -> tuple[Sitting, ...]:
    """The module's sessions as the clock sees them, in time's order."""
    rows = session.scalars(
        select(schema.Session)
        .where(schema.Session.module_id == module.id)
        .order_by(schema.Session.day, schema.Session.start, schema.Session.end)
    )
    return tuple(Sitting(row.day, row.start, row.end, row.counts) for row in rows)


def checkpoints_of(session: Session, module: schema.Module) -> tuple[Checkpoint, ...]:
    """The half-days that count, as set by hand where they were, then the added checkpoints in order of opening."""
    zone = ZoneInfo(module.time_zone)
    derived = half_days(sittings_of(session, module), zone=zone, tolerance=_tolerance(session, module))
    rows = {row.code: row for row in rows_of(session, module)}
    halves = tuple(_set_by_hand(half, rows.get(half.id)) for half in derived)
    added = [_added(row, module, zone) for code, row in rows.items() if not is_half_day(code)]
    return halves + tuple(sorted(added, key=_by_opening))


def is_half_day(code: str) -> bool:
    """Whether an id is that of a half-day, `2017-10-24-am`."""
    return _HALF_DAY.match(code) is not None


def rows_of(session: Session, module: schema.Module) -> Iterable[schema.Checkpoint]:
    """What a coordinator wrote down about the module's checkpoints."""
    chosen = select(schema.Checkpoint).where(schema.Checkpoint.module_id == module.id)
    return session.scalars(chosen.order_by(schema.Checkpoint.code, schema.Checkpoint.id))


def _tolerance(session: Session, module: schema.Module) -> timedelta:
    edition = session.get_one(schema.Edition, module.edition_id)
    return timedelta(minutes=edition.tolerance_minutes)


def _set_by_hand(half: Checkpoint, row: schema.Checkpoint | None) -> Checkpoint:
    if row is None or half.window is None:
        return half
    window = Window(row.opens_at or half.window.opens, row.closes_at or half.window.closes)
    return replace(
        half,
        label=row.label or half.label,
        window=window,
        capacity=row.capacity,
        multi_entry=row.multi_entry,
        reentry=row.reentry,
    )


def _added(row: schema.Checkpoint, module: schema.Module, zone: ZoneInfo) -> Checkpoint:
    return Checkpoint(
        id=row.code,
        label=row.label or row.code,
        window=_window_of(row, module, zone),
        capacity=row.capacity,
        multi_entry=row.multi_entry,
        reentry=row.reentry,
    )


def _window_of(row: schema.Checkpoint, module: schema.Module, zone: ZoneInfo) -> Window | None:
    if row.opens_at is None and row.closes_at is None:
        return None
    opens = row.opens_at or instant(module.first_day, _DAY_STARTS, zone)
    return Window(opens, row.closes_at or instant(module.last_day, _DAY_ENDS, zone))


def _by_opening(checkpoint: Checkpoint) -> tuple[datetime, str]:
    opens = checkpoint.window.opens if checkpoint.window else datetime.max.replace(tzinfo=UTC)
    return opens, checkpoint.label


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointFields:
    """What can be set of a checkpoint; for a half-day, None leaves what the agenda gives. Instants are aware."""

    label: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    capacity: int | None = None
    multi_entry: bool = False
    reentry: bool = True


def add_checkpoint(station: Station, module: str, code: str, fields: CheckpointFields) -> Outcome[str]:
    """Add a checkpoint (dinner, study visit, coffee counter) to a module; gives the row's id."""
    require_supervisor(station, "Setting a checkpoint")
    with acting(station, "add checkpoint") as under_way:
        found = module_named(under_way.session, module)
        _refuse_code(under_way.session, found, code)
        _refuse_fields(fields, needs_label=code)
        row = _new_row(station, found, code)
        _write(row, fields)
        under_way.act.name = f"add checkpoint {row.label} of {found.city}"
        under_way.session.add(row)
    return outcome(row.id, under_way)


def edit_checkpoint(station: Station, module: str, code: str, fields: CheckpointFields) -> Outcome[str]:
    """Set a checkpoint of a module: an added one, or a half-day otherwise than the agenda gives it."""
    require_supervisor(station, "Setting a checkpoint")
    with acting(station, "edit checkpoint") as under_way:
        found = module_named(under_way.session, module)
        row = _row_to_edit(station, under_way.session, found, code)
        _refuse_fields(fields, needs_label="" if is_half_day(code) else code)
        _write(row, fields)
        under_way.act.name = f"edit checkpoint {row.label or code} of {found.city}"
        under_way.session.add(row)
    return outcome(row.id, under_way)


def _row_to_edit(station: Station, session: Session, module: schema.Module, code: str) -> schema.Checkpoint:
    for row in rows_of(session, module):
        if row.code == code:
            return row
    if code not in {checkpoint.id for checkpoint in checkpoints_of(session, module)}:
        raise Refusal("unknown_checkpoint", f"{module.city} has no checkpoint {code}.", "Add it first.")
    return _new_row(station, module, code)


def _new_row(station: Station, module: schema.Module, code: str) -> schema.Checkpoint:
    return schema.Checkpoint(id=station.author.new_key(), module_id=module.id, code=code)


def _write(row: schema.Checkpoint, fields: CheckpointFields) -> None:
    row.label = typed(fields.label)
    row.opens_at, row.closes_at = fields.opens_at, fields.closes_at
    row.capacity = fields.capacity
    row.multi_entry, row.reentry = fields.multi_entry, fields.reentry


def _refuse_code(session: Session, module: schema.Module, code: str) -> None:
    if not _PLAIN_ID.match(code) or is_half_day(code):
        sentence = f"“{code}” cannot name an added checkpoint."
        raise Refusal("bad_checkpoint", sentence, "Use small letters, digits and hyphens: dinner, study-visit.")
    if any(row.code == code for row in rows_of(session, module)):
        raise Refusal("known_checkpoint", f"{module.city} already has a checkpoint {code}.", "Choose another id.")


def _refuse_fields(fields: CheckpointFields, *, needs_label: str) -> None:
    if needs_label and not typed(fields.label):
        raise Refusal("no_label", f"The checkpoint {needs_label} has no name.", "Give it one, such as Dinner.")
    if fields.capacity is not None and fields.capacity < 1:
        raise Refusal("bad_capacity", "A capacity is at least 1.", "Leave it empty where nobody counts places.")
    if fields.opens_at and fields.closes_at and fields.closes_at <= fields.opens_at:
        raise Refusal("bad_window", "A checkpoint closes after it opens.", "Set a later closing time.")
