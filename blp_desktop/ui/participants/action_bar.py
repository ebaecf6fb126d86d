"""The action bar: what can be done with the selected people, with their number in each button."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.people import PersonRow
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.domain.checkin import Standing
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label
from blp_desktop.ui.participants.words import Words
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.flow import Flow

_GONE = frozenset({Standing.WITHDRAWN, Standing.BLOCKED})


@dataclass(frozen=True, slots=True)
class Ready:
    """Whom of a selection an act would change."""

    invitable: tuple[str, ...]
    invited: tuple[str, ...]
    present: tuple[str, ...]
    printable: tuple[str, ...]


def ready(rows: Sequence[PersonRow], module: ModuleCard | None) -> Ready:
    """Who can be invited to the module, who is invited already, who has not withdrawn, and who gets a badge for it."""
    code = module.code if module else None
    return Ready(
        invitable=tuple(row.id for row in rows if row.status is Standing.SELECTED and code not in row.modules),
        invited=tuple(row.id for row in rows if code in row.modules),
        present=tuple(row.id for row in rows if row.status not in _GONE),
        printable=tuple(row.id for row in rows if code in row.modules and row.status not in _GONE),
    )


class ActionBar(QFrame):
    """Shown while several people are selected. Each signal carries (ids, what) or ids."""

    invited = Signal(object, object)
    confirmed = Signal(object, object)
    cancelled = Signal(object, object)
    decided = Signal(object, object)
    withdrawn = Signal(object)
    copied = Signal(object)
    conditioned = Signal(object)
    badges_asked = Signal(object, object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "yes")
        self._words = words
        self._rows: tuple[PersonRow, ...] = ()
        self._modules: tuple[ModuleCard, ...] = ()
        self._module: ModuleCard | None = None
        self._count = label("", Size.DATA, weight=Weight.STRONG, parent=self)
        self.invite_button = button("", self, kind=Kind.MAIN)
        self.others_button = button(self.tr("Invitations"), self)
        self.decide_button = button(self.tr("Decide"), self)
        self.badges_button = button(self.tr("Badges"), self)
        self.copy_button = button("", self)
        self.withdraw_button = button("", self, kind=Kind.DANGER)
        self._connect()
        self._lay_out()
        self.hide()

    def offer(self, modules: Sequence[ModuleCard], module: ModuleCard | None) -> None:
        """Offer these modules, this one first."""
        self._modules, self._module = tuple(modules), module
        self._name()

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Name what can be done with these people; hidden for fewer than two."""
        self._rows = tuple(rows)
        self._name()
        self.setVisible(len(self._rows) > 1)

    def _name(self) -> None:
        found = ready(self._rows, self._module)
        self._count.setText(self.tr("{count} selected").format(count=len(self._rows)))
        self._name_invite(found)
        self.withdraw_button.setText(self.tr("Withdraw {count}…").format(count=len(found.present)))
        self.withdraw_button.setEnabled(bool(found.present))
        self.copy_button.setText(self.tr("Copy {count} e-mails").format(count=len(self._with_email())))
        self.copy_button.setEnabled(bool(self._with_email()))

    def _name_invite(self, found: Ready) -> None:
        self.invite_button.setVisible(self._module is not None)
        self.others_button.setVisible(self._module is not None)
        self.badges_button.setVisible(self._module is not None)
        self.invite_button.setEnabled(bool(found.invitable))
        if self._module is None:
            return
        told = self.tr("Invite {count} to {city}") if found.invitable else self.tr("Invite to {city}")
        self.invite_button.setText(told.format(count=len(found.invitable), city=self._module.city))
        why_not = self.tr("Nobody here is selected and not invited yet.")
        self.invite_button.setToolTip("" if found.invitable else why_not)

    def _with_email(self) -> tuple[str, ...]:
        return tuple(row.email for row in self._rows if row.email)

    def _connect(self) -> None:
        self._others = _menu_of(self.others_button)
        self._others.aboutToShow.connect(self._fill_others)
        self._others.triggered.connect(self._invite_elsewhere)
        self._decisions = _menu_of(self.decide_button)
        self._decisions.aboutToShow.connect(self._fill_decisions)
        self._decisions.triggered.connect(self._decide)
        self._badges = _menu_of(self.badges_button)
        self._badges.aboutToShow.connect(self._fill_badges)
        self._badges.triggered.connect(self._ask_badges)
        self.invite_button.clicked.connect(self._invite)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.copy_button.clicked.connect(self._copy)

    @Slot()
    def _fill_others(self) -> None:
        self._others.clear()
        for module in self._modules:
            found = ready(self._rows, module)
            self._add_other(self.tr("Invite {count} to {city}"), "invite", module, found.invitable)
            self._add_other(self.tr("Confirm {count} for {city}"), "confirm", module, found.invited)
            self._add_other(self.tr("Take back {count} invitations to {city}"), "cancel", module, found.invited)
            self._others.addSeparator()

    def _add_other(self, told: str, act: str, module: ModuleCard, ids: tuple[str, ...]) -> None:
        action = self._others.addAction(told.format(count=len(ids), city=module.city))
        action.setData((act, module, ids))
        action.setEnabled(bool(ids))

    @Slot(QAction)
    def _invite_elsewhere(self, action: QAction) -> None:
        act, module, ids = action.data()
        {"invite": self.invited, "confirm": self.confirmed, "cancel": self.cancelled}[act].emit(ids, module)

    @Slot()
    def _fill_badges(self) -> None:
        self._badges.clear()
        for module in self._modules:
            ids = ready(self._rows, module).printable
            told = self.tr("Print {count} for {city}…").format(count=len(ids), city=module.city)
            action = self._badges.addAction(told)
            action.setData((ids, module))
            action.setEnabled(bool(ids))

    @Slot(QAction)
    def _ask_badges(self, action: QAction) -> None:
        self.badges_asked.emit(*action.data())

    @Slot()
    def _fill_decisions(self) -> None:
        self._decisions.clear()
        for decision in SelectionDecision:
            ids = tuple(row.id for row in self._rows if row.decision is not decision)
            word = self._words.decision(decision)
            action = self._decisions.addAction(self.tr("{word}: {count}").format(word=word, count=len(ids)))
            action.setData((decision, ids))
            action.setEnabled(bool(ids))
        self._decisions.addSeparator()
        told = self.tr("Something to settle for {count}…").format(count=len(self._rows))
        self._decisions.addAction(told).setData((None, tuple(row.id for row in self._rows)))

    @Slot(QAction)
    def _decide(self, action: QAction) -> None:
        decision, ids = action.data()
        if decision is None:
            self.conditioned.emit(ids)
        else:
            self.decided.emit(ids, decision)

    @Slot()
    def _invite(self) -> None:
        self.invited.emit(ready(self._rows, self._module).invitable, self._module)

    @Slot()
    def _withdraw(self) -> None:
        self.withdrawn.emit(ready(self._rows, self._module).present)

    @Slot()
    def _copy(self) -> None:
        self.copied.emit(self._with_email())

    def buttons(self) -> tuple[QPushButton, ...]:
        """The acts from the left."""
        first = (self.invite_button, self.others_button, self.decide_button)
        return (*first, self.badges_button, self.copy_button, self.withdraw_button)

    def _lay_out(self) -> None:
        self.setStyleSheet('QPushButton { padding: 5px 8px; } QPushButton[menu="yes"] { padding-right: 24px; }')
        row = Flow(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.addWidget(self._count)
        row.stretch(self._count)
        for part in self.buttons():
            part.setFont(font(Size.DATA, Weight.STRONG if part is self.invite_button else Weight.REGULAR))
            row.addWidget(part)
        self._count.setAlignment(Qt.AlignmentFlag.AlignVCenter)


def _menu_of(opener: QPushButton) -> QMenu:
    menu = QMenu(opener)
    opener.setProperty("menu", "yes")
    opener.setMenu(menu)
    return menu
