"""The print dialog, its list of jobs, and the ruler."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.badges import BadgeOrder, Only, badges_on_paper, revoke_badge
from blp_desktop.desk.label_stocks import save_stock
from blp_desktop.desk.modules import list_modules
from blp_desktop.desk.print_jobs import Destination, JobState, begin_job, list_jobs
from blp_desktop.desk.print_questions import about_job
from blp_desktop.desk.printer_memory import printed_on, printer_memory, shifted
from blp_desktop.desk.printing import Sheets, print_badges
from blp_desktop.paper.stocks import stock
from blp_desktop.store.schema import Person
from blp_desktop.ui.designs.dialog import DesignsDialog
from blp_desktop.ui.parts.confirm import Confirm
from blp_desktop.ui.printing import printer as printers
from blp_desktop.ui.printing.dialog import PrintDialog
from blp_desktop.ui.printing.jobs_dialog import JobsDialog
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.printing.ruler_dialog import RulerDialog
from blp_desktop.ui.printing.spoiled_dialog import SpoiledDialog
from blp_desktop.ui.stocks.dialog import LabelStocksDialog
from tests.desk.demo import Desk
from tests.reading import codes_in
from tests.ui.accessible import nameless


class Printer:
    """A printer that keeps what comes out."""

    def __init__(self) -> None:
        self.out: list[Sheets] = []

    def send(self, sheets: Sheets, _to: Destination, *, tell: Callable[[int, int], None] | None = None) -> None:
        self.out.append(sheets)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The laser is connected, and was used last."""
    made = Printer()
    monkeypatch.setattr(printers, "send", made.send)
    monkeypatch.setattr(printers, "is_there", bool)
    monkeypatch.setattr(printers, "printer_names", lambda: ("Laser",))
    printed_on("Laser", "avery-l4785", layout="")
    return made


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


Open = Callable[..., PrintDialog]


