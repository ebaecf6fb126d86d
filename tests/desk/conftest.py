"""A station with a real programme file, a clock that can be set, and randomness that repeats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from blp_desktop.desk.station import Station
from blp_desktop.store.file import close_file, create_file
from blp_desktop.store.journal import Author
from tests.desk.demo import Desk, close_desk, open_desk


@dataclass(slots=True)
class SetClock:
    """A clock that stands where a test puts it."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> SetClock:
    """Tue 24 Oct 2017, 08:50 in Stockholm."""
    return SetClock(datetime(2017, 10, 24, 6, 50, tzinfo=UTC))


@pytest.fixture
def station(tmp_path: Path, clock: SetClock) -> Iterator[Station]:
    """A station at an empty programme file."""
    author = Author(
        laptop="018b0000-0000-7000-8000-000000000001",
        laptop_name="Desk A",
        operator="Anna",
        now=clock,
        entropy=Random(2017).randbytes,
    )
    file = create_file(tmp_path / "programme.blp")
    yield Station(file=file, author=author)
    close_file(file)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo in Stockholm, everyone invited with a badge."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)
