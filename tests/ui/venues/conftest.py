"""The tab Venues at a real file with the demo programme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.desk.demo import make_demo
from blp_desktop.desk.station import Station
from blp_desktop.ui.venues.tab import VenuesTab
from tests.ui.stations import station_at


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station with the demo programme."""
    with station_at(tmp_path / "demo.blp") as made:
        make_demo(made)
        yield made


@pytest.fixture
def tab(station: Station, qtbot: QtBot) -> VenuesTab:
    """The tab as the window shows it: what it touches, it reads anew."""
    made = VenuesTab(station)
    made.touched.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made
