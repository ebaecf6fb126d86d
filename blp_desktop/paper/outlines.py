"""The test page of a stock: the outline and number of each label, to be held against the real sheet."""

from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.stocks import Stock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LINE = 0.5
_RULES = (100, 50, 20, 10)
"""Millimetres of the line that tells whether the printer kept the size; the longest that fits the label."""


def outline_page(sheet: Stock, *, language: str = "en") -> bytes:
    """One page of the stock's paper as PDF, at its own size."""
    out = BytesIO()
    canvas = new_canvas(out, page=sheet.page_size, title=f"Test page · {sheet.title}", language=language)
    canvas.setLineWidth(_LINE)
    for label in range(sheet.labels):
        _label(canvas, sheet, label)
    _rule(canvas, sheet)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _label(canvas: "Canvas", sheet: Stock, label: int) -> None:
    left, top = sheet.corner(label)
    bottom = sheet.page_height - top - sheet.label_height
    canvas.rect(left * MM, bottom * MM, sheet.label_width * MM, sheet.label_height * MM)
    size = min(24.0, sheet.label_height * MM / 3)
    x, y = (left + sheet.label_width / 2) * MM, (bottom + sheet.label_height / 2) * MM
    canvas.setFont(STRONG, size)
    canvas.drawCentredString(x, y, str(label + 1))


def _rule(canvas: "Canvas", sheet: Stock) -> None:
    """In the first label: a line of a known length, and what stock this is."""
    length = next((rule for rule in _RULES if rule <= sheet.label_width - 4), 0)
    if not length:
        return
    left, top = sheet.corner(0)
    x, y = left + (sheet.label_width - length) / 2, sheet.page_height - top - sheet.label_height * 0.75
    canvas.line(x * MM, y * MM, (x + length) * MM, y * MM)
    for end in (x, x + length):
        canvas.line(end * MM, (y - 1) * MM, end * MM, (y + 1) * MM)
    said = f"{length} mm when printed at 100 %"
    size = min(8.0, sheet.label_width * MM * 0.9 / width(said, REGULAR))
    canvas.setFont(REGULAR, size)
    canvas.drawCentredString((left + sheet.label_width / 2) * MM, (y - 1.5) * MM - size, said)
