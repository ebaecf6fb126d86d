"""What is typed at the door: a text that led nowhere stays to be corrected; a search is nothing for the ledger."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from blp_desktop.desk.registering import edit_person
from blp_desktop.desk.station import looking
from blp_desktop.store.schema import Ledger
from blp_desktop.ui.checkin.tab import CheckinTab
from tests.desk.demo import Desk
from tests.ui.checkin.test_tab import scanned


@pytest.fixture(autouse=True)
def gunilla(tab: CheckinTab, desk: Desk) -> str:
    """Gunilla Hjalmarsson, in the list."""
    named = {"first_name": "Gunilla", "last_name": "Hjalmarsson", "organisation": "Växjö Trähus"}
    edit_person(desk.station, desk.person(), named)
    tab.refresh(frozenset())
    return desk.person()


def rows(desk: Desk) -> int:
    with looking(desk.station) as session:
        return session.scalar(select(func.count()).select_from(Ledger)) or 0


def matches(tab: CheckinTab) -> list[str]:
    return [tab.matches.item(place).text().split(" · ")[0] for place in range(tab.matches.count())]


def test_a_misspelt_name_is_told_as_nobodys_and_stays_selected(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    told = scanned(tab, qtbot, "Gunila Hjalmarson")
    assert told.startswith("Not found. Nobody called “Gunila Hjalmarson”. Choose one of those below")
    assert (tab.field.text(), tab.field.selectedText()) == ("Gunila Hjalmarson", "Gunila Hjalmarson")
    assert rows(desk) == 0


def test_who_is_nearly_called_so_is_offered_and_taken_with_arrow_and_enter(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    scanned(tab, qtbot, "Hjalmrson")
    assert matches(tab)[0] == "Gunilla Hjalmarsson"
    assert tab.matches.isVisible()
    assert tab.matches.geometry().top() > tab.panel.geometry().bottom()
    qtbot.keyClick(tab.field, Qt.Key.Key_Down)
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")
    assert tab.field.text() == ""


def test_where_nobody_is_nearly_called_so_a_walk_in_is_the_way_on(tab: CheckinTab, qtbot: QtBot) -> None:
    assert scanned(tab, qtbot, "Vaitkevicius").endswith("Correct the name, or add them as a walk-in.")
    assert not tab.matches.isVisible()
    assert tab.panel.first.text() == "Add a walk-in (F6)"


def test_the_corrected_name_takes_the_place_of_the_misspelt_one(tab: CheckinTab, qtbot: QtBot) -> None:
    scanned(tab, qtbot, "Gunila Hjalmarson")
    qtbot.keyClicks(tab.field, "Hjalmarsson")
    assert tab.field.text() == "Hjalmarsson"
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")


def test_case_2_a_wrong_code_typed_by_hand_is_recorded_and_stays_to_be_corrected(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    assert scanned(tab, qtbot, "K7P-3XRT").startswith("Unknown code")
    assert tab.field.selectedText() == "K7P-3XRT"
    assert rows(desk) == 1


def test_the_next_scan_takes_the_place_of_what_stayed(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, "Gunila Hjalmarson")
    qtbot.keyClicks(tab.field, desk.code(1))
    assert tab.panel.text.startswith("Admitted")
    assert tab.field.text() == ""


def test_a_search_that_found_nobody_leaves_no_older_verdict_or_act_behind(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    scanned(tab, qtbot, desk.code(1))
    scanned(tab, qtbot, "Vaitkevicius")
    assert "Admitted" not in tab.panel.text
    tab.undo()
    assert not tab.strip.text.endswith("scan again if it should.")


def test_a_scan_leaves_a_selected_text_selected_and_its_matches_in_sight(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    scanned(tab, qtbot, "Gunila Hjalmarson")
    tab.scan_from_anywhere(desk.code(1))
    assert tab.field.selectedText() == "Gunila Hjalmarson"
    tab.field.clear()
    qtbot.keyClicks(tab.field, "hjalm")
    tab.scan_from_anywhere(desk.code(2))
    assert (tab.field.text(), tab.field.selectedText()) == ("hjalm", "")
    assert matches(tab) == ["Gunilla Hjalmarsson"]
    assert tab.panel.text.startswith("Admitted")
    qtbot.keyClick(tab.field, Qt.Key.Key_Down)
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert "Gunilla Hjalmarsson" in tab.panel.text


def test_a_line_of_a_business_card_admits_nobody_by_name(tab: CheckinTab, qtbot: QtBot) -> None:
    assert scanned(tab, qtbot, "Hjalmarsson;Gunilla").startswith("Unknown code")
    assert tab.field.text() == ""
    assert tab.door.present() == frozenset()


def test_an_address_that_a_scanner_left_without_enter_goes_with_the_next_scan(tab: CheckinTab, desk: Desk) -> None:
    tab.field.insert("https://example.org/ticket")
    tab.scan_from_anywhere(desk.code())
    assert tab.field.text() == ""
