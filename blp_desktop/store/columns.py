"""Column types of the programme file, and their values as the journal writes them."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Column, Dialect, LargeBinary, Row, String
from sqlalchemy.types import TypeDecorator

AnyRow = Row[*tuple[Any, ...]]
"""A row of a select of whatever columns."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as UTC text of fixed width, so that its order is time's order."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else instant_of(value)


class Clock(TypeDecorator[time]):
    """A wall time of the module's zone, kept as `09:00`."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day of the module's zone, kept as `2017-10-24`."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


def instant_text(at: datetime) -> str:
    """`2017-10-24T06:50:00.000000Z`."""
    at = at.astimezone(UTC)
    return f"{at.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def instant_of(text: str) -> datetime:
    """The aware instant of such a text."""
    return datetime.fromisoformat(text)


def compact_json(value: Any) -> str:
    """JSON as the file keeps it: no spaces, letters as they are."""
    return _COMPACT.encode(value)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def journalled(value: Any) -> Any:
    """A column's value as JSON can hold it."""
    match value:
        case str() | None:
            return value
        case datetime():
            return instant_text(value)
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case _:
            return value


def restored(column: Column[Any], value: Any) -> Any:
    """The column's value that the journal wrote down."""
    if value is None:
        return None
    match column.type:
        case Instant():
            return instant_of(value)
        case Clock():
            return time.fromisoformat(value)
        case Day():
            return date.fromisoformat(value)
        case LargeBinary():
            return bytes.fromhex(value)
        case _:
            return value
