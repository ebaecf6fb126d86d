"""The self-check of the work: what is done with a programme, from badges to evidence, and the window."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from blp_desktop.desk.station import Station

if TYPE_CHECKING:
    from blp_desktop.ui.program import Program


def _badges(station: Station, folder: Path) -> str:
    """Print the demo's badges, read them back from the page, and admit one."""
    import zxingcpp

    from blp_desktop.desk.badges import BadgeOrder
    from blp_desktop.desk.checkin import Scan, scan
    from blp_desktop.desk.door import opened_door
    from blp_desktop.desk.printing import print_badges
    from blp_desktop.ui.pictures import pages_of

    done = print_badges(station, BadgeOrder(module="M1"), folder / "badges.pdf").value
    pages = pages_of(done.file.read_bytes(), dpi=150)
    codes = [found.text for page in pages for found in zxingcpp.read_barcodes(page)]
    if len(codes) != done.badges:
        raise RuntimeError(f"{len(codes)} of {done.badges} codes could be read")
    with opened_door(station, "M1") as door:
        at = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
        verdict = scan(door, Scan(raw=codes[0], at=at)).value.verdict
    return f"{done.badges} badges printed and read back, the first was {verdict}"


def _sheets(station: Station, folder: Path) -> str:
    """Write the sheets, read every page back by its code, as a PDF and as a picture, and file them."""
    from blp_desktop.desk.sheets import module_sheets, write_sheets
    from blp_desktop.desk.signed_sheets import file_scans
    from blp_desktop.ui.parts.long_work import Teller
    from blp_desktop.ui.pictures import pages_of
    from blp_desktop.ui.signed.batch import read_batch

    made = module_sheets(station, "M1")
    done = write_sheets(station, made, folder / "sheets.pdf").value
    pages_of(made.pdf, dpi=150)[0].save(str(folder / "sheet.png"))
    batch = read_batch(station, [done.file, folder / "sheet.png"], "{file} {page}", Teller(_tell_nobody))
    filed = file_scans(station, batch.scans).value
    if len(filed.pages) != done.pages + 1:
        raise RuntimeError(f"{len(filed.pages)} of {done.pages + 1} pages could be read: {batch.problems}")
    return f"{done.sheets} sheets on {done.pages} pages, read back and filed"


def _tell_nobody(_progress: object) -> None:
    return


def _report(station: Station, _folder: Path) -> str:
    """Count a module, draw its charts in both forms of a picture, and its report as a document."""
    from PySide6.QtGui import QImage

    from blp_desktop.desk.module_reports import module_report
    from blp_desktop.desk.report_charts import charts_of
    from blp_desktop.desk.reports import report, report_choices
    from blp_desktop.paper.sheet_words import words_of
    from blp_desktop.ui.pictures import pages_of
    from blp_desktop.ui.reports.chart_pictures import picture_of

    choices = report_choices(station)
    charts = [chart for choice in choices for chart in charts_of(report(station, choice.scope), words_of("en"))]
    pictures = [picture_of(chart, ending) for chart in charts for ending in (".png", ".svg")]
    if not pictures or any(QImage.fromData(picture).isNull() for picture in pictures):
        raise RuntimeError("a chart could not be drawn")
    pages = pages_of(module_report(station, "M1").pdf, dpi=50)
    return f"{len(charts)} charts were drawn, and a module's report on {len(pages)} pages"


def _evidence(station: Station, folder: Path) -> str:
    """Pack the evidence of the module that was signed, and check it as whoever receives it."""
    from blp_desktop.desk.evidence import verify_evidence, write_evidence

    done = write_evidence(station, "M1", folder / "evidence.zip")
    checked = verify_evidence(done.file)
    if checked.problems:
        raise RuntimeError(" ".join(checked.problems))
    return f"{checked.documents} documents were packed and checked"


_TABS = 5


def _window(station: Station, folder: Path) -> str:
    """Look at every tab of the window on a copy of the file, off screen; what nobody catches in one counts here."""
    from blp_desktop.desk.safety import save_backup
    from blp_desktop.ui.program import Program

    with nothing_uncaught():
        program = Program(save_backup(station, folder / "window.blp"))
        tabs = program.window.tabs
        program.window.show()
        for place in range(tabs.count()):
            program.window.show_tab(place)
            _wait_for(program)
        program.window.close()
        program.close()
    if tabs.count() != _TABS:
        raise RuntimeError(f"{tabs.count()} of {_TABS} tabs are there")
    return f"{tabs.count()} tabs were opened: {', '.join(map(tabs.tabText, range(_TABS)))}"


_PATIENCE = 30_000
"""Milliseconds."""


def _wait_for(program: "Program") -> None:
    """Until the tab in front is painted and has read what it shows."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer

    deadline = QDeadlineTimer(_PATIENCE)
    QCoreApplication.processEvents()
    while program.work.running and not deadline.hasExpired():
        QCoreApplication.processEvents()
    if deadline.hasExpired():
        raise RuntimeError(f"{program.window.tabs.tabText(program.window.tabs.currentIndex())} is never done reading")


@contextmanager
def nothing_uncaught() -> Iterator[None]:
    """Raise what Qt would only tell: an exception in a slot."""
    uncaught: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: uncaught.append(error)
    try:
        yield
    finally:
        sys.excepthook = before
    for error in uncaught:
        raise error


def _printing(_station: Station, folder: Path) -> str:
    """Print a page into a file through the classes that print on paper."""
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter()
    printer.setOutputFileName(str(folder / "printed.pdf"))
    painter = QPainter(printer)
    painter.drawText(100, 100, "BLP Desk")
    painter.end()
    if not (folder / "printed.pdf").read_bytes().startswith(b"%PDF"):
        raise RuntimeError("a page could not be printed into a file")
    names = QPrinterInfo.availablePrinterNames()
    return f"printers: {', '.join(names)}" if names else "no printer is set up; PDF works without one"


def _camera(station: Station, folder: Path) -> str:
    """Hold a printed badge up to what reads the camera; a system without its sound library has no camera."""
    from blp_desktop.desk.badges import BadgeOrder
    from blp_desktop.desk.printing import print_badges
    from blp_desktop.ui.multimedia import quieten_multimedia
    from blp_desktop.ui.pictures import pages_of

    quieten_multimedia()
    try:
        from PySide6.QtMultimedia import QMediaDevices, QMediaFormat, QVideoFrame

        from blp_desktop.ui.camera.reader import look_at
    except ImportError as missing:
        return f"no camera can be used here: {missing}"
    done = print_badges(station, BadgeOrder(module="M1", stock="single-a7"), folder / "held-up.pdf").value
    look = look_at(QVideoFrame(pages_of(done.file.read_bytes(), dpi=150)[0]))
    if look is None or look.sign is None:
        raise RuntimeError("a badge held up could not be read")
    if not QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Decode):
        raise RuntimeError("what connects to cameras and loudspeakers could not be loaded")
    cameras = len(QMediaDevices.videoInputs())
    return f"a badge held up was read; cameras connected: {cameras}"


CHECKS: dict[str, Callable[[Station, Path], str]] = {
    "badges": _badges,
    "sheets": _sheets,
    "report": _report,
    "evidence": _evidence,
    "window": _window,
    "printing": _printing,
    "camera": _camera,
}
