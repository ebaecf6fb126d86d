"""Badges drawn for a printer that takes no PDF: in lines, as sharp as the printer is."""

from collections.abc import Callable

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from blp_desktop.desk.printing import Badges
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.paper.badge_plate import Plate, Struck
from blp_desktop.paper.badge_sides import Side
from blp_desktop.ui.designs.painting import paint_label

Tell = Callable[[int, int], None]
"""Is told how many of how many pages are drawn; may raise PrintStopped."""
_INCH = 72


def draw_badges(printer: QPrinter, painter: QPainter, badges: Badges, *, tell: Tell) -> None:
    """The pages of the PDF, by the hand that draws the screen; letters are outlines of the shipped fonts."""
    how = badges.how
    plate = Plate(how.layout, how.stock, how.occasion)
    struck = [plate.strike(face) for face in badges.faces]
    sides = list(how.sides(len(struck)))
    for page, side in enumerate(sides):
        tell(page, len(sides))
        if page:
            turn(printer)
        _draw_side(painter, plate, struck, side)


def turn(printer: QPrinter) -> None:
    """Begin the next page; raises SurroundingsFailed where the printer takes no more."""
    if not printer.newPage():
        step = "Look which pages came out; then print it again."
        raise SurroundingsFailed(f"The printer {printer.printerName()} stopped in the middle.", step)


def _draw_side(painter: QPainter, plate: Plate, struck: list[Struck], side: Side) -> None:
    device = painter.device()
    for lying in side:
        painter.save()
        painter.scale(device.logicalDpiX() / _INCH, device.logicalDpiY() / _INCH)
        painter.translate(lying.left, lying.top)
        paint_label(painter, plate, struck[lying.badge])
        painter.restore()
