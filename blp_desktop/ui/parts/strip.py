"""The message strip at the top of a view: what, why, what to do."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import ICON_SIZE, icon
from blp_desktop.ui.look.style import GRID, WIDEST
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button, icon_button
from blp_desktop.ui.parts.fitting import make_room


class Told(StrEnum):
    """How serious a message is."""

    TOLD = "told"
    ATTENTION = "attention"
    WRONG = "wrong"


class Strip(QFrame):
    """Shows one message until it is mended or closed; hidden while there is none. A dialog grows with it."""

    acted = Signal()
    """The action's button was pressed."""
    acted_otherwise = Signal()
    """The other action's."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._what = _wrapped(Weight.STRONG, self)
        self._why = _wrapped(Weight.REGULAR, self)
        self._action = button("", self, kind=Kind.PLAIN)
        self._other = button("", self, kind=Kind.PLAIN)
        self._close = icon_button("x", self.tr("Close this message"), self)
        self._kind = Told.TOLD
        self._lay_out()
        self._action.clicked.connect(self.acted)
        self._other.clicked.connect(self.acted_otherwise)
        self._close.clicked.connect(self._close_it)
        self.hide()

    def tell(self, what: str, why: str = "", *, kind: Told = Told.TOLD, action: str = "") -> None:
        """Show a message: `why` says the reason and what to do, `action` is the button's verb."""
        self._kind = kind
        self._what.setText(what)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._other.hide()
        self._colour()
        self.show()
        make_room(self)
        self._announce(f"{what} {why}".strip())

    def offer_too(self, action: str) -> None:
        """One more button beside the shown message's, until another message is told."""
        self._other.setText(action)
        self._other.show()
        make_room(self)

    def attend(self, what: str, why: str = "", *, action: str = "") -> None:
        """Show a message that wants to be seen to."""
        self.tell(what, why, kind=Told.ATTENTION, action=action)

    def wrong(self, what: str, why: str = "", *, action: str = "") -> None:
        """Show what went wrong."""
        self.tell(what, why, kind=Told.WRONG, action=action)

    def refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        """Show a refusal, or a failure of the surroundings."""
        self.tell(problem.sentence, problem.next_step, kind=_kind_of(problem))

    def mended(self) -> None:
        """Take the message away."""
        self.hide()

    @property
    def kind(self) -> Told:
        """How serious the shown message is."""
        return self._kind

    @property
    def text(self) -> str:
        """The shown message; empty while there is none."""
        return f"{self._what.text()} {self._why.text()}".strip() if not self.isHidden() else ""

    @property
    def action(self) -> QPushButton:
        """The action's button."""
        return self._action

    @property
    def other(self) -> QPushButton:
        """The other action's button."""
        return self._other

    @Slot()
    def _close_it(self) -> None:
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._colour()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, GRID, GRID)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._other, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMaximumWidth(WIDEST)

    def _colour(self) -> None:
        name, role = _SYMBOLS[self._kind]
        self._icon.setPixmap(icon(name, role).pixmap(ICON_SIZE, self.devicePixelRatioF()))
        if self.property("strip") != self._kind.value:
            self.setProperty("strip", self._kind.value)
            self.style().polish(self)

    def _announce(self, words: str) -> None:
        event = QAccessibleAnnouncementEvent(self, words)
        QAccessible.updateAccessibility(event)


_SYMBOLS = {
    Told.TOLD: ("info", Role.ACCENT),
    Told.ATTENTION: ("triangle-alert", Role.ATTENTION),
    Told.WRONG: ("octagon-x", Role.STOPPED),
}


def _kind_of(problem: Refusal | SurroundingsFailed) -> Told:
    return Told.ATTENTION if isinstance(problem, Refusal) else Told.WRONG


def _wrapped(weight: Weight, parent: QWidget) -> QLabel:
    made = label(size=Size.BODY, weight=weight, parent=parent)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
