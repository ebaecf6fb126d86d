"""The arrivals curve: how many came in each five minutes, from the door's opening to now."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QMargins, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from blp_desktop.desk.room import ArrivalStep
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import muted

_SOON, _LATER = 250, 3_000
"""Milliseconds until the first drawing, and between two: a chart is nothing that a scan waits for."""
_FEWEST_STEPS = 12
_LOWEST, _HIGHEST = 28, 96


class Curve(QWidget):
    """Bars over time; the chart is made when it is first looked at, and drawn anew every few seconds at most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps: tuple[ArrivalStep, ...] = ()
        self._chart: _Chart | None = None
        self._drawn: tuple[ArrivalStep, ...] = ()
        self._owed = QTimer(self, singleShot=True, interval=_SOON)
        self._owed.timeout.connect(self._draw)
        self._times = muted("", parent=self)
        self._room = QVBoxLayout()
        self._lay_out()
        self._name()

    def show_steps(self, steps: Sequence[ArrivalStep]) -> None:
        """Draw these as soon as it is time and somebody looks."""
        self._steps = tuple(steps)
        if self._steps != self._drawn and self.isVisible() and not self._owed.isActive():
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
        if self._steps != self._drawn or self._chart is None:
            self._owed.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_chart", None) is not None:
            self._colour()
        super().changeEvent(event)

    @Slot()
    def _draw(self) -> None:
        if not self.isVisible():
            return
        if self._chart is None:
            self._chart = _Chart(self)
            self._room.addWidget(self._chart.view)
            self._colour()
        self._drawn = self._steps
        self._chart.show_counts([step.came for step in self._steps])
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
        if self._chart is not None:
            self._chart.colour(colours_of(self.palette()).of(Role.ACCENT))

    def _lay_out(self) -> None:
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addStrut(1)
        ground = QFrame(self)
        ground.setFrameShape(QFrame.Shape.HLine)
        ground.setFrameShadow(QFrame.Shadow.Plain)
        ground.setForegroundRole(QPalette.ColorRole.Dark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._room, 1)
        column.addWidget(ground)
        column.addWidget(self._times)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)


class _Chart:
    """The chart itself: one series of bars, without axes, legend or frame."""

    def __init__(self, parent: QWidget) -> None:
        from PySide6.QtCharts import QBarSeries, QBarSet, QChart, QChartView, QValueAxis

        self._bars: QBarSet = QBarSet("")
        self._across: QValueAxis = QValueAxis()
        self._up: QValueAxis = QValueAxis()
        series = QBarSeries()
        series.setBarWidth(0.8)
        series.append(self._bars)
        chart = QChart()
        chart.addSeries(series)
        for axis, side in ((self._across, Qt.AlignmentFlag.AlignBottom), (self._up, Qt.AlignmentFlag.AlignLeft)):
            axis.setVisible(False)
            chart.addAxis(axis, side)
            series.attachAxis(axis)
        chart.legend().hide()
        chart.setBackgroundVisible(False)
        chart.setMargins(QMargins(0, 0, 0, 0))
        chart.layout().setContentsMargins(0, 0, 0, 0)
        self.view: QChartView = QChartView(chart, parent)
        self._set_up_view()

    def show_counts(self, counts: Sequence[int]) -> None:
        """One bar each; a few stand at the left with room to come."""
        known = self._bars.count()
        for place, count in enumerate(counts[:known]):
            self._bars.replace(place, count)
        self._bars.append([float(count) for count in counts[known:]])
        if known > len(counts):
            self._bars.remove(len(counts), known - len(counts))
        self._across.setRange(-0.5, max(len(counts), _FEWEST_STEPS) - 0.5)
        self._up.setRange(0, max([*counts, 4]))

    def colour(self, colour: QColor) -> None:
        """Fill the bars with this."""
        self._bars.setColor(colour)
        self._bars.setBorderColor(QColor(Qt.GlobalColor.transparent))

    def _set_up_view(self) -> None:
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setBackgroundBrush(Qt.GlobalColor.transparent)
        self.view.setStyleSheet("background: transparent;")
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _came(step: ArrivalStep) -> int:
    return step.came
