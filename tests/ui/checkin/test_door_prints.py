"""Printing at the door: on arrival, and in the place of a lost badge."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.badges import BadgeOrder, revoke_badge
from blp_desktop.desk.print_jobs import Destination, JobState, labels_used, list_jobs, people_of_job
from blp_desktop.desk.printer_memory import print_at_door, printer_memory
from blp_desktop.desk.printing import Sheets, print_badges
from blp_desktop.desk.station import Rights, looking, seated
from blp_desktop.domain.ledger import Verdict
from blp_desktop.store.schema import Badge, Journal
from blp_desktop.ui.checkin.arrival_dialog import ArrivalDialog
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.printing import printer as printers
from tests.desk.demo import Desk
from tests.reading import codes_in
from tests.ui.accessible import nameless
from tests.ui.checkin.test_cases import Opened
from tests.ui.checkin.test_tab import dialog_of, scanned

STOCK = "dymo-99014"


class Printer:
    """A printer that can be unplugged; keeps what comes out."""

    def __init__(self) -> None:
        self.out: list[Sheets] = []

    def send(self, sheets: Sheets, _to: Destination, *, tell: Callable[[int, int], None]) -> None:
        self.out.append(sheets)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The door's printer is connected."""
    made = Printer()
    monkeypatch.setattr(printers, "send", made.send)
    monkeypatch.setattr(printers, "is_there", bool)
    return made


def use_printer(tab: CheckinTab) -> None:
    """Print on arrival, as the dialog has it."""
    print_at_door(printer="Label printer", stock=STOCK)
    tab.prints._recall(None)


