"""The modules of an edition as cards in time's order."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QWidget

from blp_desktop.desk.modules import ModuleCard, ModuleState, span_label
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight
from blp_desktop.ui.modules.brush import Brush

_HEIGHT = 176
_NARROWEST = 248
_SIDE = 2 * GRID


class Card(QAbstractButton):
    """One module at a glance."""

    def __init__(self, card: ModuleCard, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self.setCheckable(True)
        self.setMinimumSize(_NARROWEST, _HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_card(card)

    def show_card(self, card: ModuleCard) -> None:
        """Show these facts."""
        self.card = card
        self.setText(self._words())
        self.setAccessibleName(self._words())
        self.setToolTip(card.title)
        self.update()

    def sizeHint(self) -> QSize:
        """As narrow as it may be; the row stretches it."""
        return QSize(_NARROWEST, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """State, city, days and venue, the three numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self.palette())
        brush.block(self.rect(), Role.HOVER if self._is_lit() else Role.SURFACE_RAISED)
        self._paint_frame(brush)
        inner = self.rect().adjusted(_SIDE, 12, -_SIDE, -12)
        self._paint_words(brush, inner)
        self._paint_numbers(brush, QRect(inner.left(), inner.bottom() - 52, inner.width(), 52))

    def _is_lit(self) -> bool:
        return self.underMouse() and not self.isChecked()

    def _paint_frame(self, brush: Brush) -> None:
        if self.isChecked():
            brush.frame(self.rect().adjusted(1, 1, -1, -1), Role.ACCENT, width=2)
        else:
            brush.frame(self.rect(), Role.LINE)
        if self.hasFocus():
            brush.frame(self.rect().adjusted(4, 4, -4, -4), Role.ACCENT)

    def _paint_words(self, brush: Brush, inner: QRect) -> None:
        line = QRect(inner.left(), inner.top(), inner.width(), 20)
        is_now = self.card.state is ModuleState.NOW
        brush.text(line, self.card.code, role=Role.TEXT_MUTED, at_end=True)
        self._paint_state(brush, line, role=Role.ACCENT if is_now else Role.TEXT_MUTED)
        brush.text(line.translated(0, 22).adjusted(0, 0, 0, 6), self.card.city, size=Size.TITLE, weight=Weight.STRONG)
        brush.text(line.translated(0, 50), self._days())
        brush.text(line.translated(0, 69), self.card.venue or self.tr("No venue yet"), role=Role.TEXT_MUTED)

    def _paint_state(self, brush: Brush, line: QRect, *, role: Role) -> None:
        brush.block(QRect(line.left(), line.top() + 6, 8, 8), role, corner=4)
        brush.text(line.adjusted(GRID + 6, 0, -40, 0), self._state(), role=role, weight=Weight.STRONG)

    def _paint_numbers(self, brush: Brush, rect: QRect) -> None:
        width = rect.width() // 3
        for turn, (number, caption) in enumerate(self._numbers()):
            column = QRect(rect.left() + turn * width, rect.top(), width - 4, 34)
            brush.text(column, str(number), size=Size.NUMBER, weight=Weight.STRONG)
            brush.text(QRect(column.left(), column.bottom(), column.width(), 18), caption, role=Role.TEXT_MUTED)

    def _numbers(self) -> tuple[tuple[int, str], ...]:
        counts = self.card.counts
        return (
            (counts.invited, self.tr("invited")),
            (counts.confirmed, self.tr("confirmed")),
            (counts.present, self.tr("present")),
        )

    def _days(self) -> str:
        return span_label(self.card.first_day, self.card.last_day)

    def _state(self) -> str:
        match self.card.state:
            case ModuleState.AFTER:
                return self.tr("Over")
            case ModuleState.NOW:
                days = (self.card.last_day - self.card.first_day).days + 1
                return self.tr("Now: day {day} of {days}").format(day=1 - self.card.days_until, days=days)
            case ModuleState.BEFORE if self.card.days_until == 1:
                return self.tr("Tomorrow")
            case ModuleState.BEFORE:
                return self.tr("In {days} days").format(days=self.card.days_until)

    def _words(self) -> str:
        numbers = ", ".join(f"{number} {caption}" for number, caption in self._numbers())
        parts = (self.card.code, self.card.city, self.card.title, self._days(), self.card.venue, self._state(), numbers)
        return ", ".join(part for part in parts if part)


class ModuleCards(QScrollArea):
    """A row of cards, one of them chosen; the arrows go from one to the next."""

    chosen = Signal(str)
    """The id of the module whose card was chosen."""
    made = Signal()
    """Other cards stand here now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QWidget(self)
        self._lay = QHBoxLayout(self._row)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(2 * GRID)
        self._group = QButtonGroup(self)
        self._cards: list[Card] = []
        self.setWidget(self._row)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Modules"))
        self.setFixedHeight(_HEIGHT)
        self.horizontalScrollBar().rangeChanged.connect(self._make_room)
        self._group.idClicked.connect(self._tell)

    def show_cards(self, cards: tuple[ModuleCard, ...], chosen: str) -> None:
        """Show these modules; the card of the chosen id is marked, the first where it is gone."""
        if [card.id for card in cards] != [button.card.id for button in self._cards]:
            self._make(cards)
        for button, card in zip(self._cards, cards, strict=True):
            button.show_card(card)
            button.setChecked(card.id == chosen)

    def _make(self, cards: tuple[ModuleCard, ...]) -> None:
        for button in self._cards:
            self._group.removeButton(button)
            self._lay.removeWidget(button)
            button.deleteLater()
        self._cards = [Card(card, self._row) for card in cards]
        for number, button in enumerate(self._cards):
            self._group.addButton(button, number)
            self._lay.addWidget(button)
        self.made.emit()

    def buttons(self) -> tuple[Card, ...]:
        """The cards from the left."""
        return tuple(self._cards)

    @Slot(int, int)
    def _make_room(self, _least: int, most: int) -> None:
        """The bar stands below the cards, not on their numbers."""
        bar = self.horizontalScrollBar().sizeHint().height() if most else 0
        self.setFixedHeight(_HEIGHT + bar)

    @Slot(int)
    def _tell(self, number: int) -> None:
        self.ensureWidgetVisible(self._cards[number])
        self.chosen.emit(self._cards[number].card.id)
