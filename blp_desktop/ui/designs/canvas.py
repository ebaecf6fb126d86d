"""The canvas: the label to scale, where boxes are chosen, dragged, resized and nudged."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from blp_desktop.ui.designs.draft import NOTHING, Draft
from blp_desktop.ui.designs.editing import LEAP, NUDGE, Handle, moved, removed
from blp_desktop.ui.designs.gestures import Catching, Gesture, Moving, Resizing, follow, let_go
from blp_desktop.ui.designs.overlay import draw_catch, draw_frames, draw_guides, draw_handles
from blp_desktop.ui.designs.sheet import PanelItem, Sheet
from blp_desktop.ui.designs.snapping import Guide
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font

_CATCH, _REACH = 7.0, 6.0
"""Pixels: how near the mouse must come to a handle, and from how far lines draw."""
_MEANT = 3.0
"""Pixels that the mouse goes before it drags."""
_ROOM = 28
"""Pixels left around the paper, and above it for the panels' names."""
_COMING_AND_GOING = {QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut}
_ZOOM, _LEAST, _MOST = 1.2, 0.2, 40.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = {
    Handle.NORTH_WEST: Qt.CursorShape.SizeFDiagCursor,
    Handle.SOUTH_EAST: Qt.CursorShape.SizeFDiagCursor,
    Handle.NORTH_EAST: Qt.CursorShape.SizeBDiagCursor,
    Handle.SOUTH_WEST: Qt.CursorShape.SizeBDiagCursor,
    Handle.NORTH: Qt.CursorShape.SizeVerCursor,
    Handle.SOUTH: Qt.CursorShape.SizeVerCursor,
    Handle.EAST: Qt.CursorShape.SizeHorCursor,
    Handle.WEST: Qt.CursorShape.SizeHorCursor,
}