def until_ended(tab: CheckinTab, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Act, and wait until the queue is through with it."""
    with qtbot.waitSignal(tab.prints.queue.ended, timeout=20_000):
        act()


def test_case_42_a_missing_printer_holds_nobody_up_and_its_job_is_seen_waiting(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    use_printer(tab)
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code()))
    assert tab.panel.text.startswith("Admitted")
    assert tab.side.present.text == "Present 1 of 28"
    (job,) = list_jobs(desk.station)
    assert (job.state, job.stock, job.count) == (JobState.WAITING, STOCK, 1)
    assert "The printer Label printer is not ready." in tab.strip.text
    assert "prints when it is back" in tab.strip.text
    assert tab.place.prints.text() == "Label printer · 1 waiting"


def test_case_42_the_job_is_printed_when_the_printer_is_back(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(tab)
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code()))
    made = Printer()
    monkeypatch.setattr(printers, "send", made.send)
    monkeypatch.setattr(printers, "is_there", bool)
    until_ended(tab, qtbot, tab.prints.queue.look_for_printers)
    assert codes_in(made.out[0].pdf) == [desk.code()]
    assert list_jobs(desk.station)[0].state is JobState.PRINTED
    assert tab.place.prints.text() == "Label printer"


def test_whoever_has_no_badge_yet_gets_one_on_arrival(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, printer: Printer
) -> None:
    use_printer(tab)
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code()))
    assert codes_in(printer.out[0].pdf) == [desk.code()]
    assert list_jobs(desk.station)[0].to.printer == "Label printer"


def test_whoever_has_a_badge_gets_no_other_on_arrival(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, printer: Printer
) -> None:
    first = BadgeOrder(module="M1", people=(desk.person(),))
    print_badges(desk.station, first, desk.station.file.path.with_suffix(".pdf"))
    use_printer(tab)
    scanned(tab, qtbot, desk.code())
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code(1)))
    assert [codes_in(sheets.pdf) for sheets in printer.out] == [[desk.code(1)]]


def test_a_badge_that_waits_for_the_printer_is_not_asked_for_twice(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    use_printer(tab)
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code()))
    qtbot.keyClick(tab, Qt.Key.Key_F9)
    scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F9)
    scanned(tab, qtbot, desk.code())
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code(1)))
    assert len(list_jobs(desk.station)) == 2


def test_nothing_is_printed_on_arrival_unless_it_was_chosen(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, printer: Printer
) -> None:
    assert tab.place.prints.accessibleName() == "Print on arrival: off"
    scanned(tab, qtbot, desk.code())
    assert list_jobs(desk.station) == ()


def test_the_choice_is_made_at_the_door_and_remembered(tab: CheckinTab, qtbot: QtBot) -> None:
    tab.place.prints.click()
    dialog = dialog_of(tab, ArrivalDialog)
    assert nameless(dialog) == []
    dialog.wanted.setChecked(True)
    dialog.save_button.click()
    assert dialog.form.problem_of("printer").startswith("There is no printer here yet.")
    dialog.show_printers(("Label printer", "Laser"))
    dialog.printer.setCurrentIndex(1)
    dialog.stock.setCurrentIndex(dialog.stock.findData(STOCK))
    dialog.save_button.click()
    memory = printer_memory()
    assert (memory.on_arrival, memory.door_printer, memory.door_stock) == (True, "Laser", STOCK)
    assert tab.place.prints.text() == "Laser"


def test_a_lost_badge_is_replaced_with_one_key(tab: CheckinTab, desk: Desk, qtbot: QtBot, printer: Printer) -> None:
    use_printer(tab)
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code()))
    until_ended(tab, qtbot, lambda: qtbot.keyClick(tab, Qt.Key.Key_F4))
    (fresh,) = codes_in(printer.out[1].pdf)
    assert "the lost badge opens no door any more. The new one is on its way to Label printer." in tab.strip.text
    old = scanned(tab, qtbot, desk.code())
    name = people_of_job(desk.station, list_jobs(desk.station)[0].id)[0]
    assert old.startswith("Badge revoked")
    assert name in old
    assert tab.panel.first.text() == "Print a new badge (F6)"
    assert scanned(tab, qtbot, fresh).startswith("Already in")
    with looking(desk.station) as session:
        assert {"replace lost badge", "print badges"} <= set(session.scalars(select(Journal.act)))
        assert len(session.scalars(select(Badge).where(Badge.person_id == desk.person())).all()) == 2


def test_without_a_printer_the_new_badge_is_a_pdf(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert "The new one is ready; Ctrl+P opens it." in tab.strip.text
    assert desk.scan(desk.code()).verdict is Verdict.REVOKED_BADGE


def test_the_key_pressed_again_at_once_offers_the_paper_already_made(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    for _ in range(3):
        qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert "in the lost one's place a moment ago" in tab.strip.text
    assert len(list_jobs(desk.station)) == 1
    with looking(desk.station) as session:
        assert len(session.scalars(select(Badge).where(Badge.person_id == desk.person())).all()) == 2
    opened = Opened()
    tab.strip.action.click()
    QDesktopServices.unsetUrlHandler("file")
    assert (len(opened.files), len(list_jobs(desk.station))) == (1, 1)


def test_the_key_pressed_again_at_once_prints_the_same_badge_where_that_is_taken_up(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, printer: Printer
) -> None:
    use_printer(tab)
    until_ended(tab, qtbot, lambda: scanned(tab, qtbot, desk.code()))
    until_ended(tab, qtbot, lambda: qtbot.keyClick(tab, Qt.Key.Key_F4))
    until_ended(tab, qtbot, lambda: qtbot.keyClick(tab, Qt.Key.Key_F4))
    assert "it stands. If it did not come out, print the same one again." in tab.strip.text
    assert tab.strip.action.text() == "Print it again"
    until_ended(tab, qtbot, tab.strip.action.click)
    assert codes_in(printer.out[2].pdf) == codes_in(printer.out[1].pdf)


def test_arrivals_fill_a_sheet_label_after_label(tab: CheckinTab, desk: Desk, qtbot: QtBot, printer: Printer) -> None:
    print_at_door(printer="Laser", stock="avery-l4785")
    tab.prints._recall(None)
    for number in range(3):
        until_ended(tab, qtbot, partial(scanned, tab, qtbot, desk.code(number)))
    assert labels_used(desk.station, "avery-l4785") == 3


def test_whose_badge_is_lost_is_whom_the_typed_name_means(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    person = tab.door.crowd.person(desk.person(5))
    assert person is not None
    qtbot.keyClicks(tab.field, person.name)
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert desk.scan(desk.code(5)).verdict is Verdict.REVOKED_BADGE
    assert desk.scan(desk.code()).verdict is Verdict.ALREADY_IN


@pytest.mark.parametrize("by_key", [True, False])
def test_a_badge_that_was_not_lost_is_taken_back_at_once_and_the_scan_stays(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, *, by_key: bool
) -> None:
    name = scanned(tab, qtbot, desk.code()).split(". ")[1]
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert tab.strip.text.startswith(f"{name}: the lost badge opens no door any more.")
    assert "Undo (Ctrl+Z) lets the old one open the door again." in tab.strip.text
    assert tab.strip.action.text() == "Undo"
    if by_key:
        tab.undo()
    else:
        tab.strip.action.click()
    assert tab.strip.text.startswith(f"{name}: the old badge opens the door again.")
    assert scanned(tab, qtbot, desk.code()).startswith("Already in")
    assert tab.panel.text.startswith("Already in")


def test_after_the_next_scan_an_undo_means_the_scan_and_no_badge(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    scanned(tab, qtbot, desk.code(1))
    tab.undo()
    QApplication.processEvents()
    assert tab.door.present() == {desk.person()}
    assert desk.scan(desk.code()).verdict is Verdict.REVOKED_BADGE


def test_a_lost_badge_taken_back_twice_undoes_the_scan_the_second_time(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    tab.undo()
    tab.undo()
    assert "no longer counts" in tab.strip.text


def test_with_nobody_found_nothing_is_revoked(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert "Whose badge is lost?" in tab.strip.text
    assert list_jobs(desk.station) == ()


def test_door_staff_replace_a_lost_badge_and_revoke_none_without(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    eva = seated(desk.station, operator="Eva", rights=Rights.DOOR)
    tab.seat(eva)
    scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert list_jobs(desk.station)[0].operator == "Eva"
    with pytest.raises(Exception, match="for supervisors"):
        revoke_badge(eva, desk.person(1), reason="lost")
