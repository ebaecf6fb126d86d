"""The rehearsal: a door played on a copy of the file, each verdict beside the one it should be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from blp_desktop.desk.attendance import present_at
from blp_desktop.desk.checkin import Scan, scan
from blp_desktop.desk.checkpoints import CheckpointFields, checkpoints_of, edit_checkpoint
from blp_desktop.desk.door import Door, opened_door
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.rehearsal_cast import Cast, Player, cast
from blp_desktop.desk.rehearsal_copy import station_on_copy
from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.checkpoints import Checkpoint, Window, instant
from blp_desktop.domain.codes import ALPHABET, DIGIT_ROWS
from blp_desktop.domain.ledger import Direction, Verdict
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.schema import Module

Tell = Callable[[str, int, int], None]
"""Told before each scan: words, how many are done, how many there are; it may raise to stop the rehearsal."""

LAYOUT = "French"
_MINUTE = timedelta(minutes=1)
_SETTLED_IN = 10 * _MINUTE
_EARLIEST = time(8, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsedScan:
    """One scan of a rehearsal: what came to the door, what the rules say, what the desk answered."""

    id: str
    situation: str
    scanned: str
    prepared: str
    expected: Verdict
    received: Verdict
    why: str

    @property
    def is_right(self) -> bool:
        """Whether the desk answered as it should."""
        return self.expected is self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A door that was played. `notes` are sentences about what the rehearsal left out."""

    city: str
    checkpoint: str
    scans: tuple[RehearsedScan, ...]
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> int:
        """How many answers were not as they should be."""
        return sum(not played.is_right for played in self.scans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One scan of the script, and the verdict that the rules give."""

    id: str
    situation: str
    scanned: str
    raw: str
    at: datetime
    expected: Verdict
    direction: Direction = Direction.ENTRY
    prepared: str = ""


def opening_of(station: Station, module: str) -> datetime:
    """When the first checkpoint of the module opens; half past eight on its first day where nothing counts yet."""
    with looking(station) as session:
        found = module_named(session, module)
        first = _first_timed(checkpoints_of(session, found))
        if first is not None and first.window is not None:
            return first.window.opens
        return instant(found.first_day, _EARLIEST, ZoneInfo(found.time_zone))


def rehearse(station: Station, module: str, tell: Tell) -> Rehearsal:
    """Play the first door of the module on a copy; the file itself is only read.

    Raises Refusal where nothing counts for attendance, SurroundingsFailed where there is no room for a copy.
    """
    with station_on_copy(station, at=opening_of(station, module)) as copy:
        key, city, checkpoint = _setting(copy, module)
        _admit_at_most(copy, key, checkpoint, None)
        players = cast(copy, key, checkpoint.id)
        with opened_door(copy, key) as door:
            return replace(_played(door, checkpoint, players, tell), city=city)


def _setting(copy: Station, module: str) -> tuple[str, str, Checkpoint]:
    with looking(copy) as session:
        found = module_named(session, module)
        checkpoint = _first_timed(checkpoints_of(session, found))
        if checkpoint is None:
            raise _nothing_counts(found)
        return found.id, found.city, checkpoint


def _first_timed(checkpoints: Sequence[Checkpoint]) -> Checkpoint | None:
    return next((checkpoint for checkpoint in checkpoints if checkpoint.window), None)


def _nothing_counts(module: Module) -> Refusal:
    sentence = f"Nothing in {module.city} counts for attendance, so there is no door to rehearse."
    return Refusal("no_checkpoint", sentence, "Let a session of its agenda count, or add a checkpoint.")


def _admit_at_most(copy: Station, module: str, checkpoint: Checkpoint, capacity: int | None) -> None:
    assert checkpoint.window is not None
    fields = CheckpointFields(
        label=checkpoint.label,
        opens_at=checkpoint.window.opens,
        closes_at=checkpoint.window.closes,
        capacity=capacity,
        multi_entry=checkpoint.multi_entry,
        reentry=checkpoint.reentry,
    )
    edit_checkpoint(copy, module, checkpoint.id, fields)


def _played(door: Door, checkpoint: Checkpoint, players: Cast, tell: Tell) -> Rehearsal:
    steps, full = script(checkpoint, players, door.setting.zone), full_room(checkpoint, players, door.setting.zone)
    whole = len(steps) + len(full)
    scans = [_play(door, checkpoint, step, _Turn(tell, done, whole)) for done, step in enumerate(steps)]
    _admit_at_most(door.station, door.setting.module, checkpoint, _counted(door, checkpoint))
    scans += [_play(door, checkpoint, step, _Turn(tell, done, whole)) for done, step in enumerate(full, len(steps))]
    return Rehearsal(city=door.setting.city, checkpoint=checkpoint.label, scans=tuple(scans), notes=players.notes)


def _counted(door: Door, checkpoint: Checkpoint) -> int:
    with looking(door.station) as session:
        return len(present_at(session.connection(), door.setting.module, checkpoint.id))


@dataclass(frozen=True, slots=True)
class _Turn:
    tell: Tell
    done: int
    whole: int


def _play(door: Door, checkpoint: Checkpoint, step: Step, turn: _Turn) -> RehearsedScan:
    turn.tell(step.situation, turn.done, turn.whole)
    request = Scan(raw=step.raw, checkpoint=checkpoint.id, at=step.at, direction=step.direction)
    try:
        judged = scan(door, request).value
        received, why = judged.verdict, judged.why
    except (Refusal, SurroundingsFailed) as problem:
        received, why = Verdict.ERROR, str(problem)
    return RehearsedScan(
        id=step.id,
        situation=step.situation,
        scanned=step.scanned,
        prepared=step.prepared,
        expected=step.expected,
        received=received,
        why=why,
    )


def script(checkpoint: Checkpoint, players: Cast, zone: ZoneInfo) -> tuple[Step, ...]:
    """The scans before the room is full, in the order of the clock but for the two at the wrong time."""
    window = checkpoint.window
    assert window is not None
    now = _settled(window)
    again = Verdict.ADMITTED if checkpoint.multi_entry else Verdict.ALREADY_IN
    back = Verdict.ADMITTED if checkpoint.multi_entry or checkpoint.reentry else Verdict.ALREADY_IN
    write = _Writer(zone)
    outside, arriving = players.outside, players.arriving
    return (
        write("early", "A minute before the door opens", outside, window.opens - _MINUTE, Verdict.TOO_EARLY),
        write("on-time", "On time", arriving, now, Verdict.ADMITTED),
        write("twice", "The same badge again", arriving, now + _MINUTE, again),
        replace(write("exit", "Leaving", arriving, now + 2 * _MINUTE, Verdict.EXITED), direction=Direction.EXIT),
        write("return", "Coming back", arriving, now + 3 * _MINUTE, back),
        _garbled(write("garbled", f"A scanner set to a {LAYOUT} keyboard", players.garbled, now, Verdict.ADMITTED)),
        write("elsewhere", "Not invited to this module", players.elsewhere, now, Verdict.NOT_INVITED),
        write("withdrawn", "Withdrawn from the edition", players.withdrawn, now, Verdict.WITHDRAWN),
        write("revoked", "A revoked badge", players.revoked, now, Verdict.REVOKED_BADGE),
        _forged(write("forged", "A badge with one sign changed", arriving, now, Verdict.UNKNOWN_CODE)),
        _no_badge(write("unknown", "A code that is no badge", arriving, now, Verdict.UNKNOWN_CODE)),
        write("late", "A minute after the door closed", outside, window.closes + _MINUTE, Verdict.TOO_LATE),
    )


def full_room(checkpoint: Checkpoint, players: Cast, zone: ZoneInfo) -> tuple[Step, ...]:
    """The scans at the same door once every place is taken."""
    assert checkpoint.window is not None
    now = _settled(checkpoint.window) + 4 * _MINUTE
    write = _Writer(zone)
    again = Verdict.ADMITTED if checkpoint.multi_entry else Verdict.ALREADY_IN
    taken = "no more places than are taken"
    return (
        replace(write("full", "The room is full", players.outside, now, Verdict.FULL), prepared=taken),
        replace(write("counted", "In the full room, somebody counted", players.arriving, now, again), prepared=taken),
    )


def _settled(window: Window) -> datetime:
    return max(window.opens, min(window.opens + _SETTLED_IN, window.closes - _SETTLED_IN))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes steps whose times are told in the module's zone."""

    zone: ZoneInfo

    def __call__(self, key: str, situation: str, player: Player, at: datetime, expected: Verdict) -> Step:
        return Step(
            id=key,
            situation=situation,
            scanned=f"{at.astimezone(self.zone):%H:%M}, the badge of {player.name}",
            raw=player.code,
            at=at,
            expected=expected,
            prepared=player.prepared,
        )


def _garbled(step: Step) -> Step:
    typed = as_typed(step.raw, LAYOUT)
    return replace(step, raw=typed, scanned=f"{step.scanned}, typed {typed[:11]}…")


def as_typed(code: str, layout: str) -> str:
    """What a scanner that means these keys types on a computer with another keyboard layout."""
    signs, digits = DIGIT_ROWS[layout]
    return code.lower().translate(str.maketrans(digits, signs))


def _forged(step: Step) -> Step:
    last = ALPHABET[(ALPHABET.index(step.raw[-1]) + 1) % len(ALPHABET)]
    return replace(step, raw=step.raw[:-1] + last, prepared="")


def _no_badge(step: Step) -> Step:
    raw = "https://example.org/ticket?4711"
    return replace(step, raw=raw, scanned=f"{step.scanned[:5]}, {raw}", prepared="")
