"""A field for a length in millimetres: no wheel that changes it in passing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from blp_desktop.ui.parts.decimal_field import DecimalField

LONGEST = 2_000.0
NARROWEST = 88


class Millimetres(DecimalField):
    """Two places after the point at most, written as short as they are."""

    def __init__(self, parent: QWidget, *, least: float = 0.0) -> None:
        super().__init__(parent)
        self.setDecimals(2)
        self.setRange(least, LONGEST)
        self.setSingleStep(0.5)
        self.setMinimumWidth(NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(round(value, 2), "g", 6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Count(QSpinBox):
    """How many of something there are, one or more."""

    def __init__(self, parent: QWidget, *, most: int) -> None:
        super().__init__(parent)
        self.setRange(1, most)
        self.setMinimumWidth(NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
