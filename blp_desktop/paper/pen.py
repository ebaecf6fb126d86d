"""The pen: writes and rules on the pages of a canvas, in millimetres from the top left corner."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from blp_desktop.paper.charts import Drawing
from blp_desktop.paper.fitting import Fitted
from blp_desktop.paper.fonts import REGULAR, width
from blp_desktop.paper.ink import rgb, set_text
from blp_desktop.paper.marks import DASHES, FillMark, PictureMark, StrokeMark, TextMark
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_look import INK, LEADING, LINE, MUTED, SHADE, SIDE

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ASCENT = 0.94
"""Of a line's size, from its top to its base line."""


class Pen:
    """Draws on the pages of one size."""

    def __init__(self, canvas: "Canvas", *, page: tuple[float, float]) -> None:
        self._canvas = canvas
        self._page = page

    @property
    def right(self) -> float:
        """Where the contents end."""
        return self._page[0] - SIDE

    def begin(self) -> None:
        """A page of this size begins."""
        self._canvas.setPageSize((self._page[0] * MM, self._page[1] * MM))

    def write(self, fitted: Fitted, x: float, y: float, font: str, colour: str = INK) -> None:
        """Lines whose first begins at `y`."""
        for number, line in enumerate(fitted.lines):
            baseline = y * MM + fitted.size * (number * LEADING + _ASCENT)
            self.put(line, (x * MM, self._page[1] * MM - baseline), font, fitted.size, colour)

    def write_right(self, text: str, x: float, y: float, size: float) -> None:
        """One muted line that ends at `x`, with its base line at `y`."""
        left = x * MM - width(text, REGULAR) * size
        self.put(text, (left, (self._page[1] - y) * MM), REGULAR, size, MUTED)

    def put(self, text: str, at: tuple[float, float], font: str, size: float, colour: str) -> None:
        """A line whose base line begins there, in points from the lower left."""
        shown = set_text(self._canvas, text, font, size)
        self._canvas._code.append(f"BT {rgb(colour)} {at[0]:.2f} {at[1]:.2f} Td {shown} ET")

    def rule(self, start: tuple[float, float], end: tuple[float, float], colour: str = LINE) -> None:
        """A hairline."""
        height = self._page[1]
        (x, y), (to_x, to_y) = ((across * MM, (height - down) * MM) for across, down in (start, end))
        drawn = f"0.5 w {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"
        self._canvas._code.append(f"{rgb(colour).upper()} {drawn}")

    def shade(self, top: float, height: float) -> None:
        """A light band as wide as the contents."""
        self.fill((SIDE, top), (self.right - SIDE, height), SHADE)

    def fill(self, corner: tuple[float, float], size: tuple[float, float], colour: str) -> None:
        """A rectangle from its upper left corner."""
        bottom = self._page[1] - corner[1] - size[1]
        box = " ".join(f"{side * MM:.2f}" for side in (corner[0], bottom, *size))
        self._canvas._code.append(f"{rgb(colour)} {box} re f")

    def box(self, corner: tuple[float, float], side: float) -> None:
        """An empty square to tick."""
        left, bottom = corner[0] * MM, (self._page[1] - corner[1] - side) * MM
        drawn = f"0.7 w {left:.2f} {bottom:.2f} {side * MM:.2f} {side * MM:.2f} re S"
        self._canvas._code.append(f"{rgb(MUTED).upper()} {drawn}")

    def pictures(self, marks: Iterable[PictureMark]) -> None:
        """Pictures by their upper left corner and size."""
        from reportlab.lib.utils import ImageReader

        for mark in marks:
            bottom = (self._page[1] - mark.y - mark.height) * MM
            reader = ImageReader(BytesIO(mark.png))
            self._canvas.drawImage(reader, mark.x * MM, bottom, mark.width * MM, mark.height * MM, mask="auto")

    def drawing(self, drawing: Drawing, corner: tuple[float, float]) -> None:
        """A chart by its upper left corner."""
        left, bottom = corner[0] * MM, (self._page[1] - corner[1]) * MM - drawing.height
        for mark in drawing.marks:
            match mark:
                case TextMark():
                    self.put(mark.text, (left + mark.x, bottom + mark.y), mark.font, mark.size, mark.colour)
                case FillMark():
                    box = f"{left + mark.x:.2f} {bottom + mark.y:.2f} {mark.width:.2f} {mark.height:.2f}"
                    self._canvas._code.append(f"{rgb(mark.colour)} {box} re f")
                case StrokeMark():
                    self._canvas._code.append(_stroke(mark, left, bottom))


def _stroke(mark: StrokeMark, left: float, bottom: float) -> str:
    (x, y), (to_x, to_y) = mark.start, mark.end
    dashes = f"[{DASHES[0]:g} {DASHES[1]:g}] 0 d " if mark.dashed else ""
    line = f"{left + x:.2f} {bottom + y:.2f} m {left + to_x:.2f} {bottom + to_y:.2f} l S"
    return f"q {rgb(mark.colour).upper()} {mark.width:g} w {dashes}{line} Q"
