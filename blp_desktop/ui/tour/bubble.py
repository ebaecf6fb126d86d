"""The bubble of the tour: says what a place is for, beside a frame around it; it covers nothing else."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button

_WIDE = 360
_APART = 12


class Frame(QFrame):
    """A frame around the place that is pointed at; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("tour", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, place: QRect) -> None:
        """Stand around this place of the window."""
        self.setGeometry(place.adjusted(-4, -4, 4, 4).intersected(self._window.rect()))
        self.show()
        self.raise_()


class Bubble(QFrame):
    """Arrow keys and Enter go through the steps, Esc leaves; so do the buttons."""

    forth = Signal()
    back = Signal()
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("tour", "bubble")
        self.setAccessibleName(self.tr("Tour"))
        self._title = label(size=Size.BODY, weight=Weight.STRONG, parent=self)
        self._words = label(parent=self)
        self._count = muted(parent=self)
        self.skip_button = button(self.tr("Leave the tour"), self, kind=Kind.QUIET)
        self.back_button = button(self.tr("Back"), self)
        self.next_button = button("", self, kind=Kind.MAIN)
        self._lay_out()
        for each in (self.skip_button, self.back_button, self.next_button):
            each.installEventFilter(self)
        self.skip_button.clicked.connect(self.left)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forth)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._count.text()}: {self._title.text()}. {self._words.text()}"

    def say(self, title: str, words: str, *, number: int, count: int) -> None:
        """Say this, as step `number` of `count`."""
        self._title.setText(title)
        self._words.setText(words)
        self._count.setText(self.tr("{number} of {count}").format(number=number, count=count))
        self.back_button.setEnabled(number > 1)
        self.next_button.setText(self.tr("Next") if number < count else self.tr("Finish"))
        self.setAccessibleDescription(self.text)

    def stand_beside(self, place: QRect, *, within: QRect) -> None:
        """Below the place, above it, beside it, else in its lower corner: wherever there is room."""
        size = QSize(_WIDE, self._column.totalHeightForWidth(_WIDE))
        self.setGeometry(QRect(_corner(place, size, within), size))
        self.show()
        self.raise_()
        self.next_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._goes(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow key at a button goes through the steps; by itself it would go to the next button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._goes(event)
        return super().eventFilter(watched, event)

    def _goes(self, event: QKeyEvent) -> bool:
        """Go where the key says; whether it says so."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self.forth.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self.back.emit()
            case _:
                return False
        return True

    def _lay_out(self) -> None:
        self._title.setWordWrap(True)
        self._words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.skip_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self._count, self._title, self._words):
            column.addWidget(part)
        column.addSpacing(GRID // 2)
        column.addLayout(row)


def _corner(place: QRect, size: QSize, room: QRect) -> QPoint:
    """Where the bubble's upper left corner goes."""
    beside = (
        QPoint(place.left(), place.bottom() + _APART),
        QPoint(place.left(), place.top() - size.height() - _APART),
        QPoint(place.right() + _APART, place.top()),
        QPoint(place.left() - size.width() - _APART, place.top()),
    )
    for corner in beside:
        moved = QPoint(max(min(corner.x(), room.right() - size.width() - _APART), _APART), corner.y())
        bubble = QRect(moved, size)
        if room.contains(bubble) and not bubble.intersects(place):
            return moved
    inside = QRect(QPoint(), size)
    inside.moveBottomRight(place.intersected(room).bottomRight() - QPoint(_APART, _APART))
    return inside.topLeft()
