"""The form for a walk-in: nobody is added past somebody who is known."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.people import list_people
from blp_desktop.desk.registering import edit_person
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.checkin.walk_in_dialog import WalkInDialog
from tests.desk.demo import Desk
from tests.ui.accessible import nameless


@pytest.fixture
def dialog(tab: CheckinTab, desk: Desk) -> WalkInDialog:
    """The form, with two Anna Bērziņa and an Anna Berzina-Zāle in the list."""
    places = (("Bērziņa", "Rīga Harbour"), ("Bērziņa", "Liepāja Port"), ("Berzina-Zāle", "Rīga Harbour"))
    for number, (last, place) in enumerate(places):
        named = {"first_name": "Anna", "last_name": last, "organisation": place}
        edit_person(desk.station, desk.person(number), named)
    return tab.remedies.walk_in("")


def enter(dialog: WalkInDialog) -> None:
    """Enter in the field with the keyboard, at once: no pause for the form to look in."""
    QTest.keyClick(QApplication.focusWidget() or dialog.name, Qt.Key.Key_Return)


def offered(dialog: WalkInDialog) -> list[str]:
    return [each.accessibleName() for each in dialog.offers.buttons if each.isVisible()]


def count(desk: Desk) -> int:
    return len(list_people(desk.station))


def test_enter_at_once_asks_about_somebody_known_and_only_enter_once_more_adds_them(
    tab: CheckinTab, desk: Desk, dialog: WalkInDialog
) -> None:
    before = count(desk)
    dialog.name.insert("Anna Berzina")
    enter(dialog)
    assert dialog.isVisible()
    assert count(desk) == before
    assert "To add somebody new, press Enter once more." in dialog.strip.text
    enter(dialog)
    assert count(desk) == before + 1
    assert tab.panel.text.startswith("Admitted")


def test_an_offer_that_came_while_typing_is_asked_about_at_enter_too(desk: Desk, dialog: WalkInDialog) -> None:
    before = count(desk)
    dialog.name.insert("Anna Berzina")
    dialog._quiet.timeout.emit()
    assert "To add somebody new" not in dialog.strip.text
    enter(dialog)
    assert count(desk) == before


def test_the_likeliest_is_offered_first_whatever_the_organisation(dialog: WalkInDialog) -> None:
    dialog.name.insert("Berzina, Anna")
    dialog.organisation.insert("Port of Liepāja")
    enter(dialog)
    assert offered(dialog) == [
        "Check in Anna Bērziņa · Liepāja Port",
        "Check in Anna Bērziņa · Rīga Harbour",
        "Check in Anna Berzina-Zāle · Rīga Harbour",
    ]
    assert nameless(dialog) == []


def test_the_arrows_choose_and_enter_checks_in(tab: CheckinTab, desk: Desk, dialog: WalkInDialog, qtbot: QtBot) -> None:
    before, first, second = count(desk), dialog.offers.buttons[0], dialog.offers.buttons[1]
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.name.insert("Anna Bersina")
    enter(dialog)
    QTest.keyClick(dialog.name, Qt.Key.Key_Down)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert dialog.name.hasFocus()
    QTest.keyClick(dialog.name, Qt.Key.Key_Down)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert "Anna Bērziņa" in tab.panel.text
    assert tab.panel.text.startswith("Admitted")
    assert count(desk) == before


def test_a_name_mended_into_another_one_is_asked_about_anew(desk: Desk, dialog: WalkInDialog) -> None:
    before = count(desk)
    other = next(each.name for each in list_people(desk.station) if each.id == desk.person(5))
    dialog.name.insert("Anna Berzina")
    enter(dialog)
    dialog.name.setText(other)
    enter(dialog)
    assert count(desk) == before
    assert other in offered(dialog)[0]


def test_nobody_like_it_is_added_with_one_enter(desk: Desk, dialog: WalkInDialog) -> None:
    before = count(desk)
    dialog.name.insert("Žydrūnas Vaitkevičius")
    enter(dialog)
    assert count(desk) == before + 1


def test_the_offers_cover_no_field(dialog: WalkInDialog) -> None:
    """The last field keeps its whole height, however many lines the question takes."""
    dialog.name.insert("Anna Berzina")
    dialog._quiet.timeout.emit()
    enter(dialog)
    below = dialog.email.mapTo(dialog, dialog.email.rect().bottomLeft()).y()
    assert below <= dialog._scroll.geometry().bottom()
