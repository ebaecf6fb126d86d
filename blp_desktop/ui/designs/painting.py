"""Painting badges and charts: the second hand, which draws the same marks on the screen as the PDF has.

Everything is in points with the origin in the upper left corner; whoever calls scales the painter. Letters are drawn as
outlines of the shipped fonts, set by their own widths as in the PDF, so that no hinting or kerning moves them.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QRawFont

from blp_desktop.paper import qr
from blp_desktop.paper.badge_plate import Plate, Struck
from blp_desktop.paper.layouts import Panel
from blp_desktop.paper.marks import (
    DASHES,
    ChartMark,
    CodeMark,
    FillMark,
    Mark,
    PictureMark,
    Placed,
    StrokeMark,
    TextMark,
)
from blp_desktop.paper.pages import MM
from blp_desktop.places import resource

_EM = 1000.0
_PAPER = Qt.GlobalColor.white
_INK = Qt.GlobalColor.black


def paint_label(painter: QPainter, plate: Plate, struck: Struck) -> None:
    """One side of a label as it leaves the printer; a folded one with its four panels placed and turned."""
    wide, high = plate.stock.label_width * MM, plate.stock.label_height * MM
    painter.save()
    _begin(painter, QRectF(0, 0, wide, high))
    painter.translate(0, high)
    for part in _in_order(plate, struck):
        painter.save()
        painter.translate(part.placed.left, -part.placed.bottom)
        painter.rotate(180 if part.placed.turned else 0)
        draw_marks(painter, part.marks)
        painter.restore()
    painter.restore()


def paint_panel(painter: QPainter, plate: Plate, struck: Struck, panel: Panel) -> None:
    """One panel alone and upright, as it is read."""
    wide, high = plate.panel_size
    painter.save()
    _begin(painter, QRectF(0, 0, wide, high))
    painter.translate(0, high)
    for part in _in_order(plate, struck):
        if part.placed.panel is panel:
            draw_marks(painter, part.marks)
    painter.restore()


class _Part:
    """Marks that are drawn together, on the panel that they stand on."""

    def __init__(self, placed: Placed, marks: Sequence[Mark]) -> None:
        self.placed, self.marks = placed, marks


def _in_order(plate: Plate, struck: Struck) -> list[_Part]:
    """As in the PDF: the badge's own fills, then what all share, then the badge's own codes and texts."""
    below = [_Part(placed, _of(placed.marks, FillMark)) for placed in struck.panels]
    shared = [_Part(placed, _of(placed.marks, FillMark, PictureMark, CodeMark, TextMark)) for placed in plate.shared]
    above = [_Part(placed, _of(placed.marks, CodeMark, TextMark)) for placed in struck.panels]
    return [*below, *shared, *above]


def _of(marks: Iterable[Mark], *kinds: type[Mark]) -> list[Mark]:
    """The marks of these kinds, kind by kind."""
    known = list(marks)
    return [mark for kind in kinds for mark in known if isinstance(mark, kind)]


def _begin(painter: QPainter, paper: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipRect(paper, Qt.ClipOperation.IntersectClip)
    painter.fillRect(paper, _PAPER)


def draw_marks(painter: QPainter, marks: Iterable[Mark | ChartMark]) -> None:
    """Marks whose lower left corner is the painter's origin."""
    for mark in marks:
        match mark:
            case FillMark():
                painter.fillRect(_place(mark), QColor(mark.colour))
            case PictureMark():
                painter.drawImage(_place(mark), _picture(mark.png))
            case CodeMark():
                _draw_code(painter, mark)
            case TextMark():
                _draw_text(painter, mark)
            case StrokeMark():
                _draw_stroke(painter, mark)


def _place(mark: FillMark | PictureMark) -> QRectF:
    return QRectF(mark.x, -mark.y - mark.height, mark.width, mark.height)


def _draw_text(painter: QPainter, mark: TextMark) -> None:
    painter.save()
    painter.translate(mark.x, -mark.y)
    painter.scale(mark.size / _EM, mark.size / _EM)
    painter.fillPath(_outline(mark.text, mark.font), QColor(mark.colour))
    painter.restore()


def _draw_stroke(painter: QPainter, mark: StrokeMark) -> None:
    pen = QPen(QColor(mark.colour), mark.width)
    if mark.dashed:
        pen.setDashPattern([part / mark.width for part in DASHES])
    painter.setPen(pen)
    (x, y), (to_x, to_y) = mark.start, mark.end
    painter.drawLine(QPointF(x, -y), QPointF(to_x, -to_y))


def _draw_code(painter: QPainter, mark: CodeMark) -> None:
    """Without smoothing: a module is dark or it is not. In one, so that no printer leaves seams between rows."""
    symbol = qr.strong_symbol(mark.code)
    module = mark.side / symbol.side
    path = QPainterPath()
    for row, bits in enumerate(symbol.rows()):
        top = -mark.y - mark.side + row * module
        for first, count in _runs(bits, symbol.side):
            path.addRect(QRectF(mark.x + first * module, top, count * module, module))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillPath(path, _INK)
    painter.restore()


def _runs(bits: int, side: int) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many follow."""
    modules = enumerate(f"{bits:0{side}b}")
    runs = [(dark, list(run)) for dark, run in groupby(modules, key=lambda module: module[1])]
    return [(run[0][0], len(run)) for dark, run in runs if dark == "1"]


@lru_cache(maxsize=2_000)
def _outline(text: str, font: str) -> QPainterPath:
    """The letters of a line at size 1000, beginning at the origin."""
    face = _face(font)
    path, x = QPainterPath(), 0.0
    glyphs = [face.glyphIndexesForString(sign)[0] for sign in text]
    for glyph, advance in zip(glyphs, face.advancesForGlyphIndexes(glyphs), strict=True):
        path.addPath(face.pathForGlyph(glyph).translated(x, 0))
        x += advance.x()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@cache
def _face(font: str) -> QRawFont:
    return QRawFont(str(resource("fonts", f"{font}.ttf")), _EM, QFont.HintingPreference.PreferNoHinting)


@lru_cache(maxsize=32)
def _picture(png: bytes) -> QImage:
    return QImage.fromData(png)
