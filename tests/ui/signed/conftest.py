"""The whole window at the demo programme, and the first day's sheet, written to be signed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.printed_sheets import keep_sheets
from blp_desktop.desk.station import Station
from blp_desktop.ui.program import Program
from tests.desk.demo import MORNING, Desk, close_desk, open_desk
from tests.ui.signed.papers import Paper, signed_demo


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    """The window at a copy of the demo."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk = open_desk(tmp_path)
    close_desk(desk)
    made = Program(desk.station.file.path, operator="Anna", clock_set_to=MORNING)
    with qtbot.waitSignal(made.window.painted, timeout=20_000):
        made.window.show()
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


@pytest.fixture
def station(program: Program) -> Station:
    """The station at it."""
    return program.station


@pytest.fixture
def paper(qapp: QApplication) -> Paper:
    """The first day's sheet, signed by all but two."""
    return signed_demo()


@pytest.fixture
def known(station: Station, paper: Paper) -> Paper:
    """The same, printed from the open file."""
    keep_sheets(station, [paper.sheet])
    return paper


@pytest.fixture
def desk(station: Station) -> Desk:
    """A desk at the same file, to scan at."""
    return Desk(station, {})
