"""Scans dropped on the window: read, asked about, filed with their module, told."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from blp_desktop.desk.differences import differences
from blp_desktop.desk.signed_sheets import filed_pages, filed_scans
from blp_desktop.desk.signing import page_signed
from blp_desktop.desk.station import Rights, Station, seated
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.sheet_codes import PageCode, Spot
from blp_desktop.domain.signatures import Difference
from blp_desktop.ui.program import Program
from blp_desktop.ui.signed.signing_dialog import SigningDialog
from blp_desktop.ui.signed.which_dialog import WhichSheetDialog
from tests.ui.accessible import nameless
from tests.ui.signed.papers import UNSIGNED, Paper, as_bytes, photographed, turned
from tests.ui.signed.test_codes import covered


def drop(program: Program, *files: Path) -> bool:
    """Drop files somewhere on the window, as the desktop does; says whether they were taken at the border."""
    surface = program.window.windowHandle()
    urls = QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    urls.setText("\n".join(map(str, files)))
    where, copy, left, none = (
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(where.toPoint(), copy, urls, left, none)
    QCoreApplication.sendEvent(surface, enter)
    QCoreApplication.sendEvent(surface, QDropEvent(where, copy, urls, left, none))
    return enter.isAccepted()


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file of that name."""
    file = folder / name
    file.write_bytes(content)
    return file


def told(program: Program) -> str:
    """What the window says."""
    return program.window.strip.text


def done(program: Program, qtbot: QtBot) -> str:
    """What the window says once nothing is under way."""
    qtbot.waitUntil(lambda: not program.work.running and bool(told(program)), timeout=20_000)
    return told(program)


def asked(program: Program, qtbot: QtBot) -> WhichSheetDialog:
    """The dialog that asks which sheet a page is."""
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in program.window.findChildren(WhichSheetDialog)), timeout=20_000
    )
    return next(each for each in program.window.findChildren(WhichSheetDialog) if each.isVisible())


def pages_of(station: Station) -> list[tuple[str, int, int]]:
    """What is filed: the file, its page, the sheet's page."""
    return sorted((page.file, page.number, page.page) for page in filed_pages(station, "M1"))


def test_a_scan_dropped_anywhere_is_filed_with_its_module(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    content = as_bytes(*known.pages, kind="PDF")
    assert drop(program, written(tmp_path, "signed.pdf", content))
    assert "Signed pages filed with Stockholm: 3." in done(program, qtbot)
    assert pages_of(station) == [("signed.pdf", 1, 1), ("signed.pdf", 2, 2), ("signed.pdf", 3, 3)]
    (scan,) = filed_scans(station, "M1")
    assert (scan.content, scan.filed_by) == (content, "Anna")


def test_several_files_of_several_kinds_are_filed_by_one_act(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(
        program,
        written(tmp_path, "photo.jpg", as_bytes(turned(photographed(known.pages[0]), 90), kind="JPEG")),
        written(tmp_path, "second.png", as_bytes(turned(known.pages[1], 180))),
        written(tmp_path, "third.tif", as_bytes(known.pages[2], kind="TIFF")),
    )
    assert "Signed pages filed with Stockholm: 3." in done(program, qtbot)
    assert [page for _, _, page in pages_of(station)] == [1, 2, 3]
    undo_last(station)
    assert pages_of(station) == []


def test_a_drop_over_a_field_does_not_write_the_name_into_it(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    field = QLineEdit(program.window)
    field.setGeometry(program.window.rect())
    field.show()
    drop(program, written(tmp_path, "a.png", as_bytes(known.pages[0])))
    done(program, qtbot)
    assert field.text() == ""


def test_text_that_is_dragged_is_left_to_the_fields(program: Program) -> None:
    text = QMimeData()
    text.setText("Rūta")
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPointF(1, 1).toPoint(), Qt.DropAction.CopyAction, text, left, none)
    assert not program.filing.drop.eventFilter(program.window, event)
    assert not event.isAccepted()


def test_nothing_is_taken_while_a_dialog_waits_for_an_answer(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    program.ask_import()
    dialog = program.window.findChildren(QDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    urls = QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "a.png", as_bytes(known.pages[0]))))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPointF(1, 1).toPoint(), Qt.DropAction.CopyAction, urls, left, none)
    assert not program.filing.drop.eventFilter(program.window, event)
    dialog.close()


