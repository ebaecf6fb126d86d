"""Fields of the property form: lengths, sizes, choices, and the layout's named colours."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from blp_desktop.paper.layouts import ROLE_COLOUR, Layout
from blp_desktop.ui.designs.words import Words
from blp_desktop.ui.look.colours import LIGHT, Role
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.parts.decimal_field import DecimalField

_SWATCH = 16


class Figure(DecimalField):
    """A length; undo is the editor's, what is typed counts once it is finished."""

    def __init__(self, name: str, suffix: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSingleStep(0.5)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(96)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_way_back(event):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form and changes nothing."""
        event.ignore()


class Length(Figure):
    """Millimetres."""

    def __init__(self, name: str, parent: QWidget, *, least: float = 0.0, most: float = 999.0) -> None:
        super().__init__(name, " mm", parent)
        self.setRange(least, most)
        self.setDecimals(2)


class Points(Figure):
    """The size of letters."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, " pt", parent)
        self.setRange(4, 200)
        self.setDecimals(1)


class Lines(Figure):
    """How many lines."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, "", parent)
        self.setRange(1, 9)
        self.setDecimals(0)
        self.setSingleStep(1)


class CalmBox(QComboBox):
    """A choice that the wheel scrolls past instead of changing it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Choice(CalmBox):
    """One of a few kinds, by its words."""

    def __init__(self, name: str, options: Iterable[tuple[StrEnum, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for kind, words in options:
            self.addItem(words, kind.value)

    def show_kind(self, kind: StrEnum) -> None:
        """Show this one."""
        self.setCurrentIndex(self.findData(kind.value))


class ColourChoice(CalmBox):
    """One of the layout's named colours, or that of the person's role."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setIconSize(QSize(_SWATCH, _SWATCH))

    def show_colours(self, layout: Layout, chosen: str) -> None:
        """Offer the layout's colours, with the chosen one shown."""
        words = Words(self)
        self.clear()
        for name, colour in layout.colours.items():
            self.addItem(swatch(colour), words.colour(name), name)
        self.addItem(icon("users"), words.colour(ROLE_COLOUR), ROLE_COLOUR)
        self.setCurrentIndex(self.findData(chosen))


def _is_way_back(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def swatch(colour: str) -> QIcon:
    """A square of a colour, with an edge so that white is seen on white."""
    made = QPixmap(_SWATCH * 2, _SWATCH * 2)
    made.fill(QColor(colour))
    painter = QPainter(made)
    painter.setPen(LIGHT.of(Role.EDGE))
    painter.drawRect(0, 0, made.width() - 1, made.height() - 1)
    painter.end()
    return QIcon(made)
