"""The room at a glance, beside a real door."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.store.schema import Person
from blp_desktop.ui.checkin.side import Side
from blp_desktop.ui.checkin.tab import CheckinTab
from tests.desk.demo import PM, Desk


def entered(tab: CheckinTab, *texts: str) -> Side:
    """The side after these were scanned."""
    for text in texts:
        tab.enter(text)
    QApplication.processEvents()
    return tab.side


def figures(side: Side) -> tuple[str, ...]:
    return (side.present.text, side.expected.text, side.inside.text, side.missing.text)


def test_the_figures_follow_who_comes_and_goes(tab: CheckinTab, desk: Desk) -> None:
    side = entered(tab, desk.code(0), desk.code(1))
    assert figures(side) == ("Present 2 of 28", "Expected 28", "Inside 2", "Missing 26")
    tab.place.leaving.toggle()
    assert figures(entered(tab, desk.code(0))) == ("Present 2 of 28", "Expected 28", "Inside 1", "Missing 26")
    tab.undo()
    QApplication.processEvents()
    assert side.inside.text == "Inside 2"


def test_each_checkpoint_has_its_own_room(tab: CheckinTab, desk: Desk) -> None:
    side = entered(tab, desk.code(0))
    tab.place.checkpoint_chosen.emit(PM)
    assert figures(side) == ("Present 0 of 28", "Expected 28", "Inside 0", "Missing 28")


def test_who_is_no_longer_invited_is_no_longer_expected(tab: CheckinTab, desk: Desk) -> None:
    side = entered(tab, desk.code(0))
    cancel_invitation(desk.station, module="M1", people=[desk.person(0), desk.person(1)])
    tab.refresh(frozenset())
    assert figures(side) == ("Present 1 of 26", "Expected 26", "Inside 1", "Missing 26")


def test_who_comes_leaves_the_list_of_the_missing(tab: CheckinTab, desk: Desk) -> None:
    side = tab.side
    assert side.table.count() == 28
    entered(tab, desk.code(0))
    assert side.table.count() == 27
    assert side.table.rows.row_of(desk.person(0)) is None


def test_the_telephone_number_of_who_is_missing_goes_to_the_clipboard(tab: CheckinTab, qtbot: QtBot) -> None:
    side = tab.side
    side.table.choose_first()
    guest = side.table.rows.row_of(side.table.current_id() or "")
    assert guest is not None
    qtbot.mouseClick(side.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == guest.phone
    assert tab.strip.text.startswith(f"Copied {guest.phone}, {guest.name}.")


def test_somebody_without_a_number_is_told_and_the_clipboard_kept(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("kept")
    desk.change(Person, desk.person(0), phone="")
    tab.refresh(frozenset())
    tab.side.table.choose([desk.person(0)])
    tab.side.table.setFocus()
    qtbot.keyClick(tab.side.table, Qt.Key.Key_Return)
    assert "no telephone number" in tab.strip.text
    assert QGuiApplication.clipboard().text() == "kept"


def test_once_everyone_is_here_nobody_is_left_to_call(tab: CheckinTab, desk: Desk) -> None:
    side = entered(tab, *(desk.code(number) for number in range(28)))
    assert (side.table.count(), side.missing.text) == (0, "Missing 0")
    assert not side.copy.isEnabled()


def test_what_the_list_leaves_out_is_counted(tab: CheckinTab) -> None:
    whole = tab.door.state(arrivals=5, missing=3)
    tab.side.show_state(whole)
    assert (tab.side.table.count(), tab.side.more.text()) == (3, "and 25 more")


def test_the_countries_stand_behind_the_missing(tab: CheckinTab, desk: Desk) -> None:
    side = tab.side
    assert side.table.isVisible()
    side.parts.setCurrentIndex(1)
    assert side.countries.isVisible()
    assert not side.table.isVisible()


@pytest.mark.parametrize("size", [(1200, 700), (960, 480), (720, 461)])
def test_name_and_needs_are_whole_on_every_screen(
    tab: CheckinTab, desk: Desk, size: tuple[int, int], qtbot: QtBot
) -> None:
    needs = {"diet": "vegan, no nuts", "access": "step-free entrance", "notes": "Please call Eva before lunch"}
    desk.change(Person, desk.person(), photo_consent=False, **needs)
    tab.resize(*size)
    entered(tab, desk.code())
    told = (tab.panel._name, tab.panel._why, *(words for _, words in tab.panel._needs._lines))
    assert len(told) == 6
    qtbot.waitUntil(lambda: all(part.height() >= part.heightForWidth(part.width()) for part in told))
