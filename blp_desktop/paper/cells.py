"""Cells: the same value is the same text, whatever the file's format."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\ufeff]+")
_WHOLE = re.compile(r"^-?\d+\.0+$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?Z?$")
_DAY_FIRST = re.compile(
    r"^(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4})\.?(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$"
)
_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$")


def cell_text(value: object) -> str:
    """What a cell says: `24` for 24.0, `2017-06-01 12:50` for a date with a time, text in NFC without odd spaces."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return _instant_text(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case _:
            return _plain(str(value))


def _instant_text(value: datetime) -> str:
    if (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    return f"{value:%Y-%m-%d %H:%M:%S}" if value.second else f"{value:%Y-%m-%d %H:%M}"


def _plain(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    lines = [_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines()]
    joined = "\n".join(line for line in lines if line)
    return joined.split(".")[0] if _WHOLE.match(joined) else joined


def moment(text: str) -> str | None:
    """A day or a day with a time as `2017-06-01` or `2017-06-01 12:50`; None where there is no such day.

    Day before month, as the region writes it.
    """
    found = _ISO.match(text)
    parts = found.groups() if found else None
    if parts is None and (found := _DAY_FIRST.match(text)):
        day, month, year, *clock = found.groups()
        parts = (year, month, day, *clock)
    if parts is None:
        return None
    try:
        return _instant_text(datetime(*(int(part or 0) for part in parts)))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def day(text: str) -> date | None:
    """The day of such a text."""
    found = moment(text)
    return date.fromisoformat(found[:10]) if found else None


def clock(text: str) -> time | None:
    """A wall time: `9:00`, `09.00`, `09:00:00`; None where there is no such time."""
    found = _CLOCK.match(text)
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
