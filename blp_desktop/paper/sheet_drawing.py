"""Attendance sheets drawn from their plans."""

from typing import TYPE_CHECKING

from blp_desktop.domain.moments import Moment
from blp_desktop.domain.sheet_codes import PageCode, Spot
from blp_desktop.paper.fitting import Fitted
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.ink import code_image
from blp_desktop.paper.pages import MM
from blp_desktop.paper.pen import Pen
from blp_desktop.paper.sheet_code import CodePlace, PrintedSheet
from blp_desktop.paper.sheet_facts import Seen, SheetMark
from blp_desktop.paper.sheet_foot import PLACE, Total
from blp_desktop.paper.sheet_look import (
    ACCENT,
    INK,
    MUTED,
    PADDING,
    SIDE,
    height_of,
)
from blp_desktop.paper.sheet_plan import Plan
from blp_desktop.paper.sheet_rows import BAND, Row, has_band

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BETWEEN, _BESIDE_CODE = 3.0, 3.0
_FIELDS = (("field_name", 0.38), ("field_signature", 0.4), ("field_date", 0.22))
_DASH = "–"


class SheetPen(Pen):
    """Draws the pages of one plan on a canvas."""

    def __init__(self, canvas: "Canvas", plan: Plan, printed: PrintedSheet) -> None:
        super().__init__(canvas, page=plan.page)
        self._plan = plan
        self._printed = printed
        self._words = plan.words

    def draw(self, *, first: int, pages: int) -> None:
        """Every page of the plan, numbered from `first` of `pages`."""
        last = len(self._plan.pages) - 1
        for at, rows in enumerate(self._plan.pages):
            self.begin()
            code = self._printed.code_of(first + at)
            self._draw_head(code, self._words.say("page", number=first + at, pages=pages))
            bottom = self._draw_table(rows)
            if at == last:
                self._draw_foot(bottom)
            self._draw_edge(code)
            self._canvas.showPage()

    def _draw_head(self, code: PageCode, page_of: str) -> None:
        for each in self._plan.head.paragraphs:
            self.write(each.text, each.x, each.y, each.font, each.colour)
        self.pictures(self._plan.head.logos)
        place = self._draw_code(code, Spot.HEAD)
        below = place.y + place.side
        self.write_right(code.sheet, self.right, below + 3.2, 7.5)
        self.write_right(page_of, self.right, below + 6.6, 7.5)

    def _draw_code(self, code: PageCode, spot: Spot) -> CodePlace:
        place = CodePlace.of(self._plan.page, code, spot)
        bottom = (self._plan.page[1] - place.y - place.side) * MM
        self._canvas._code.append(code_image(place.symbol, x=place.x * MM, y=bottom, side=place.side * MM))
        return place

    def _draw_table(self, rows: tuple[Row, ...]) -> float:
        """Headings, sections and rows; gives how far down the page they reach."""
        top = self._plan.table_top
        y = self._plan.rows_top
        self._draw_headings(top)
        self.rule((SIDE, top), (self.right, top))
        blocks: list[tuple[float, float]] = [(top, y)]
        for at, row in enumerate(rows):
            self.rule((SIDE, y), (self.right, y))
            if has_band(rows, at):
                self._draw_band(row, y)
                y += BAND
                blocks.append((y, y))
            self._draw_row(row, y)
            y += row.height
            blocks[-1] = (blocks[-1][0], y)
        self.rule((SIDE, y), (self.right, y))
        self._draw_grid(blocks, (top, y))
        return y

    def _draw_headings(self, top: float) -> None:
        self.shade(top, self._plan.heading_row)
        x = SIDE
        for column in self._plan.columns:
            y = top + (self._plan.heading_row - column.heading_height) / 2
            for line in column.heading:
                self.write(line.text, x + PADDING, y, line.font, line.colour)
                y += height_of(line.text)
            x += column.width

    def _draw_band(self, row: Row, top: float) -> None:
        """The title of a section above its rows, and again where it goes on."""
        self.shade(top, BAND)
        title = row.section if row.begins else self._words.say("continued", section=row.section)
        self.write(Fitted((title,), 9.0), SIDE + PADDING, top + 1.3, STRONG, ACCENT)
        self.rule((SIDE, top), (self.right, top))
        self.rule((SIDE, top + BAND), (self.right, top + BAND))

    def _draw_row(self, row: Row, top: float) -> None:
        x, texts = SIDE, row.cells
        for number, (cell, column) in enumerate(zip(texts, self._plan.columns, strict=False)):
            y = top + (row.height - height_of(cell)) / 2
            self.write(cell, x + PADDING, y, column.font, INK if number else MUTED)
            x += column.width
        if row.marks:
            self._draw_marks(row, top)

    def _draw_marks(self, row: Row, top: float) -> None:
        x = SIDE
        for column in self._plan.columns:
            if column.sign is not None:
                self._draw_mark(row.marks[column.sign], row.times[column.sign], (x + PADDING, top), row.height)
            x += column.width

    def _draw_mark(self, mark: SheetMark, times: Fitted, corner: tuple[float, float], height: float) -> None:
        """Light and in the corner where one still signs; large where the times are what counts."""
        x, top = corner
        if mark.seen is Seen.ABSENT:
            self.write(Fitted((_DASH,), 9.0), x, top + (height - 3.9) / 2, REGULAR)
        elif mark.seen is Seen.PRESENT and self._plan.day.moment is Moment.DURING:
            self.write(times, x - 0.5, top + 0.5, REGULAR, MUTED)
        elif mark.seen is Seen.PRESENT:
            self.write(times, x, top + (height - height_of(times)) / 2, REGULAR)

    def _draw_grid(self, blocks: list[tuple[float, float]], whole: tuple[float, float]) -> None:
        """Upright lines between columns, but not through the title of a section."""
        x = SIDE
        for column in self._plan.columns[:-1]:
            x += column.width
            for block in blocks:
                self.rule((x, block[0]), (x, block[1]))
        for edge in (SIDE, self.right):
            self.rule((edge, whole[0]), (edge, whole[1]))

    def _draw_foot(self, bottom: float) -> None:
        foot = self._plan.foot
        self.write(foot.legend, SIDE, bottom + 1.5, REGULAR, MUTED)
        for total in foot.totals:
            self._draw_total(total, bottom)
        half = (self.right - SIDE - 8) / 2
        for x, who in ((SIDE, "trainer"), (SIDE + half + 8, "organiser")):
            self._draw_signature(who, x, bottom + foot.signatures, half + _BETWEEN)
        self.write(foot.notice, SIDE, bottom + foot.notice_top, REGULAR, MUTED)

    def _draw_total(self, total: Total, bottom: float) -> None:
        """A text, and a line after it where a number is to be written."""
        x, y = SIDE + total.x, bottom + total.y
        self.write(total.text, x, y, STRONG)
        if not total.to_write:
            return
        start = x + max(width(line, STRONG) for line in total.text.lines) * total.text.size / MM + 2
        level = y + height_of(total.text)
        self.rule((start, level), (start + PLACE, level), INK)

    def _draw_signature(self, who: str, x: float, y: float, room: float) -> None:
        """Three lines to write on: who, signature, date."""
        self.write(Fitted((self._words.say(who),), 8.5), x, y - 12, STRONG, ACCENT)
        for label, share in _FIELDS:
            self.rule((x, y), (x + room * share - _BETWEEN, y), INK)
            self.write(Fitted((self._words.say(label),), 7.5), x, y + 0.6, REGULAR, MUTED)
            x += room * share

    def _draw_edge(self, code: PageCode) -> None:
        """What tells a page apart that has come loose."""
        place = self._draw_code(code, Spot.FOOT)
        y = self._plan.page[1] - 9.6
        at = self._plan.header.printed_at
        printed = self._words.say("printed", instant=at) if at else ""
        self.write(Fitted((printed,), 7), place.x + place.side + _BESIDE_CODE, y, REGULAR, MUTED)
        self.write_right(f"{self._plan.header.city} · {self._plan.day.day}", self.right, y + 2.4, 7)
