"""The ledger: every scan that was judged, and the attendance that folding it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby


class Verdict(StrEnum):
    """The decision about one scan."""

    ADMITTED = "ADMITTED"
    EXITED = "EXITED"
    ALREADY_IN = "ALREADY_IN"
    PROVISIONAL = "PROVISIONAL"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    OTHER_EDITION = "OTHER_EDITION"
    REVOKED_BADGE = "REVOKED_BADGE"
    BLOCKED = "BLOCKED"
    NOT_SELECTED = "NOT_SELECTED"
    WITHDRAWN = "WITHDRAWN"
    NOT_INVITED = "NOT_INVITED"
    TOO_EARLY = "TOO_EARLY"
    TOO_LATE = "TOO_LATE"
    FULL = "FULL"
    NEEDS_CLEARANCE = "NEEDS_CLEARANCE"
    NEEDS_ANSWER = "NEEDS_ANSWER"
    AMBIGUOUS = "AMBIGUOUS"
    ERROR = "ERROR"
    ANNULLED = "ANNULLED"


ENTERED = frozenset({Verdict.ADMITTED, Verdict.PROVISIONAL})
MOVED = ENTERED | {Verdict.EXITED}
"""The verdicts that say a person went through the door."""
DONE = MOVED | {Verdict.ALREADY_IN}
"""The verdicts after which nobody has anything more to do."""


class Direction(StrEnum):
    """Which way through the door."""

    ENTRY = "entry"
    EXIT = "exit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the ledger. `who` is a person's key, or the code of a badge nobody knows yet; `at` is `true_time`."""

    id: str
    who: str
    checkpoint: str
    verdict: Verdict
    at: datetime
    sequence: int
    station: str
    operator: str = ""
    annuls: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What the ledger says of one person at one checkpoint; `left` is the last exit of who did not come back."""

    first: Entry
    admissions: int
    inside: bool
    left: Entry | None = None


Attendance = dict[tuple[str, str], Presence]
"""(checkpoint, who) → presence, for everyone admitted and not annulled."""


def fold(entries: Iterable[Entry]) -> Attendance:
    """Attendance from the ledger, whatever the order its rows arrived in."""
    moves = sorted(standing_moves(entries), key=lambda entry: (entry.checkpoint, entry.who, *_in_time(entry)))
    groups = groupby(moves, key=lambda entry: (entry.checkpoint, entry.who))
    folded = ((place, presence_of(list(group))) for place, group in groups)
    return {place: presence for place, presence in folded if presence is not None}


def true_time(at: datetime, clock_offset: float) -> datetime:
    """When a scan was, by the time its laptop's clock showed and the seconds that clock was ahead."""
    return at - timedelta(seconds=clock_offset) if clock_offset else at


def standing_moves(entries: Iterable[Entry]) -> list[Entry]:
    """The entries and exits that no annulment names."""
    rows = list(entries)
    annulled = {entry.annuls for entry in rows if entry.verdict is Verdict.ANNULLED}
    return [entry for entry in rows if entry.verdict in MOVED and entry.id not in annulled]


def presence_of(moves: list[Entry]) -> Presence | None:
    """What one person's standing moves at one checkpoint amount to; None where nobody was let in."""
    moves = sorted(moves, key=_in_time)
    admissions = [move for move in moves if move.verdict in ENTERED]
    if not admissions:
        return None
    last = moves[-1]
    inside = last.verdict in ENTERED
    return Presence(first=admissions[0], admissions=len(admissions), inside=inside, left=None if inside else last)


def present_at(attendance: Attendance, checkpoint: str) -> frozenset[str]:
    """Who was present at the checkpoint."""
    return frozenset(who for place, who in attendance if place == checkpoint)


def _in_time(entry: Entry) -> tuple[datetime, int, str]:
    return entry.at, entry.sequence, entry.id
