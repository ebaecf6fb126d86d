"""A chart on the screen: painted in the colours of the scheme, read out in words, with the way to save it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from blp_desktop.paper.chart_drawing import drawing_of
from blp_desktop.paper.charts import Chart, ChartInk, Drawing
from blp_desktop.ui.designs.painting import draw_marks
from blp_desktop.ui.look.colours import colours_of
from blp_desktop.ui.parts.buttons import icon_button
from blp_desktop.ui.parts.panel import Panel

_SCALE = 1.5
"""Pixels for each of a chart's points: its text as large as data is."""
_NARROWEST = 360


class ChartView(QWidget):
    """Paints one chart as wide as it is given room, and as high as it needs."""

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart = chart
        self._drawn: tuple[int, Drawing] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_NARROWEST)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription("; ".join(chart.said()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._drawing(width).height * _SCALE)

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(_NARROWEST))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._drawn = None
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = self._drawing(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_SCALE, _SCALE)
        painter.translate(0, drawing.height)
        draw_marks(painter, drawing.marks)

    def _drawing(self, width: int) -> Drawing:
        if self._drawn is None or self._drawn[0] != width:
            made = drawing_of(self._chart, width=width / _SCALE, ink=self._ink())
            self._drawn = width, made
        return self._drawn[1]

    def _ink(self) -> ChartInk:
        colours = colours_of(self.palette())
        return ChartInk(
            ground=colours.surface_raised,
            text=colours.text,
            muted=colours.text_muted,
            line=colours.line,
            strong=colours.accent,
            on_strong=colours.on_accent,
        )


class ChartCard(Panel):
    """A chart, and the button that saves it as a picture."""

    save_asked = Signal(object)
    """The `Chart`."""

    def __init__(self, chart: Chart, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.chart = chart
        self.view = ChartView(chart, self)
        self.save = icon_button("download", self.tr("Save “{chart}” as a picture…").format(chart=chart.title), self)
        self.save.clicked.connect(self._ask)
        self.column.addWidget(self.view)
        self.column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)

    @Slot()
    def _ask(self) -> None:
        self.save_asked.emit(self.chart)
