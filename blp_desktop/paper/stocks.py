"""Stocks: the sheets of labels that badges are printed on, in millimetres."""

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from blp_desktop.places import resource

PAGES = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""

_EXACT = 0.01
_SINGLE = {"columns": 1, "rows": 1, "left": 0.0, "top": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """One sheet of labels; every length in millimetres from the top left corner of the page.

    `margin` is what stays empty inside each label: more where the printer leaves the edge of the page unprinted.
    `dpi` are the dots of the printers that it is made for; `layout` is the design that suits it, empty for the nearest.
    """

    id: str
    title: str
    page_width: float
    page_height: float
    label_width: float
    label_height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    margin: float = 4.0
    dpi: int = 300
    layout: str = ""

    @property
    def labels(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the page."""
        return self.page_width, self.page_height

    def corner(self, label: int) -> tuple[float, float]:
        """The top left corner of a label, counted from 0 row by row."""
        row, column = divmod(label, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def mirrored(self, label: int) -> tuple[float, float]:
        """The same on the sheet's back, turned over its long edge."""
        left, top = self.corner(label)
        return self.page_width - left - self.label_width, top


def stock(name: str) -> Stock:
    """The shipped stock of that id; raises KeyError."""
    return stocks()[name]


@cache
def stocks() -> dict[str, Stock]:
    """Every stock that ships, by id."""
    files = sorted(resource("stocks").glob("*.toml"))
    return {file.stem: _read(file) for file in files}


def read_stock(said: dict[str, Any], *, name: str) -> Stock:
    """A stock of a named page, or a single label whose page is the label itself.

    Raises TypeError or KeyError where a length is missing or a word is not a stock's.
    """
    known = dict(said)
    page = known.pop("page", None)
    width, height = PAGES[page] if page else (known["label_width"], known["label_height"])
    facts: dict[str, Any] = {"page_width": width, "page_height": height} | _SINGLE | _pitches(known) | known
    return Stock(id=name, **facts)


def stock_facts(sheet: Stock) -> dict[str, Any]:
    """All that makes a stock but its id, as `read_stock` takes it."""
    return {name: value for name, value in asdict(sheet).items() if name != "id"}


def wrong_with(sheet: Stock) -> Iterator[str]:
    """A sentence for each thing that no sheet of labels can be."""
    lengths = (sheet.page_width, sheet.page_height, sheet.label_width, sheet.label_height)
    if min(lengths) <= 0 or min(sheet.columns, sheet.rows) < 1:
        yield "The page, the label and the number of labels must be larger than nothing."
        return
    yield from _beyond("wide", sheet.left, sheet.columns, sheet.pitch_x, sheet.label_width, sheet.page_width)
    yield from _beyond("high", sheet.top, sheet.rows, sheet.pitch_y, sheet.label_height, sheet.page_height)
    if not 0 <= sheet.margin < min(sheet.label_width, sheet.label_height) / 2:
        yield f"A margin of {sheet.margin:g} mm leaves nothing of the label."


def misplaced(sheet: Stock) -> frozenset[int]:
    """The labels, counted from 0, that overlap another or leave the page."""
    if _overlapping(sheet.columns, sheet.pitch_x, sheet.label_width):
        return frozenset(range(sheet.labels))
    if _overlapping(sheet.rows, sheet.pitch_y, sheet.label_height):
        return frozenset(range(sheet.labels))
    return frozenset(label for label in range(sheet.labels) if _leaves_the_page(sheet, label))


def _leaves_the_page(sheet: Stock, label: int) -> bool:
    left, top = sheet.corner(label)
    too_wide = left + sheet.label_width > sheet.page_width + _EXACT
    return min(left, top) < 0 or too_wide or top + sheet.label_height > sheet.page_height + _EXACT


def _overlapping(count: int, pitch: float, size: float) -> bool:
    return count > 1 and pitch < size - _EXACT


def _beyond(how: str, start: float, count: int, pitch: float, size: float, page: float) -> Iterator[str]:
    """What does not fit in one direction, to a hundredth of a millimetre."""
    if start < 0:
        yield f"The first label begins {-start:g} mm outside the page."
    if _overlapping(count, pitch, size):
        yield f"Labels overlap: they are {size:g} mm {how} and stand {pitch:g} mm apart."
    end = start + (count - 1) * pitch + size
    if end > page + _EXACT:
        yield f"The labels end at {end:g} mm, the page is {page:g} mm {how}."


def _read(file: Path) -> Stock:
    return read_stock(tomllib.loads(file.read_text(encoding="utf-8")), name=file.stem)


def _pitches(said: dict[str, Any]) -> dict[str, Any]:
    return {"pitch_x": said["label_width"], "pitch_y": said["label_height"]}
