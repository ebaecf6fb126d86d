"""The tab Modules at a real file with the demo programme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.desk.demo import make_demo
from blp_desktop.desk.station import Station
from blp_desktop.ui.modules.tab import ModulesTab
from blp_desktop.ui.parts.long_work import LongWork
from tests.ui.stations import station_at


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station with the demo programme."""
    with station_at(tmp_path / "demo.blp") as made:
        make_demo(made)
        yield made


@pytest.fixture
def tab(station: Station, work: LongWork, qtbot: QtBot) -> ModulesTab:
    """The tab as the window shows it: what it touches, it reads anew."""
    made = ModulesTab(station, work)
    made.touched.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made
