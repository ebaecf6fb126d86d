"""Type: one family (the system's), five sizes, two weights, figures of one width."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget


class Size(IntEnum):
    """Heights in device-independent pixels."""

    DATA = 13
    BODY = 15
    TITLE = 20
    NUMBER = 28
    VERDICT = 44


class Weight(IntEnum):
    """How strong."""

    REGULAR = 400
    STRONG = 600


def font(size: Size = Size.BODY, weight: Weight = Weight.REGULAR) -> QFont:
    """The system's family at one of the sizes; its figures stand in columns."""
    made = QFont(QApplication.font().families())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def label(
    text: str = "",
    size: Size = Size.BODY,
    *,
    weight: Weight = Weight.REGULAR,
    parent: QWidget | None = None,
) -> QLabel:
    """A label of plain text."""
    made = QLabel(text, parent)
    made.setFont(font(size, weight))
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def muted(text: str = "", size: Size = Size.DATA, *, parent: QWidget | None = None) -> QLabel:
    """A label that stands back."""
    made = label(text, size, parent=parent)
    made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made
