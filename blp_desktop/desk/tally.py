"""The tally of a door: who is present and who arrived last, kept up with the ledger row by row."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import and_, bindparam, func, literal_column, or_, select, text
from sqlalchemy.orm import aliased

from blp_desktop.desk.attendance import ENTRY_COLUMNS, entry
from blp_desktop.desk.door import Door
from blp_desktop.desk.room import ArrivalStep, CountryCount, Room, curve, present_by_country, waiting
from blp_desktop.desk.united import united_people
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.ledger import Entry, Presence, Verdict, presence_of, standing_moves, true_time
from blp_desktop.domain.names import collation
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.file import looked
from blp_desktop.store.quick import quick
from blp_desktop.store.schema import Application, Badge, Invitation, Ledger, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """The numbers of one checkpoint. `missing` counts the expected who are not present."""

    expected: int
    present: int
    inside: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One row of the ledger as the desk lists it; `overridden` by a supervisor who let somebody in all the same."""

    scan_id: str
    at: datetime
    verdict: Verdict
    why: str
    person: str | None
    name: str
    station: str
    undone: bool
    overridden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Someone expected at the module."""

    id: str
    name: str
    last_name: str
    first_name: str
    organisation: str
    country: str
    phone: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What the ledger says of one door so far; `read` is the last row that was taken in, `united` who counts as whom,
    `measured` which clocks were found wrong.

    `guests` are rows, each made a Guest only when it is shown; `expected` counts them by country.
    """

    read: int = 0
    moves: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    presences: dict[str, dict[str, Presence]] = field(default_factory=dict)
    united: dict[str, str] = field(default_factory=dict)
    measured: tuple[int, float] = (0, 0.0)
    holders: dict[str, str] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    guests: dict[str, AnyRow] = field(default_factory=dict)
    expected: Counter[str] = field(default_factory=Counter)
    rooms: dict[str, Room] = field(default_factory=dict)


def new_tally(door: Door) -> Tally:
    """A tally of everything so far."""
    tally = Tally()
    read_guests(door, tally)
    catch_up(door, tally)
    return tally


def read_guests(door: Door, tally: Tally) -> None:
    """Read again who is expected, in the order of names, and whose the badges are that nobody knew."""
    with looked(door.station.file, door.connection):
        asked = {"module": door.setting.module, "edition": door.setting.edition}
        guests = _GUESTS.rows(door.connection, asked)
        order = cache(collation(door.setting.language))
        guests.sort(key=lambda guest: (order(guest.last_name), order(guest.first_name)))
        tally.guests = {guest.id: guest for guest in guests}
        tally.expected = Counter(guest.country for guest in guests)
        for room in tally.rooms.values():
            room.forget_guests()
        _unite(door, tally)
        _match_strangers(door, tally)


def catch_up(door: Door, tally: Tally) -> None:
    """Take in the ledger rows written since the last time, by this laptop or any other process."""
    with looked(door.station.file, door.connection):
        last = _LAST.rows(door.connection, {})[0].rowid or 0
        if last == tally.read:
            return
        new = _NEW if tally.read else _ALL
        rows = new.rows(door.connection, {"module": door.setting.module, "read": tally.read})
    tally.read = last
    for checkpoint, who in dict.fromkeys(place for row in rows if (place := _take(tally, row))):
        _fold_again(tally, checkpoint, who)


def counters(tally: Tally, checkpoint: str) -> Counters:
    """The numbers of a checkpoint."""
    present, room = _at(tally, checkpoint)
    return Counters(
        expected=len(tally.guests),
        present=len(present),
        inside=room.inside,
        missing=len(tally.guests) - present_by_country(room, tally.guests, present).total(),
    )


def missing(tally: Tally, checkpoint: str, *, most: int | None = None) -> tuple[Guest, ...]:
    """The expected who are not present (the first of them), in the order of names."""
    present, room = _at(tally, checkpoint)
    rows = waiting(room, tally.guests, present).values()
    return tuple(_guest(row) for row in islice(rows, most))


