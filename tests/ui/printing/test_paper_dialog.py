"""A paper that was saved goes to a printer: asked for, handed over, told; what is gone or not ready is told too."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.printer_memory import printer_memory
from blp_desktop.paper.pages import new_canvas
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.save_as import Paper, SaveAs, Written
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_papers import ToldPapers
from blp_desktop.ui.printing import paper_dialog
from blp_desktop.ui.printing.paper_dialog import PrintPaperDialog
from tests.desk.demo import Desk
from tests.reading import text_of
from tests.ui.printing.queue import Queue

A5 = (148.0, 210.0)


def document() -> bytes:
    """Two pages of A5 that say so."""
    out = BytesIO()
    canvas = new_canvas(out, page=A5, title="Sheet", language="en")
    for text in ("The first page", "The second page"):
        canvas.drawString(40, 400, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write_document(file: Path, _tell: object) -> Written:
    file.write_bytes(document())
    return Written("The sheet is ready.")


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def strip(view: QWidget) -> Strip:
    return Strip(view)


@pytest.fixture
def save_as(desk: Desk, work: LongWork, view: QWidget, strip: Strip) -> SaveAs:
    made = SaveAs(work, view)
    ToldPapers(desk.station, strip, view).follow(made)
    return made


def save(save_as: SaveAs, file: Path, qtbot: QtBot) -> None:
    """Save the document under that name."""
    save_as._paper = Paper(title="Save", name=file.name, kinds=(), words="Writing…", write=write_document)
    with qtbot.waitSignal(save_as.ended):
        save_as.save_to(str(file))


def asked(view: QWidget, strip: Strip) -> PrintPaperDialog:
    """The dialog that the strip's other button opens."""
    strip.other.click()
    return next(dialog for dialog in view.findChildren(PrintPaperDialog) if dialog.isVisible())


def test_only_what_can_be_printed_is_offered_to_a_printer(
    save_as: SaveAs, strip: Strip, tmp_path: Path, qtbot: QtBot
) -> None:
    save(save_as, tmp_path / "list.xlsx", qtbot)
    assert strip.other.isHidden()
    save(save_as, tmp_path / "sheet.pdf", qtbot)
    assert strip.other.text() == "Print…"
    strip.tell("Something else.")
    assert strip.other.isHidden()


def test_without_a_printer_the_form_says_so_and_prints_nothing(
    save_as: SaveAs, view: QWidget, strip: Strip, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_dialog, "printer_names", tuple)
    save(save_as, tmp_path / "sheet.pdf", qtbot)
    dialog = asked(view, strip)
    assert not dialog.save_button.isEnabled()
    assert dialog.printer.placeholderText() == "No printer on this laptop yet"


def test_a_paper_that_is_gone_or_a_printer_that_is_not_there_is_told(
    save_as: SaveAs, view: QWidget, strip: Strip, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_dialog, "printer_names", lambda: ("Nowhere",))
    save(save_as, tmp_path / "sheet.pdf", qtbot)
    with qtbot.waitSignal(save_as.ended):
        asked(view, strip).save_button.click()
    assert "The printer Nowhere is not ready." in strip.text
    save(save_as, tmp_path / "sheet.pdf", qtbot)
    (tmp_path / "sheet.pdf").unlink()
    with qtbot.waitSignal(save_as.ended):
        asked(view, strip).save_button.click()
    assert strip.text == "sheet.pdf is not there any more. Save it again, then print it."


@pytest.mark.screen
def test_a_paper_comes_out_of_a_real_queue_as_often_as_wanted(
    queue: Queue, save_as: SaveAs, view: QWidget, strip: Strip, tmp_path: Path, qtbot: QtBot
) -> None:
    before = len(queue.printed(0))
    save(save_as, tmp_path / "sheet.pdf", qtbot)
    dialog = asked(view, strip)
    dialog.printer.setCurrentText("Laser")
    dialog.copies.setValue(2)
    with qtbot.waitSignal(save_as.ended, timeout=30_000):
        dialog.save_button.click()
    assert strip.text == "sheet.pdf was handed to Laser."
    for file in queue.printed(before + 2)[before:]:
        assert "The first page" in text_of(file.read_bytes())
        assert "The second page" in text_of(file.read_bytes())
    assert printer_memory().paper_printer == "Laser"