def test_every_wrong_file_of_a_batch_gets_its_sentence_and_the_right_one_is_filed(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    blank = BytesIO()
    Image.new("RGB", (800, 1100), "white").save(blank, "PNG")
    (tmp_path / "folder").mkdir()
    drop(
        program,
        written(tmp_path, "notes.txt", b"hello"),
        written(tmp_path, "empty.pdf", b""),
        written(tmp_path, "broken.pdf", b"%PDF-1.7 and then nothing"),
        written(tmp_path, "broken.png", b"\x89PNG\r\n\x1a\n and then nothing"),
        written(tmp_path, "locked.pdf", locked_pdf()),
        written(tmp_path, "back.png", blank.getvalue()),
        tmp_path / "folder",
        written(tmp_path, "good.png", as_bytes(known.pages[0])),
    )
    said = done(program, qtbot)
    for sentence in (
        "Signed pages filed with Stockholm: 1.",
        "notes.txt is neither a PDF nor a picture.",
        "empty.pdf is empty.",
        "broken.pdf cannot be read as a PDF.",
        "broken.png cannot be read as a picture.",
        "locked.pdf is protected by a password.",
        "back.png shows nothing but blank pages.",
        "folder is a folder.",
    ):
        assert sentence in said, sentence
    assert pages_of(station) == [("good.png", 1, 1)]


def locked_pdf() -> bytes:
    """A PDF that opens with a password alone."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(100, 100, "hidden")
    canvas.save()
    return out.getvalue()


def test_the_same_scan_again_is_told_and_filed_once(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    content = as_bytes(known.pages[0])
    drop(program, written(tmp_path, "a.png", content), written(tmp_path, "copy.png", content))
    assert "copy.png is in this batch twice." in done(program, qtbot)
    drop(program, written(tmp_path, "again.png", content))
    qtbot.waitUntil(lambda: "again.png" in told(program), timeout=20_000)
    assert "again.png is filed already: it is the same as a.png" in told(program)
    assert pages_of(station) == [("a.png", 1, 1)]


def test_a_sheet_that_this_file_never_printed_is_refused(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    from sqlalchemy import delete

    from blp_desktop.desk.station import acting
    from blp_desktop.store.schema import Sheet

    with acting(station, "forget") as under_way:
        under_way.session.execute(delete(Sheet))
    drop(program, written(tmp_path, "a.png", as_bytes(known.pages[0])))
    said = done(program, qtbot)
    assert said.startswith("Nothing was filed.")
    assert f"The sheet {known.sheet.code} was not printed from this programme file." in said


def test_a_page_whose_code_cannot_be_read_is_shown_and_told_by_hand(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    pages = (covered(known.pages[1], *Spot), covered(known.pages[2], *Spot), known.pages[0])
    drop(program, written(tmp_path, "torn.pdf", as_bytes(*pages, kind="PDF")))
    dialog = asked(program, qtbot)
    assert nameless(dialog) == []
    assert "torn.pdf, page 1 of 3. Its code could not be read." in dialog.told.text()
    dialog.page.setValue(2)
    dialog.take.click()
    assert (dialog.page.value(), "page 2 of 3" in dialog.told.text()) == (3, True)
    dialog.leave_out.click()
    said = done(program, qtbot)
    assert "Signed pages filed with Stockholm: 2." in said
    assert "torn.pdf, page 2: no code of a sheet was read, and it is left out." in said
    assert pages_of(station) == [("torn.pdf", 1, 2), ("torn.pdf", 3, 1)]
    assert [page.read_by_hand for page in filed_pages(station, "M1")] == [False, True]


def test_leaving_the_question_files_nothing(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(program, written(tmp_path, "torn.png", as_bytes(covered(known.pages[0], *Spot))))
    asked(program, qtbot).reject()
    assert told(program) == "Stopped; nothing was filed."
    assert pages_of(station) == []


def test_reading_can_be_stopped_and_files_nothing(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(program, written(tmp_path, "many.pdf", as_bytes(*known.pages * 4, kind="PDF")))
    program.work.stop()
    assert done(program, qtbot) == "Stopped; nothing was filed."
    assert pages_of(station) == []


def test_filing_is_for_supervisors(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    program.filing.seat(seated(station, operator="Eva", rights=Rights.DOOR))
    drop(program, written(tmp_path, "a.png", as_bytes(known.pages[0])))
    assert "Filing a signed sheet is for supervisors." in told(program)
    assert pages_of(station) == []


def test_the_tab_modules_asks_for_the_files(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    from blp_desktop.ui.modules.tab import ModulesTab

    tab = program.window.tab(1)
    assert isinstance(tab, ModulesTab)
    tab.view.header.file_signed.trigger()
    dialog = next(each for each in program.window.findChildren(QFileDialog) if each.isVisible())
    dialog.filesSelected.emit([str(written(tmp_path, "a.png", as_bytes(known.pages[0])))])
    dialog.close()
    assert "Signed pages filed with Stockholm: 1." in done(program, qtbot)


def test_from_the_message_one_goes_through_the_rows_to_the_differences(
    program: Program, station: Station, known: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(program, written(tmp_path, "a.jpg", as_bytes(photographed(known.pages[0]), kind="JPEG")))
    done(program, qtbot)
    program.window.strip.action.click()
    dialog = next(each for each in program.window.findChildren(SigningDialog) if each.isVisible())
    for row in page_signed(station, filed_pages(station, "M1")[0].id).named:
        for _ in dialog.page().columns:
            qtbot.keyClick(dialog.table, Qt.Key.Key_N if row.number in UNSIGNED else Qt.Key.Key_Space)
            qtbot.keyClick(dialog.table, Qt.Key.Key_Right)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Left)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.progress.text() == "13 of 13 rows"
    dialog.close_button.click()
    found = differences(station, "M1")
    assert {line.difference for line in found} == {Difference.SIGNED_ONLY}
    assert len(found) == 2 * (13 - len(UNSIGNED))
    assert PageCode(known.sheet.code, 1) == known.sheet.code_of(1)
