"""Marks: what is drawn on a badge, in points from the lower left corner of a panel, whoever draws it."""

from dataclasses import dataclass

from blp_desktop.paper.layouts import Panel


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


Mark = TextMark | FillMark | CodeMark | PictureMark


@dataclass(frozen=True, slots=True)
class Placed:
    """Marks of one panel, and where it stands on the label: its lower left corner, or turned about its upper right."""

    panel: Panel
    left: float
    bottom: float
    turned: bool
    marks: tuple[Mark, ...]
