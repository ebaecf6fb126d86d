"""The keyboard at the door: a tired coordinator clicks here and there, and types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.parts.confirm import Confirm
from tests.desk.demo import Desk
from tests.ui.checkin.test_tab import scanned


def test_a_click_on_undo_leaves_the_keyboard_in_the_field(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code(0))
    scanned(tab, qtbot, desk.code(1))
    qtbot.mouseClick(tab.arrivals.undo, Qt.MouseButton.LeftButton)
    qtbot.keyClick(QApplication.focusWidget() or tab.field, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert tab.side.present.text == "Present 1 of 28"


def test_a_click_on_a_choice_or_a_list_moves_no_door(tab: CheckinTab, qtbot: QtBot) -> None:
    for each in (tab.place.walk_in, tab.side.copy, tab.arrivals.table, tab.place.leaving):
        assert not each.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_letters_typed_at_a_button_are_for_the_field(tab: CheckinTab, qtbot: QtBot) -> None:
    tab.place.walk_in.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(tab.place.walk_in, "v")
    assert tab.field.text() == "v"
    assert tab.field.hasFocus()


def test_esc_leads_back_to_the_field(tab: CheckinTab, qtbot: QtBot) -> None:
    tab.arrivals.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tab.arrivals.table, Qt.Key.Key_Escape)
    assert tab.field.hasFocus()


def test_an_undo_of_somebody_who_is_not_shown_asks_by_name(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code(0))
    scanned(tab, qtbot, "nonsense")
    tab.undo()
    asking = next(each for each in tab.findChildren(Confirm) if each.isVisible())
    assert tab.side.present.text == "Present 1 of 28"
    asking.close()


def test_what_was_told_of_one_scan_goes_with_the_next(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code(0))
    tab.undo()
    assert "no longer counts" in tab.strip.text
    tab.scan_from_anywhere(desk.code(0))
    assert not tab.strip.isVisible()
