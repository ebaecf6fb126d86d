"""Proofs of presence: who was at each half-day of a module, who was expected and not seen, and on what proof."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.evidence_scans import paper_says
from blp_desktop.desk.sheet_roll import Roll
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.codes import short_code, shown
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.names import SortKey, collation
from blp_desktop.domain.signatures import Place
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.schema import Ledger, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceProof:
    """One person at one checkpoint. `came` is None where they were not seen; times are in the module's zone.

    `row` is the ledger's row that let them in, `proof` says in words how, where and by whom, `paper` how signed paper
    differs from that.
    """

    checkpoint: str
    last_name: str
    first_name: str
    organisation: str
    country: str
    role: str
    expected: bool
    came: datetime | None = None
    left: datetime | None = None
    proof: str = ""
    row: str = ""
    paper: str = ""

    @property
    def words(self) -> str:
        """The proof, and what paper says otherwise."""
        return " ".join(part for part in (self.proof, self.paper) if part)


@dataclass(frozen=True, slots=True)
class CheckpointProofs:
    """A checkpoint of the module and everyone who was there or expected, in the order of names."""

    checkpoint: Checkpoint
    people: tuple[PresenceProof, ...]

    @property
    def present(self) -> tuple[PresenceProof, ...]:
        """Those whom the ledger has."""
        return tuple(each for each in self.people if each.came is not None)

    @property
    def not_seen(self) -> tuple[PresenceProof, ...]:
        """Those who were expected and did not come."""
        return tuple(each for each in self.people if each.came is None)


_SAID = (
    Ledger.id,
    Ledger.verdict,
    Ledger.code,
    Ledger.station,
    Ledger.operator,
    Ledger.overridden,
    Ledger.reason,
)


def proofs_of(session: Session, roll: Roll) -> tuple[CheckpointProofs, ...]:
    """Every checkpoint of the roll's module in time's order."""
    rows, paper = _rows(session, roll.module.id), paper_says(session, roll.module)
    return tuple(
        CheckpointProofs(checkpoint, tuple(_at(roll, checkpoint, rows, paper)))
        for checkpoint in checkpoints_of(session, roll.module)
    )


def _rows(session: Session, module: str) -> dict[str, AnyRow]:
    """The module's ledger by row."""
    said = select(*_SAID).where(Ledger.module_id == module)
    rows = session.connection().execute(said)
    return {row.id: row for row in rows}


def _at(
    roll: Roll, checkpoint: Checkpoint, rows: Mapping[str, AnyRow], paper: Mapping[Place, str]
) -> Iterator[PresenceProof]:
    expected = {person.id for person in roll.expected}
    for person in sorted((*roll.expected, *roll.others), key=_by_name(roll)):
        seen = _seen(roll, checkpoint, person.id, rows)
        if seen or person.id in expected:
            yield replace(_of_person(roll, person, checkpoint, seen), paper=paper.get((checkpoint.id, person.id), ""))
    for code in roll.strangers:
        seen = _seen(roll, checkpoint, code, rows)
        if seen:
            yield _of_stranger(code, checkpoint, seen)


def _by_name(roll: Roll) -> Callable[[Person], tuple[SortKey, SortKey, str]]:
    order = collation(roll.language)
    return lambda person: (order(person.last_name), order(person.first_name), person.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """When somebody came and went, and the row and the words that prove it."""

    came: datetime
    left: datetime | None
    proof: str
    row: str


def _seen(roll: Roll, checkpoint: Checkpoint, who: str, rows: Mapping[str, AnyRow]) -> _Seen | None:
    presence = roll.attendance.get((checkpoint.id, who))
    if presence is None:
        return None
    zone, first = ZoneInfo(roll.module.time_zone), rows[presence.first.id]
    left = presence.left.at.astimezone(zone) if presence.left else None
    return _Seen(came=presence.first.at.astimezone(zone), left=left, proof=_proof(first), row=first.id)


def _proof(row: AnyRow) -> str:
    """`Badge read at laptop North, by Anna.`, and in spite of what they were let in."""
    how = "Badge read" if row.code else "Found by name"
    said = f"{how} at laptop {row.station}" + (f", by {row.operator}." if row.operator else ".")
    if row.verdict == Verdict.PROVISIONAL:
        said += " The badge is genuine; its owner was not in that laptop's data yet."
    if row.overridden:
        said += f" Let in by a supervisor in spite of {_in_words(row.overridden)}: {row.reason.rstrip('.')}."
    return said


def _in_words(verdicts: list[str]) -> str:
    """`too early`."""
    return ", ".join(verdict.replace("_", " ").lower() for verdict in verdicts)


def _of_person(roll: Roll, person: Person, checkpoint: Checkpoint, seen: _Seen | None) -> PresenceProof:
    place = roll.place(person)
    return PresenceProof(
        checkpoint=checkpoint.id,
        last_name=person.last_name,
        first_name=person.first_name,
        organisation=person.organisation,
        country=person.country,
        role="walk-in" if place.is_walk_in else place.role or "participant",
        expected=person in roll.expected,
        came=seen.came if seen else None,
        left=seen.left if seen else None,
        proof=seen.proof if seen else "",
        row=seen.row if seen else "",
    )


def _of_stranger(code: str, checkpoint: Checkpoint, seen: _Seen) -> PresenceProof:
    return PresenceProof(
        checkpoint=checkpoint.id,
        last_name=f"Badge {shown(short_code(code))}",
        first_name="(owner not known)",
        organisation="",
        country="",
        role="not matched yet",
        expected=False,
        came=seen.came,
        left=seen.left,
        proof=seen.proof,
        row=seen.row,
    )
