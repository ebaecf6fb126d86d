"""The heading of a dialog: a long name goes on in the next line and stretches nothing."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from blp_desktop.ui.look.type import Size, Weight, font


class Heading(QLabel):
    """Words in the size of titles; as high as its width makes it, as wide as what is below it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setFont(font(Size.TITLE, Weight.STRONG))
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        """No width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """One line where that is enough, else what its present width makes of it."""
        line = self.fontMetrics().horizontalAdvance(self.text())
        wide = min(line + 2, max(self.width(), _LEAST))
        return QSize(wide, self.heightForWidth(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.heightForWidth(event.size().width()))


_LEAST = 420
"""Pixels that a heading may ask for."""
