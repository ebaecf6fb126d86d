"""The sheet: the panels of a layout side by side on the scene, in points."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from blp_desktop.paper.layouts import Box, Panel
from blp_desktop.paper.pages import MM
from blp_desktop.ui.designs.draft import Draft
from blp_desktop.ui.designs.painting import paint_panel
from blp_desktop.ui.designs.snapping import Guide
from blp_desktop.ui.look.colours import LIGHT, Role

_GAP, _HEAD = 20.0, 40.0
"""Points between two panels beside each other, and between two rows, where names stand."""
_GRID_FROM = 3.0
"""Pixels to a point from which the grid of millimetres is drawn."""
_FAINT = 70


class Sheet:
    """Where things of the layout stand on the scene; `columns` panels stand beside each other."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.columns = len(draft.shown.panels)

    def arrange(self, room: QSizeF) -> float:
        """Stand the panels so that they are largest in that room; gives how large (pixels to a point)."""
        count = len(self.draft.shown.panels)
        scales = {columns: self._scale_in(room, columns) for columns in range(1, count + 1) if count % columns == 0}
        self.columns = max(scales, key=lambda columns: scales[columns])
        return scales[self.columns]

    def _scale_in(self, room: QSizeF, columns: int) -> float:
        wide, high = self.panel_size
        rows = len(self.draft.shown.panels) // columns
        across = room.width() / (columns * (wide + _GAP) - _GAP)
        return min(across, room.height() / (rows * (high + _HEAD) - _HEAD))

    @property
    def panel_size(self) -> tuple[float, float]:
        """Width and height of a panel."""
        return self.draft.plate.panel_size

    def panel_at(self, panel: Panel) -> QRectF:
        """A panel's paper."""
        wide, high = self.panel_size
        row, column = divmod(self.draft.shown.panels.index(panel), self.columns)
        return QRectF(column * (wide + _GAP), row * (high + _HEAD), wide, high)

    @property
    def whole(self) -> QRectF:
        """All panels together."""
        return self.panel_at(self.draft.shown.panels[0]).united(self.panel_at(self.draft.shown.panels[-1]))

    def box_at(self, box: Box) -> QRectF:
        """A box on its panel."""
        paper, place = self.panel_at(box.panel), self.draft.plate.place_of(box)
        return QRectF(paper.left() + place.x, paper.bottom() - place.y - place.height, place.width, place.height)

    def millimetres(self, way: QPointF) -> tuple[float, float]:
        """A way on the scene in the layout's own millimetres."""
        across, down = self.draft.plate.scale
        return way.x() / across, way.y() / down

    def guide_at(self, guide: Guide) -> QLineF:
        """A guide from edge to edge of its panel."""
        paper, layout = self.panel_at(guide.panel), self.draft.shown
        across, down = self.draft.plate.scale
        inset = self.draft.plate.stock.margin * MM
        if guide.x is not None:
            x = paper.left() + inset + (guide.x - layout.margin) * across
            return QLineF(x, paper.top(), x, paper.bottom())
        y = paper.top() + inset + ((guide.y or 0.0) - layout.margin) * down
        return QLineF(paper.left(), y, paper.right(), y)

    def inside_margin(self, panel: Panel) -> QRectF:
        """What the margin of the stock leaves of a panel."""
        inset = self.draft.plate.stock.margin * MM
        return self.panel_at(panel).adjusted(inset, inset, -inset, -inset)


class PanelItem(QGraphicsItem):
    """A panel's paper with all that is printed on it; the margin and the grid are not."""

    def __init__(self, sheet: Sheet, panel: Panel) -> None:
        super().__init__()
        self._sheet, self._panel = sheet, panel

    def boundingRect(self) -> QRectF:
        return self._sheet.panel_at(self._panel).adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        paper, draft = self._sheet.panel_at(self._panel), self._sheet.draft
        painter.save()
        painter.translate(paper.topLeft())
        paint_panel(painter, draft.plate, draft.struck, self._panel)
        painter.restore()
        if painter.worldTransform().m11() >= _GRID_FROM:
            self._draw_grid(painter, paper)
        self._draw_edges(painter, paper)

    def _draw_grid(self, painter: QPainter, paper: QRectF) -> None:
        painter.setPen(_hairline(Role.EDGE, alpha=_FAINT // 2))
        across, down = int(paper.width() / MM), int(paper.height() / MM)
        columns = [paper.left() + number * MM for number in range(1, across + 1)]
        rows = [paper.top() + number * MM for number in range(1, down + 1)]
        painter.drawLines([QLineF(x, paper.top(), x, paper.bottom()) for x in columns])
        painter.drawLines([QLineF(paper.left(), y, paper.right(), y) for y in rows])

    def _draw_edges(self, painter: QPainter, paper: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        margin = _hairline(Role.ACCENT, alpha=_FAINT)
        margin.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(margin)
        painter.drawRect(self._sheet.inside_margin(self._panel))
        painter.setPen(_hairline(Role.EDGE))
        painter.drawRect(paper)


def _hairline(role: Role, *, alpha: int = 255) -> QPen:
    """One pixel wide at any zoom; paper is white, so the colours are those of the light scheme."""
    colour = QColor(LIGHT.of(role))
    colour.setAlpha(alpha)
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen
