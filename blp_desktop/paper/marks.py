"""Marks: what is drawn on a badge or as a chart, in points from the lower left corner, whoever draws it."""

from dataclasses import dataclass

from blp_desktop.paper.layouts import Panel

DASHES = (4.0, 2.5)
"""Points that a dashed line is drawn and left out."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of text; `x` and `y` are where its base line begins."""

    text: str
    font: str
    size: float
    x: float
    y: float
    colour: str


@dataclass(frozen=True, slots=True)
class FillMark:
    """A rectangle of one colour."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class CodeMark:
    """The dark square of a QR code."""

    code: str
    x: float
    y: float
    side: float


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A PNG picture."""

    png: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class StrokeMark:
    """A straight line; `dashed` tells it from another without its colour."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    colour: str
    dashed: bool = False


Mark = TextMark | FillMark | CodeMark | PictureMark
ChartMark = TextMark | FillMark | StrokeMark


@dataclass(frozen=True, slots=True)
class Placed:
    """Marks of one panel, and where it stands on the label: its lower left corner, or turned about its upper right."""

    panel: Panel
    left: float
    bottom: float
    turned: bool
    marks: tuple[Mark, ...]
