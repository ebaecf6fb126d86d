"""Listings: titled tables on as many pages as they need, headings repeated, as PDF or spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from blp_desktop.paper.fitting import Fitted, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters, width
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.pen import Pen
from blp_desktop.paper.sheet_look import ACCENT, INK, MUTED, PADDING, SIDE, height_of
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.paper.spreadsheets import Cell, Grid

UPRIGHT, ACROSS = (210.0, 297.0), (297.0, 210.0)
_TOP, _BOTTOM = 12.0, 16.0
_TEXT, _HEAD, _TITLE, _BAND_TEXT, _SMALL = 9.5, 8.5, 16.0, 10.0, 8.0
_BAND, _AIR, _BOX = 7.0, 2.4, 4.4
_NARROWEST, _WIDEST_WORD, _WIDEST_NATURAL = 14.0, 45.0, 70.0
_BOX_COLUMN, _ROOMY = 19.0, 6
"""Millimetres of a column to tick, and how many such columns may be that wide."""
_FEWEST_LAST = 4
"""Rows on the last page of several."""
_MOST_ACROSS = 4
"""Boxes to tick that a page that stands upright has room for."""


class Kind(StrEnum):
    """What a column holds; a code is never broken."""

    TEXT = "text"
    STRONG = "strong"
    CODE = "code"
    NUMBER = "number"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a listing."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under a title of their own, or without one."""

    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a listing says; `about` are the lines below its title, `notes` stand at its end, `empty` without rows."""

    title: str
    about: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    empty: str = ""
    printed_at: str = ""
    language: str = "en"

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows of all blocks."""
        return (row for block in self.blocks for row in block.rows)


