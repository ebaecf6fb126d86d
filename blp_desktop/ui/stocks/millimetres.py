"""A field for a length in millimetres: a comma or a point, no wheel that changes it in passing."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

LONGEST = 2_000.0
NARROWEST = 88


class Millimetres(QDoubleSpinBox):
    """Two places after the point at most, written as short as they are."""

    def __init__(self, parent: QWidget, *, least: float = 0.0) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setDecimals(2)
        self.setRange(least, LONGEST)
        self.setSingleStep(0.5)
        self.setMinimumWidth(NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        return super().validate(_pointed(text), place)

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(_pointed(text))

    def textFromValue(self, value: float) -> str:
        return f"{round(value, 2):g}"

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


def _pointed(text: str) -> str:
    return text.replace(",", ".")
