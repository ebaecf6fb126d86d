"""The ruler page: millimetres along the edges and a cross in the middle, to find how far askew a printer prints."""

from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper.fonts import REGULAR, STRONG
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.stocks import Stock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ARM = 15.0
_NAMED = 10


def cross_at(sheet: Stock) -> tuple[float, float]:
    """Where the cross should be, in millimetres from the left and the upper edge."""
    return round(sheet.page_width / 2), round(sheet.page_height / 2)


def ruler_page(sheet: Stock, *, language: str = "en") -> bytes:
    """One page of the stock's paper, as PDF; what it says has to be measured with a ruler."""
    out = BytesIO()
    canvas = new_canvas(out, page=sheet.page_size, title=f"Ruler page · {sheet.title}", language=language)
    canvas.translate(0, sheet.page_height * MM)
    canvas.scale(MM, -MM)
    canvas.setLineWidth(0.15)
    _rulers(canvas, sheet)
    _cross(canvas, sheet)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _rulers(canvas: "Canvas", sheet: Stock) -> None:
    wide, high = sheet.page_size
    for at in range(int(wide) + 1):
        length = _length(at)
        canvas.line(at, 0, at, length)
        canvas.line(at, high, at, high - length)
    for at in range(int(high) + 1):
        length = _length(at)
        canvas.line(0, at, length, at)
        canvas.line(wide, at, wide - length, at)
    for at in range(_NAMED, int(min(wide, high)), _NAMED):
        _write(canvas, str(at), (at, 10.5))
        _write(canvas, str(at), (10.5, at + 0.8))


def _length(at: int) -> float:
    """Longer at five and at ten."""
    return 8.0 if at % 10 == 0 else 6.0 if at % 5 == 0 else 4.0


def _cross(canvas: "Canvas", sheet: Stock) -> None:
    x, y = cross_at(sheet)
    arm = min(_ARM, x / 3, y / 3)
    canvas.line(x - arm, y, x + arm, y)
    canvas.line(x, y - arm, x, y + arm)
    _write(canvas, f"{x:g} mm from the left, {y:g} mm from the top", (x, y + arm + 4), strong=True)


def _write(canvas: "Canvas", text: str, at: tuple[float, float], *, strong: bool = False) -> None:
    """The page is counted from the top; letters stand upright all the same."""
    canvas.saveState()
    canvas.translate(*at)
    canvas.scale(1 / MM, -1 / MM)
    canvas.setFont(STRONG if strong else REGULAR, 9 if strong else 6)
    canvas.drawCentredString(0, 0, text)
    canvas.restoreState()
