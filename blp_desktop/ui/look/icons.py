"""Icons of one stroke, in the colour of the text beside them, read when first painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

from blp_desktop.places import resource
from blp_desktop.ui.look.colours import Role, colours_of

ICON_SIZE = QSize(20, 20)
BESIDE_TEXT = QSize(24, 20)
"""The icon with a small gap before the text that follows it."""


def icon(name: str, role: Role = Role.TEXT) -> QIcon:
    """The icon of that name in `resources/icons`; it follows light and dark by itself."""
    return QIcon(_Recoloured(name, role))


def pixmap(name: str, role: Role = Role.TEXT, *, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as pixels: `size` device-independent ones, each `ratio` physical ones wide."""
    colour = colours_of(QGuiApplication.palette()).of(role)
    return _drawn(name, colour.name(), size, size, ratio)


class _Recoloured(QIconEngine):
    """Draws an outline in the colour that its role has at this moment."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        return _drawn(self._name, self._colour(mode).name(), size.width(), size.height(), scale)

    def clone(self) -> QIconEngine:
        return _Recoloured(self._name, self._role)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        colours = colours_of(QGuiApplication.palette())
        return colours.of(Role.EDGE if mode is QIcon.Mode.Disabled else self._role)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = min(width, height) * ratio
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    outline = QByteArray(_outline(name).replace("currentColor", colour).encode())
    QSvgRenderer(outline).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=128)
def _outline(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