class Canvas(QGraphicsView):
    """Shows the draft; the mouse drags boxes and handles, arrows nudge, Page Up and Page Down go from box to box."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._sheet = draft, Sheet(draft)
        self._words = Words(self)
        self._gesture: Gesture | None = None
        self._guides: tuple[Guide, ...] = ()
        self._fits = True
        self._paper: tuple[object, ...] = ()
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Label to scale"))
        self.setMinimumSize(240, 160)
        self.setMouseTracking(True)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        self.setBackgroundBrush(Qt.BrushStyle.NoBrush)
        draft.changed.connect(self._show)
        draft.chosen_changed.connect(self._show_chosen)
        self._show()

    # zoom

    @Slot()
    def fit(self) -> None:
        """Show all panels as large as they go."""
        self._fits = True
        zoom = self._sheet.arrange(QSizeF(self.viewport().size()) - QSizeF(2 * _ROOM, 2 * _ROOM))
        self._lay_out_panels()
        self._scale_to(zoom)
        self.centerOn(self._sheet.whole.center())

    @Slot()
    def zoom_in(self) -> None:
        """A step nearer."""
        self._zoom_by(_ZOOM)

    @Slot()
    def zoom_out(self) -> None:
        """A step further away."""
        self._zoom_by(1 / _ZOOM)

    @property
    def zoom(self) -> float:
        """Screen pixels to a point of paper."""
        return self.transform().m11()

    def _zoom_by(self, factor: float) -> None:
        self._fits = False
        self._scale_to(self.zoom * factor)

    def _scale_to(self, zoom: float) -> None:
        factor = min(_MOST, max(_LEAST, zoom)) / self.zoom
        self.scale(factor, factor)
        self._make_room()

    def _make_room(self) -> None:
        spare = _ROOM / self.zoom
        self.setSceneRect(self._sheet.whole.adjusted(-spare, -spare, spare, spare))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_ZOOM ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        at, handle = self.mapToScene(event.position().toPoint()), self.handle_at(event.position())
        one = self._draft.one
        if handle is not None and one is not None:
            self._gesture = Resizing(self._draft.layout, one, handle, at)
            return
        box = self.box_at(event.position())
        adds = bool(event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
        self._gesture = self._pressed(box, at, adds=adds)

    def _pressed(self, box: int | None, at: QPointF, *, adds: bool) -> Gesture | None:
        """Choose what was pressed and begin its drag."""
        chosen = self._draft.chosen
        if box is None:
            self._draft.choose(chosen if adds else NOTHING)
            return Catching(at, at, self._draft.chosen)
        if adds:
            self._draft.choose(chosen ^ {box})
            return None
        if box not in chosen:
            self._draft.choose({box})
        return Moving(self._draft.layout, self._draft.chosen, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        to = self.mapToScene(event.position().toPoint())
        match self._gesture:
            case None:
                self._show_cursor(event.position())
            case Catching():
                self._gesture.end = to
                self._catch(self._gesture)
            case Moving() | Resizing() if self._is_dragged(self._gesture, to):
                free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
                reach = 0.0 if free else _REACH / self.zoom
                self._guides = follow(self._gesture, self._sheet, to, reach=reach)
                self.viewport().update()

    def _is_dragged(self, gesture: Moving | Resizing, to: QPointF) -> bool:
        """Whether the mouse went so far that it was meant."""
        return self._draft.shown is not self._draft.layout or _away(gesture.start, to) * self.zoom >= _MEANT

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture, self._guides = self._gesture, None, ()
        match gesture:
            case Moving():
                let_go(self._draft, self.tr("Move"))
            case Resizing():
                let_go(self._draft, self.tr("Resize"))
            case _:
                super().mouseReleaseEvent(event)
        self.viewport().update()

    def _catch(self, gesture: Catching) -> None:
        area = QRectF(gesture.start, gesture.end).normalized()
        boxes = self._draft.layout.boxes
        touched = {at for at, box in enumerate(boxes) if self._sheet.box_at(box).intersects(area)}
        self._draft.choose(gesture.kept | touched)
        self.viewport().update()

    def box_at(self, position: QPointF) -> int | None:
        """The box under the mouse: a chosen one before others, a smaller one before one that surrounds it."""
        at = self.mapToScene(position.toPoint())
        boxes = self._draft.shown.boxes
        under = [place for place, box in enumerate(boxes) if self._sheet.box_at(box).contains(at)]
        return min(under, key=self._size_of, default=None)

    def _size_of(self, place: int) -> tuple[bool, float, int]:
        box = self._draft.shown.boxes[place]
        return place not in self._draft.chosen, box.width * box.height, -place

    def handle_at(self, position: QPointF) -> Handle | None:
        """The handle under the mouse, where one box is chosen."""
        near = [(_away(centre, position), handle) for handle, centre in self.handles().items()]
        away, handle = min(near, default=(_CATCH + 1, None))
        return handle if away <= _CATCH else None

    def handles(self) -> dict[Handle, QPointF]:
        """Where the handles of the chosen box stand in the viewport."""
        one = self._draft.one
        if one is None:
            return {}
        frame = self._frame(one)
        middle = frame.center()
        across = {-1: frame.left(), 0: middle.x(), 1: frame.right()}
        down = {-1: frame.top(), 0: middle.y(), 1: frame.bottom()}
        return {handle: QPointF(across[handle.across], down[handle.down]) for handle in Handle}

    def _frame(self, place: int) -> QRectF:
        """A box in pixels of the viewport."""
        return self._in_pixels(self._sheet.box_at(self._draft.shown.boxes[place]))

    def _in_pixels(self, area: QRectF) -> QRectF:
        return self.viewportTransform().mapRect(area)

    def _show_cursor(self, position: QPointF) -> None:
        handle, box = self.handle_at(position), self.box_at(position)
        self.viewport().setToolTip(self._words.box(self._draft.shown, box) if box is not None else "")
        if handle is not None:
            self.viewport().setCursor(_CURSORS[handle])
        elif box is not None:
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.viewport().unsetCursor()

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        if event.type() in _COMING_AND_GOING:
            self.viewport().update()
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = event.key()
        return key in _ARROWS or key == Qt.Key.Key_Delete or (key == Qt.Key.Key_Escape and self._holds_something())

    def _holds_something(self) -> bool:
        return self._gesture is not None or bool(self._draft.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen, layout = Qt.Key(event.key()), self._draft.chosen, self._draft.layout
        if key in _ARROWS and chosen:
            far = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
            across, down = (part * far for part in _ARROWS[key])
            self._draft.edit(self.tr("Move"), moved(layout, chosen, across, down), kind=f"nudge {sorted(chosen)}")
        elif key == Qt.Key.Key_Delete and chosen:
            self._draft.edit(self.tr("Delete"), removed(layout, chosen), NOTHING)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and self._holds_something():
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """Choose the next box, or the previous one."""
        count = len(self._draft.layout.boxes)
        if count:
            last = max(self._draft.chosen) if self._draft.chosen else (-1 if step > 0 else count)
            self._draft.choose({(last + step) % count})

    def _give_up(self) -> None:
        """Leave the drag as if it had not begun; without one, choose nothing."""
        if self._gesture is None:
            self._draft.choose(NOTHING)
        self._gesture, self._guides = None, ()
        self._draft.try_out(None)

    # what is seen

    @Slot()
    def _show(self) -> None:
        if self._paper != self._kind_of_paper():
            self.fit()
        self.viewport().update()

    def _kind_of_paper(self) -> tuple[object, ...]:
        return self._draft.shown.panels, self._sheet.panel_size, self._sheet.columns

    def _lay_out_panels(self) -> None:
        if self._paper == self._kind_of_paper():
            return
        self._paper = self._kind_of_paper()
        self.scene().clear()
        for panel in self._draft.shown.panels:
            self.scene().addItem(PanelItem(self._sheet, panel))

    @Slot()
    def _show_chosen(self) -> None:
        names = [self._words.box(self._draft.layout, at) for at in sorted(self._draft.chosen)]
        self.setAccessibleDescription(", ".join(names) or self.tr("No box is chosen"))
        self.viewport().update()

    def drawForeground(self, painter: QPainter, _area: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_names(painter)
        places = range(len(self._draft.shown.boxes))
        frames = {place: self._frame(place) for place in places}
        seen = frames.values() if self._is_worked_at() else ()
        draw_frames(painter, seen, [frames[place] for place in places if place in self._draft.chosen])
        draw_handles(painter, self.handles().values())
        draw_guides(painter, [self.viewportTransform().map(self._sheet.guide_at(guide)) for guide in self._guides])
        if isinstance(self._gesture, Catching):
            draw_catch(painter, self._in_pixels(QRectF(self._gesture.start, self._gesture.end).normalized()))
        painter.restore()

    def _is_worked_at(self) -> bool:
        """Whether frames of boxes help; away from it the label stands as it is printed."""
        return self.hasFocus() or self.underMouse()

    def _draw_names(self, painter: QPainter) -> None:
        panels = self._draft.shown.panels
        if len(panels) == 1:
            return
        painter.setFont(font(Size.DATA))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for panel in panels:
            corner = self._in_pixels(self._sheet.panel_at(panel)).topLeft()
            painter.drawText(corner - QPointF(0, GRID), self._words.panel(panel))


def _away(one: QPointF, other: QPointF) -> float:
    between = one - other
    return max(abs(between.x()), abs(between.y()))
