"""Signed paper: our own sheets as pictures, signed with ink, and scanned or photographed as people do."""

import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageFilter
from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from blp_desktop.desk.sheets import SheetOrder, module_sheets
from blp_desktop.paper.sheet_code import PrintedPage, PrintedSheet
from blp_desktop.ui.pictures import coloured_pages_of
from tests.desk.demo import MORNING, close_desk, open_desk

DPI = 200
UNSIGNED = (3, 7)
"""The numbers of the rows without ink."""
INK = QColor(20, 40, 120)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet as it was printed, and its pages once they were signed."""

    sheet: PrintedSheet
    pages: list[QImage]


@cache
def signed_demo() -> Paper:
    """The sheet of the demo's first day, signed by all but two; made once a run, and the same for every copy of it."""
    desk = open_desk(Path(tempfile.mkdtemp(prefix="blp-signed-")))
    made = module_sheets(desk.station, "M1", SheetOrder(day=MORNING.date()))
    close_desk(desk)
    return Paper(made.printed[0], signed_pages(made.pdf, made.printed[0].pages, unsigned=UNSIGNED))


def signed_pages(pdf: bytes, layouts: Collection[PrintedPage], *, unsigned: Collection[int] = ()) -> list[QImage]:
    """Every page of a sheet, scanned flat, with ink in each row but those of these numbers."""
    pages = coloured_pages_of(pdf, dpi=DPI)
    for page, layout in zip(pages, layouts, strict=True):
        painter = QPainter(page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(DPI / 25.4, DPI / 25.4)
        painter.setPen(QPen(INK, 0.5))
        for row in layout.rows:
            if row.name and row.number not in unsigned:
                for column in range(len(layout.columns)):
                    _sign(painter, layout, (row.top + row.bottom) / 2, column, seed=row.number)
        painter.end()
    return pages


def _sign(painter: QPainter, layout: PrintedPage, y: float, column: int, *, seed: int) -> None:
    random = Random(seed)
    wide = 24.0
    x = layout.size[0] - 14.0 - (len(layout.columns) - column) * (wide + 4)
    path = QPainterPath(QPointF(x + 3, y))
    for step in range(1, 7):
        path.quadTo(x + 3 * step, y - 5 + 4 * random.random(), x + 3 * step + 1.5, y + 3 * random.random() - 1)
    painter.drawPath(path)


def turned(picture: QImage, degrees: float) -> QImage:
    """The page as it lay in the scanner, on white."""
    made = picture.transformed(QTransform().rotate(degrees), Qt.TransformationMode.SmoothTransformation)
    paper = QImage(made.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, made)
    painter.end()
    return paper


def photographed(picture: QImage, *, lean: float = 0.06, blur: float = 1.2) -> QImage:
    """The page on a table, seen by a telephone from the foot of the page: leaning, a little blurred, in half light."""
    wide, high = 2400, 3200
    table = QImage(wide, high, QImage.Format.Format_RGB32)
    table.fill(QColor(96, 84, 70))
    w, h = picture.width(), picture.height()
    corners = ((0.1 + lean, 0.08), (0.9 - lean / 2, 0.1 + lean / 3), (0.95, 0.93), (0.04, 0.9))
    seen = QPolygonF([QPointF(x * wide, y * high) for x, y in corners])
    flat = QPolygonF([QPointF(0, 0), QPointF(w, 0), QPointF(w, h), QPointF(0, h)])
    lens = QTransform()
    assert QTransform.quadToQuad(flat, seen, lens)
    painter = QPainter(table)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(lens)
    painter.drawImage(0, 0, picture)
    painter.resetTransform()
    painter.fillRect(table.rect(), QColor(0, 0, 0, 60))
    painter.end()
    return _of_pillow(_to_pillow(table).filter(ImageFilter.GaussianBlur(blur)))


def as_bytes(*pages: QImage, kind: str = "PNG", quality: int = 60) -> bytes:
    """The pages as one file of that kind: PNG, JPEG, TIFF or PDF."""
    out = BytesIO()
    first, *others = [_to_pillow(page) for page in pages]
    more = {"save_all": True, "append_images": others} if kind in ("TIFF", "PDF") else {}
    extra = {"quality": quality} if kind in ("JPEG", "PDF") else {}
    extra |= {"resolution": DPI} if kind == "PDF" else {}
    extra |= {"compression": "tiff_deflate"} if kind == "TIFF" else {}
    first.save(out, kind, **more, **extra)
    return out.getvalue()


def _to_pillow(picture: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "BMP")
    return Image.open(BytesIO(buffer.data().data())).convert("RGB")


def _of_pillow(image: Image.Image) -> QImage:
    made = QImage(image.tobytes(), *image.size, 3 * image.width, QImage.Format.Format_RGB888)
    return made.convertToFormat(QImage.Format.Format_RGB32)
