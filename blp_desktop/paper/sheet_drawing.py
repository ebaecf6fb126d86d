"""Attendance sheets drawn from their plans."""

from typing import TYPE_CHECKING

from blp_desktop.paper import qr
from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.ink import code_image
from blp_desktop.paper.pages import DOT, MM
from blp_desktop.paper.sheet_head import ACCENT, INK, LEADING, MUTED, Colour, height_of
from blp_desktop.paper.sheet_plan import HEADING_ROW, PADDING, SIDE, Column, Plan, Row

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LINE, _SHADE = (0.66, 0.70, 0.75), (0.94, 0.96, 0.97)
_MODULE = 8 * DOT
_CODE_TOP = 10.0
_HEADING = Sizes(largest=9, floor=6.5, lines=2)
_SMALL = Sizes(largest=8, floor=6, lines=1)
_TOTAL = Sizes(largest=9.5, floor=6.5)
_PLACE = 14.0
"""Millimetres to write a number on."""
_BETWEEN = 3.0
_FIELDS = (("name", 0.38), ("signature", 0.4), ("date", 0.22))


class SheetPen:
    """Draws the pages of one plan on a canvas; places are millimetres from the top left corner of the page."""

    def __init__(self, canvas: "Canvas", plan: Plan) -> None:
        self._canvas = canvas
        self._plan = plan

    def draw(self) -> int:
        """Every page of the sheet; gives how many."""
        pages = len(self._plan.pages)
        for number, rows in enumerate(self._plan.pages, start=1):
            self._canvas.setPageSize((self._plan.page[0] * MM, self._plan.page[1] * MM))
            self._draw_head(f"Page {number} of {pages}")
            bottom = self._draw_table(rows)
            if number == pages:
                self._draw_foot(bottom)
            self._draw_edge()
            self._canvas.showPage()
        return pages

    @property
    def _right(self) -> float:
        return self._plan.page[0] - SIDE

    def _write(self, fitted: Fitted, x: float, y: float, font: str, colour: Colour = INK) -> None:
        """Lines whose first begins at `y`."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setFont(font, fitted.size)
        for number, line in enumerate(fitted.lines):
            baseline = y * MM + fitted.size * (number * LEADING + 0.94)
            self._canvas.drawString(x * MM, self._plan.page[1] * MM - baseline, line)

    def _write_right(self, text: str, x: float, y: float, size: float) -> None:
        self._canvas.setFillColorRGB(*MUTED)
        self._canvas.setFont(REGULAR, size)
        self._canvas.drawRightString(x * MM, (self._plan.page[1] - y) * MM, text)

    def _rule(self, start: tuple[float, float], end: tuple[float, float], colour: Colour = _LINE) -> None:
        height = self._plan.page[1]
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(start[0] * MM, (height - start[1]) * MM, end[0] * MM, (height - end[1]) * MM)

    def _draw_head(self, page_of: str) -> None:
        for each in self._plan.head.paragraphs:
            self._write(each.text, each.x, each.y, each.font, each.colour)
        below = _CODE_TOP + self._draw_code(self._plan.day.id)
        self._write_right(self._plan.day.id, self._right, below + 3.2, 7.5)
        self._write_right(page_of, self._right, below + 6.6, 7.5)

    def _draw_code(self, text: str) -> float:
        """The sheet's id as a code at the right edge, on whole dots; gives its side."""
        if not qr.can_say(text):
            return 0.0
        symbol = qr.symbol(text)
        side = symbol.side * _MODULE
        left = int((self._right * MM - side) / DOT) * DOT
        top = int(_CODE_TOP * MM / DOT) * DOT
        bottom = self._plan.page[1] * MM - top - side
        self._canvas._code.append(code_image(symbol, x=left, y=bottom, side=side))
        return side / MM

    def _draw_table(self, rows: tuple[Row, ...]) -> float:
        """Headings and rows; gives how far down the page they reach."""
        y = self._plan.table_top
        self._draw_headings(y)
        levels = [y, y + HEADING_ROW]
        for row in rows:
            self._draw_row(row, levels[-1])
            levels.append(levels[-1] + row.height)
        self._draw_grid(levels)
        return levels[-1]

    def _draw_headings(self, top: float) -> None:
        self._canvas.setFillColorRGB(*_SHADE)
        bottom = self._plan.page[1] - top - HEADING_ROW
        self._canvas.rect(SIDE * MM, bottom * MM, (self._right - SIDE) * MM, HEADING_ROW * MM, stroke=0, fill=1)
        x = SIDE
        for column in self._plan.columns:
            self._draw_heading(column, x + PADDING, top)
            x += column.width

    def _draw_heading(self, column: Column, x: float, top: float) -> None:
        room = (column.width - 2 * PADDING) * MM
        lines = (
            (fit(column.above, REGULAR, room=room, sizes=_SMALL), REGULAR, MUTED),
            (fit(column.title, STRONG, room=room, sizes=_HEADING), STRONG, INK),
            (fit(column.below, REGULAR, room=room, sizes=_SMALL), REGULAR, MUTED),
        )
        y = top + (HEADING_ROW - sum(height_of(line) for line, _, _ in lines)) / 2
        for line, font, colour in lines:
            self._write(line, x, y, font, colour)
            y += height_of(line)

    def _draw_row(self, row: Row, top: float) -> None:
        x = SIDE
        for number, (cell, column) in enumerate(zip(row.cells, self._plan.columns, strict=False)):
            y = top + (row.height - height_of(cell)) / 2
            self._write(cell, x + PADDING, y, column.font, INK if number else MUTED)
            x += column.width

    def _draw_grid(self, levels: list[float]) -> None:
        for y in levels:
            self._rule((SIDE, y), (self._right, y))
        x = SIDE
        self._rule((x, levels[0]), (x, levels[-1]))
        for column in self._plan.columns:
            x += column.width
            self._rule((x, levels[0]), (x, levels[-1]))

    def _draw_foot(self, bottom: float) -> None:
        self._draw_totals(bottom + 4.5)
        half = (self._right - SIDE - 8) / 2
        for x, who in ((SIDE, "Trainer"), (SIDE + half + 8, "Organiser")):
            self._draw_signature(who, x, bottom + 27, half + _BETWEEN)
        self._write(self._plan.notice, SIDE, bottom + 34, REGULAR, MUTED)

    def _draw_totals(self, y: float) -> None:
        """How many were expected, and places to write how many signed."""
        places = [f"Signed, {column.label.lower()}" for column in self._plan.day.columns]
        step = (self._right - SIDE) / (len(places) + 1)
        self._write(Fitted((f"Expected: {len(self._plan.day.rows)}",), _TOTAL.largest), SIDE, y, STRONG)
        for number, text in enumerate(places, start=1):
            self._draw_place(text, SIDE + number * step, y, step)

    def _draw_place(self, text: str, x: float, y: float, room: float) -> None:
        """A text and a line after it to write on."""
        fitted = fit(text, STRONG, room=(room - _PLACE - 4) * MM, sizes=_TOTAL)
        self._write(fitted, x, y, STRONG)
        start = x + max(width(line, STRONG) for line in fitted.lines) * fitted.size / MM + 2
        level = y + height_of(fitted)
        self._rule((start, level), (start + _PLACE, level), INK)

    def _draw_signature(self, who: str, x: float, y: float, room: float) -> None:
        """Three lines to write on: who, signature, date."""
        self._write(Fitted((who,), 8.5), x, y - 12, STRONG, ACCENT)
        for label, share in _FIELDS:
            self._rule((x, y), (x + room * share - _BETWEEN, y), INK)
            self._write(Fitted((label.capitalize(),), 7.5), x, y + 0.6, REGULAR, MUTED)
            x += room * share

    def _draw_edge(self) -> None:
        """What tells a page apart that has come loose."""
        y = self._plan.page[1] - 9.6
        printed = f"Printed {self._plan.header.printed_at}" if self._plan.header.printed_at else ""
        self._write(Fitted((printed,), 7), SIDE, y, REGULAR, MUTED)
        self._write_right(f"{self._plan.header.city} · {self._plan.day.day}", self._right, y + 2.4, 7)
