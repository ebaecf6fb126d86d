"""The tally of a door: who is present and who arrived last, kept up with the ledger row by row."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, literal_column, select
from sqlalchemy.orm import aliased

from blp_desktop.desk.attendance import ENTRY_COLUMNS, entry
from blp_desktop.desk.door import Door
from blp_desktop.desk.standing import standing_of
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.domain.ledger import Entry, Presence, Verdict, presence_of, standing_moves
from blp_desktop.domain.names import collation
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.file import written
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
    """One row of the ledger as the desk lists it."""

    scan_id: str
    at: datetime
    verdict: Verdict
    why: str
    person: str | None
    name: str
    station: str
    undone: bool


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
    """What the ledger says of one door so far; `read` is the last row that was taken in."""

    read: int = 0
    moves: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    presences: dict[str, dict[str, Presence]] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    guests: dict[str, Guest] = field(default_factory=dict)


def new_tally(door: Door) -> Tally:
    """A tally of everything so far."""
    tally = Tally()
    read_guests(door, tally)
    catch_up(door, tally)
    return tally


def read_guests(door: Door, tally: Tally) -> None:
    """Read again who is expected, in the order of names, and whose the badges are that nobody knew."""
    with written(door.station.file, door.connection):
        rows = door.connection.execute(_GUESTS, {"module": door.setting.module, "edition": door.setting.edition})
        order = collation(door.setting.language)
        guests = [_guest(row) for row in rows if _is_expected(row)]
        guests.sort(key=lambda guest: (order(guest.last_name), order(guest.first_name)))
        tally.guests = {guest.id: guest for guest in guests}
        _match_strangers(door, tally)


def catch_up(door: Door, tally: Tally) -> None:
    """Take in the ledger rows written since the last time, by this laptop or any other process."""
    with written(door.station.file, door.connection):
        rows = door.connection.execute(_NEW, {"module": door.setting.module, "read": tally.read}).all()
    changed = {place for row in rows if (place := _take(tally, row))}
    for checkpoint, who in changed:
        _fold_again(tally, checkpoint, who)


def counters(tally: Tally, checkpoint: str) -> Counters:
    """The numbers of a checkpoint."""
    present = tally.presences.get(checkpoint, {})
    return Counters(
        expected=len(tally.guests),
        present=len(present),
        inside=sum(presence.inside for presence in present.values()),
        missing=len(tally.guests.keys() - present.keys()),
    )


def missing(tally: Tally, checkpoint: str) -> tuple[Guest, ...]:
    """The expected who are not present, in the order they were read."""
    present = tally.presences.get(checkpoint, {})
    return tuple(guest for who, guest in tally.guests.items() if who not in present)


def last_arrivals(door: Door, *, checkpoint: str | None = None, limit: int = 20) -> tuple[Arrival, ...]:
    """The last scans of the module (of one checkpoint), refusals included, the latest first."""
    chosen = _ARRIVALS.where(Ledger.module_id == door.setting.module, Ledger.verdict != Verdict.ANNULLED)
    if checkpoint is not None:
        chosen = chosen.where(Ledger.checkpoint == checkpoint)
    with written(door.station.file, door.connection):
        rows = door.connection.execute(chosen.order_by(Ledger.at.desc(), Ledger.sequence.desc()).limit(limit)).all()
    return tuple(_arrival(row, door) for row in rows)


def _take(tally: Tally, row: AnyRow) -> tuple[str, str] | None:
    tally.read = row.rowid
    if not (row.person_id or row.code):
        return None
    who = row.person_id or tally.holders.get(row.code, row.code)
    if not row.person_id and row.code not in tally.holders:
        tally.strangers.add(row.code)
    tally.moves.setdefault((row.checkpoint, who), []).append(entry(row, who))
    return row.checkpoint, who


def _fold_again(tally: Tally, checkpoint: str, who: str) -> None:
    here = tally.presences.setdefault(checkpoint, {})
    presence = presence_of(standing_moves(tally.moves.get((checkpoint, who), [])))
    here.pop(who, None)
    if presence is not None:
        here[who] = presence


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


def _is_expected(row: AnyRow) -> bool:
    standing = standing_of(row.decision, withdrawn_at=row.withdrawn_at, blocked_at=row.blocked_at)
    return standing is Standing.SELECTED


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
        at=row.at.astimezone(door.setting.zone),
        verdict=Verdict(row.verdict),
        why=row.why,
        person=row.person_id,
        name=f"{row.first_name} {row.last_name}".strip() if row.first_name else (row.raw or row.code or ""),
        station=row.station,
        undone=row.annulment is not None,
    )


_rowid: Any = literal_column("ledger.rowid").label("rowid")
_NEW = (
    select(_rowid, *ENTRY_COLUMNS)
    .where(Ledger.module_id == bindparam("module"), literal_column("ledger.rowid") > bindparam("read"))
    .order_by(literal_column("ledger.rowid"))
)
_annulling = aliased(Ledger)
_ARRIVALS = (
    select(
        *ENTRY_COLUMNS, Ledger.why, Ledger.raw, Person.first_name, Person.last_name, _annulling.id.label("annulment")
    )
    .outerjoin(Person, Person.id == Ledger.person_id)
    .outerjoin(_annulling, _annulling.annuls == Ledger.id)
)
_GUESTS = (
    select(
        Person.id,
        Person.first_name,
        Person.last_name,
        Person.organisation,
        Person.country,
        Person.phone,
        Application.decision,
        Application.withdrawn_at,
        Application.blocked_at,
    )
    .join(Invitation, and_(Invitation.person_id == Person.id, Invitation.module_id == bindparam("module")))
    .outerjoin(Application, and_(Application.person_id == Person.id, Application.edition_id == bindparam("edition")))
    .where(Invitation.state.in_(EXPECTED))
)
