"""The wall of charts: two columns where there is room for them, else one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.paper.charts import Chart
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.reports.chart_view import ChartCard

_TWO_FROM = 860
"""Pixels of width."""


class ChartWall(QWidget):
    """Hangs charts below each other, each where its column is the shorter."""

    save_asked = Signal(object)
    """This `Chart` is to be saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[ChartCard] = []
        self._columns = (QVBoxLayout(), QVBoxLayout())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for column in self._columns:
            column.setSpacing(2 * GRID)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addLayout(column, 1)
        self._hung_on = 0

    def show_charts(self, charts: Iterable[Chart]) -> None:
        """Hang these in the place of those before; where they are the same, nothing moves."""
        wanted = list(charts)
        if [card.chart for card in self.cards] == wanted:
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [ChartCard(chart, self) for chart in wanted]
        for card in self.cards:
            card.save_asked.connect(self.save_asked)
        self._hang(self._wanted_columns())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted_columns() != self._hung_on:
            self._hang(self._wanted_columns())

    def _wanted_columns(self) -> int:
        return 2 if self.width() >= _TWO_FROM else 1

    def _hang(self, columns: int) -> None:
        self._hung_on = columns
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setStretch(1, columns - 1)
        wide = self.width() // columns
        heights = [0] * columns
        for card in self.cards:
            place = heights.index(min(heights))
            self._columns[place].addWidget(card)
            heights[place] += card.view.heightForWidth(max(wide, card.view.minimumWidth()))
            card.show()
