"""Printers: a real CUPS queue, whose output is read back."""

import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from blp_desktop.desk.badges import BadgeOrder
from blp_desktop.desk.print_jobs import Destination, JobState, begin_job, list_jobs
from blp_desktop.desk.printer_memory import shifted
from blp_desktop.desk.printing import Badges, PrinterMissing, PrintStopped, Sheets, carry_out
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.paper.badges import BadgePrint, badges_pdf
from blp_desktop.paper.layouts import Form, layout, layout_for
from blp_desktop.paper.ruler import ruler_page
from blp_desktop.paper.stocks import Stock, stock
from blp_desktop.ui.pictures import pages_of
from blp_desktop.ui.printing.printer import draw_on, is_there, printer_names, send, set_page
from tests.desk.demo import Desk
from tests.paper.conftest import MakeFace, face
from tests.reading import codes_in
from tests.ui.printing.queue import Queue

__all__ = ["face"]

LASER = Destination(printer="Laser")
DPI = 600
MM = DPI / 25.4
STOCKS = ("avery-l4785", "a6-on-a4", "a6-butterfly", "brother-dk-11202", "cr80", "avery-5395")


def sheets_of(count: int, make: MakeFace, on: str) -> Sheets:
    """So many badges on a stock."""
    sheet = stock(on)
    design = layout_for(sheet)
    faces = [make(first_name=f"Rūta{number}") for number in range(count)]
    how = BadgePrint(layout=design, stock=sheet)
    pdf = badges_pdf(faces, how, title="Badges", language="en").pdf
    return Sheets(
        pdf=pdf,
        width=sheet.page_width,
        height=sheet.page_height,
        has_backs=design.form is Form.BOTH_SIDES,
        title="Badges",
        badges=Badges(tuple(faces), how),
    )


