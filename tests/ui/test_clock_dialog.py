"""The dialog that sets the clock: Enter sets it, Esc leaves it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.clock_dialog import ClockDialog
from tests.ui.accessible import nameless

NOW = datetime(2017, 10, 24, 6, 50, tzinfo=UTC)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget) -> ClockDialog:
    made = ClockDialog(NOW, ZoneInfo("Europe/Stockholm"), parent)
    made.open()
    return made


def test_enter_sets_the_clock_in_the_zone_of_the_venue(dialog: ClockDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0] == NOW
    assert told.args[0].tzinfo == ZoneInfo("Europe/Stockholm")


def test_enter_on_the_other_button_leaves_it(dialog: ClockDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_screen_reader_can_name_everything(dialog: ClockDialog) -> None:
    assert nameless(dialog) == []
