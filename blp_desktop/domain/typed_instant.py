"""A typed date and a typed time of day: understood beyond doubt, or refused with one sentence."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from blp_desktop.domain.refusals import Refusal

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORTEST = 3
"""Letters from which the name of a day or a month is told."""
_MOST_MONTHS = 12
_YEARS = range(2000, 2101)
_BIG_END_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{2})[-/.](?P<day>\d{2})|(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])\s*(\d{1,2})\2\s*(\d{4})")
_IN_WORDS = re.compile(r"(?:([a-z]+)\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})")
_MONTH_FIRST = re.compile(r"(?:([a-z]+)\.?,?\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})")


def typed_day(text: str) -> date:
    """`24 Oct 2017`, `Tue 24 October 2017`, `Oct 24, 2017`, `2017-10-24`, `24.10.2017`; raises Refusal otherwise."""
    asked = " ".join(text.casefold().split())
    weekday, year, month, day = _parts(asked)
    if year not in _YEARS:
        raise Refusal("far_year", "That year is far from any module.", "Write one from 2000 to 2100.")
    try:
        found = date(year, month, day)
    except ValueError:
        raise Refusal("no_day", "There is no such day.", _HOW) from None
    named = _place(weekday, _DAYS)
    if weekday and named != found.weekday():
        raise _another_weekday(found)
    return found


def typed_time(text: str) -> time:
    """`08:50`, `8:50`, `8.50` or `0850`; raises Refusal otherwise."""
    found = _TIME.fullmatch(text.strip())
    try:
        hour, minute = (int(part) for part in found.groups() if part is not None) if found else (-1, -1)
        return time(hour, minute)
    except ValueError:
        sentence = "This is no time of the day." if text.strip() else "The time is missing."
        raise Refusal("no_time", sentence, "Write it as 08:50, from 00:00 to 23:59.") from None


def typed_instant(day: str, at: str, zone: ZoneInfo) -> datetime:
    """The instant that both say, in the zone; raises Refusal where either is not understood or the clocks skip it."""
    found = datetime.combine(typed_day(day), typed_time(at), tzinfo=zone)
    if found.astimezone(UTC).astimezone(zone) != found:
        raise Refusal("skipped_time", "The clocks go forward over this time that day.", "Write a later one.")
    return found


def spelled_day(day: date) -> str:
    """`Tuesday 24 October 2017`, in English whatever the laptop's locale."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _parts(asked: str) -> tuple[str, int, int, int]:
    """The named day of the week, the year, the month and the day."""
    if found := _BIG_END_FIRST.fullmatch(asked):
        year, month, day = (int(part) for part in found.groups() if part is not None)
        return "", year, month, day
    if found := _DAY_FIRST.fullmatch(asked):
        return "", *_day_first(int(found[1]), int(found[3]), int(found[4]), mark=found[2])
    if found := _IN_WORDS.fullmatch(asked):
        return found[1] or "", int(found[4]), _month(found[3]), int(found[2])
    if found := _MONTH_FIRST.fullmatch(asked):
        return found[1] or "", int(found[4]), _month(found[2]), int(found[3])
    raise _not_understood() if asked else Refusal("no_day", "The date is missing.", _HOW)


def _day_first(day: int, month: int, year: int, *, mark: str) -> tuple[int, int, int]:
    """A stroke between them is read either way by some people, so it has to leave no doubt."""
    if mark == "/" and day != month and max(day, month) <= _MOST_MONTHS:
        raise Refusal("two_dates", "This may be two different dates.", "Write the month as a word: 4 May 2017.")
    return year, month, day


def _month(word: str) -> int:
    place = _place(word, _MONTHS)
    if place is None:
        raise _not_understood()
    return place + 1


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Which of them a word means: the whole name, or as many letters of it as tell it."""
    if word == "sept":
        word = "sep"
    fits = [place for place, name in enumerate(names) if len(word) >= _SHORTEST and name.casefold().startswith(word)]
    return fits[0] if len(fits) == 1 else None


_HOW = "Write it as 24 Oct 2017 or 2017-10-24."


def _not_understood() -> Refusal:
    return Refusal("no_day", "This is not understood as a date.", _HOW)


def _another_weekday(day: date) -> Refusal:
    words = spelled_day(day)
    return Refusal("another_weekday", f"That day is another day of the week: {words}.", "Mend one of the two.")
