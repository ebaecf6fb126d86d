"""The room behind a checkpoint: its numbers, kept up with each who comes or goes instead of counted anew."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from blp_desktop.domain.checkpoints import Window
from blp_desktop.domain.ledger import Presence
from blp_desktop.store.columns import AnyRow

STEP = timedelta(minutes=5)
"""How long a step of the arrivals curve is, as long as it has no more than `_MOST_STEPS`."""
_LONGER = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7))
_MOST_STEPS = 96

Guests = Mapping[str, AnyRow]
"""The expected, by their keys, in the order of names; rows with `country` and what a list of them shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCount:
    """How many of the expected from one country (empty: not known) are present."""

    country: str
    expected: int
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalStep:
    """How many came in the time from `at` (in the module's zone) to the next step."""

    at: datetime
    came: int


@dataclass(slots=True)
class Room:
    """Who is there, of the expected and of all. `waiting` and `countries` are None until somebody asks for them."""

    inside: int = 0
    minutes: Counter[int] = field(default_factory=Counter)
    """Minutes since 1970 → how many came first in that minute."""
    countries: Counter[str] | None = None
    waiting: dict[str, AnyRow] | None = None

    def forget_guests(self) -> None:
        """The expected are others than before."""
        self.countries = self.waiting = None

    def change(self, before: Presence | None, after: Presence | None, guest: AnyRow | None) -> None:
        """Take in that the presence of somebody (`guest` where expected) is another one."""
        self.inside += _inside(after) - _inside(before)
        if before is not None:
            self.minutes[_minute(before)] -= 1
        if after is not None:
            self.minutes[_minute(after)] += 1
        if guest is not None and (before is None) is not (after is None):
            self._change_guest(guest, came=after is not None)

    def _change_guest(self, guest: AnyRow, *, came: bool) -> None:
        if self.countries is not None:
            self.countries[guest.country] += 1 if came else -1
        if self.waiting is not None and came:
            self.waiting.pop(guest.id, None)
        elif not came:
            self.waiting = None


def present_by_country(room: Room, guests: Guests, present: Mapping[str, Presence]) -> Counter[str]:
    """How many of the expected are present, by their countries."""
    if room.countries is None:
        room.countries = Counter(guests[who].country for who in present if who in guests)
    return room.countries


def waiting(room: Room, guests: Guests, present: Mapping[str, Presence]) -> Mapping[str, AnyRow]:
    """The expected who are not present, in the order of names."""
    if room.waiting is None:
        room.waiting = dict(guests)
        for who in present:
            room.waiting.pop(who, None)
    return room.waiting


def curve(room: Room, window: Window | None, now: datetime) -> tuple[ArrivalStep, ...]:
    """First arrivals step by step, from the door's opening (else the first arrival) to now, or to its closing.

    `now` is in the module's zone. Who came before the opening counts in the first step, after the closing in the last.
    """
    came = {minute: count for minute, count in room.minutes.items() if count > 0}
    first, last = _span(came.keys(), window, _epoch_minute(now))
    step = _step(first, last)
    counts = Counter[int]()
    for minute, count in came.items():
        counts[min(max(minute, first), last) // step] += count
    numbers = range(first // step, last // step + 1)
    return tuple(ArrivalStep(at=_instant(number * step, now), came=counts[number]) for number in numbers)


def _span(came: Collection[int], window: Window | None, now: int) -> tuple[int, int]:
    """The first and the last minute of the curve; the last before the first where there is nothing to draw."""
    if window is not None and (opens := _epoch_minute(window.opens)) <= now:
        return opens, min(now, _epoch_minute(window.closes))
    return (min(came), max(came)) if came else (0, -_MOST_STEPS)


def _step(first: int, last: int) -> int:
    """Minutes of a step: five, or more where that would be too many steps."""
    lengths = [int(length.total_seconds()) // 60 for length in (STEP, *_LONGER)]
    return next((length for length in lengths if (last - first) // length < _MOST_STEPS), lengths[-1])


def _inside(presence: Presence | None) -> int:
    return int(presence is not None and presence.inside)


def _minute(presence: Presence) -> int:
    return _epoch_minute(presence.first.at)


def _epoch_minute(at: datetime) -> int:
    return int(at.timestamp()) // 60


def _instant(minute: int, like: datetime) -> datetime:
    return datetime.fromtimestamp(minute * 60, tz=UTC).astimezone(like.tzinfo)
