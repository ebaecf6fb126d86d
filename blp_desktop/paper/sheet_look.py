"""The look of attendance sheets: colours, margins and the height of lines."""

from blp_desktop.paper.fitting import Fitted
from blp_desktop.paper.pages import MM

Colour = tuple[float, float, float]
INK, MUTED, ACCENT = (0.09, 0.12, 0.16), (0.36, 0.41, 0.47), (0.04, 0.35, 0.54)
LINE, SHADE = (0.66, 0.70, 0.75), (0.94, 0.96, 0.97)
LEADING = 1.22
SIDE, PADDING = 14.0, 1.5
"""Millimetres beside the page's contents, and beside a cell's."""


def height_of(fitted: Fitted) -> float:
    """Millimetres that lines of text take."""
    return len(fitted.lines) * fitted.size * LEADING / MM
