"""An office at a file with a programme and nobody in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.station import Station
from tests.ui.stations import station_at


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Station]:
    with station_at(tmp_path / "2017.blp") as made:
        new_programme(made, "BLP", edition="2017")
        yield made