@pytest.fixture
def open_dialog(desk: Desk, prints: PrintQueue, parent: QWidget, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog and waits until it shows its preview and pre-flight."""
    opened: list[PrintDialog] = []

    def make(*people: str) -> PrintDialog:
        card = next(card for card in list_modules(desk.station) if card.code == "M1")
        dialog = PrintDialog(desk.station, prints, card, parent, people=people)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        opened.append(dialog)
        dialog.open()
        settle(dialog, qtbot)
        return dialog

    yield make
    for dialog in opened:
        if dialog.isVisible():
            dialog.reject()


def settle(dialog: PrintDialog, qtbot: QtBot) -> None:
    """Wait until nothing is looked at any more."""

    def is_settled() -> bool:
        return not dialog._soon.isActive() and not dialog._work.running and not dialog._is_stale

    qtbot.waitUntil(lambda: dialog._seen is not None, timeout=20_000)
    qtbot.waitUntil(is_settled, timeout=20_000)


def on_paper(desk: Desk, folder: Path, *numbers: int) -> None:
    people = tuple(desk.person(number) for number in numbers)
    print_badges(desk.station, BadgeOrder(module="M1", people=people), folder / "before.pdf")


def test_whoever_is_new_is_offered_first_and_the_button_counts_them(
    desk: Desk, open_dialog: Open, tmp_path: Path
) -> None:
    on_paper(desk, tmp_path, 0, 1, 2)
    desk.change(Person, desk.person(1), last_name="Kalniņa-Lapsa")
    dialog = open_dialog()
    texts = [choice.text() for choice in dialog.settings.choices.values()]
    assert texts == ["New: 25", "Changed since printing: 1", "All: 28"]
    assert dialog.settings.only is Only.NEW
    assert dialog.do.text() == "Print 25 badges"
    assert (
        dialog.settings.before.text()
        == "2 are on paper already, unchanged: last printed Tue 24 Oct 2017, 09:00 by Anna."
    )


def test_the_count_follows_the_choice(desk: Desk, open_dialog: Open, tmp_path: Path, qtbot: QtBot) -> None:
    on_paper(desk, tmp_path, *range(27))
    dialog = open_dialog()
    assert dialog.do.text() == "Print 1 badge"
    dialog.settings.choices[Only.ALL].click()
    settle(dialog, qtbot)
    assert dialog.do.text() == "Print 28 badges"


def test_only_the_people_asked_for_are_printed(desk: Desk, open_dialog: Open) -> None:
    dialog = open_dialog(desk.person(3), desk.person(4))
    assert dialog.do.text() == "Print 2 badges"


def test_the_first_sheets_are_shown_and_the_rest_when_asked(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    assert len(dialog.preview.pages) == 2
    assert dialog.preview.told.text() == "28 badges on 3 sheets"
    dialog.preview.more.click()
    settle(dialog, qtbot)
    assert len(dialog.preview.pages) == 3
    assert not dialog.preview.more.isVisible()


def test_a_part_used_sheet_goes_on_where_it_ended(desk: Desk, open_dialog: Open, tmp_path: Path) -> None:
    on_paper(desk, tmp_path, 0, 1, 2)
    dialog = open_dialog()
    assert dialog.sheet.start == 4
    assert "3 used; the print begins at label 4" in dialog.sheet.accessibleName()


def test_the_first_label_is_clicked_or_walked_to(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    middle = dialog.sheet.place_of(5).center()
    qtbot.mouseClick(dialog.sheet, Qt.MouseButton.LeftButton, pos=QPoint(int(middle.x()), int(middle.y())))
    assert dialog.order().start_at == 5
    for key, start in ((Qt.Key.Key_Right, 6), (Qt.Key.Key_Down, 8), (Qt.Key.Key_Up, 6), (Qt.Key.Key_Home, 1)):
        qtbot.keyClick(dialog.sheet, key)
        assert dialog.order().start_at == start
    qtbot.keyClick(dialog.sheet, Qt.Key.Key_Left)
    assert dialog.order().start_at == 1
    settle(dialog, qtbot)


def test_what_would_go_wrong_leads_to_the_person(desk: Desk, open_dialog: Open, qtbot: QtBot) -> None:
    desk.change(Person, desk.person(3), first_name="山田")
    dialog = open_dialog()
    assert "no font here has the letters 山田" in dialog.findings.text
    with qtbot.waitSignal(dialog.person_asked) as asked:
        dialog.findings.list.itemActivated.emit(dialog.findings.list.item(0))
    assert asked.args == [desk.person(3)]
    assert not dialog.isVisible()


def test_enter_prints_on_the_printer_used_last(
    desk: Desk, open_dialog: Open, prints: PrintQueue, printer: Printer, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert dialog.settings.printer_name == "Laser"
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        qtbot.keyClick(dialog.do, Qt.Key.Key_Return)
    assert len(codes_in(printer.out[0].pdf)) == 28
    assert not dialog.isVisible()
    assert badges_on_paper(desk.station, "M1").unprinted == 0


def test_one_badge_is_printed_first_and_the_others_follow_it(
    desk: Desk, open_dialog: Open, prints: PrintQueue, printer: Printer, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        dialog.test.click()
    settle(dialog, qtbot)
    assert len(codes_in(printer.out[0].pdf)) == 1
    assert (dialog.sheet.start, dialog.do.text()) == (2, "Print 27 badges")
    assert "One badge is printed." in dialog.strip.text


def test_each_printer_has_its_stock_and_its_correction(open_dialog: Open, printer: Printer, qtbot: QtBot) -> None:
    printed_on("Roll", "dymo-99014", layout="")
    shifted("Roll", "dymo-99014", (1.5, -0.3))
    printed_on("Laser", "avery-l4785", layout="")
    dialog = open_dialog()
    dialog.settings.show_printers(("Laser", "Roll"))
    assert dialog.settings.sheet.id == "avery-l4785"
    dialog.settings.printer.setCurrentIndex(1)
    dialog.settings.printer.activated.emit(1)
    settle(dialog, qtbot)
    assert (dialog.settings.sheet.id, dialog.settings.shift) == ("dymo-99014", (1.5, -0.3))
    assert not dialog.sheet.isVisible()


def test_a_printer_that_is_gone_says_so(open_dialog: Open, printer: Printer) -> None:
    dialog = open_dialog()
    dialog.settings.show_printers(("Other",))
    assert dialog.settings.printer.currentText() == "Laser (not connected)"


def test_the_ruler_turns_what_was_measured_into_a_correction(
    open_dialog: Open, prints: PrintQueue, printer: Printer, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.settings.ruler.click()
    ruler = dialog.findChildren(RulerDialog)[-1]
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        ruler.print_page.click()
    assert (printer.out[0].width, printer.out[0].height) == (210.0, 297.0)
    ruler.across.setValue(106.2)
    ruler.down.setValue(147.5)
    ruler.do.click()
    assert dialog.order().shift == (-1.2, 0.5)
    settle(dialog, qtbot)
    dialog._begin(dialog.order(), Destination(printer="Laser"))
    assert printer_memory().shift_for("Laser", "avery-l4785") == (-1.2, 0.5)


def test_whatever_takes_the_keyboard_has_a_name(
    open_dialog: Open, parent: QWidget, desk: Desk, prints: PrintQueue
) -> None:
    assert nameless(open_dialog()) == []
    jobs = JobsDialog(desk.station, prints, parent)
    jobs.open()
    assert nameless(jobs) == []
    jobs.close()


# the list of jobs


@pytest.fixture
def waiting(desk: Desk) -> str:
    """A job that waits for the laser."""
    return begin_job(
        desk.station, BadgeOrder(module="M1", people=(desk.person(),)), to=Destination(printer="Laser")
    ).value


@pytest.fixture
def jobs(desk: Desk, prints: PrintQueue, parent: QWidget, waiting: str) -> Iterator[JobsDialog]:
    """The list, with that job chosen."""
    made = JobsDialog(desk.station, prints, parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    yield made
    made.close()


def test_a_waiting_job_is_cancelled(desk: Desk, jobs: JobsDialog) -> None:
    assert nameless(jobs) == []
    assert (jobs.now.isEnabled(), jobs.drop.isEnabled(), jobs.again.isEnabled()) == (True, True, False)
    jobs.drop.click()
    assert list_jobs(desk.station)[0].state is JobState.CANCELLED
    assert (jobs.now.isEnabled(), jobs.again.isEnabled()) == (False, True)


def test_a_missing_printer_is_told_with_what_to_do(
    desk: Desk, jobs: JobsDialog, prints: PrintQueue, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        jobs.now.click()
    assert "The printer Laser is not ready. Switch it on" in jobs.strip.text
    assert "The printer Laser is not ready." in jobs.problem.text()


def test_a_job_whose_printer_is_missing_becomes_a_pdf(
    desk: Desk, jobs: JobsDialog, prints: PrintQueue, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        jobs.print_to_file(str(tmp_path / "badge.pdf"))
    assert codes_in((tmp_path / "badge.pdf").read_bytes()) == [desk.code()]
    states = {job.state for job in list_jobs(desk.station)}
    assert states == {JobState.PRINTED, JobState.CANCELLED}


def again(jobs: JobsDialog, words: str) -> None:
    """Ask for the chosen job once more, and agree to what is asked."""
    jobs.again.click()
    question = jobs.findChildren(Confirm)[-1]
    assert (question.windowTitle(), question.do.text()) == (words, words)
    question.do.click()


def test_what_is_on_paper_unchanged_is_told_before_it_is_printed_again_into_a_file_asked_for(
    desk: Desk, jobs: JobsDialog, tmp_path: Path
) -> None:
    on_paper(desk, tmp_path, 0, 1, 2)
    desk.change(Person, desk.person(1), last_name="Kalniņa-Lapsa")
    revoke_badge(desk.station, desk.person(2), reason="lost")
    before = (tmp_path / "before.pdf").read_bytes()
    jobs.read()
    job = next(job for job in list_jobs(desk.station) if job.count == 3)
    told = about_job(desk.station, job.id)
    assert (told.new, told.changed, told.unchanged) == (1, 1, 1)
    jobs.table.choose([job.id])
    again(jobs, "Print 3 badges again")
    assert jobs.findChild(QFileDialog).isVisible()
    assert (tmp_path / "before.pdf").read_bytes() == before
    assert len(list_jobs(desk.station)) == 2


def test_a_job_on_a_printer_is_said_to_be_handed_to_it(
    jobs: JobsDialog, prints: PrintQueue, printer: Printer, waiting: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        jobs.now.click()
    assert jobs._state(jobs._jobs[waiting]) == "Handed to the printer"


def test_a_correction_that_moves_badges_off_the_page_is_told(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.settings.set_shift((1.5, -0.5))
    settle(dialog, qtbot)
    assert "leave the page" not in dialog.findings.text
    dialog.settings.set_shift((20.0, -20.0))
    settle(dialog, qtbot)
    assert "Moved up by 20 mm, badges leave the page; at most 17.0 mm keeps them on it." in dialog.findings.text
    assert "Moved right" not in dialog.findings.text


def test_a_printed_job_is_printed_again(
    desk: Desk, jobs: JobsDialog, prints: PrintQueue, printer: Printer, waiting: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        jobs.now.click()
    jobs.table.choose([waiting])
    with qtbot.waitSignal(prints.ended, timeout=20_000):
        again(jobs, "Print 1 badge again")
    assert [codes_in(sheets.pdf) for sheets in printer.out] == [[desk.code()], [desk.code()]]


def test_badges_that_did_not_come_out_are_marked_from_a_label_on_and_back(
    desk: Desk, jobs: JobsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    on_paper(desk, tmp_path, 0, 1, 2)
    jobs.read()
    job = next(job for job in list_jobs(desk.station) if job.count == 3)
    jobs.table.choose([job.id])
    jobs.spoiled.click()
    asked = jobs.findChild(SpoiledDialog)
    assert (nameless(asked), asked.do.text()) == ([], "3 badges did not come out")
    asked.table.choose([asked.table.rows.row_at(1).id])
    asked.rest.click()
    assert asked.do.text() == "2 badges did not come out"
    with qtbot.waitSignal(jobs._prints.touched):
        asked.do.click()
    assert "2 badges did not come out. They count as printed no more" in jobs.strip.text
    assert badges_on_paper(desk.station, "M1").unprinted == 27
    assert "Did not come out" in {jobs._state(job) for job in jobs._jobs.values()}
    jobs.strip.action.click()
    assert (badges_on_paper(desk.station, "M1").unprinted, jobs.strip.text) == (25, "")


def test_a_job_on_paper_is_asked_about_before_it_is_saved_as_pdf(desk: Desk, jobs: JobsDialog, tmp_path: Path) -> None:
    on_paper(desk, tmp_path, 0, 1)
    jobs.read()
    jobs.table.choose([job.id for job in list_jobs(desk.station) if job.count == 2])
    jobs.elsewhere.click()
    question = jobs.findChildren(Confirm)[-1]
    assert jobs.findChild(QFileDialog) is None
    question.do.click()
    assert jobs.findChild(QFileDialog).isVisible()


def test_a_stock_described_meanwhile_can_be_chosen_and_what_was_chosen_stays(
    desk: Desk, open_dialog: Open, printer: Printer, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.settings.describe.click()
    stocks = dialog.findChild(LabelStocksDialog)
    assert stocks.stocks.current() == "shipped-avery-l4785"
    save_stock(desk.station, replace(stock("avery-l4785"), id="", title="Ours"))
    stocks.reject()
    settle(dialog, qtbot)
    assert dialog.settings.sheet.id == "avery-l4785"
    assert dialog.settings.stock.findText("Ours") >= 0


def test_the_layout_that_is_printed_in_is_opened_from_the_print_dialog(
    open_dialog: Open, printer: Printer, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.settings.design.click()
    designs = dialog.findChild(DesignsDialog)
    assert designs.draft.layout.id == "name-label"
    designs.known.copy.click()
    designs.reject()
    settle(dialog, qtbot)
    assert dialog.settings.layouts.findText("Name label (copy)") >= 0, [
        dialog.settings.layouts.itemText(row) for row in range(dialog.settings.layouts.count())
    ]


def test_what_came_out_of_a_stopped_job_is_said_in_the_list(desk: Desk, jobs: JobsDialog, waiting: str) -> None:
    jobs.drop.click()
    assert (jobs.there.isVisible(), jobs.spoiled.isVisible()) == (True, False)
    jobs.there.click()
    asked = jobs.findChild(SpoiledDialog)
    assert (asked.windowTitle(), asked.do.text()) == ("Which badges came out?", "1 badge came out")
    asked.do.click()
    assert jobs.strip.text == "1 badge counts as printed."
    assert list_jobs(desk.station)[0].state is JobState.PRINTED
    assert badges_on_paper(desk.station, "M1").unprinted == 27