@dataclass(frozen=True, slots=True)
class PaperPdf:
    """A document, its pages, and a sentence for each text that cannot be printed whole."""

    pdf: bytes
    pages: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row, wrapped; or the title of a block."""

    cells: tuple[Fitted, ...]
    height: float
    block: str
    begins: bool


def listing_pdf(listing: Listing) -> PaperPdf:
    """The listing on A4, across where it has many boxes to tick; nothing in it is ever cut."""
    boxes = sum(column.kind is Kind.BOX for column in listing.columns)
    page = ACROSS if boxes > _MOST_ACROSS else UPRIGHT
    out = BytesIO()
    title = " · ".join((listing.title, *listing.about[:1]))
    canvas = new_canvas(out, page=page, title=title, language=listing.language)
    pen = _ListPen(Pen(canvas, page=page), listing, page)
    pages = pen.paged()
    for number, lines in enumerate(pages, start=1):
        pen.draw(lines, number=number, pages=len(pages))
        canvas.showPage()
    canvas.save()
    return PaperPdf(out.getvalue(), len(pages), tuple(_unprintable(listing)))


def listing_grid(listing: Listing) -> Grid:
    """The same as a table; the titles of blocks are its first column, boxes to tick are left out."""
    kept = [at for at, column in enumerate(listing.columns) if column.kind is not Kind.BOX]
    named = any(block.title for block in listing.blocks)
    headings = ("",) * named + tuple(listing.columns[at].heading for at in kept)
    rows = [
        (block.title,) * named + tuple(_cell(row[at], listing.columns[at].kind) for at in kept)
        for block in listing.blocks
        for row in block.rows
    ]
    return Grid(listing.title, headings, tuple(rows))


def _cell(text: str, kind: Kind) -> Cell:
    return int(text) if kind is Kind.NUMBER and text.isdecimal() else text


def _unprintable(listing: Listing) -> Iterator[str]:
    for row in listing.rows:
        if lacking := missing_letters("".join(row)):
            yield f"{' '.join(row[:2])}: no font here has the letters {lacking}"


@dataclass(slots=True)
class _ListPen:
    """Lays a listing out and draws it."""

    pen: Pen
    listing: Listing
    page: tuple[float, float]
    widths: tuple[float, ...] = field(init=False)
    words: SheetWords = field(init=False)

    def __post_init__(self) -> None:
        self.widths = tuple(_widths(self.listing, self.page[0] - 2 * SIDE))
        self.words = words_of(self.listing.language)

    def paged(self) -> list[list[_Line]]:
        """The lines of each page; the notes have room below the last."""
        first, other = (self.page[1] - _BOTTOM - top - self._heading_height() for top in (self._head(), _TOP + 7))
        pages: list[list[_Line]] = [[]]
        room = first
        for line in self._lines():
            needed = line.height + (_BAND if line.block and (line.begins or not pages[-1]) else 0)
            if pages[-1] and needed > room:
                pages.append([])
                room, needed = other, line.height + (_BAND if line.block else 0)
            pages[-1].append(line)
            room -= needed
        if room < self._notes_height() and pages[-1]:
            pages.append([])
        while len(pages) > 1 and len(pages[-1]) < _FEWEST_LAST < len(pages[-2]):
            pages[-1].insert(0, pages[-2].pop())
        return pages

    def draw(self, lines: Sequence[_Line], *, number: int, pages: int) -> None:
        """One page."""
        self.pen.begin()
        y = self._draw_head() if number == 1 else self._draw_running_head()
        if lines:
            y = self._draw_headings(y)
        for at, line in enumerate(lines):
            y = self._draw_line(line, y, with_band=bool(line.block) and (line.begins or at == 0))
        if number == pages:
            self._draw_notes(y + 3)
        page_of = self.words.say("page", number=number, pages=pages)
        self.pen.write_right(page_of, self.pen.right, self.page[1] - 8, 7.5)
        printed = self.words.say("printed", instant=self.listing.printed_at) if self.listing.printed_at else ""
        self.pen.write(Fitted((printed,), 7.5), SIDE, self.page[1] - 10.4, REGULAR, MUTED)

    @property
    def _has_boxes(self) -> bool:
        return any(column.kind is Kind.BOX for column in self.listing.columns)

    @property
    def _room(self) -> float:
        return self.page[0] - 2 * SIDE

    def _said(self) -> Iterator[tuple[Fitted, str, str]]:
        yield wrap(self.listing.title, STRONG, room=self._room * MM, size=_TITLE), STRONG, INK
        for number, line in enumerate(self.listing.about):
            colour = MUTED if number else INK
            yield wrap(line, REGULAR, room=self._room * MM, size=_TEXT), REGULAR, colour

    def _head(self) -> float:
        return _TOP + sum(height_of(fitted) for fitted, _, _ in self._said()) + 4

    def _draw_head(self) -> float:
        y = _TOP
        for fitted, font, colour in self._said():
            self.pen.write(fitted, SIDE, y, font, colour)
            y += height_of(fitted)
        return y + 4

    def _draw_running_head(self) -> float:
        said = " · ".join((self.listing.title, *self.listing.about[:1]))
        self.pen.write(wrap(said, REGULAR, room=self._room * MM, size=_SMALL), SIDE, _TOP, REGULAR, MUTED)
        return _TOP + 7

    def _headings(self) -> list[Fitted]:
        return [
            wrap(column.heading, STRONG, room=(wide - 2 * PADDING) * MM, size=_HEAD)
            for column, wide in zip(self.listing.columns, self.widths, strict=True)
        ]

    def _heading_height(self) -> float:
        return max(height_of(heading) for heading in self._headings()) + _AIR

    def _draw_headings(self, top: float) -> float:
        height = self._heading_height()
        self.pen.shade(top, height)
        x = SIDE
        for heading, column, wide in zip(self._headings(), self.listing.columns, self.widths, strict=True):
            y = top + (height - height_of(heading)) / 2
            self.pen.write(heading, x + _indent(heading, column, wide), y, STRONG)
            x += wide
        self._underline(top + height)
        return top + height

    def _lines(self) -> Iterator[_Line]:
        for block in self.listing.blocks:
            for number, row in enumerate(block.rows):
                cells = tuple(self._fitted(row))
                least = _BOX if self._has_boxes else 0.0
                height = max(least, *(height_of(cell) for cell in cells)) + _AIR
                yield _Line(cells=cells, height=height, block=block.title, begins=number == 0)

    def _fitted(self, row: tuple[str, ...]) -> Iterator[Fitted]:
        for text, column, wide in zip(row, self.listing.columns, self.widths, strict=True):
            yield wrap(text, _font(column), room=(wide - 2 * PADDING) * MM, size=_TEXT)

    def _draw_line(self, line: _Line, y: float, *, with_band: bool) -> float:
        if with_band:
            title = line.block if line.begins else self.words.say("continued", section=line.block)
            self.pen.write(Fitted((title,), _BAND_TEXT), SIDE + PADDING, y + 2, STRONG, ACCENT)
            y += _BAND
            self._underline(y)
        x = SIDE
        for cell, column, wide in zip(line.cells, self.listing.columns, self.widths, strict=True):
            self._draw_cell(cell, column, (x, y, wide, line.height))
            x += wide
        self._underline(y + line.height)
        return y + line.height

    def _draw_cell(self, cell: Fitted, column: ListColumn, place: tuple[float, float, float, float]) -> None:
        x, y, wide, high = place
        if column.kind is Kind.BOX:
            self.pen.box((x + (wide - _BOX) / 2, y + (high - _BOX) / 2), _BOX)
            return
        top = y + (high - height_of(cell)) / 2 if self._has_boxes else y + _AIR / 2
        self.pen.write(cell, x + _indent(cell, column, wide), top, _font(column))

    def _underline(self, y: float) -> None:
        self.pen.rule((SIDE, y), (self.pen.right, y))

    def _notes(self) -> list[Fitted]:
        empty = (self.listing.empty,) if not any(self.listing.rows) else ()
        said = [note for note in (*empty, *self.listing.notes) if note]
        return [wrap(note, REGULAR, room=self._room * MM, size=_SMALL) for note in said]

    def _notes_height(self) -> float:
        return sum(height_of(note) + 1 for note in self._notes()) + 3

    def _draw_notes(self, y: float) -> None:
        for note in self._notes():
            self.pen.write(note, SIDE, y, REGULAR, MUTED)
            y += height_of(note) + 1


def _indent(cell: Fitted, column: ListColumn, wide: float) -> float:
    """Numbers stand at the right of their column, boxes' headings in its middle."""
    spare = wide - max((width(line, STRONG) for line in cell.lines), default=0.0) * cell.size / MM
    match column.kind:
        case Kind.TEXT | Kind.STRONG | Kind.CODE:
            return PADDING
        case Kind.NUMBER:
            return spare - 3 * PADDING
        case Kind.BOX:
            return spare / 2


