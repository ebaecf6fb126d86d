"""How the map is painted: ground, route, marks and labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from blp_desktop.ui.look.colours import Colours, Role
from blp_desktop.ui.look.type import Size, Weight, font
from blp_desktop.ui.venues.atlas import atlas
from blp_desktop.ui.venues.labels import Wanted, laid

MARK = 11.0
DOT = 5.0
_BEND = 0.14
_HALO = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on the map; `turns` are those of its modules in time's order, none for a venue without modules."""

    id: str
    label: str
    told: str
    north: float
    east: float
    turns: tuple[int, ...] = ()

    @property
    def sign(self) -> str:
        """What its disc says: `1`, or `1 4` where modules come back to it."""
        return " ".join(str(turn) for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark and where its middle is in the widget."""

    mark: Mark
    middle: QPointF

    @property
    def radius(self) -> float:
        """Half the height of the sign, in pixels."""
        return MARK if self.mark.turns else DOT

    @property
    def half_width(self) -> float:
        """Half the width of the sign: a disc, longer where it says more than one number."""
        words = QFontMetricsF(font(Size.DATA, Weight.STRONG)).horizontalAdvance(self.mark.sign)
        return max(self.radius, words / 2 + 6) if self.mark.turns else DOT


def view_of(box: QRectF, size: QSizeF, shown: QRectF) -> QTransform:
    """The transformation that shows this box of the plane in the middle of a widget, kept within what may be shown."""
    scale = min(size.width() / box.width(), size.height() / box.height())
    scale = max(scale, size.width() / shown.width(), size.height() / shown.height())
    seen = QRectF(0, 0, size.width() / scale, size.height() / scale)
    seen.moveCenter(box.center())
    seen.moveLeft(min(max(seen.left(), shown.left()), shown.right() - seen.width()))
    seen.moveTop(min(max(seen.top(), shown.top()), shown.bottom() - seen.height()))
    return QTransform.fromScale(scale, scale).translate(-seen.left(), -seen.top())


def paint_ground(painter: QPainter, view: QTransform, colours: Colours) -> None:
    """Land, lakes and borders over a painted sea."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_faint(colours.of(Role.EDGE), 0.6), 1.0))
    painter.setBrush(colours.of(Role.SURFACE_RAISED))
    painter.drawPath(view.map(atlas().land))
    painter.setBrush(colours.of(Role.ACCENT_SOFT))
    painter.drawPath(view.map(atlas().lakes))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_faint(colours.of(Role.EDGE), 0.6), 1.0, Qt.PenStyle.DotLine))
    painter.drawPath(view.map(atlas().borders))


def paint_route(painter: QPainter, spots: Sequence[Spot], colours: Colours) -> None:
    """The way from module to module, a gentle bow each."""
    turns = sorted((turn, place) for place, spot in enumerate(spots) for turn in spot.mark.turns)
    stops = [spots[place].middle for _, place in turns]
    pen = QPen(colours.of(Role.ACCENT), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in pairwise(stops):
        painter.drawPath(_bow(start, end))


def _bow(start: QPointF, end: QPointF) -> QPainterPath:
    across = end - start
    middle = (start + end) / 2 + QPointF(across.y(), -across.x()) * _BEND
    path = QPainterPath(start)
    path.quadTo(middle, end)
    return path


def paint_signs(painter: QPainter, spots: Sequence[Spot], colours: Colours, *, selected: str) -> None:
    """The marks themselves: numbered discs for modules, dots for other venues; the selected one ringed and last."""
    for spot in sorted(spots, key=lambda spot: spot.mark.id == selected):
        if spot.mark.id == selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_faint(colours.of(Role.ACCENT), 0.28))
            _pill(painter, spot, wider=7)
        painter.setPen(QPen(colours.of(Role.SURFACE_RAISED), 2.0))
        painter.setBrush(colours.of(Role.ACCENT))
        _pill(painter, spot)
        _paint_sign(painter, spot, colours)


def _pill(painter: QPainter, spot: Spot, *, wider: float = 0.0) -> None:
    high, wide = spot.radius + wider, spot.half_width + wider
    painter.drawRoundedRect(QRectF(-wide, -high, 2 * wide, 2 * high).translated(spot.middle), high, high)


def _faint(colour: QColor, strength: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(strength)
    return faint


def _paint_sign(painter: QPainter, spot: Spot, colours: Colours) -> None:
    painter.setFont(font(Size.DATA, Weight.STRONG))
    painter.setPen(colours.of(Role.ON_ACCENT))
    box = QRectF(-spot.half_width, -spot.radius, 2 * spot.half_width, 2 * spot.radius)
    painter.drawText(box.translated(spot.middle), Qt.AlignmentFlag.AlignCenter, spot.mark.sign)


def paint_labels(painter: QPainter, spots: Sequence[Spot], colours: Colours, *, bounds: QRectF, selected: str) -> None:
    """The places' names with a rim of land, so that coast and borders do not cross them."""
    fonts = [font(Size.DATA, Weight.STRONG if spot.mark.id == selected else Weight.REGULAR) for spot in spots]
    wanted = [
        Wanted(spot.middle, spot.half_width, _size_of(spot.mark.label, face))
        for spot, face in zip(spots, fonts, strict=True)
    ]
    for spot, face, box in zip(spots, fonts, laid(wanted, bounds), strict=True):
        _paint_label(painter, spot.mark.label, face, box, colours)


def _size_of(text: str, face: QFont) -> QSizeF:
    metrics = QFontMetricsF(face)
    return QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height())


def _paint_label(painter: QPainter, text: str, face: QFont, box: QRectF, colours: Colours) -> None:
    path = QPainterPath()
    path.addText(QPointF(box.left(), box.top() + QFontMetricsF(face).ascent()), face, text)
    rim = QPen(
        colours.of(Role.SURFACE_RAISED),
        _HALO,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
    painter.strokePath(path, rim)
    painter.fillPath(path, colours.of(Role.TEXT))
