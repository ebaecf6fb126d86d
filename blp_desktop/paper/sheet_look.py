"""The look of attendance sheets: colours, margins and the height of lines."""

from blp_desktop.paper.fitting import Fitted
from blp_desktop.paper.pages import MM

INK, MUTED, ACCENT = "#171f29", "#5c6978", "#0a598a"
LINE, SHADE = "#a8b3bf", "#f0f5f7"
LEADING = 1.22
SIDE, PADDING = 14.0, 1.5
"""Millimetres beside the page's contents, and beside a cell's."""


def height_of(fitted: Fitted) -> float:
    """Millimetres that lines of text take."""
    return len(fitted.lines) * fitted.size * LEADING / MM
