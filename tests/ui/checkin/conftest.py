"""The tab Check-in at a real file: the demo in Stockholm, everyone invited with a badge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.printing.print_queue import PrintQueue
from tests.desk.demo import Desk, close_desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A station with badges."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[CheckinTab]:
    """The tab as the window shows it: what it touches, it reads anew."""
    prints = PrintQueue(desk.station, qapp)
    made = CheckinTab(desk.station, prints=prints)
    made.touched.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    prints.close()
    made.close_door()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """A shown widget to hold a piece of the tab."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    return made
