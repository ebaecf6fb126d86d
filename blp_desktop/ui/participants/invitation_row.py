"""A module in the detail pane: whether the person is invited, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from blp_desktop.desk.modules import span_label
from blp_desktop.desk.people_detail import InvitationLine
from blp_desktop.domain.checkin import EXPECTED, InvitationState
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font, muted
from blp_desktop.ui.participants.facts import Marked, wrapped
from blp_desktop.ui.participants.menu_button import menu_button
from blp_desktop.ui.participants.words import INVITATION_COLOURS, INVITATION_ICONS, Words
from blp_desktop.ui.parts.buttons import button


class InvitationRow(QWidget):
    """Tells the state and offers what comes next; each signal carries the module's key."""

    invited = Signal(str)
    confirmed = Signal(str)
    declined = Signal(str)
    cancelled = Signal(str)
    badge_asked = Signal(str)

    def __init__(self, line: InvitationLine, words: Words, parent: QWidget, *, may_invite: bool) -> None:
        super().__init__(parent)
        self._line = line
        self._may_invite = may_invite
        self.next_button: QPushButton | None = self._next()
        self.more_button: QToolButton | None = self._more()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addLayout(self._told(words), 1)
        for offered in (self.next_button, self.more_button):
            if offered is not None:
                row.addWidget(offered)

    def _told(self, words: Words) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        days = span_label(self._line.first_day, self._line.last_day)
        column.addWidget(wrapped(f"{self._line.code} {self._line.city}, {days}", self))
        column.addWidget(self._state(words))
        return column

    def _state(self, words: Words) -> QLabel | Marked:
        state = self._line.state
        if state is None:
            return muted(words.invitation(None), parent=self)
        return Marked(INVITATION_ICONS[state], words.invitation(state), INVITATION_COLOURS[state], self)

    def _next(self) -> QPushButton | None:
        match self._line.state:
            case InvitationState.CONFIRMED:
                return None
            case InvitationState.INVITED:
                return self._verb(self.tr("Confirm"), self.tr("Has said yes to {city}"), self._tell_confirmed)
            case _:
                return self._invite()

    def _invite(self) -> QPushButton:
        made = self._verb(self.tr("Invite"), self.tr("Invite to {city}"), self._tell_invited)
        made.setEnabled(self._may_invite)
        if not self._may_invite:
            made.setToolTip(self.tr("Only selected people can be invited."))
        return made

    def _verb(self, verb: str, tip: str, act: Callable[[], None]) -> QPushButton:
        told = tip.format(city=self._line.city)
        made = button(verb, self, tip=told)
        made.setFont(font(Size.DATA))
        made.setAccessibleName(told)
        made.clicked.connect(act)
        return made

    def _more(self) -> QToolButton | None:
        if self._line.state not in EXPECTED:
            return None
        made = menu_button("ellipsis", self.tr("More about {city}").format(city=self._line.city), self)
        menu = QMenu(made)
        menu.addAction(icon("printer"), self.tr("Print the badge…")).triggered.connect(self._ask_badge)
        menu.addAction(icon("x"), self.tr("Has said no")).triggered.connect(self._tell_declined)
        menu.addAction(icon("undo-2"), self.tr("Take the invitation back")).triggered.connect(self._tell_cancelled)
        made.setMenu(menu)
        return made

    @Slot()
    def _ask_badge(self) -> None:
        self.badge_asked.emit(self._line.module)

    @Slot()
    def _tell_invited(self) -> None:
        self.invited.emit(self._line.module)

    @Slot()
    def _tell_confirmed(self) -> None:
        self.confirmed.emit(self._line.module)

    @Slot()
    def _tell_declined(self) -> None:
        self.declined.emit(self._line.module)

    @Slot()
    def _tell_cancelled(self) -> None:
        self.cancelled.emit(self._line.module)
