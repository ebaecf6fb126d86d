"""Check-in: judge a scan, write it down, undo it; every way to the door comes through here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select

from blp_desktop.desk import scan_facts
from blp_desktop.desk.door import Door, opened_door, refresh
from blp_desktop.desk.station import Outcome, Rights, Station, looking, require_supervisor
from blp_desktop.domain.checkin import Decision, NextStep, judge
from blp_desktop.domain.checkpoints import Checkpoint, checkpoint_at
from blp_desktop.domain.codes import safe_text
from blp_desktop.domain.ledger import MOVED, Direction, Verdict, true_time
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.file import written
from blp_desktop.store.journal import Act, added, record, take_numbers
from blp_desktop.store.quick import quick_insert
from blp_desktop.store.schema import Ledger

OWN_SCAN_FOR = timedelta(minutes=5)
"""How long door staff may take their last scan back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What came to the door: a text that was read, or the key of a person chosen by name.

    Without `checkpoint` the instant decides; without `at` the station's clock; `override` is a supervisor's reason.
    """

    raw: str = ""
    person: str | None = None
    checkpoint: str | None = None
    at: datetime | None = None
    direction: Direction = Direction.ENTRY
    scan_id: str | None = None
    override: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A scan that was decided and committed.

    `first` is the scan that let the person in, for ALREADY_IN; `overridable` says whether a supervisor could admit.
    """

    scan_id: str
    code: str
    verdict: Verdict
    why: str
    next_step: NextStep | None
    overridden: tuple[Verdict, ...]
    person: scan_facts.Seen | None
    module: str
    checkpoint: str
    checkpoint_label: str
    direction: Direction
    at: datetime
    first: scan_facts.FirstScan | None
    overridable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulled:
    """A scan that was undone."""

    scan_id: str
    annuls: str
    person: str | None


def scan(door: Door, request: Scan) -> Outcome[Judged]:
    """Judge one scan and commit it before answering.

    Raises Refusal for an unknown checkpoint, an override without a reason, or a known scan id with another code or
    checkpoint; SurroundingsFailed where the row could not be written: then nothing was recorded.
    """
    _require_reason(request)
    act = Act(name="scan", author=door.station.author)
    with written(door.station.file, door.connection):
        refresh(door)
        judged = _again(door, request) or _judged(door, request, act)
    return Outcome(judged, frozenset(act.touched))


def undo_scan(door: Door, scan_id: str, *, reason: str) -> Outcome[Annulled]:
    """Annul a scan with a new row that names it; a second time gives the first annulment again.

    Door staff take back the last scan of their own at this laptop, for five minutes; all else is for supervisors.
    """
    act = Act(name="undo scan", author=door.station.author)
    with written(door.station.file, door.connection):
        row = _row_to_annul(door.connection, scan_id)
        _require_may_annul(door, row)
        annulled = scan_facts.annulment_of(door.connection, scan_id) or _annul(door, row, reason, act)
    return Outcome(Annulled(scan_id=annulled, annuls=scan_id, person=row.person_id), frozenset(act.touched))


def undo_any_scan(station: Station, scan_id: str, *, reason: str) -> Outcome[Annulled]:
    """Annul a scan of whatever module."""
    with looking(station) as session:
        module = session.scalar(select(Ledger.module_id).where(Ledger.id == scan_id))
    if module is None:
        raise _unknown_scan(scan_id)
    with opened_door(station, module) as door:
        return undo_scan(door, scan_id, reason=reason)


def _require_reason(request: Scan) -> None:
    if request.override is not None and not request.override.strip():
        raise Refusal("needs_reason", "An override needs a reason.", "Say in a few words why this person may enter.")


def _judged(door: Door, request: Scan, act: Act) -> Judged:
    at = request.at or door.station.now()
    checkpoint = _checkpoint(door, request.checkpoint, at)
    may_override = request.override is not None and door.station.rights is Rights.SUPERVISOR
    seen = scan_facts.gather(door, request.raw, request.person)
    facts = scan_facts.facts(
        door, seen, checkpoint=checkpoint, at=at, direction=request.direction, may_override=may_override
    )
    judged = _told(door, request, seen, checkpoint, at, judge(facts))
    _write(door, request, seen, judged, act)
    return judged


def _checkpoint(door: Door, code: str | None, at: datetime) -> Checkpoint:
    if code is not None:
        return door.setting.checkpoint(code)
    found = checkpoint_at(door.setting.checkpoints, at)
    if found is None:
        raise Refusal(
            "no_checkpoint",
            f"Nothing in {door.setting.city} counts for attendance.",
            "Let a session of its agenda count, or add a checkpoint.",
        )
    return found


def _told(
    door: Door, request: Scan, seen: scan_facts.Recognition, checkpoint: Checkpoint, at: datetime, decision: Decision
) -> Judged:
    first = decision.first.first if decision.first else None
    return Judged(
        scan_id=request.scan_id or door.station.author.new_key(),
        code=seen.code or safe_text(request.raw).strip(),
        verdict=decision.verdict,
        why=decision.why,
        next_step=decision.next_step,
        overridden=decision.overridden,
        person=seen.person,
        module=door.setting.module_code,
        checkpoint=checkpoint.id,
        checkpoint_label=checkpoint.label,
        direction=request.direction,
        at=at.astimezone(door.setting.zone),
        first=scan_facts.FirstScan(first.id, first.at.astimezone(door.setting.zone), first.station, first.operator)
        if first
        else None,
        overridable=decision.overridable,
    )


