"""The readiness check as a coordinator reads it, with a scanner in hand."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from blp_desktop.desk.badges import BadgeOrder
from blp_desktop.desk.people import list_people
from blp_desktop.desk.printing import print_badges
from blp_desktop.desk.readiness import Place, State
from blp_desktop.desk.readiness_laptop import Surroundings
from blp_desktop.desk.rehearsal import as_typed
from blp_desktop.desk.station import looking
from blp_desktop.store.schema import Ledger
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.rehearsal.readiness_dialog import ReadinessDialog
from tests.desk.demo import MORNING, Desk
from tests.ui.accessible import nameless


class Laptop:
    """A laptop that can be changed."""

    def __init__(self) -> None:
        self.asked = 0
        self.facts = Surroundings(
            clock=MORNING,
            clock_is_set=False,
            zone=ZoneInfo("Europe/Stockholm"),
            zone_name="Europe/Stockholm",
            cameras=(),
            printers=("Office laser",),
            loudspeakers=("Built-in",),
        )

    def __call__(self) -> Surroundings:
        self.asked += 1
        return self.facts


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


@pytest.fixture
def dialog(desk: Desk, laptop: Laptop, window: QWidget, qtbot: QtBot) -> ReadinessDialog:
    made = ReadinessDialog(desk.station, laptop, window)
    made.open()
    qtbot.waitUntil(lambda: len(made.list.rows) > 0)
    return made


def name_of(desk: Desk) -> str:
    """Who has the first badge."""
    return next(each.name for each in list_people(desk.station) if each.id == desk.person())


def row(dialog: ReadinessDialog, key: str) -> str:
    return dialog.list.row(key).text


def test_every_check_has_a_word_beside_its_symbol_and_what_to_do(dialog: ReadinessDialog) -> None:
    assert row(dialog, "badges") == "Missing Badges None of the 28 badges is printed. Print the badges."
    assert row(dialog, "camera").startswith("Look Camera There is no camera. Take a scanner along")
    assert row(dialog, "printer").startswith("Ready Printer Set up: Office laser.")
    assert len(dialog.list.rows) == 17


def test_what_is_missing_stands_on_top_and_is_counted(dialog: ReadinessDialog) -> None:
    states = [shown.check.state for shown in dialog.list.rows]
    assert states == sorted(states, key=[State.MISSING, State.LOOK, State.READY].index)
    assert dialog.summary.text() == "2 missing · 4 to look at · 11 ready"


def test_checking_again_takes_in_what_was_put_right(desk: Desk, laptop: Laptop, dialog: ReadinessDialog) -> None:
    print_badges(desk.station, BadgeOrder(module="M1"), desk.station.file.path.with_suffix(".pdf"))
    laptop.facts = replace(laptop.facts, cameras=("Front camera",))
    dialog.again.click()
    assert laptop.asked == 2
    assert row(dialog, "badges").startswith("Ready Badges All 28 badges are printed")
    assert row(dialog, "camera").startswith("Ready Camera Found: Front camera.")


def test_another_module_is_checked_when_it_is_chosen(dialog: ReadinessDialog) -> None:
    dialog.module.setCurrentIndex(1)
    dialog.module.activated.emit(1)
    assert "expected in Helsinki" in row(dialog, "invitations")


def test_a_badge_scanned_into_the_field_is_read_well_and_not_recorded(
    desk: Desk, dialog: ReadinessDialog, qtbot: QtBot
) -> None:
    QTest.keyClicks(dialog.scanner.field, desk.code())
    QTest.keyClick(dialog.scanner.field, Qt.Key.Key_Return)
    assert dialog.answer.isVisibleTo(dialog)
    read = f"Ready Scanner Read: {name_of(desk)}."
    assert dialog.answer.text.startswith(f"{read} This was a test: nobody was checked in.")
    assert row(dialog, "scanner") == read
    with looking(desk.station) as session:
        assert session.scalar(select(func.count()).select_from(Ledger)) == 0


def test_enter_in_the_field_leaves_the_dialog_open(desk: Desk, dialog: ReadinessDialog) -> None:
    QTest.keyClicks(dialog.scanner.field, desk.code())
    QTest.keyClick(dialog.scanner.field, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_scanner_without_enter_is_read_after_its_last_key(desk: Desk, dialog: ReadinessDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.scanner.tried) as tried:
        QTest.keyClicks(dialog.scanner.field, desk.code())
    assert tried.args == [desk.code()]


@pytest.mark.parametrize("text", ["4006381333931", "x" * 29])
def test_of_whatever_was_read_it_is_said_that_it_was_a_test(dialog: ReadinessDialog, text: str) -> None:
    dialog.scanner.take(text)
    assert "This was a test: nobody was checked in." in dialog.answer.text


def test_the_next_scan_takes_the_place_of_the_last(desk: Desk, dialog: ReadinessDialog, qtbot: QtBot) -> None:
    for number in (0, 1):
        QTest.keyClicks(dialog.scanner.field, desk.code(number))
        QTest.keyClick(dialog.scanner.field, Qt.Key.Key_Return)
    assert dialog.scanner.field.text() == desk.code(1)


def test_another_keyboard_layout_is_told(desk: Desk, dialog: ReadinessDialog) -> None:
    dialog.scanner.take(as_typed(desk.code(), "Lithuanian"))
    assert "differ in their keyboard (Lithuanian)" in dialog.answer.text


def test_a_scan_that_arrives_elsewhere_can_be_handed_over(desk: Desk, dialog: ReadinessDialog) -> None:
    dialog.take_scan(desk.code())
    assert row(dialog, "scanner").startswith("Ready")


def test_the_scan_is_remembered_when_checking_again(desk: Desk, dialog: ReadinessDialog) -> None:
    dialog.take_scan(desk.code())
    dialog.again.click()
    assert row(dialog, "scanner").startswith("Ready")


def test_a_row_leads_to_the_tab_where_it_is_put_right(dialog: ReadinessDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.led) as led:
        dialog.list.row("badges").lead.click()
    assert led.args == [Place.MODULES]
    assert not dialog.isVisible()


def test_what_is_ready_or_lies_outside_the_program_leads_nowhere(dialog: ReadinessDialog) -> None:
    assert dialog.list.row("agenda").lead.isHidden()
    assert dialog.list.row("camera").lead.isHidden()


def test_the_rehearsal_is_asked_for_the_same_module(desk: Desk, dialog: ReadinessDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rehearsal_asked) as asked:
        dialog.rehearse.click()
    assert asked.args == [desk.module()]


def test_everything_has_a_name_for_a_screen_reader(dialog: ReadinessDialog) -> None:
    assert nameless(dialog) == []


def test_the_words_change_their_colour_with_the_scheme(dialog: ReadinessDialog, look: Look) -> None:
    sheet = dialog.list.rows[0]._state.styleSheet()
    look.use(Qt.ColorScheme.Dark)
    assert dialog.list.rows[0]._state.styleSheet() != sheet
