"""The tab Reports at a real file with the demo programme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.reports.tab import ReportsTab
from tests.desk.demo import Desk, close_desk, open_desk


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo, everyone invited with a badge."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def tab(desk: Desk, work: LongWork, qtbot: QtBot) -> ReportsTab:
    """The tab with the figures of the newest edition."""
    made = ReportsTab(desk.station, work)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitSignal(made.shown):
        made.show()
    return made
