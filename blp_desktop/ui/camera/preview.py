"""The preview: what the camera sees, as in a mirror, in grey, with the code that was found outlined."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from blp_desktop.ui.camera.states import State, StateWords
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import CORNER, GRID
from blp_desktop.ui.look.type import Size, Weight, font

if TYPE_CHECKING:
    from blp_desktop.ui.camera.signs import Sign

_WIDE, _HIGH = 16, 9
_SYMBOL = 28
_ROOMY = 100
_OUTLINE = 3
_AWAY = 5


class Preview(QWidget):
    """Keeps the picture's proportions; says in words why there is none. Gives way a little where room is short."""

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture, self._role = QImage(), Role.ACCENT
        self._sign: Sign | None = None
        self._said = StateWords(self)
        self._words, self._icon_name = ("", ""), "camera"
        self.setMinimumHeight(height * 3 // 5)
        self.setMaximumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_state(State.STARTING)

    def show_state(self, state: State) -> None:
        """Say how it stands with the camera; a picture stays only while it sees."""
        self._words = self._said.of(state)
        self._icon_name = "camera" if state in (State.STARTING, State.SEEING) else "camera-off"
        self.setAccessibleName(self.text)
        if state is not State.SEEING:
            self._picture, self._sign = QImage(), None
        self.update()

    def show_picture(self, picture: QImage, sign: "Sign | None", role: Role) -> None:
        """Show this picture, its code outlined in that role's colour."""
        self._picture, self._sign, self._role = picture, sign, role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumHeight() * _WIDE // _HIGH, self.maximumHeight())

    @property
    def text(self) -> str:
        """What is said of the camera."""
        return " ".join(filter(None, self._words))

    @property
    def picture_rect(self) -> QRectF:
        """Where the picture is: as large as fits, in the middle."""
        shape = self._picture.size() if not self._picture.isNull() else QSize(_WIDE, _HIGH)
        fitted = QRectF(0, 0, *shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).toTuple())
        fitted.moveCenter(QRectF(self.rect()).center())
        return fitted

    @property
    def outline(self) -> QPolygonF:
        """Around the code, mirrored as the picture is; empty where there is none."""
        corners = self._sign.corners if self._sign is not None else ()
        into = self.picture_rect
        points = [QPointF(into.right() - x * into.width(), into.top() + y * into.height()) for x, y in corners]
        return _around(points) if points else QPolygonF()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(_rounded(QRectF(self.rect())), self._colour(Role.SURFACE_RAISED))
        if self._picture.isNull():
            self._paint_words(painter)
        else:
            self._paint_picture(painter)

    def _paint_picture(self, painter: QPainter) -> None:
        into = self.picture_rect
        painter.setClipPath(_rounded(QRectF(self.rect())))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.translate(into.left() + into.right(), 0)
        painter.scale(-1, 1)
        painter.drawImage(into, self._picture)
        painter.restore()
        if self._sign is not None:
            painter.setPen(QPen(self._colour(self._role), _OUTLINE, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolygon(self.outline)

    def _paint_words(self, painter: QPainter) -> None:
        centred = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        room = self.rect().adjusted(GRID, self._top + self._paint_symbol(painter), -GRID, 0)
        inks = ((Weight.STRONG, Role.TEXT), (Weight.REGULAR, Role.TEXT_MUTED))
        for words, (weight, role) in zip(self._words, inks, strict=True):
            painter.setFont(font(Size.DATA, weight))
            painter.setPen(self._colour(role))
            taken = painter.drawText(room, centred, words)
            room.setTop(taken.bottom() + GRID // 2)

    @property
    def _top(self) -> int:
        return max(GRID, (self.height() - _ROOMY) // 2)

    def _paint_symbol(self, painter: QPainter) -> int:
        """Where there is room beside the words; gives the height that it takes."""
        if self.height() < _ROOMY:
            return 0
        symbol = pixmap(self._icon_name, Role.TEXT_MUTED, size=_SYMBOL, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - _SYMBOL) / 2, self._top), symbol)
        return _SYMBOL + GRID // 2

    def _colour(self, role: Role) -> QColor:
        return colours_of(self.palette()).of(role)


def _around(corners: list[QPointF]) -> QPolygonF:
    """A little away from the corners, so that the line does not cover the code."""
    middle = QPolygonF(corners).boundingRect().center()
    lines = [QLineF(middle, corner) for corner in corners]
    return QPolygonF([line.pointAt(1 + _AWAY / max(line.length(), 1)) for line in lines])


def _rounded(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, CORNER, CORNER)
    return path
