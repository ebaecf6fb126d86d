"""Bars over time, painted: one for each count, without axes, legend or frame."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_FEWEST, _LOWEST_TOP = 12, 4
"""Fewer counts than this stand at the left with room to come; a bar of one is never as high as the whole."""
_BAR = 0.8
"""The part of a step's width that its bar fills."""


class Bars(QWidget):
    """A row of bars that takes neither keyboard nor mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = ()
        self._colour = QColor()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def counts(self) -> tuple[int, ...]:
        """What is drawn."""
        return self._counts

    @property
    def colour(self) -> QColor:
        """What the bars are filled with."""
        return self._colour

    def show_counts(self, counts: Sequence[int]) -> None:
        """One bar each."""
        self._counts = tuple(counts)
        self.update()

    def fill_with(self, colour: QColor) -> None:
        """Fill the bars with this from now on."""
        self._colour = colour
        self.update()

    def bar(self, place: int) -> QRectF:
        """Where a bar stands."""
        step = self.width() / max(len(self._counts), _FEWEST)
        height = self.height() * self._counts[place] / max(*self._counts, _LOWEST_TOP)
        return QRectF((place + (1 - _BAR) / 2) * step, self.height() - height, step * _BAR, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self._counts)):
            painter.fillRect(self.bar(place), self._colour)
