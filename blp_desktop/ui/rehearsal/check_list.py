"""The list of a readiness check: each thing with symbol, word and colour, why, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.readiness import Check, Place, State
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button

_STATE_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Sign:
    """A state's colour and symbol."""

    role: Role
    icon_name: str


def sign_of(state: State) -> Sign:
    """The colour and symbol of a state; the word stands beside them."""
    match state:
        case State.READY:
            return Sign(Role.IN, "circle-check")
        case State.LOOK:
            return Sign(Role.ATTENTION, "triangle-alert")
        case State.MISSING:
            return Sign(Role.STOPPED, "octagon-x")


class CheckRow(QFrame):
    """One check; `led` names the tab where it can be put right."""

    led = Signal(object)

    def __init__(self, check: Check, parent: QWidget) -> None:
        super().__init__(parent)
        self._symbol = QLabel(self)
        self._state = label("", Size.DATA, weight=Weight.STRONG, parent=self)
        self._title = label("", Size.DATA, weight=Weight.STRONG, parent=self)
        self._sentence = label("", Size.DATA, parent=self)
        self._step = muted(parent=self)
        self.lead = button("", self, kind=Kind.QUIET, icon_name="arrow-right")
        self._lay_out()
        self.lead.clicked.connect(self._lead)
        self.show_check(check)

    def show_check(self, check: Check) -> None:
        """Show this check."""
        self.check = check
        self._state.setText(self._word())
        self._title.setText(check.title)
        self._sentence.setText(check.sentence)
        self._step.setText(check.step)
        self._step.setVisible(bool(check.step))
        self.lead.setText(self._place())
        self.lead.setVisible(bool(check.step) and check.place is not Place.LAPTOP)
        self.lead.setAccessibleName(self.tr("{title}: go to {place}").format(title=check.title, place=self._place()))
        self._colour()

    @property
    def text(self) -> str:
        """All that the row says."""
        check = self.check
        return " ".join(filter(None, (self._word(), check.title, check.sentence, check.step)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "check"):
            self._colour()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = colours_of(self.palette()).of(Role.LINE)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, line)

    @Slot()
    def _lead(self) -> None:
        self.led.emit(self.check.place)

    def _colour(self) -> None:
        sign = sign_of(self.check.state)
        colour = colours_of(self.palette()).of(sign.role).name()
        self._symbol.setPixmap(pixmap(sign.icon_name, sign.role, ratio=self.devicePixelRatioF()))
        if self._state.styleSheet() != f"color: {colour};":
            self._state.setStyleSheet(f"color: {colour};")

    def _word(self) -> str:
        match self.check.state:
            case State.READY:
                return self.tr("Ready")
            case State.LOOK:
                return self.tr("Look")
            case State.MISSING:
                return self.tr("Missing")

    def _place(self) -> str:
        match self.check.place:
            case Place.PARTICIPANTS:
                return self.tr("Participants")
            case Place.MODULES:
                return self.tr("Modules")
            case Place.VENUES:
                return self.tr("Venues")
            case Place.CHECKIN:
                return self.tr("Check-in")
            case Place.LAPTOP:
                return ""

    def _lay_out(self) -> None:
        self._state.setFixedWidth(_STATE_WIDTH)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        for part in (self._sentence, self._step):
            part.setWordWrap(True)
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignVCenter)


class CheckList(QScrollArea):
    """Rows of checks, in the order given."""

    led = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[CheckRow] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("panel", "yes")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was checked"))

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these checks; rows that are there already are kept."""
        for check in checks[len(self.rows) :]:
            self._add(check)
        for row in self.rows[len(checks) :]:
            row.hide()
            row.deleteLater()
        del self.rows[len(checks) :]
        for row, check in zip(self.rows, checks, strict=True):
            row.show_check(check)

    def row(self, key: str) -> CheckRow:
        """The row of the check with that key."""
        return next(row for row in self.rows if row.check.id == key)

    def _add(self, check: Check) -> None:
        row = CheckRow(check, self._inside)
        row.led.connect(self.led)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
