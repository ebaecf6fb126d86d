"""Checkpoints: what attendance is counted for, and when each is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

NOON = time(12, 0)
SPLIT = time(12, 30)
LONG_INTO_AFTERNOON = time(14, 0)
DEFAULT_TOLERANCE = timedelta(minutes=30)


class Half(StrEnum):
    """The half of a day."""

    MORNING = "am"
    AFTERNOON = "pm"

    @property
    def label(self) -> str:
        """`Morning` or `Afternoon`."""
        return "Morning" if self is Half.MORNING else "Afternoon"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session as the clock sees it: local day and times, and whether it counts for attendance."""

    day: date
    start: time
    end: time
    counts: bool


@dataclass(frozen=True, slots=True)
class Window:
    """When a checkpoint admits: both boundary seconds are inside. Instants are aware."""

    opens: datetime
    closes: datetime

    def holds(self, at: datetime) -> bool:
        """Whether the instant is inside; parts of a second do not count."""
        return self.opens <= at.replace(microsecond=0) <= self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """One thing that attendance is counted for.

    `core` is the window without the tolerance, `capacity` None where nobody enforces one.
    """

    id: str
    label: str
    window: Window | None
    core: Window | None = None
    capacity: int | None = None
    multi_entry: bool = False
    reentry: bool = True


def halves_of(sitting: Sitting) -> tuple[Half, ...]:
    """The half-days a session belongs to: 10:00-12:30 the morning, 09:00-16:30 both."""
    if sitting.start >= NOON:
        return (Half.AFTERNOON,)
    if sitting.end >= LONG_INTO_AFTERNOON:
        return (Half.MORNING, Half.AFTERNOON)
    return (Half.MORNING,)


def half_days(sittings: Iterable[Sitting], *, zone: ZoneInfo, tolerance: timedelta) -> tuple[Checkpoint, ...]:
    """The half-days on which a session counts, in time's order."""
    known = tuple(sittings)
    days = sorted({sitting.day for sitting in known})
    found = (_half_day(known, day, half, zone, tolerance) for day in days for half in Half)
    return tuple(checkpoint for checkpoint in found if checkpoint is not None)


def _half_day(
    sittings: tuple[Sitting, ...], day: date, half: Half, zone: ZoneInfo, tolerance: timedelta
) -> Checkpoint | None:
    parts = in_half(sittings, day, half)
    ends = [part.end for part in parts if part.counts]
    if not ends:
        return None
    core = Window(instant(day, min(part.start for part in parts), zone), instant(day, max(ends), zone))
    window = Window(core.opens - tolerance, core.closes + tolerance)
    return Checkpoint(id=half_day_id(day, half), label=half_day_label(day, half), window=window, core=core)


def in_half(sittings: Iterable[Sitting], day: date, half: Half) -> list[Sitting]:
    """What of the day's sessions lies in this half; one that lasts into both is split at 12:30."""
    return [_part(sitting, half) for sitting in sittings if sitting.day == day and half in halves_of(sitting)]


def _part(sitting: Sitting, half: Half) -> Sitting:
    if len(halves_of(sitting)) == 1:
        return sitting
    if half is Half.MORNING:
        return Sitting(sitting.day, sitting.start, SPLIT, sitting.counts)
    return Sitting(sitting.day, SPLIT, sitting.end, sitting.counts)


def half_day_id(day: date, half: Half) -> str:
    """`2017-10-24-am`."""
    return f"{day.isoformat()}-{half}"


def day_and_half(half_day: str) -> tuple[date, Half]:
    """The day and the half of a half-day's id."""
    day = date.fromisoformat(half_day[:10])
    return day, next(half for half in Half if half_day == half_day_id(day, half))


def half_day_label(day: date, half: Half) -> str:
    """`Tue 24 Oct, morning`."""
    return f"{day_label(day)}, {half.label.lower()}"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_label(day: date) -> str:
    """`Tue 24 Oct`, in English whatever the laptop's locale."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def instant_label(at: datetime) -> str:
    """`Tue 24 Oct 2017, 09:12`, in the zone that `at` is in and in English whatever the laptop's locale."""
    return f"{day_label(at.date())} {at.year}, {at:%H:%M}"


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local wall time."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def checkpoint_at(checkpoints: Iterable[Checkpoint], at: datetime) -> Checkpoint | None:
    """The half-day to judge at: whose window holds the instant, else the nearest in time.

    Where two windows hold it (a lunch break), the one in session wins, then the one to come.
    """
    timed = [checkpoint for checkpoint in checkpoints if checkpoint.window and checkpoint.core]
    if not timed:
        return None
    holding = [checkpoint for checkpoint in timed if checkpoint.window and checkpoint.window.holds(at)]
    in_session = [checkpoint for checkpoint in holding if checkpoint.core and checkpoint.core.holds(at)]
    if holding:
        return max(in_session or holding, key=_opening)
    return min(timed, key=lambda checkpoint: distance(checkpoint, at))


def _opening(checkpoint: Checkpoint) -> datetime:
    assert checkpoint.window is not None
    return checkpoint.window.opens


def distance(checkpoint: Checkpoint, at: datetime) -> timedelta:
    """How far the instant is from the checkpoint's window; zero inside."""
    window = checkpoint.window
    if window is None or window.holds(at):
        return timedelta(0)
    return window.opens - at if at < window.opens else at - window.closes
