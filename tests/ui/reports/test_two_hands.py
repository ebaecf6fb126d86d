"""A chart on the screen and the same chart in a PDF."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QPainter

from blp_desktop.paper.chart_drawing import drawing_of
from blp_desktop.paper.charts import PAPER_INK, Bar, BarChart, Chart, Line, LineChart, Pattern, Series
from blp_desktop.paper.pages import MM, new_canvas
from blp_desktop.paper.pen import Pen
from blp_desktop.ui.designs.painting import draw_marks
from blp_desktop.ui.parts.png import png_of

WIDE, HIGH, DPI = 150.0, 80.0, 144
CHARTS: tuple[Chart, ...] = (
    BarChart(
        name="bars",
        title="Attendance",
        about="What is counted.",
        series=(Series("Came"), Series("Others", Pattern.STRIPED), Series("Missing", Pattern.OUTLINED)),
        bars=(Bar("Tue 24 Oct, morning", (20, 3, 8), "20 of 28 + 3"), Bar("Rīga", (4, 0, 1), "4 of 5")),
    ),
    LineChart(
        name="lines",
        title="Trend",
        about="What is counted.",
        points=("M1 Stockholm", "M2 Helsinki", "M3 København"),
        lines=(Line("Invited", (28, 30, 29)), Line("Present", (24, 21, 27))),
    ),
)


def on_paper(chart: Chart, folder: Path) -> Image.Image:
    """The chart alone on a page."""
    out = BytesIO()
    canvas = new_canvas(out, page=(WIDE, HIGH), title="Chart", language="en")
    Pen(canvas, page=(WIDE, HIGH)).drawing(drawing_of(chart, width=WIDE * MM, ink=PAPER_INK), (0.0, 0.0))
    canvas.showPage()
    canvas.save()
    (folder / "chart.pdf").write_bytes(out.getvalue())
    command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", folder / "chart.pdf", folder / "chart"]
    subprocess.run(command, check=True)
    return Image.open(folder / "chart.png").convert("RGB")


def on_screen(chart: Chart, size: tuple[int, int]) -> Image.Image:
    """The same, painted."""
    drawing = drawing_of(chart, width=WIDE * MM, ink=PAPER_INK)
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(DPI / 72, DPI / 72)
    painter.translate(0, drawing.height)
    draw_marks(painter, drawing.marks)
    painter.end()
    return Image.open(BytesIO(png_of(picture))).convert("RGB")


def different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ by more than a third."""
    apart = ImageChops.difference(one, other).convert("L").point(lambda shade: 255 if shade > 85 else 0)
    return apart.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("chart", CHARTS, ids=["bars", "lines"])
def test_the_screen_and_the_pdf_agree(chart: Chart, tmp_path: Path) -> None:
    page = on_paper(chart, tmp_path)
    screen = on_screen(chart, page.size)
    moved = different(ImageChops.offset(screen, 2, 0), page)
    assert different(screen, page) < 0.006 < moved
