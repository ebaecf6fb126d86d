"""The sheet to scale: page, labels and measures; what the keyboard is in lights up, what cannot be stands out."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from blp_desktop.paper.stocks import Stock, misplaced
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import Size, Weight, font
from blp_desktop.ui.stocks.measures import Measure, Span, spans

_BAND = 22
"""Pixels of one row of measures."""
_BEFORE, _AFTER = 2 * _BAND + 4, _BAND + 4
_OVER = 1.4
"""How much larger than the page the drawing becomes for labels that leave it."""
_TICK = 4
_SMALLEST_NAMED = 12
_MOST_DRAWN = 2_000


class SheetDrawing(QWidget):
    """Draws a stock; it takes no keyboard, and tells in words what it shows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet: Stock | None = None
        self._lit: Measure | None = None
        self._misplaced: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 180)
        self.setAccessibleName(self.tr("The sheet to scale"))

    def show_sheet(self, sheet: Stock) -> None:
        """Draw this stock."""
        self._sheet, self._misplaced = sheet, misplaced(sheet)
        told = self.tr("{columns} by {rows} labels of {wide} by {high} mm on a page of {page_wide} by {page_high} mm.")
        words = told.format(
            columns=sheet.columns,
            rows=sheet.rows,
            wide=f"{sheet.label_width:g}",
            high=f"{sheet.label_height:g}",
            page_wide=f"{sheet.page_width:g}",
            page_high=f"{sheet.page_height:g}",
        )
        self.setAccessibleDescription(words)
        self.update()

    def light_up(self, measure: Measure | None) -> None:
        """Let this measure stand out, and no other."""
        self._lit = measure
        self.update()

    @property
    def lit(self) -> Measure | None:
        """The measure that stands out."""
        return self._lit

    def page(self) -> QRectF:
        """Where the page is drawn."""
        assert self._sheet is not None
        wide, high = (length * self._scale() for length in self._sheet.page_size)
        return QRectF(_BEFORE, _BEFORE, wide, high)

    def place_of(self, label: int) -> QRectF:
        """Where a label, counted from 0, is drawn."""
        assert self._sheet is not None
        left, top = self._sheet.corner(label)
        return self._placed(left, top, self._sheet.label_width, self._sheet.label_height)

    def sizeHint(self) -> QSize:
        return QSize(400, 520)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._sheet is None or min(self._sheet.page_size) <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(Role.EDGE), 1))
        painter.setBrush(self._colour(Role.SURFACE_RAISED))
        painter.drawRect(self.page())
        for label in range(min(self._sheet.labels, _MOST_DRAWN)):
            self._paint_label(painter, label)
        for span in sorted(spans(self._sheet), key=self._is_lit):
            self._paint_span(painter, span)

    # labels

    def _paint_label(self, painter: QPainter, label: int) -> None:
        place = self.place_of(label)
        wrong, lit = label in self._misplaced, self._is_counted(label)
        ground = Role.ATTENTION_SOFT if wrong else Role.ACCENT_SOFT if lit else Role.SURFACE
        painter.setPen(QPen(self._colour(Role.ATTENTION if wrong else Role.ACCENT if lit else Role.EDGE), 1.5))
        painter.setBrush(self._through(ground) if wrong else self._colour(ground))
        painter.drawRect(place)
        self._paint_margin(painter, place)
        if min(place.width(), place.height()) < _SMALLEST_NAMED:
            return
        painter.setFont(font(Size.DATA, Weight.STRONG if lit or wrong else Weight.REGULAR))
        painter.setPen(self._colour(Role.ATTENTION if wrong else Role.TEXT_MUTED))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{label + 1} !" if wrong else str(label + 1))

    def _is_counted(self, label: int) -> bool:
        """Whether the field with the keyboard counts this label: the first row has a label for each column."""
        assert self._sheet is not None
        if self._lit is Measure.COLUMNS:
            return label < self._sheet.columns
        return self._lit is Measure.ROWS and label % self._sheet.columns == 0

    def _paint_margin(self, painter: QPainter, place: QRectF) -> None:
        assert self._sheet is not None
        side = self._sheet.margin * self._scale()
        inner = place.adjusted(side, side, -side, -side)
        if side <= 0 or not inner.isValid():
            return
        lit = self._lit is Measure.MARGIN
        painter.setPen(QPen(self._colour(Role.ACCENT if lit else Role.LINE), 1.5 if lit else 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)

    # measures

    def _paint_span(self, painter: QPainter, span: Span) -> None:
        lit = self._is_lit(span)
        ends = [self._point(span, at) for at in (span.start, span.end)]
        painter.setPen(QPen(self._colour(Role.ACCENT if lit else Role.EDGE), 2 if lit else 1))
        painter.drawLine(*ends)
        tick = QPointF(0, _TICK) if span.is_across else QPointF(_TICK, 0)
        for end in ends:
            painter.drawLine(end - tick, end + tick)
        if lit:
            self._paint_guides(painter, span)
        self._write(painter, span, (ends[0] + ends[1]) / 2)

    def _paint_guides(self, painter: QPainter, span: Span) -> None:
        """From the measure to what it measures."""
        page = self.page()
        painter.setPen(QPen(self._colour(Role.ACCENT), 1, Qt.PenStyle.DotLine))
        for at in (span.start, span.end):
            outside, inside = self._point(span, at), self._point(span, at)
            if span.is_across:
                inside.setY(page.center().y())
            else:
                inside.setX(page.center().x())
            painter.drawLine(outside, inside)

    def _write(self, painter: QPainter, span: Span, middle: QPointF) -> None:
        """The number on its line, left out where it would cover its neighbours and is not asked for."""
        lit = self._is_lit(span)
        face = font(Size.DATA, Weight.STRONG if lit else Weight.REGULAR)
        text, measured = f"{span.end - span.start:g}", QFontMetricsF(face)
        wide, high = measured.horizontalAdvance(text) + 6, measured.height()
        room = abs(span.end - span.start) * self._scale()
        if not lit and room < wide:
            return
        painter.save()
        painter.translate(middle)
        painter.rotate(0 if span.is_across else -90)
        block = QRectF(-wide / 2, -high / 2, wide, high)
        painter.fillRect(block, self._colour(Role.ACCENT_SOFT if lit else Role.SURFACE))
        painter.setFont(face)
        painter.setPen(self._colour(Role.ACCENT_STRONG if lit else Role.TEXT_MUTED))
        painter.drawText(block, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _point(self, span: Span, at: float) -> QPointF:
        page, away = self.page(), at * self._scale()
        if span.is_across:
            beyond = min(self._extent().bottom(), self.height() - _AFTER)
            band = page.top() - (span.row + 0.5) * _BAND if span.row >= 0 else beyond + 0.6 * _BAND
            return QPointF(page.left() + away, band)
        beyond = min(self._extent().right(), self.width() - _AFTER)
        band = page.left() - (span.row + 0.5) * _BAND if span.row >= 0 else beyond + 0.6 * _BAND
        return QPointF(band, page.top() + away)

    def _extent(self) -> QRectF:
        """The page with every label, also those that leave it."""
        assert self._sheet is not None
        return self.page().united(self.place_of(self._sheet.labels - 1))

    # inside

    def _is_lit(self, span: Span) -> bool:
        return span.measure is self._lit

    def _scale(self) -> float:
        """Pixels in a millimetre: so that the page fits, and labels that leave it as far as that is sensible."""
        assert self._sheet is not None
        sheet = self._sheet
        right, below = sheet.corner(sheet.labels - 1)
        wide = min(max(sheet.page_width, right + sheet.label_width), sheet.page_width * _OVER)
        high = min(max(sheet.page_height, below + sheet.label_height), sheet.page_height * _OVER)
        return min((self.width() - _BEFORE - _AFTER) / wide, (self.height() - _BEFORE - _AFTER) / high)

    def _placed(self, left: float, top: float, wide: float, high: float) -> QRectF:
        page, scale = self.page(), self._scale()
        return QRectF(page.left() + left * scale, page.top() + top * scale, wide * scale, high * scale)

    def _through(self, role: Role) -> QColor:
        """Labels that lie upon each other are seen through each other."""
        seen_through = self._colour(role)
        seen_through.setAlphaF(0.6)
        return seen_through

    def _colour(self, role: Role) -> QColor:
        return colours_of(self.palette()).of(role)
