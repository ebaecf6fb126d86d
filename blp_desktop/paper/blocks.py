"""Blocks: what stands below each other on the pages of a document, and how it is parted between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from blp_desktop.paper.charts import Drawing
from blp_desktop.paper.fitting import Fitted, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.marks import PictureMark
from blp_desktop.paper.pages import MM
from blp_desktop.paper.pen import Pen
from blp_desktop.paper.sheet_look import INK, MUTED, PADDING, SIDE, height_of

_TEXT, _HEAD, _AIR = 9.0, 8.5, 2.2
_FIGURE, _FIGURE_NAME = 22.0, 8.5
_FEWEST = 3
"""Rows that stay with the headings of their table."""


class Block(Protocol):
    """Stands on one page; its height is in millimetres. One that `leads` stays with what follows it."""

    @property
    def height(self) -> float: ...
    @property
    def leads(self) -> bool: ...
    @property
    def again(self) -> "Block | None":
        """What is drawn once more above it where it begins a page."""

    def draw(self, pen: Pen, y: float) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A text over the whole width, with air above it."""

    text: Fitted
    font: str = REGULAR
    colour: str = INK
    above: float = 0.0
    leads: bool = False
    again: "Block | None" = None

    @property
    def height(self) -> float:
        return self.above + height_of(self.text)

    def draw(self, pen: Pen, y: float) -> None:
        """At the left."""
        pen.write(self.text, SIDE, y + self.above, self.font, self.colour)


@dataclass(frozen=True, slots=True)
class SpaceBlock:
    """Nothing."""

    height: float
    leads: bool = True
    again: "Block | None" = None

    def draw(self, pen: Pen, y: float) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Large numbers beside each other, each over its name."""

    figures: tuple[tuple[str, str], ...]
    room: float
    leads: bool = True
    again: "Block | None" = None

    @property
    def height(self) -> float:
        return 10.0 + max(height_of(name) for name in self._names()) + 1.0

    def draw(self, pen: Pen, y: float) -> None:
        """In columns of one width."""
        for at, ((_, number), name) in enumerate(zip(self.figures, self._names(), strict=True)):
            x = SIDE + at * self._wide
            pen.write(Fitted((number,), _FIGURE), x, y, STRONG, INK)
            pen.write(name, x, y + 10.0, REGULAR, MUTED)

    @property
    def _wide(self) -> float:
        return self.room / len(self.figures)

    def _names(self) -> list[Fitted]:
        room = (self._wide - 2.0) * MM
        return [wrap(name, REGULAR, room=room, size=_FIGURE_NAME) for name, _ in self.figures]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """Charts beside each other."""

    drawings: tuple[Drawing, ...]
    gap: float = 8.0
    leads: bool = False
    again: "Block | None" = None

    @property
    def height(self) -> float:
        return max(drawing.height for drawing in self.drawings) / MM + 6.0

    def draw(self, pen: Pen, y: float) -> None:
        """From the left."""
        x = SIDE
        for drawing in self.drawings:
            pen.drawing(drawing, (x, y))
            x += drawing.width / MM + self.gap


@dataclass(frozen=True, slots=True)
class LogoBlock:
    """Pictures, placed from the block's upper left corner, and a text beside or below them."""

    pictures: tuple[PictureMark, ...]
    text: Fitted
    text_at: tuple[float, float]
    height: float
    leads: bool = False
    again: "Block | None" = None

    def draw(self, pen: Pen, y: float) -> None:
        """At the left."""
        placed = (PictureMark(mark.png, SIDE + mark.x, y + mark.y, mark.width, mark.height) for mark in self.pictures)
        pen.pictures(placed)
        pen.write(self.text, SIDE + self.text_at[0], y + self.text_at[1], REGULAR, MUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock:
    """A row of a table; numbers stand at the right of their column."""

    cells: tuple[Fitted, ...]
    widths: tuple[float, ...]
    numbers: frozenset[int]
    is_heading: bool = False
    leads: bool = False
    again: "Block | None" = None

    @property
    def height(self) -> float:
        return max(height_of(cell) for cell in self.cells) + _AIR

    def draw(self, pen: Pen, y: float) -> None:
        """With a hairline below."""
        if self.is_heading:
            pen.shade(y, self.height)
        x, font = SIDE, STRONG if self.is_heading else REGULAR
        for at, (cell, wide) in enumerate(zip(self.cells, self.widths, strict=True)):
            indent = _spare(cell, wide, font) if at in self.numbers else PADDING
            pen.write(cell, x + indent, y + _AIR / 2, font)
            x += wide
        pen.rule((SIDE, y + self.height), (pen.right, y + self.height))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a table says; `shares` are its columns' parts of the width, `numbers` the columns of numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numbers: frozenset[int] = field(default=frozenset())

    def blocks(self, room: float) -> Iterable[Block]:
        """Its rows as wide as `room`, the headings again on each page."""
        widths = tuple(share * room / sum(self.shares) for share in self.shares)
        heading = self._row(self.headings, widths, font=STRONG, size=_HEAD)
        yield heading
        for number, row in enumerate(self.rows, start=1):
            made = self._row(row, widths, font=REGULAR, size=_TEXT, again=heading)
            yield replace(made, leads=number < min(_FEWEST, len(self.rows)))

    def _row(
        self, row: tuple[str, ...], widths: tuple[float, ...], *, font: str, size: float, again: Block | None = None
    ) -> RowBlock:
        cells = (
            wrap(text, font, room=(wide - 2 * PADDING) * MM, size=size) for text, wide in zip(row, widths, strict=True)
        )
        is_heading = again is None
        return RowBlock(
            cells=tuple(cells),
            widths=widths,
            numbers=self.numbers,
            is_heading=is_heading,
            leads=is_heading,
            again=again,
        )


def pages_of(blocks: Sequence[Block], *, first: float, other: float) -> list[list[Block]]:
    """The blocks of each page, `first` and every `other` of that height; what leads stays with what follows it."""
    pages: list[list[Block]] = [[]]
    room = first
    for group in _together(blocks):
        needed = sum(block.height for block in group)
        if needed > room and pages[-1]:
            above = group[0].again
            pages.append([above] if above is not None else [])
            room = other - (above.height if above is not None else 0.0)
        pages[-1] += group
        room -= needed
    return pages


def _together(blocks: Sequence[Block]) -> Iterable[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.leads:
            yield group
            group = []
    if group:
        yield group


def _spare(cell: Fitted, wide: float, font: str) -> float:
    longest = max((width(line, font) for line in cell.lines), default=0.0)
    return wide - longest * cell.size / MM - PADDING
