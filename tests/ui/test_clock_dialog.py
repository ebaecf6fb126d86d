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
    made = ClockDialog(NOW, ZoneInfo("Europe/Stockholm"), "Stockholm", parent)
    made.open()
    return made


def test_enter_sets_the_clock_in_the_zone_of_the_venue(dialog: ClockDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0] == NOW
    assert told.args[0].tzinfo == ZoneInfo("Europe/Stockholm")


def test_it_says_in_full_what_the_clock_will_be(dialog: ClockDialog) -> None:
    assert dialog.echo.text() == "The desk's clock will say: Tuesday 24 October 2017, 08:50 in Stockholm"


@pytest.mark.parametrize("typed", ["5 Dec 2017", "2017-12-05", "5.12.2017", "Tue 5 Dec 2017", "December 5, 2017"])
def test_a_date_typed_letter_by_letter_is_the_one_that_is_set(dialog: ClockDialog, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(dialog.focusWidget(), typed)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "9:05")
    assert dialog.echo.text() == "The desk's clock will say: Tuesday 5 December 2017, 09:05 in Stockholm"
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [datetime(2017, 12, 5, 8, 5, tzinfo=UTC)]


def test_no_letter_on_the_way_is_taken_for_another_date(dialog: ClockDialog, qtbot: QtBot) -> None:
    understood = []
    for letter in "05.12.2017":
        qtbot.keyClick(dialog.day, letter)
        understood.append(dialog.set_button.isEnabled())
    assert understood == [False] * 9 + [True]


def test_what_is_not_understood_is_told_and_sets_nothing(dialog: ClockDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.day, "05/12/2017")
    assert dialog.echo.text() == "This may be two different dates. Write the month as a word: 4 May 2017."
    assert not dialog.set_button.isEnabled()
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_enter_on_the_other_button_leaves_it(dialog: ClockDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_screen_reader_can_name_everything(dialog: ClockDialog) -> None:
    assert nameless(dialog) == []
