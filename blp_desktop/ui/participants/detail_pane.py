"""The detail pane: who is selected, what stands about them, and the acts on one person."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.people import PersonRow
from blp_desktop.desk.people_detail import PersonDetail
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight
from blp_desktop.ui.participants.detail_body import DetailBody
from blp_desktop.ui.participants.facts import Marked, wrapped
from blp_desktop.ui.participants.menu_button import menu_button
from blp_desktop.ui.participants.words import STANDING_COLOURS, STANDING_ICONS, Words
from blp_desktop.ui.parts.buttons import button

_NARROWEST = 304
_LISTED = 7


def counted(values: Iterable[str]) -> str:
    """`Vegan 3, Halal 1`, the most frequent first; what is empty is not counted."""
    counts = Counter(value for value in values if value)
    return ", ".join(f"{value} {count}" for value, count in counts.most_common())


class DetailPane(QFrame):
    """Shows one person, several, or what to do to see one."""

    edited = Signal()
    withdrawn = Signal()
    reinstated = Signal()
    blocked = Signal()
    unblocked = Signal()
    conditioned = Signal()
    decided = Signal(object)
    """A SelectionDecision."""
    invited = Signal(str)
    confirmed = Signal(str)
    declined = Signal(str)
    cancelled = Signal(str)
    badge_asked = Signal(str)
    """The key of the module that the person's badge is for."""
    settled = Signal(object)
    """An OpenCondition."""
    kept = Signal(str)
    """A walk-in stays."""
    other_asked = Signal(str)
    """Somebody that a walk-in may be is to be shown."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("panel", "yes")
        self.setMinimumWidth(_NARROWEST)
        self._pages = QStackedWidget(self)
        self._one = QWidget(self)
        self._several = wrapped("", self)
        self._name = wrapped("", self._one, size=Size.TITLE, weight=Weight.STRONG)
        self._line = wrapped("", self._one, role=QPalette.ColorRole.PlaceholderText)
        self._standing = QVBoxLayout()
        self._acts = QHBoxLayout()
        self._scroll = QScrollArea(self._one)
        self.body: DetailBody | None = None
        self._make_acts()
        self._lay_out()
        self.show_rows(())

    def show_person(self, detail: PersonDetail) -> DetailBody:
        """Show one person; gives the body, to which the history is added when it is read."""
        self._name.setText(detail.name)
        self._line.setText(", ".join(filter(None, (detail.fields.job_title, detail.fields.organisation))))
        self._line.setVisible(bool(self._line.text()))
        self._show_standing(detail.status)
        self._offer(detail)
        self.body = self._new_body(detail)
        self._pages.setCurrentWidget(self._one)
        return self.body

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Name several people, or say how to see one."""
        self.body = None
        self._pages.setCurrentIndex(1)
        if not rows:
            self._several.setText(self.tr("Select a person to see their application, invitations and history."))
            return
        names = [row.name for row in rows[:_LISTED]]
        more = [self.tr("and {count} more").format(count=len(rows) - _LISTED)] if len(rows) > _LISTED else []
        head = self.tr("{count} people selected").format(count=len(rows))
        self._several.setText("\n".join((head, "", *self._summary(rows), *names, *more)))

    def _summary(self, rows: Sequence[PersonRow]) -> tuple[str, ...]:
        """What a caterer and a coordinator would ask about these people."""
        parts = (
            (self.tr("Decision"), counted([self._words.standing(row.status) for row in rows])),
            (self.tr("Country"), counted([row.country for row in rows])),
            (self.tr("Diet"), counted([row.diet for row in rows])),
            (self.tr("Access"), counted([row.access for row in rows])),
        )
        return tuple(line for name, told in parts if told for line in (f"{name}: {told}", ""))

    def _make_acts(self) -> None:
        self.edit_button = button(self.tr("Edit"), self._one, icon_name="pencil", tip=self.tr("Edit"), shortcut="F2")
        self.withdraw_button = button(self.tr("Withdraw…"), self._one, icon_name="user-x")
        take_back = self.tr("Take the withdrawal back")
        self.reinstate_button = button(self.tr("Take back"), self._one, icon_name="undo-2", tip=take_back)
        self.reinstate_button.setAccessibleName(take_back)
        self.unblock_button = button(self.tr("Unblock"), self._one, icon_name="undo-2")
        self.more_button = menu_button("ellipsis", self.tr("More acts"), self._one)
        menu = self._menu()
        self.more_button.setMenu(menu)
        self.row_menu = self._menu_of_the_row(menu)
        self.edit_button.clicked.connect(self.edited)
        self.withdraw_button.clicked.connect(self.withdrawn)
        self.reinstate_button.clicked.connect(self.reinstated)
        self.unblock_button.clicked.connect(self.unblocked)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.decide_actions: dict[SelectionDecision, QAction] = {}
        for decision in SelectionDecision:
            word = self._words.decision(decision)
            action = menu.addAction(self.tr("Decide: {word}").format(word=word))
            action.setData(decision)
            self.decide_actions[decision] = action
        menu.addSeparator()
        self.condition_action = menu.addAction(icon("clipboard-list"), self.tr("Something to settle…"))
        self.condition_action.triggered.connect(self.conditioned)
        self.block_action = menu.addAction(icon("octagon-x"), self.tr("Block…"))
        self.block_action.triggered.connect(self.blocked)
        menu.triggered.connect(self._decide)
        return menu

    def _menu_of_the_row(self, more: QMenu) -> QMenu:
        """The same with the buttons' acts before it, for a right click on the row."""
        menu = QMenu(self)
        edit = menu.addAction(icon("pencil"), self.tr("Edit"))
        edit.setShortcut("F2")
        edit.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        edit.triggered.connect(self.edited)
        self.withdraw_action = menu.addAction(icon("user-x"), self.tr("Withdraw…"))
        self.withdraw_action.triggered.connect(self.withdrawn)
        self.badge_menu = menu.addMenu(icon("printer"), self.tr("Print the badge"))
        self.badge_menu.triggered.connect(self._ask_badge)
        menu.addSeparator()
        menu.addActions(more.actions())
        menu.triggered.connect(self._decide)
        return menu

    @Slot(QAction)
    def _ask_badge(self, action: QAction) -> None:
        self.badge_asked.emit(action.data())

    @Slot(QAction)
    def _decide(self, action: QAction) -> None:
        if action in self.decide_actions.values():
            self.decided.emit(SelectionDecision(action.data()))

    def _offer(self, detail: PersonDetail) -> None:
        """Show the acts that the person's standing leaves."""
        withdrawn, blocked = detail.withdrawn_at is not None, detail.blocked_at is not None
        self.withdraw_button.setVisible(not withdrawn and not blocked)
        self.withdraw_action.setVisible(not withdrawn and not blocked)
        self.reinstate_button.setVisible(withdrawn and not blocked)
        self.unblock_button.setVisible(blocked)
        self.block_action.setVisible(not blocked)
        for decision, action in self.decide_actions.items():
            action.setVisible(decision is not detail.decision)
        self.badge_menu.clear()
        expected = [line for line in detail.invitations if line.state in EXPECTED]
        for line in expected:
            self.badge_menu.addAction(self.tr("For {city}…").format(city=line.city)).setData(line.module)
        self.badge_menu.menuAction().setVisible(bool(expected))

    def _show_standing(self, standing: Standing) -> None:
        while (item := self._standing.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        mark = Marked(STANDING_ICONS[standing], self._words.standing(standing), STANDING_COLOURS[standing], self._one)
        self._standing.addWidget(mark)

    def _new_body(self, detail: PersonDetail) -> DetailBody:
        body = DetailBody(detail, self._words, self._scroll)
        for mine, its in (
            (self.invited, body.invited),
            (self.confirmed, body.confirmed),
            (self.declined, body.declined),
            (self.cancelled, body.cancelled),
            (self.badge_asked, body.badge_asked),
            (self.settled, body.settled),
            (self.kept, body.kept),
            (self.other_asked, body.other_asked),
        ):
            its.connect(mine)
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(body)
        body.setAutoFillBackground(False)
        return body

    def _lay_out(self) -> None:
        self._lay_out_one()
        self._several.setAlignment(Qt.AlignmentFlag.AlignTop)
        several = QWidget(self)
        column = QVBoxLayout(several)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self._several)
        column.addStretch(1)
        self._several.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._pages.addWidget(self._one)
        self._pages.addWidget(several)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._pages)

    def _lay_out_one(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Everything about this person"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        for act in (self.edit_button, self.withdraw_button, self.reinstate_button, self.unblock_button):
            self._acts.addWidget(act)
        self._acts.addWidget(self.more_button)
        self._acts.addStretch(1)
        self.setTabOrder(self.more_button, self._scroll)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        head.setSpacing(GRID // 2)
        head.addWidget(self._name)
        head.addWidget(self._line)
        head.addLayout(self._standing)
        head.addSpacing(GRID // 2)
        head.addLayout(self._acts)
        column = QVBoxLayout(self._one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
