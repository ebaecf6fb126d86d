"""A sheet of labels to scale: which are used, where the print begins (by click or key), which it fills."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import Size, Weight, font

_EDGE = 6
_SIDE = 200
_SMALLEST_NAMED = 14


class SheetView(QWidget):
    """Draws the first sheet; labels count from 1."""

    chosen = Signal(int)
    """The print begins at this label."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stock: Stock | None = None
        self._used, self._start, self._count = 0, 1, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 150)
        self.setToolTip(self.tr("Click the label to begin at, or move with the arrows."))

    @property
    def start(self) -> int:
        """The label that the print begins at."""
        return self._start

    def show_sheet(self, stock: Stock, *, used: int, start: int) -> None:
        """This stock, so many of its labels gone."""
        self._stock, self._used, self._start = stock, used, start
        self._tell()

    def show_count(self, count: int) -> None:
        """So many badges are to be printed."""
        self._count = count
        self._tell()

    def begin_at(self, label: int) -> None:
        """Begin at this label, where the sheet has it."""
        if self._stock is None or not 1 <= label <= self._stock.labels or label == self._start:
            return
        self._start = label
        self._tell()
        self.chosen.emit(label)

    def label_at(self, point: QPointF) -> int:
        """The label under a point; 0 where there is none."""
        labels = range(1, self._stock.labels + 1) if self._stock else ()
        return next((label for label in labels if self.place_of(label).contains(point)), 0)

    def place_of(self, label: int) -> QRectF:
        """Where a label is drawn."""
        assert self._stock is not None
        left, top = self._stock.corner(label - 1)
        scale, corner = self._scale(), self._page().topLeft()
        size = self._stock.label_width * scale, self._stock.label_height * scale
        return QRectF(corner.x() + left * scale, corner.y() + top * scale, *size)

    # events

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, round(_SIDE * 1.4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.begin_at(self.label_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._stock.columns if self._stock else 1
        steps = {
            Qt.Key.Key_Left: self._start - 1,
            Qt.Key.Key_Right: self._start + 1,
            Qt.Key.Key_Up: self._start - columns,
            Qt.Key.Key_Down: self._start + columns,
            Qt.Key.Key_Home: 1,
        }
        to = steps.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self.begin_at(to)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._stock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Size.DATA, Weight.STRONG))
        painter.setPen(self._pen(Role.ACCENT if self.hasFocus() else Role.EDGE))
        painter.setBrush(self._colour(Role.SURFACE_RAISED))
        painter.drawRect(self._page())
        for label in range(1, self._stock.labels + 1):
            self._paint_label(painter, label)

    # inside

    def _paint_label(self, painter: QPainter, label: int) -> None:
        begins, filled = label == self._start, self._start <= label < self._start + self._count
        ground = Role.ACCENT if begins else Role.ACCENT_SOFT if filled else Role.SURFACE_RAISED
        gone = label <= self._used and not filled
        place = self.place_of(label).adjusted(1, 1, -1, -1)
        painter.setPen(self._pen(Role.ACCENT if filled or begins else Role.LINE))
        painter.setBrush(self._colour(Role.LINE if gone else ground))
        painter.drawRoundedRect(place, 2, 2)
        if min(place.width(), place.height()) < _SMALLEST_NAMED:
            return
        painter.setPen(self._colour(Role.ON_ACCENT if begins else Role.TEXT_MUTED if gone else Role.TEXT))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "×" if gone else str(label))

    def _scale(self) -> float:
        """Pixels in a millimetre."""
        assert self._stock is not None
        wide, high = self._stock.page_size
        return min((self.width() - 2 * _EDGE) / wide, (self.height() - 2 * _EDGE) / high)

    def _page(self) -> QRectF:
        assert self._stock is not None
        wide, high = (length * self._scale() for length in self._stock.page_size)
        return QRectF((self.width() - wide) / 2, _EDGE, wide, high)

    def _colour(self, role: Role) -> QColor:
        return colours_of(self.palette()).of(role)

    def _pen(self, role: Role) -> QPen:
        return QPen(self._colour(role), 1)

    def _tell(self) -> None:
        labels = self._stock.labels if self._stock else 0
        said = self.tr("Sheet of {labels} labels, {used} used; the print begins at label {start}.")
        self.setAccessibleName(said.format(labels=labels, used=self._used, start=self._start))
        self.update()
