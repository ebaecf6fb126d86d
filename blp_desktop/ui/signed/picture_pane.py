"""A picture of paper, to be turned and looked at closely, with a band over the row in question."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen, QPixmap, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.ui.look.colours import LIGHT, Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import icon_button

_STEP, _CLOSEST = 1.25, 8.0
_WHERE_ONE_SIGNS = 0.8
"""Of a row's width."""
_VEIL = 36
"""How much of a band's colour lies over the paper, of 255."""


class PictureView(QGraphicsView):
    """Shows the whole picture until somebody looks closer."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._paper = self._scene.addPixmap(QPixmap())
        self._band = self._scene.addPolygon(QPolygonF())
        self._turned = 0
        self._closer = 1.0
        self.setScene(self._scene)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._colour_band()

    def show_picture(self, picture: QImage, *, turned: int = 0) -> None:
        """Show this picture, turned by so many degrees."""
        self._paper.setPixmap(QPixmap.fromImage(picture))
        self._scene.setSceneRect(self._paper.boundingRect())
        self._turned, self._closer = turned, 1.0
        self.show_band(QPolygonF())
        self._fit()

    def show_band(self, band: QPolygonF) -> None:
        """Mark this part of the picture; an empty one marks nothing."""
        self._band.setPolygon(band)
        self._band.setVisible(not band.isEmpty())
        self._follow_band()

    @property
    def band(self) -> QPolygonF:
        """What is marked."""
        return self._band.polygon()

    @property
    def turned(self) -> int:
        """How far the picture is turned, in degrees."""
        return self._turned

    @Slot()
    def closer(self) -> None:
        """Look closer."""
        self._look(self._closer * _STEP)

    @Slot()
    def farther(self) -> None:
        """Look from farther."""
        self._look(self._closer / _STEP)

    @Slot()
    def turn(self) -> None:
        """Turn it to the right by a quarter."""
        self._turned = (self._turned + 90) % 360
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._look(self._closer * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _look(self, closer: float) -> None:
        self._closer = min(_CLOSEST, max(1.0, closer))
        self._fit()
        self._follow_band()

    def _follow_band(self) -> None:
        """Close up, the part of the band where one signs is in the middle."""
        if self.band.isEmpty() or self._closer == 1.0:
            return
        left, right = self.band.at(0), self.band.at(1)
        below = self.band.at(2) - self.band.at(1)
        self.centerOn(left + (right - left) * _WHERE_ONE_SIGNS + below / 2)

    def _fit(self) -> None:
        """The whole picture, then as much closer as was asked for."""
        self.resetTransform()
        self.rotate(self._turned)
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self.scale(self._closer, self._closer)

    def _colour_band(self) -> None:
        """Paper is white in the dark too, so the band keeps its light colours."""
        edge = LIGHT.of(Role.ACCENT)
        veil = QColor(edge)
        veil.setAlpha(_VEIL)
        pen = QPen(edge, 2)
        pen.setCosmetic(True)
        self._band.setPen(pen)
        self._band.setBrush(veil)


class PicturePane(QWidget):
    """The picture and the buttons below it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = PictureView(name, self)
        self.farther = icon_button("zoom-out", self.tr("Look from farther"), self, shortcut="Ctrl+-")
        self.closer = icon_button("zoom-in", self.tr("Look closer"), self, shortcut="Ctrl++")
        self.turn = icon_button("redo-2", self.tr("Turn the picture"), self, shortcut="Ctrl+R")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GRID // 2)
        for tool in (self.farther, self.closer, self.turn):
            self.buttons.addWidget(tool)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.view, 1)
        column.addLayout(self.buttons)
        self.farther.setShortcut("Ctrl+-")
        self.closer.setShortcut("Ctrl++")
        self.turn.setShortcut("Ctrl+R")
        self.farther.clicked.connect(self.view.farther)
        self.closer.clicked.connect(self.view.closer)
        self.turn.clicked.connect(self.view.turn)
        self.setMinimumSize(QSize(320, 320))
