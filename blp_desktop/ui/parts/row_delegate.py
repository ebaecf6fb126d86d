"""The painter of a table's cells: one line or two, straight from the row, without a style's detours."""

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.type import Size, Weight, font
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.row_model import RowModel

ONE_LINE = 32
"""Height of a row of one line."""
TWO_LINES = 48
"""Height of a row of two lines."""

_SIDE = 8
_SYMBOL = 16


class RowDelegate(QStyledItemDelegate):
    """Paints each cell from its column and its row."""

    def __init__(self, model: RowModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = -1
        """The place of the row below the mouse."""
        self._fonts = {weight: font(Size.DATA, weight) for weight in Weight}
        self._measures = {weight: QFontMetrics(made) for weight, made in self._fonts.items()}
        self.wear(parent.palette())

    def wear(self, palette: QPalette) -> None:
        """Paint in this palette's scheme from now on."""
        colours = colours_of(palette)
        self._colours = {role: colours.of(role) for role in Role}

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        column = self._model.columns[index.column()]
        row = self._model.row_at(index.row())
        below = column.below(row) if column.below is not None else ""
        weight = Weight.REGULAR if column.below is None else column.weight
        wide = max(
            self._measures[weight].horizontalAdvance(column.text(row)),
            self._measures[Weight.REGULAR].horizontalAdvance(below),
        )
        symbol = _SYMBOL + 6 if column.icon_name is not None else 0
        return QSize(wide + symbol + 2 * _SIDE + 2, ONE_LINE if column.below is None else TWO_LINES)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_hovered = index.row() == self.hovered
        self._ground(painter, rect, state, is_hovered=is_hovered)
        column = self._model.columns[index.column()]
        row = self._model.row_at(index.row())
        colour = column.colour(row) if column.colour is not None else Role.TEXT
        inner = rect.adjusted(_SIDE, 0, -_SIDE, -1)
        if column.icon_name is not None:
            inner = self._symbol(painter, inner, column.icon_name(row), colour)
        self._words(painter, inner, column, row, colour)

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, is_hovered: bool) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colours[Role.ACCENT_SOFT])
        elif is_hovered:
            painter.fillRect(rect, self._colours[Role.HOVER])
        bottom = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(bottom, self._colours[Role.LINE])

    def _symbol(self, painter: QPainter, rect: QRect, name: str, colour: Role) -> QRect:
        if not name:
            return rect
        top = rect.top() + (rect.height() - _SYMBOL) // 2
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(QPoint(rect.left(), top), pixmap(name, colour, size=_SYMBOL, ratio=ratio))
        return rect.adjusted(_SYMBOL + 6, 0, 0, 0)

    def _words(self, painter: QPainter, rect: QRect, column: Column[Any], row: Any, colour: Role) -> None:
        first = Weight.REGULAR if column.below is None else column.weight
        if column.below is None or (column.icon_name is not None and not column.below(row)):
            self._line(painter, rect, column.text(row), _Line(first, colour, column.align))
            return
        half = rect.height() // 2
        upper, lower = rect.adjusted(0, 5, 0, -half), rect.adjusted(0, half, 0, -5)
        self._line(painter, upper, column.text(row), _Line(first, colour, column.align))
        self._line(painter, lower, column.below(row), _Line(Weight.REGULAR, Role.TEXT_MUTED, column.align))

    def _line(self, painter: QPainter, rect: QRect, text: str, line: "_Line") -> None:
        if not text:
            return
        measure = self._measures[line.weight]
        if measure.horizontalAdvance(text) > rect.width():
            text = measure.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(self._fonts[line.weight])
        painter.setPen(self._colours[line.colour])
        painter.drawText(rect, line.align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


class _Line(NamedTuple):
    weight: Weight
    colour: Role
    align: Qt.AlignmentFlag