def by_country(tally: Tally, checkpoint: str) -> tuple[CountryCount, ...]:
    """Each country's part of the expected: the largest first, those whose country is not known last."""
    present, room = _at(tally, checkpoint)
    here = present_by_country(room, tally.guests, present)
    order = sorted(tally.expected.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
    return tuple(CountryCount(country=name, expected=count, present=here[name]) for name, count in order)


def arrivals_curve(tally: Tally, checkpoint: Checkpoint, now: datetime) -> tuple[ArrivalStep, ...]:
    """How many came first in each five minutes since the door opened; `now` in the module's zone."""
    _, room = _at(tally, checkpoint.id)
    return curve(room, checkpoint.window, now)


def _at(tally: Tally, checkpoint: str) -> tuple[dict[str, Presence], Room]:
    if checkpoint not in tally.rooms:
        tally.presences[checkpoint], tally.rooms[checkpoint] = {}, Room()
    return tally.presences[checkpoint], tally.rooms[checkpoint]


def last_arrivals(door: Door, *, checkpoint: str | None = None, limit: int = 20) -> tuple[Arrival, ...]:
    """The last scans of the module (of one checkpoint), refusals included, the latest first."""
    chosen = _ARRIVALS.where(Ledger.module_id == door.setting.module, Ledger.verdict != Verdict.ANNULLED)
    if checkpoint is not None:
        chosen = chosen.where(Ledger.checkpoint == checkpoint)
    latest = chosen.order_by(Ledger.at.desc(), Ledger.sequence.desc()).limit(limit)
    with looked(door.station.file, door.connection):
        rows = [*door.connection.execute(latest.where(_RIGHT)), *door.connection.execute(chosen.where(_WRONG))]
    rows.sort(key=_when, reverse=True)
    return tuple(_arrival(row, door) for row in rows[:limit])


def _when(row: AnyRow) -> tuple[datetime, int]:
    return true_time(row.at, row.clock_offset), row.sequence


def _take(tally: Tally, row: AnyRow) -> tuple[str, str] | None:
    if not (row.person_id or row.code):
        return None
    who = tally.united.get(row.person_id, row.person_id) or tally.holders.get(row.code, row.code)
    if not row.person_id and row.code not in tally.holders:
        tally.strangers.add(row.code)
    tally.moves.setdefault((row.checkpoint, who), []).append(entry(row, who))
    return row.checkpoint, who


def _fold_again(tally: Tally, checkpoint: str, who: str) -> None:
    here, room = _at(tally, checkpoint)
    before = here.pop(who, None)
    after = presence_of(standing_moves(tally.moves.get((checkpoint, who), [])))
    if after is not None:
        here[who] = after
    room.change(before, after, tally.guests.get(who))


def _unite(door: Door, tally: Tally) -> None:
    """Where others count as one, or other clocks were measured, the ledger is read from its beginning."""
    united, measured = united_people(door.connection), _measured(door)
    if (united, measured) != (tally.united, tally.measured):
        tally.united, tally.measured, tally.read = united, measured, 0
        for kept in (tally.moves, tally.presences, tally.rooms, tally.holders):
            kept.clear()
        tally.strangers.clear()


def _measured(door: Door) -> tuple[int, float]:
    """How many scans of the module a clock was measured for, and how wrong those were in all."""
    wrong = select(func.count(), func.total(Ledger.clock_offset)).where(_WRONG)
    count, total = door.connection.execute(wrong.where(Ledger.module_id == door.setting.module)).one()
    return count, total


def _match_strangers(door: Door, tally: Tally) -> None:
    if not tally.strangers:
        return
    rows = door.connection.execute(select(Badge.code, Badge.person_id).where(Badge.code.in_(tally.strangers)))
    for row in rows.all():
        tally.holders[row.code] = row.person_id
        tally.strangers.discard(row.code)
        _move_over(tally, row.code, row.person_id)


def _move_over(tally: Tally, code: str, person: str) -> None:
    for checkpoint, who in [place for place in tally.moves if place[1] == code]:
        tally.moves.setdefault((checkpoint, person), []).extend(tally.moves.pop((checkpoint, who)))
        _fold_again(tally, checkpoint, who)
        _fold_again(tally, checkpoint, person)


def _guest(row: AnyRow) -> Guest:
    return Guest(
        id=row.id,
        name=f"{row.first_name} {row.last_name}".strip(),
        first_name=row.first_name,
        last_name=row.last_name,
        organisation=row.organisation,
        country=row.country,
        phone=row.phone,
    )


def _arrival(row: AnyRow, door: Door) -> Arrival:
    return Arrival(
        scan_id=row.id,
        at=true_time(row.at, row.clock_offset).astimezone(door.setting.zone),
        verdict=Verdict(row.verdict),
        why=row.why,
        person=row.person_id,
        name=f"{row.first_name} {row.last_name}".strip() if row.first_name else (row.raw or row.code or ""),
        station=row.station,
        undone=row.annulment is not None,
        overridden=bool(row.overridden),
    )


_rowid: Any = literal_column("ledger.rowid").label("rowid")
_LAST = quick(select(func.max(literal_column("ledger.rowid")).label("rowid")).select_from(Ledger))
_ALL_OF_MODULE = select(*ENTRY_COLUMNS).where(Ledger.module_id == bindparam("module")).order_by(_rowid)
_ALL = quick(_ALL_OF_MODULE)
# the plus keeps SQLite from going through the module's whole index for a handful of new rows
_NEW = quick(
    select(*ENTRY_COLUMNS)
    .where(literal_column("+ledger.module_id") == bindparam("module"), _rowid > bindparam("read"))
    .order_by(_rowid)
)
_RIGHT, _WRONG = text("ledger.clock_offset = 0"), text("ledger.clock_offset <> 0")
_annulling = aliased(Ledger)
_ARRIVALS = (
    select(
        *ENTRY_COLUMNS,
        Ledger.why,
        Ledger.raw,
        Ledger.overridden,
        Person.first_name,
        Person.last_name,
        _annulling.id.label("annulment"),
    )
    .outerjoin(Person, Person.id == Ledger.person_id)
    .outerjoin(_annulling, _annulling.annuls == Ledger.id)
)
_GUESTS = quick(
    select(Person.id, Person.first_name, Person.last_name, Person.organisation, Person.country, Person.phone)
    .join(Invitation, and_(Invitation.person_id == Person.id, Invitation.module_id == bindparam("module")))
    .join(Application, and_(Application.person_id == Person.id, Application.edition_id == bindparam("edition")))
    .where(or_(*(Invitation.state == state for state in sorted(EXPECTED))), Application.decision == Standing.SELECTED)
    .where(Application.withdrawn_at.is_(None), Application.blocked_at.is_(None))
)
