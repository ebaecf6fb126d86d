"""The overlay: frames, handles and guides above the label, in pixels of the screen; none of it is printed."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from blp_desktop.ui.look.colours import LIGHT, Role

HANDLE = 8.0
"""The side of a handle."""
_FAINT = 150
"""How opaque (of 255) the frames of boxes are that are not chosen."""


def draw_frames(painter: QPainter, frames: Iterable[QRectF], chosen: Iterable[QRectF]) -> None:
    """The frame of every box; those that are not chosen stand back behind what is printed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_faint())
    painter.drawRects(list(frames))
    painter.setPen(_pen(Role.ACCENT))
    painter.drawRects(list(chosen))


def draw_handles(painter: QPainter, centres: Iterable[QPointF]) -> None:
    """A small square around each centre."""
    painter.setBrush(LIGHT.of(Role.SURFACE_RAISED))
    painter.setPen(_pen(Role.ACCENT))
    for centre in centres:
        painter.drawRect(QRectF(centre.x() - HANDLE / 2, centre.y() - HANDLE / 2, HANDLE, HANDLE))


def draw_guides(painter: QPainter, lines: Iterable[QLineF]) -> None:
    """The lines that a box came to rest at."""
    painter.setPen(_pen(Role.STOPPED))
    for line in lines:
        painter.drawLine(line)


def draw_catch(painter: QPainter, area: QRectF) -> None:
    """The rectangle that chooses what it touches."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(Role.ACCENT))
    painter.drawRect(area)


def _pen(role: Role) -> QPen:
    """On paper, which is white in light and in dark."""
    return QPen(LIGHT.of(role), 1)


def _faint() -> QPen:
    colour = LIGHT.of(Role.EDGE)
    colour.setAlpha(_FAINT)
    pen = QPen(colour, 1)
    pen.setStyle(Qt.PenStyle.DotLine)
    return pen
