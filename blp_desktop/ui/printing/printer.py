"""The printers of this laptop: which there are, and sheets handed to one as they are."""

import shutil
import subprocess
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from blp_desktop.desk.print_jobs import Destination
from blp_desktop.desk.printing import PrinterMissing, PrintStopped, Sheets, write_sheets
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.ui.printing.drawing import Tell, draw_badges, turn

_NAMED_PAGES = {(210.0, 297.0): "A4", (215.9, 279.4): "Letter"}
_POINTS = 72 / 25.4
"""In a millimetre."""
_FINEST = 300
"""Dots an inch that a page without badges is drawn at: no more memory than a laptop has."""
_PATIENCE = 30
"""Seconds that the system's queue may take to accept a job."""
_STOPPED = frozenset({QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error})


def printer_names() -> tuple[str, ...]:
    """Every printer that the system knows; may ask the network."""
    return tuple(QPrinterInfo.availablePrinterNames())


def is_there(printer: str) -> bool:
    """Whether the printer is known and takes jobs."""
    found = QPrinterInfo.printerInfo(printer)
    return not found.isNull() and found.state() not in _STOPPED


def tell_nobody(_done: int, _whole: int) -> None:
    """Nobody waits for the pages."""


def send(sheets: Sheets, to: Destination, *, tell: Tell = tell_nobody) -> None:
    """Into the file, or to the printer: at 100 %, page and orientation as they are, in colour, backs by the long edge.

    Raises PrinterMissing, or SurroundingsFailed where the system does not take the job.
    """
    if not to.printer:
        write_sheets(sheets, to)
        return
    if not is_there(to.printer):
        raise _missing(to.printer)
    queue = shutil.which("lp")
    if queue:
        _hand_over(sheets, to.printer, queue)
    else:
        draw_on(_printer_for(sheets, to.printer), sheets, tell=tell)


def _hand_over(sheets: Sheets, printer: str, queue: str) -> None:
    """The PDF itself to the system's queue: nothing is drawn anew."""
    command = [queue, "-s", "-d", printer, "-t", sheets.title, *_options(sheets), "-"]
    try:
        done = subprocess.run(command, input=sheets.pdf, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - our own list
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _not_taken(printer, str(error)) from error
    if done.returncode and not is_there(printer):
        raise _missing(printer)
    if done.returncode:
        raise _not_taken(printer, done.stderr.decode(errors="replace").strip())


def _options(sheets: Sheets) -> Iterator[str]:
    wide, high = (_whole_points(length) for length in (sheets.width, sheets.height))
    size = _NAMED_PAGES.get((sheets.width, sheets.height), f"Custom.{wide:.3f}x{high:.3f}mm")
    sides = "two-sided-long-edge" if sheets.has_backs else "one-sided"
    wanted = ("print-scaling=none", f"media={size}", f"sides={sides}", "print-color-mode=color", "nopdfAutoRotate")
    for option in wanted:
        yield from ("-o", option)


def _whole_points(length: float) -> float:
    """The queue cuts a page to whole points and keeps its middle: the nearest ones, barely passed, move it least."""
    return (round(length * _POINTS) + 0.02) / _POINTS


def _missing(printer: str) -> PrinterMissing:
    step = "Switch it on and connect it; the job prints when it is back."
    return PrinterMissing(f"The printer {printer} is not ready.", step)


def _not_taken(printer: str, why: str) -> SurroundingsFailed:
    step = "Look at the printer and its queue, then print it again."
    return SurroundingsFailed(f"The printer {printer} did not take the job: {why}.", step)


def _printer_for(sheets: Sheets, name: str) -> QPrinter:
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheets.title)
    printer.setColorMode(QPrinter.ColorMode.Color)
    set_page(printer, sheets)
    long_edge, one_side = QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(long_edge if sheets.has_backs else one_side)
    return printer


def set_page(printer: QPrinter, sheets: Sheets) -> None:
    """The page as it is, to its edges, never turned or scaled."""
    size = QPageSize(QSizeF(sheets.width, sheets.height), QPageSize.Unit.Millimeter)
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, upright, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter))
    printer.setFullPage(True)
    if sheets.badges is None:
        printer.setResolution(min(printer.resolution(), _FINEST))


def draw_on(printer: QPrinter, sheets: Sheets, *, tell: Tell = tell_nobody) -> None:
    """Every page, where the system takes no PDF: badges in lines, all else dot by dot.

    Raises SurroundingsFailed, or what `tell` raises.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_taken(printer.printerName(), "the system refused it")
    try:
        if sheets.badges is None:
            _draw_dots(printer, painter, sheets, tell)
        else:
            draw_badges(printer, painter, sheets.badges, tell=tell)
    except PrintStopped:
        printer.abort()
        raise
    finally:
        painter.end()


def _draw_dots(printer: QPrinter, painter: QPainter, sheets: Sheets, tell: Tell) -> None:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(sheets.pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        _draw_pages(printer, painter, document, tell)
    finally:
        document.close()


def _draw_pages(printer: QPrinter, painter: QPainter, document: QPdfDocument, tell: Tell) -> None:
    for page in range(document.pageCount()):
        tell(page, document.pageCount())
        if page:
            turn(printer)
        _draw_page(painter, document, page)


def _draw_page(painter: QPainter, document: QPdfDocument, page: int) -> None:
    """QtPdf draws on nothing; paper is white."""
    points, dots = document.pagePointSize(page), painter.device().logicalDpiX() / 72
    drawn = document.render(page, QSize(round(points.width() * dots), round(points.height() * dots)))
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    inside = QPainter(paper)
    inside.drawImage(0, 0, drawn)
    inside.end()
    painter.drawImage(0, 0, paper)
