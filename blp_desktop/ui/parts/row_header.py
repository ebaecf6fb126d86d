"""The headings of a table: quiet words, with an arrow on the column it is sorted by."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.type import Size, Weight, font

_HEIGHT = 36
_SIDE = 8
_ARROW = 14


class RowHeader(QHeaderView):
    """Paints each heading itself, so that arrow and words never share a place."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(self.tr("Headings"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def sectionSizeFromContents(self, section: int) -> QSize:
        words = QFontMetrics(font(Size.DATA, Weight.STRONG)).horizontalAdvance(self._title(section))
        return QSize(words + _ARROW + 2 * _SIDE + 4, _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        colours = colours_of(self.palette())
        sorted_by = self.isSortIndicatorShown() and section == self.sortIndicatorSection()
        painter.save()
        painter.fillRect(rect, colours.of(Role.SURFACE_RAISED))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.of(Role.LINE))
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setFont(font(Size.DATA, Weight.STRONG if sorted_by else Weight.REGULAR))
        painter.setPen(colours.of(Role.TEXT if sorted_by else Role.TEXT_MUTED))
        self._words(painter, inner, section, _ARROW + 2 if sorted_by else 0)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, section: int, arrow: int) -> None:
        measure = painter.fontMetrics()
        words = measure.elidedText(self._title(section), Qt.TextElideMode.ElideRight, rect.width() - arrow)
        wide = measure.horizontalAdvance(words)
        left = rect.right() + 1 - wide if self._is_right(section) else rect.left()
        painter.drawText(QRect(left, rect.top(), wide + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if arrow:
            self._arrow(painter, left - arrow if self._is_right(section) else left + wide + 2, rect)

    def _arrow(self, painter: QPainter, left: int, rect: QRect) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        name = "chevron-up" if up else "chevron-down"
        top = rect.top() + (rect.height() - _ARROW) // 2
        drawn = pixmap(name, Role.TEXT, size=_ARROW, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, top), drawn)

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal))

    def _is_right(self, section: int) -> bool:
        align = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        return bool(align & Qt.AlignmentFlag.AlignRight)
