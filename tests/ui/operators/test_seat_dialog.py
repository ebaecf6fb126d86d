"""Who sits at this desk: arrows, figures, Enter and Esc are enough."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.station import Rights, Station
from blp_desktop.store.file import close_file
from blp_desktop.ui.operators.seat_dialog import SeatDialog
from tests.ui.accessible import nameless


def laptop_clock() -> datetime:
    return datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Open:
    """The dialog, and what it told."""

    def __init__(self, station: Station, parent: QWidget, *, first: str = "", sitting: str = "") -> None:
        self.sat: list[Station] = []
        self.closed: list[int] = []
        self.left = 0
        self.dialog = SeatDialog(station, laptop_clock, parent, first=first, sitting=sitting)
        self.dialog.sat.connect(self._sat)
        self.dialog.left.connect(self._left)
        self.dialog.finished.connect(self.closed.append)
        self.dialog.open()

    def _sat(self, _operator: str, station: Station) -> None:
        self.sat.append(station)

    def _left(self) -> None:
        self.left += 1


@pytest.fixture
def window(qtbot: QtBot, station: Station) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    close_file(station.file)


@pytest.fixture
def asked(window: QWidget, station: Station) -> Open:
    return Open(station, window)


def keys(qtbot: QtBot, asked: Open, *typed: str | Qt.Key) -> None:
    for key in typed:
        field = asked.dialog.focusWidget() or asked.dialog
        if isinstance(key, str):
            qtbot.keyClicks(field, key)
        else:
            qtbot.keyClick(field, key)


def test_names_are_there_at_once_with_what_each_may_do(asked: Open) -> None:
    names = asked.dialog.names
    assert [names.item(place).text() for place in range(names.count())] == ["Anna Ek", "Jonas Pētersons"]
    assert asked.dialog.may.text() == "Supervisor: may do everything."


def test_who_has_no_pin_sits_down_with_arrow_and_enter(asked: Open, qtbot: QtBot) -> None:
    keys(qtbot, asked, Qt.Key.Key_Down, Qt.Key.Key_Return)
    (station,) = asked.sat
    assert (station.author.operator, station.rights) == ("Jonas Pētersons", Rights.DOOR)
    assert asked.closed == [1]


def test_figures_begin_the_pin_wherever_the_keyboard_is(asked: Open, qtbot: QtBot) -> None:
    keys(qtbot, asked, "4", "711", Qt.Key.Key_Return)
    (station,) = asked.sat
    assert (station.author.operator, station.rights) == ("Anna Ek", Rights.SUPERVISOR)


def test_enter_without_a_pin_asks_for_it(asked: Open, qtbot: QtBot) -> None:
    keys(qtbot, asked, Qt.Key.Key_Return)
    assert asked.sat == []
    assert asked.dialog.focusWidget() is asked.dialog.pin


def test_a_wrong_pin_is_told_and_can_be_typed_again(asked: Open, qtbot: QtBot) -> None:
    keys(qtbot, asked, "0000", Qt.Key.Key_Return)
    assert "not the PIN of Anna Ek" in asked.dialog.strip.text
    assert asked.dialog.pin.text() == ""
    keys(qtbot, asked, "4711", Qt.Key.Key_Return)
    assert len(asked.sat) == 1


def test_too_many_wrong_pins_say_how_long_to_wait(asked: Open, qtbot: QtBot) -> None:
    for _ in range(4):
        keys(qtbot, asked, "0000", Qt.Key.Key_Return)
    assert "Try again in 5 s." in asked.dialog.strip.text
    assert asked.sat == []


def test_arrows_go_on_to_another_name_while_a_pin_is_typed(asked: Open, qtbot: QtBot) -> None:
    keys(qtbot, asked, "47", Qt.Key.Key_Down)
    assert asked.dialog.pin.text() == ""
    assert asked.dialog.focusWidget() is asked.dialog.names
    keys(qtbot, asked, "1", Qt.Key.Key_Return)
    assert asked.sat[0].author.operator == "Jonas Pētersons"


def test_the_pin_is_never_shown(asked: Open, qtbot: QtBot) -> None:
    keys(qtbot, asked, "4711")
    assert "4" not in asked.dialog.pin.displayText()


def test_esc_asks_nothing_of_anybody(asked: Open, qtbot: QtBot) -> None:
    assert asked.dialog.keep.text() == "Only scan for now"
    keys(qtbot, asked, "47", Qt.Key.Key_Escape)
    assert (asked.sat, asked.left, asked.closed) == ([], 0, [0])


def test_it_begins_at_the_one_who_sat_there_last(window: QWidget, station: Station) -> None:
    asked = Open(station, window, first="jonas pētersons")
    assert asked.dialog.names.currentRow() == 1


def test_whoever_sits_there_may_stay_or_leave(window: QWidget, station: Station, qtbot: QtBot) -> None:
    asked = Open(station, window, sitting="Anna Ek")
    assert asked.dialog.keep.text() == "Keep Anna Ek"
    asked.dialog.leave.click()
    assert (asked.sat, asked.left) == ([], 1)


def test_everything_in_the_dialog_has_a_name(asked: Open) -> None:
    assert nameless(asked.dialog) == []
