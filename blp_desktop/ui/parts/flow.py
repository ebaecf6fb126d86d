"""A flow: parts beside each other that move to the next line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from blp_desktop.ui.look.style import GRID


class Flow(QLayout):
    """Lays its parts out from the left; the one that stretches takes what its line leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretching: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID)

    def stretch(self, widget: QWidget) -> None:
        """Let this part take the room its line leaves."""
        self._stretching = widget

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        inner = width - edge.left() - edge.right()
        high = [self._height(line, inner) for line in self._lines(inner)]
        return sum(high) + self.spacing() * (len(high) - 1) + edge.top() + edge.bottom()

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() + self.spacing() for item in self._shown())
        return self._with_edge(QSize(wide, max((item.sizeHint().height() for item in self._shown()), default=0)))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widest = max((item.minimumSize().width() for item in shown), default=0)
        return self._with_edge(QSize(widest, max((item.minimumSize().height() for item in shown), default=0)))

    def _with_edge(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            self._place(line, QRect(inner.left(), top, inner.width(), self._height(line, inner.width())))
            top += self._height(line, inner.width()) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        left = width
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines[-1] and wide > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= wide + self.spacing()
        return lines

    def _wide(self, item: QLayoutItem, line: list[QLayoutItem], width: int) -> int:
        """How wide a part of this line becomes where the line is so wide."""
        wide = item.sizeHint().width()
        if item.widget() is self._stretching and self._stretching is not None:
            taken = sum(each.sizeHint().width() for each in line) + self.spacing() * (len(line) - 1)
            wide += max(0, width - taken)
        return min(wide, width)

    def _height(self, line: list[QLayoutItem], width: int) -> int:
        return max((_high(item, self._wide(item, line, width)) for item in line), default=0)

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        left = rect.left()
        for item in line:
            wide = self._wide(item, line, rect.width())
            high = _high(item, wide)
            item.setGeometry(QRect(QPoint(left, rect.top() + (rect.height() - high) // 2), QSize(wide, high)))
            left += wide + self.spacing()


def _high(item: QLayoutItem, wide: int) -> int:
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
