"""Charts as files: PNG and SVG, on white whatever the screen looks like."""

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.chart_drawing import drawing_of
from blp_desktop.paper.charts import PAPER_INK, Chart, Drawing
from blp_desktop.ui.designs.painting import draw_marks
from blp_desktop.ui.parts.png import png_of

_WIDTH, _MARGIN = 520.0, 14.0
"""Points."""
_DOTS = 3.0
"""Of a PNG for each point: sharp at 216 dots an inch."""


def picture_of(chart: Chart, ending: str) -> bytes:
    """The chart as `.png` or `.svg`; raises Refusal for another ending."""
    match ending.lower():
        case ".png":
            return _png(chart)
        case ".svg":
            return _svg(chart)
        case _:
            raise Refusal(
                "unknown_format", f"A chart is no {ending or 'file without an ending'}.", "End it with .png or .svg."
            )


def _png(chart: Chart) -> bytes:
    drawing = drawing_of(chart, width=_WIDTH, ink=PAPER_INK)
    picture = QImage(_size(drawing) * _DOTS, QImage.Format.Format_RGB32)
    picture.fill(QColor(PAPER_INK.ground))
    painter = QPainter(picture)
    painter.scale(_DOTS, _DOTS)
    _paint(painter, drawing)
    painter.end()
    return png_of(picture)


def _svg(chart: Chart) -> bytes:
    """Letters as outlines, so that it looks the same everywhere; its numbers in words for who reads it by machine."""
    drawing = drawing_of(chart, width=_WIDTH, ink=PAPER_INK)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(_size(drawing))
    generator.setViewBox(QRectF(0, 0, _size(drawing).width(), _size(drawing).height()))
    generator.setTitle(chart.title)
    generator.setDescription("; ".join(chart.said()))
    painter = QPainter(generator)
    painter.fillRect(generator.viewBoxF(), QColor(PAPER_INK.ground))
    _paint(painter, drawing)
    painter.end()
    return bytes(buffer.data().data())


def _size(drawing: Drawing) -> QSize:
    return QSize(round(drawing.width + 2 * _MARGIN), round(drawing.height + 2 * _MARGIN))


def _paint(painter: QPainter, drawing: Drawing) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_MARGIN, _MARGIN + drawing.height)
    draw_marks(painter, drawing.marks)
