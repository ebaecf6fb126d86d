"""The dialogs at a file that holds nothing yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.rehearsal.readiness_dialog import ReadinessDialog
from blp_desktop.ui.rehearsal.rehearsal_dialog import RehearsalDialog
from tests.ui.rehearsal.test_readiness_dialog import Laptop
from tests.ui.stations import station_at


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Station]:
    with station_at(tmp_path / "empty.blp") as made:
        yield made


def test_the_check_says_how_to_begin(empty: Station, window: QWidget, qtbot: QtBot) -> None:
    dialog = ReadinessDialog(empty, Laptop(), window)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.strip.text))
    assert "Import a programme workbook" in dialog.strip.text
    assert not dialog.rehearse.isEnabled()


def test_there_is_no_door_to_play(empty: Station, work: LongWork, window: QWidget) -> None:
    dialog = RehearsalDialog(empty, work, window)
    assert not dialog.play.isEnabled()
    assert not dialog.practise.isEnabled()
