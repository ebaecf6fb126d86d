"""A painter that knows the colours' roles and the type scale."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import CORNER
from blp_desktop.ui.look.type import Size, Weight, font

_SYMBOL = 16
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Brush:
    """Paints lines of text, blocks and symbols in a palette's scheme."""

    def __init__(self, painter: QPainter, palette: QPalette) -> None:
        self._painter = painter
        self._colours = colours_of(palette)

    def block(self, rect: QRect, role: Role, *, corner: int = CORNER) -> None:
        """A filled block with round corners."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colours.of(role))
        self._painter.drawRoundedRect(rect, corner, corner)

    def frame(self, rect: QRect, role: Role, *, width: int = 1) -> None:
        """An outline with round corners."""
        self._painter.setPen(QPen(self._colours.of(role), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)

    def hairline(self, rect: QRect) -> None:
        """A line along the lower edge."""
        self._painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._colours.of(Role.LINE))

    def symbol(self, rect: QRect, name: str, role: Role) -> QRect:
        """An icon at the beginning of a line; gives what is left of the line."""
        ratio = self._painter.device().devicePixelRatio()
        top = rect.top() + (rect.height() - _SYMBOL) // 2
        self._painter.drawPixmap(QPoint(rect.left(), top), pixmap(name, role, size=_SYMBOL, ratio=ratio))
        return rect.adjusted(_SYMBOL + 6, 0, 0, 0)

    def text(
        self,
        rect: QRect,
        words: str,
        *,
        role: Role = Role.TEXT,
        size: Size = Size.DATA,
        weight: Weight = Weight.REGULAR,
        at_end: bool = False,
    ) -> int:
        """A line of text, cut with dots where it is too long; gives the pixels it took."""
        face = font(size, weight)
        measure = QFontMetrics(face)
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.setFont(face)
        self._painter.setPen(self._colours.of(role))
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(rect, _LINE | side, shown)
        return measure.horizontalAdvance(shown)