def places(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each code with the middle of its square in millimetres from the page's upper left corner, page by page."""
    found = []
    for number, page in enumerate(pages_of(pdf, dpi=DPI)):
        for code in zxingcpp.read_barcodes(page):
            at = code.position
            corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
            x, y = (sum(getattr(corner, way) for corner in corners) / 4 / MM for way in "xy")
            found.append((f"{number} {code.text}", x, y))
    return sorted(found)


def page_size(pdf: bytes, folder: Path) -> tuple[float, float]:
    """The size that all its pages have, in points."""
    (folder / "printed.pdf").write_bytes(pdf)
    told = subprocess.run(["pdfinfo", folder / "printed.pdf"], capture_output=True, text=True, check=True).stdout
    (size,) = {line.split(":")[1].split("pts")[0] for line in told.splitlines() if line.startswith("Page size")}
    wide, high = size.split(" x ")
    return float(wide), float(high)


def printed(queue: Queue, sheets: Sheets, printer: str) -> bytes:
    """What came out of it."""
    before = len(queue.printed(0))
    send(sheets, Destination(printer=printer))
    return queue.printed(before + 1)[-1].read_bytes()


@pytest.mark.screen
def test_the_system_tells_its_printers_and_which_are_ready(queue: Queue) -> None:
    assert {"Laser", "Old"} <= set(printer_names())
    assert is_there("Laser")
    assert not is_there("Plotter")
    queue.switch_off("Laser")
    assert not is_there("Laser")
    queue.switch_on("Laser")
    assert is_there("Laser")


@pytest.mark.screen
@pytest.mark.parametrize("printer", ["Laser", "Old"])
@pytest.mark.parametrize("name", STOCKS)
def test_what_comes_out_has_every_code_at_its_place_to_a_tenth_of_a_millimetre(
    queue: Queue, face: MakeFace, tmp_path: Path, name: str, printer: str
) -> None:
    sheets = sheets_of(3, face, name)
    out = printed(queue, sheets, printer)
    wanted, got = places(sheets.pdf), places(out)
    assert [code for code, *_ in got] == [code for code, *_ in wanted]
    away = [max(abs(a - b), abs(c - d)) for (_, a, c), (_, b, d) in zip(wanted, got, strict=True)]
    assert max(away) <= 0.1
    paper = (sheets.width / 25.4 * 72, sheets.height / 25.4 * 72)
    assert page_size(out, tmp_path) == (pytest.approx(paper[0], abs=1), pytest.approx(paper[1], abs=1))


@pytest.mark.screen
@pytest.mark.parametrize("count", [1, 9, 10, 11])
def test_every_count_comes_out_whole_with_no_page_too_many(queue: Queue, face: MakeFace, count: int) -> None:
    out = printed(queue, sheets_of(count, face, "avery-l4785"), "Laser")
    assert len(codes_in(out)) == count
    assert len(pages_of(out, dpi=40)) == (count + 9) // 10


@pytest.mark.screen
def test_what_comes_out_is_drawn_in_lines_and_letters_not_in_dots(queue: Queue, face: MakeFace, tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    file.write_bytes(printed(queue, sheets_of(2, face, "avery-l4785"), "Laser"))
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "Rūta0" in text
    assert "Rīga Wood & Forest Cluster" in " ".join(text.split())
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    assert "Helvetica" not in fonts
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0


@pytest.mark.screen
def test_a_job_goes_through_the_queue_corrected_as_the_printer_needs_it(queue: Queue, desk: Desk) -> None:
    order = BadgeOrder(module="M1", people=(desk.person(),))
    before = len(queue.printed(0))
    straight = carry_out(desk.station, begin_job(desk.station, order, to=LASER).value, send)
    shifted("Laser", order.stock, (1.5, -0.5))
    carry_out(desk.station, begin_job(desk.station, order, to=LASER).value, send)
    *_, first, second = queue.printed(before + 2)
    (_, x, y), (_, moved_x, moved_y) = places(first.read_bytes())[0], places(second.read_bytes())[0]
    assert straight.value.badges == 1
    assert (moved_x - x, moved_y - y) == (pytest.approx(1.5, abs=0.1), pytest.approx(-0.5, abs=0.1))
    assert [job.state for job in list_jobs(desk.station)] == [JobState.PRINTED, JobState.PRINTED]


@pytest.mark.screen
def test_a_printer_that_is_switched_off_leaves_its_job_waiting(queue: Queue, desk: Desk) -> None:
    queue.switch_off("Laser")
    job = begin_job(desk.station, BadgeOrder(module="M1", people=(desk.person(),)), to=LASER).value
    with pytest.raises(PrinterMissing):
        carry_out(desk.station, job, send)
    assert list_jobs(desk.station)[0].state is JobState.WAITING
    queue.switch_on("Laser")
    before = len(queue.printed(0))
    carry_out(desk.station, job, send)
    assert codes_in(queue.printed(before + 1)[-1].read_bytes()) == [desk.code()]


@pytest.mark.screen
def test_a_printer_that_vanishes_while_the_job_is_handed_over_leaves_it_waiting(
    queue: Queue, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplugging = tmp_path / "lp"
    unplugging.write_text("#!/bin/sh\ncupsdisable Laser\necho gone >&2\nexit 1\n")
    unplugging.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(unplugging))
    job = begin_job(desk.station, BadgeOrder(module="M1", people=(desk.person(),)), to=LASER).value
    with pytest.raises(PrinterMissing):
        carry_out(desk.station, job, send)
    assert list_jobs(desk.station)[0].state is JobState.WAITING
    queue.switch_on("Laser")
    unplugging.write_text("#!/bin/sh\necho paper tray open >&2\nexit 1\n")
    with pytest.raises(SurroundingsFailed, match="did not take the job: paper tray open"):
        carry_out(desk.station, job, send)
    assert list_jobs(desk.station)[0].state is JobState.FAILED


class Jammed(QPrinter):
    """Takes one page."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_stops_in_the_middle_says_so(face: MakeFace, tmp_path: Path) -> None:
    printer = Jammed(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "drawn.pdf"))
    sheets = sheets_of(3, face, "brother-dk-11202")
    set_page(printer, sheets)
    with pytest.raises(SurroundingsFailed, match="stopped in the middle"):
        draw_on(printer, sheets)


def drawn(sheets: Sheets, file: Path) -> bytes:
    """What a printer that takes no PDF is given."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    set_page(printer, sheets)
    draw_on(printer, sheets)
    return file.read_bytes()


def ink(page: QImage) -> tuple[float, ...]:
    """Where a page's ink begins and ends, in millimetres."""
    grey = Image.frombuffer("L", (page.width(), page.height()), page.constBits(), "raw", "L", page.bytesPerLine(), 1)
    return tuple(edge / MM for edge in grey.point(lambda dot: 255 * (dot < 128)).getbbox() or ())


def alike(one: bytes, other: bytes) -> None:
    """Page for page the same codes at the same places, and ink that begins and ends together."""
    wanted, got = places(one), places(other)
    assert [code for code, *_ in got] == [code for code, *_ in wanted]
    assert wanted
    away = [max(abs(a - b), abs(c - d)) for (_, a, c), (_, b, d) in zip(wanted, got, strict=True)]
    assert max(away) <= 0.1
    first, second = pages_of(one, dpi=DPI), pages_of(other, dpi=DPI)
    assert len(second) == len(first)
    for before, after in zip(first, second, strict=True):
        assert ink(after) == pytest.approx(ink(before), abs=0.1)


@pytest.mark.parametrize("name", STOCKS)
def test_badges_drawn_for_a_printer_without_pdf_lie_where_those_of_the_pdf_do(
    face: MakeFace, tmp_path: Path, name: str
) -> None:
    sheets = sheets_of(3, face, name)
    alike(sheets.pdf, drawn(sheets, tmp_path / "drawn.pdf"))


@pytest.mark.parametrize("count", [1, 3, 4, 5])
def test_every_count_of_badges_drawn_has_its_backs_and_no_page_too_many(
    face: MakeFace, tmp_path: Path, count: int
) -> None:
    sheets = sheets_of(count, face, "a6-on-a4")
    out = drawn(sheets, tmp_path / "drawn.pdf")
    assert len(pages_of(out, dpi=40)) == (4 if count > 4 else 2)
    assert len(codes_in(out)) == 2 * count


def test_badges_are_drawn_in_lines_as_fine_as_the_printer(face: MakeFace, tmp_path: Path) -> None:
    drawn(sheets_of(10, face, "avery-l4785"), tmp_path / "drawn.pdf")
    told = subprocess.run(["pdfimages", "-list", tmp_path / "drawn.pdf"], capture_output=True, text=True, check=True)
    assert len(told.stdout.splitlines()) == 2, told.stdout
    assert subprocess.run(["qpdf", "--check", tmp_path / "drawn.pdf"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["avery-l4785", "cr80"])
def test_a_page_without_badges_is_drawn_dot_by_dot_with_everything_at_its_place(tmp_path: Path, name: str) -> None:
    sheet = stock(name)
    pdf, (wide, high) = ruler_page(sheet), sheet.page_size
    out = drawn(Sheets(pdf=pdf, width=wide, height=high, has_backs=False, title="Ruler"), tmp_path / "drawn.pdf")
    (before,), (after,) = pages_of(pdf, dpi=DPI), pages_of(out, dpi=DPI)
    assert ink(after) == pytest.approx(ink(before), abs=0.13)  # its ticks end on the page's edge, of whole points


def test_drawing_stops_at_the_next_page(face: MakeFace, tmp_path: Path) -> None:
    told: list[int] = []

    def stop_at_two(done: int, _whole: int) -> None:
        told.append(done)
        if done == 2:
            raise PrintStopped

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "drawn.pdf"))
    sheets = sheets_of(5, face, "brother-dk-11202")
    set_page(printer, sheets)
    with pytest.raises(PrintStopped):
        draw_on(printer, sheets, tell=stop_at_two)
    assert told == [0, 1, 2]


def test_backs_follow_their_fronts(face: MakeFace) -> None:
    sheet: Stock = stock("a6-on-a4")
    assert layout("lanyard-a6").form is Form.BOTH_SIDES
    assert sheets_of(5, face, sheet.id).has_backs