def _write(door: Door, request: Scan, seen: scan_facts.Recognition, judged: Judged, act: Act) -> None:
    values: dict[str, Any] = {
        "id": judged.scan_id,
        "checkpoint": judged.checkpoint,
        "direction": judged.direction,
        "verdict": judged.verdict,
        "why": judged.why,
        "at": judged.at,
        "person_id": judged.person.id if judged.person else None,
        "code": seen.code,
        "raw": safe_text(request.raw),
        "overridden": list(judged.overridden),
        "reason": request.override if judged.overridden else None,
        "annuls": None,
        "first": judged.first.scan_id if judged.first else None,
    }
    _add(door, values, act)


def _add(door: Door, values: dict[str, Any], act: Act) -> None:
    author = door.station.author
    numbers = take_numbers(door.connection, author, count=1)
    values |= {
        "module_id": values.get("module_id", door.setting.module),
        "laptop_id": author.laptop,
        "sequence": numbers.first,
        "station": author.laptop_name,
        "operator": author.operator,
        "clock_offset": 0.0,
    }
    _INSERT.run(door.connection, values)
    record(door.connection, act, [added("ledger", values)], numbers=numbers)


_INSERT = quick_insert(insert(Ledger), cast(Table, Ledger.__table__))


def _again(door: Door, request: Scan) -> Judged | None:
    """The first answer of a scan that came before; raises Refusal if it was another scan."""
    row = scan_facts.ledger_row(door.connection, request.scan_id) if request.scan_id else None
    if row is None:
        return None
    seen = scan_facts.gather(door, request.raw, request.person)
    same_code = row.code == seen.code if row.code else _is_same_name(row, request)
    same_place = row.module_id == door.setting.module and request.checkpoint in (None, row.checkpoint)
    if not (same_code and same_place and row.direction == request.direction):
        raise Refusal(
            "scan_id_taken", f"The scan {request.scan_id} was another one.", "Send each new scan with an id of its own."
        )
    return _as_told(door, row)


def _is_same_name(row: AnyRow, request: Scan) -> bool:
    """Whether a row without a code came from the same text, or the same person chosen."""
    if request.person is not None:
        return bool(row.person_id == request.person)
    return row.raw in (None, safe_text(request.raw))


def _as_told(door: Door, row: AnyRow) -> Judged:
    zone = door.setting.zone
    return Judged(
        scan_id=row.id,
        code=row.code or (row.raw or "").strip(),
        verdict=Verdict(row.verdict),
        why=row.why,
        next_step=None,
        overridden=tuple(Verdict(word) for word in row.overridden),
        person=scan_facts.seen_person(door.connection, row.person_id),
        module=door.setting.module_code,
        checkpoint=row.checkpoint,
        checkpoint_label=_label(door, row.checkpoint),
        direction=Direction(row.direction),
        at=true_time(row.at, row.clock_offset).astimezone(zone),
        first=scan_facts.first_scan(door.connection, row.first, zone),
    )


def _label(door: Door, checkpoint: str) -> str:
    """How the checkpoint is called; its id where the agenda has it no longer."""
    return next((each.label for each in door.setting.checkpoints if each.id == checkpoint), checkpoint)


def _row_to_annul(connection: Connection, scan_id: str) -> AnyRow:
    row = scan_facts.ledger_row(connection, scan_id)
    if row is None:
        raise _unknown_scan(scan_id)
    if Verdict(row.verdict) not in MOVED:
        raise Refusal(
            "nothing_to_undo",
            f"The scan {scan_id} was answered {row.verdict} and changed nothing.",
            "Only an admission or an exit can be undone.",
        )
    return row


def _require_may_annul(door: Door, row: AnyRow) -> None:
    is_fresh = door.station.now() - true_time(row.at, row.clock_offset) <= OWN_SCAN_FOR
    if not (is_fresh and row.id == scan_facts.last_moved_by(door.connection, door.station.author)):
        require_supervisor(door.station, "Undoing a scan other than your own last one")


def _unknown_scan(scan_id: str) -> Refusal:
    return Refusal("unknown_scan", f"There is no scan {scan_id}.", "Take the id from the answer to the scan.")


def _annul(door: Door, row: AnyRow, reason: str, act: Act) -> str:
    if not reason.strip():
        raise Refusal("needs_reason", "An undo needs a reason.", "Say in a few words why.")
    values = {name: getattr(row, name) for name in ("module_id", "checkpoint", "direction", "person_id", "code")}
    values |= {
        "id": door.station.author.new_key(),
        "verdict": Verdict.ANNULLED,
        "why": "Undone.",
        "at": door.station.now(),
        "raw": None,
        "overridden": [],
        "reason": reason.strip(),
        "annuls": row.id,
        "first": None,
    }
    _add(door, values, act)
    return str(values["id"])
