"""The participants tab at a real file with the demo programme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.desk.demo import make_demo
from blp_desktop.desk.station import Station
from blp_desktop.ui.participants.tab import ParticipantsTab
from tests.ui.stations import station_at


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station with the demo programme."""
    with station_at(tmp_path / "demo.blp") as made:
        make_demo(made)
        yield made


@pytest.fixture
def tab(station: Station, qtbot: QtBot) -> ParticipantsTab:
    """The tab as the window shows it: what it touches, it reads anew."""
    return shown(station, qtbot)


def shown(station: Station, qtbot: QtBot) -> ParticipantsTab:
    """A tab on the screen."""
    made = ParticipantsTab(station)
    made.touched.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made