def _font(column: ListColumn) -> str:
    return STRONG if column.kind in (Kind.STRONG, Kind.CODE) else REGULAR


def _widths(listing: Listing, room: float) -> Iterator[float]:
    """Boxes and numbers as narrow as their headings let them be; the rest shared by what stands in it."""
    columns = range(len(listing.columns))
    least, natural = [_least(listing, at) for at in columns], [_natural(listing, at) for at in columns]
    spare = sum(wide - narrow for wide, narrow in zip(natural, least, strict=True))
    share = (room - sum(least)) / spare if spare else 0.0
    for narrow, wide in zip(least, natural, strict=True):
        yield narrow + (wide - narrow) * share


def _least(listing: Listing, at: int) -> float:
    """As narrow as the longest word allows."""
    column, texts = listing.columns[at], [row[at] for row in listing.rows]
    heading = _longest(column.heading.split(), STRONG, _HEAD)
    match column.kind:
        case Kind.BOX:
            return max(_box_width(listing), heading)
        case Kind.NUMBER:
            return max(_NARROWEST, heading)
        case Kind.CODE:
            return max(_NARROWEST, heading, _longest(texts, STRONG, _TEXT))
        case Kind.TEXT | Kind.STRONG:
            words = (word for text in texts for word in text.replace("-", "- ").split())
            return max(_NARROWEST, heading, min(_WIDEST_WORD, _longest(words, _font(column), _TEXT)))


def _box_width(listing: Listing) -> float:
    """Wide enough for a day in one line, but for many half-days."""
    boxes = sum(column.kind is Kind.BOX for column in listing.columns)
    return _BOX_COLUMN if boxes <= _ROOMY else _NARROWEST


def _natural(listing: Listing, at: int) -> float:
    column, least = listing.columns[at], _least(listing, at)
    if column.kind not in (Kind.TEXT, Kind.STRONG):
        return least
    texts = (row[at] for row in listing.rows)
    return max(least + 1.0, min(_WIDEST_NATURAL, _longest(texts, _font(column), _TEXT)))


def _longest(texts: Iterable[str], font: str, size: float) -> float:
    return max((width(text, font) for text in texts), default=0.0) * size / MM + 2 * PADDING + 0.2
