"""Attendance: folded from the ledger, never kept anywhere else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.finding import module_named, the_programme
from blp_desktop.desk.standing import standing_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.united import united_people
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.domain.codes import short_code, shown
from blp_desktop.domain.ledger import Attendance, Entry, Verdict, fold, true_time
from blp_desktop.domain.names import collation
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.schema import Application, Badge, Invitation, Ledger, Module, Person

ENTRY_COLUMNS = (
    Ledger.id,
    Ledger.checkpoint,
    Ledger.verdict,
    Ledger.at,
    Ledger.sequence,
    Ledger.station,
    Ledger.operator,
    Ledger.annuls,
    Ledger.person_id,
    Ledger.code,
    Ledger.clock_offset,
)
"""What folding needs of a ledger row."""

_ENTRIES = select(*ENTRY_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointCount:
    """How many were expected and present at a checkpoint."""

    id: str
    label: str
    expected: int
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attender:
    """One person and the checkpoints they were present at. `id` is None for a badge not matched yet."""

    id: str | None
    first_name: str
    last_name: str
    organisation: str
    country: str
    email: str
    phone: str
    expected: bool
    withdrawn: bool
    present: tuple[str, ...]
    first_seen: tuple[datetime, ...]

    @property
    def name(self) -> str:
        """`Rūta Kalniņa`."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleAttendance:
    """Who was where at one module: everyone expected, and everyone else who came."""

    module: str
    title: str
    city: str
    checkpoints: tuple[CheckpointCount, ...]
    people: tuple[Attender, ...]


def attendance(station: Station, module: str) -> ModuleAttendance:
    """The attendance of the module of that key, code or city."""
    with looking(station) as session:
        return module_attendance(session, module_named(session, module))


def module_attendance(session: Session, module: Module) -> ModuleAttendance:
    """The same, in a look that is under way."""
    folded = fold(entries(session.connection(), module.id))
    expected = _expected(session, module)
    people = _attenders(session, module, folded, expected)
    return ModuleAttendance(
        module=module.code,
        title=module.title,
        city=module.city,
        checkpoints=tuple(_counts(session, module, people)),
        people=people,
    )


def _counts(session: Session, module: Module, people: tuple[Attender, ...]) -> Iterable[CheckpointCount]:
    expected = sum(person.expected for person in people)
    for checkpoint in checkpoints_of(session, module):
        present = sum(checkpoint.id in person.present for person in people)
        yield CheckpointCount(id=checkpoint.id, label=checkpoint.label, expected=expected, present=present)


def present_people(connection: Connection, module: str) -> frozenset[str]:
    """Who was present at any checkpoint of the module."""
    return frozenset(who for _, who in fold(entries(connection, module)))


def present_at(connection: Connection, module: str, checkpoint: str) -> frozenset[str]:
    """Who was present at this checkpoint."""
    rows = connection.execute(_ENTRIES.where(Ledger.module_id == module, Ledger.checkpoint == checkpoint))
    return frozenset(who for _, who in fold(_entries(connection, rows)))


def entries(connection: Connection, module: str) -> list[Entry]:
    """The module's ledger, each row under its person (a provisional one once its badge is known)."""
    rows = connection.execute(_ENTRIES.where(Ledger.module_id == module))
    return _entries(connection, rows)


def _entries(connection: Connection, rows: Iterable[AnyRow]) -> list[Entry]:
    kept = [row for row in rows if row.person_id or row.code]
    strangers = {row.code for row in kept if not row.person_id}
    holders, united = _holders(connection) if strangers else {}, united_people(connection)
    found = ((row, row.person_id or holders.get(row.code, row.code)) for row in kept)
    return [entry(row, united.get(who, who)) for row, who in found]


def counted_as(connection: Connection) -> dict[str, str]:
    """Whom the code of a badge, or the key of somebody who was written down twice, counts as."""
    united = united_people(connection)
    return united | {code: united.get(person, person) for code, person in _holders(connection).items()}


def _holders(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(Badge.code, Badge.person_id))
    return {row.code: row.person_id for row in rows}


def entry(row: AnyRow, who: str) -> Entry:
    """A ledger row as folding takes it."""
    return Entry(
        id=row.id,
        who=who,
        checkpoint=row.checkpoint,
        verdict=Verdict(row.verdict),
        at=true_time(row.at, row.clock_offset),
        sequence=row.sequence,
        station=row.station,
        operator=row.operator or "",
        annuls=row.annuls,
    )


def _expected(session: Session, module: Module) -> dict[str, bool]:
    """Everyone with a standing invitation: person → still expected (not withdrawn or blocked since)."""
    invited = (
        select(Invitation.person_id, Application.decision, Application.withdrawn_at, Application.blocked_at)
        .outerjoin(
            Application,
            (Application.person_id == Invitation.person_id) & (Application.edition_id == module.edition_id),
        )
        .where(Invitation.module_id == module.id, Invitation.state.in_(EXPECTED))
    )
    return {row.person_id: _standing(row) is Standing.SELECTED for row in session.execute(invited)}


def _standing(row: AnyRow) -> Standing:
    return standing_of(row.decision, withdrawn_at=row.withdrawn_at, blocked_at=row.blocked_at)


def _attenders(session: Session, module: Module, folded: Attendance, expected: dict[str, bool]) -> tuple[Attender, ...]:
    came = {who for _, who in folded}
    shown_ids = {who for who, still in expected.items() if still} | came
    seen = _seen(folded, ZoneInfo(module.time_zone))
    order = collation(module.language or the_programme(session).language)
    people = {row.id: row for row in session.execute(select(*_PEOPLE)) if row.id in shown_ids}
    found = [_attender(who, people.get(who), expected=expected.get(who), seen=seen.get(who, [])) for who in shown_ids]
    return tuple(sorted(found, key=lambda person: (order(person.last_name), order(person.first_name), person.email)))


def _seen(folded: Attendance, zone: ZoneInfo) -> dict[str, list[tuple[datetime, str]]]:
    """When each person was first seen at each checkpoint, in time's order."""
    seen: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for (checkpoint, who), presence in folded.items():
        seen[who].append((presence.first.at.astimezone(zone), checkpoint))
    return {who: sorted(here) for who, here in seen.items()}


_PEOPLE = (
    Person.id,
    Person.first_name,
    Person.last_name,
    Person.organisation,
    Person.country,
    Person.email,
    Person.phone,
)


def _attender(who: str, row: AnyRow | None, *, expected: bool | None, seen: list[tuple[datetime, str]]) -> Attender:
    return Attender(
        id=row.id if row else None,
        first_name=row.first_name if row else "Badge",
        last_name=row.last_name if row else f"{shown(short_code(who))} (not matched yet)",
        organisation=row.organisation if row else "",
        country=row.country if row else "",
        email=row.email if row else "",
        phone=row.phone if row else "",
        expected=expected is True,
        withdrawn=expected is False,
        present=tuple(checkpoint for _, checkpoint in seen),
        first_seen=tuple(at for at, _ in seen),
    )
