"""The map of the region: where modules meet, in time's order, and where the other venues are."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.venues.atlas import atlas, projected, projected_box
from blp_desktop.ui.venues.map_paint import (
    Mark,
    Spot,
    paint_ground,
    paint_labels,
    paint_route,
    paint_signs,
    view_of,
)

_CORNER = 6.0
_REACH = 18.0
"""How far from a mark's middle a press still means it, in pixels."""
_HOME = projected_box(west=9.5, south=53.6, east=30.0, north=66.0)
"""The Baltic Sea from coast to coast: what is always in view."""
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class RegionMap(QWidget):
    """The Baltic Sea region with the marks of a programme; `chosen` tells which mark was picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._selected = ""
        self._ground: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the Baltic Sea region"))

    def sizeHint(self) -> QSize:
        """A little higher than wide, as the region is."""
        return QSize(420, 520)

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these places."""
        self._marks = marks
        self.setAccessibleDescription("; ".join(mark.told for mark in marks))
        self._forget_ground()

    def select(self, mark_id: str) -> None:
        """Highlight this place; an unknown id highlights none."""
        self._selected = mark_id
        self.update()

    def selected(self) -> str:
        """The id of the highlighted place."""
        return self._selected

    def spots(self) -> tuple[Spot, ...]:
        """The marks with where they are in the widget."""
        view = self._view()
        return tuple(Spot(mark, view.map(projected(mark.north, mark.east))) for mark in self._marks)

    def _view(self) -> QTransform:
        box = QRectF(_HOME)
        for mark in self._marks:
            place = QRectF(-2, -2, 4, 4).translated(projected(mark.north, mark.east))
            box = box.united(place)
        return view_of(box, QSizeF(self.size()), atlas().shown)

    def _forget_ground(self) -> None:
        self._ground = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ground is painted anew at the new size."""
        super().resizeEvent(event)
        self._forget_ground()

    def changeEvent(self, event: QEvent) -> None:
        """Another scheme paints another ground."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._forget_ground()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground from its pixmap, the marks afresh."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._frame())
        painter.drawPixmap(0, 0, self._painted_ground())
        spots, colours = self.spots(), colours_of(self.palette())
        paint_route(painter, spots, colours)
        paint_signs(painter, spots, colours, selected=self._selected)
        bounds = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        paint_labels(painter, spots, colours, bounds=bounds, selected=self._selected)
        self._paint_edge(painter, colours.of(Role.ACCENT if self.hasFocus() else Role.LINE))

    def _frame(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _CORNER, _CORNER)
        return path

    def _paint_edge(self, painter: QPainter, colour: QColor) -> None:
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.0 if self.hasFocus() else 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)

    def _painted_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            colours = colours_of(self.palette())
            self._ground.fill(colours.of(Role.ACCENT_SOFT))
            painter = QPainter(self._ground)
            paint_ground(painter, self._view(), colours)
            painter.end()
        return self._ground

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from place to place, Home and End to the first and the last."""
        step = _STEPS.get(Qt.Key(event.key()))
        if not self._marks or (step is None and event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
            return
        ids = [mark.id for mark in self._marks]
        if step is None:
            self._choose(ids[0] if event.key() == Qt.Key.Key_Home else ids[-1])
        elif self._selected in ids:
            self._choose(ids[(ids.index(self._selected) + step) % len(ids)])
        else:
            self._choose(ids[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press near a mark chooses it."""
        mark = self._mark_at(event.position())
        if mark is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(mark.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be chosen."""
        over = self._mark_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """The tooltip tells the mark below the mouse in words."""
        if isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark.told if mark else "", self)
            return True
        return super().event(event)

    def _mark_at(self, position: QPointF) -> Mark | None:
        near = [(_distance(spot.middle, position), index, spot.mark) for index, spot in enumerate(self.spots())]
        reached = [found for found in near if found[0] <= _REACH]
        return min(reached)[2] if reached else None

    def _choose(self, mark_id: str) -> None:
        self.select(mark_id)
        self.chosen.emit(mark_id)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
