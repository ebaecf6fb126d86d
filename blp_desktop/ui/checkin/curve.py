"""The arrivals curve: how many came in each five minutes, from the door's opening to now."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from blp_desktop.desk.room import ArrivalStep
from blp_desktop.ui.checkin.bars import Bars
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import muted

_SOON, _LATER = 250, 3_000
"""Milliseconds until the first drawing, and between two: a curve is nothing that a scan waits for."""
_LOWEST, _HIGHEST = 28, 96


class Curve(QWidget):
    """Bars over time, drawn when it is looked at, and anew every few seconds at most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps: tuple[ArrivalStep, ...] = ()
        self._bars = Bars(self)
        self._drawn: tuple[ArrivalStep, ...] = ()
        self._owed = QTimer(self, singleShot=True, interval=_SOON)
        self._owed.timeout.connect(self._draw)
        self._times = muted("", parent=self)
        self._lay_out()
        self._colour()
        self._name()

    def show_steps(self, steps: Sequence[ArrivalStep]) -> None:
        """Draw these as soon as it is time and somebody looks; those of another door at once."""
        self._steps = tuple(steps)
        if self._steps and self._drawn and self._steps[0].at != self._drawn[0].at:
            self._draw()
        elif self._steps != self._drawn and self.isVisible() and not self._owed.isActive():
            self._owed.start()

    @property
    def text(self) -> str:
        """The curve in words."""
        came = sum(step.came for step in self._steps)
        if not came:
            return self.tr("Arrivals: nobody yet")
        most = max(self._steps, key=_came)
        until = most.at + self._length()
        words = self.tr("{span}: {came} came, most of them ({most}) from {start} to {until}")
        return words.format(
            span=self._span(), came=came, most=most.came, start=f"{most.at:%H:%M}", until=f"{until:%H:%M}"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._steps != self._drawn:
            self._owed.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_bars"):
            self._colour()
        super().changeEvent(event)

    @Slot()
    def _draw(self) -> None:
        if not self.isVisible():
            return
        self._drawn = self._steps
        self._bars.show_counts([step.came for step in self._steps])
        self._name()
        self._owed.setInterval(_LATER)

    def _name(self) -> None:
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self._times.setText(self._span() if self._steps else self.text)

    def _span(self) -> str:
        until = self._steps[-1].at + self._length()
        words = self.tr("Arrivals, {first} to {last}")
        return words.format(first=f"{self._steps[0].at:%H:%M}", last=f"{until:%H:%M}")

    def _length(self) -> timedelta:
        return self._steps[1].at - self._steps[0].at if len(self._steps) > 1 else timedelta(minutes=5)

    def _colour(self) -> None:
        self._bars.fill_with(colours_of(self.palette()).of(Role.ACCENT))

    def _lay_out(self) -> None:
        ground = QFrame(self)
        ground.setFrameShape(QFrame.Shape.HLine)
        ground.setFrameShadow(QFrame.Shadow.Plain)
        ground.setForegroundRole(QPalette.ColorRole.Dark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars, 1)
        column.addWidget(ground)
        column.addWidget(self._times)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)


def _came(step: ArrivalStep) -> int:
    return step.came
