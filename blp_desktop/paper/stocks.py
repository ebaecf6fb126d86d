"""Stocks: the sheets of labels that badges are printed on, in millimetres."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from blp_desktop.domain.refusals import Refusal
from blp_desktop.places import resource

PAGES = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""

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
    """The stock of that id; raises Refusal that names those there are."""
    known = stocks()
    if name not in known:
        raise Refusal("unknown_stock", f"There is no stock {name}.", f"Choose one of: {', '.join(known)}.")
    return known[name]


@cache
def stocks() -> dict[str, Stock]:
    """Every stock that ships, by id."""
    files = sorted(resource("stocks").glob("*.toml"))
    return {file.stem: _read(file) for file in files}


def _read(file: Path) -> Stock:
    """A stock of a named page, or a single label whose page is the label itself."""
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    page = said.pop("page", None)
    width, height = PAGES[page] if page else (said["label_width"], said["label_height"])
    return Stock(id=file.stem, page_width=width, page_height=height, **(_SINGLE | _pitches(said) | said))


def _pitches(said: dict[str, Any]) -> dict[str, Any]:
    return {"pitch_x": said["label_width"], "pitch_y": said["label_height"]}
