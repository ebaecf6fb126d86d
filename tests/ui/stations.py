"""Stations at real programme files for the tests of tabs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from blp_desktop.desk.station import Station
from blp_desktop.store.file import close_file, create_file
from blp_desktop.store.journal import Author

OPENING = datetime(2017, 10, 24, 6, 50, tzinfo=UTC)
"""Tue 24 Oct 2017, 08:50 in Stockholm."""


@contextmanager
def station_at(path: Path) -> Iterator[Station]:
    """A station at a new, empty programme file; its clock stands at the opening."""
    author = Author(
        laptop="018b0000-0000-7000-8000-000000000001",
        laptop_name="Desk A",
        operator="Anna",
        now=_opening,
        entropy=Random(2017).randbytes,
    )
    file = create_file(path)
    try:
        yield Station(file=file, author=author)
    finally:
        close_file(file)


def _opening() -> datetime:
    return OPENING
