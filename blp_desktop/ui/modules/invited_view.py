"""Who is invited to a module, what they answered and whether they came."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.participant_lists import Participant
from blp_desktop.domain.checkin import InvitationState, Standing
from blp_desktop.domain.names import SortKey, haystack, matches, needles
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.search_field import SearchField

_LEAST_ROWS = 240
"""Pixels of the invited that are always seen."""


class InvitedView(QWidget):
    """The people of a module; `invite_asked` where nobody is invited yet."""

    invite_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[Participant, ...] = ()
        self._count = muted(parent=self)
        self.search = SearchField(self.tr("Search the invited"), self)
        self.table: RowTable[Participant] = RowTable(
            self._columns(),
            name="invited",
            label=self.tr("Invited to this module"),
            nothing=self.tr("Nobody fits this search."),
            parent=self,
        )
        self.empty = Empty(
            self.tr("Nobody is invited to this module yet."),
            self.tr("Invite everyone selected"),
            icon_name="mail",
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.search.searched.connect(self._narrow)
        self.search.left_down.connect(self.table.setFocus)
        self.empty.begun.connect(self.invite_asked)

    def show_people(self, people: tuple[Participant, ...]) -> None:
        """Show these people, the expected first."""
        self._people = people
        self.table.show_rows(people)
        self._narrow(self.search.text())
        self._stack.setCurrentWidget(self.table if people else self.empty)
        self.search.setVisible(bool(people))
        expected = sum(person.expected for person in people)
        self._count.setText(self.tr("{count} expected").format(count=expected) if people else "")

    def _columns(self) -> tuple[Column[Participant], ...]:
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=_name,
                below=_organisation,
                order=_order,
                colour=_name_colour,
                width=204,
            ),
            Column(
                key="state",
                title=self.tr("Invitation"),
                text=self._state_words,
                below=self._presence_words,
                weight=Weight.REGULAR,
                icon_name=_state_icon,
                colour=_state_colour,
                width=128,
            ),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(self.tr("Invited"), Size.BODY, weight=Weight.STRONG, parent=self))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.search)
        self._stack.setMinimumHeight(_LEAST_ROWS)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        wanted = needles(text)
        fitting = [one.id for one in self._people if matches(wanted, haystack(one.name, one.organisation, one.email))]
        self.table.show_only(fitting if wanted else None)

    def _state_words(self, person: Participant) -> str:
        if person.standing is not Standing.SELECTED:
            return self.tr("No longer selected") if person.standing is not Standing.WITHDRAWN else self.tr("Withdrawn")
        match person.state:
            case InvitationState.INVITED:
                return self.tr("Invited")
            case InvitationState.CONFIRMED:
                return self.tr("Confirmed")
            case InvitationState.DECLINED:
                return self.tr("Declined")
            case InvitationState.CANCELLED:
                return self.tr("Cancelled")

    def _presence_words(self, person: Participant) -> str:
        return self.tr("was present") if person.present else ""


def _name(person: Participant) -> str:
    return person.name


def _organisation(person: Participant) -> str:
    return person.organisation


def _order(person: Participant) -> tuple[SortKey, SortKey]:
    return person.order


def _name_colour(person: Participant) -> Role:
    return Role.TEXT if person.expected else Role.TEXT_MUTED


def _state_icon(person: Participant) -> str:
    if not person.expected:
        return "user-x"
    return "circle-check" if person.state is InvitationState.CONFIRMED else "mail"


def _state_colour(person: Participant) -> Role:
    if not person.expected:
        return Role.TEXT_MUTED
    return Role.IN if person.state is InvitationState.CONFIRMED else Role.TEXT
