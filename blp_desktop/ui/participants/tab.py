"""The participants tab: a list that is searched and narrowed, one person beside it, acts on both."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from blp_desktop.desk.doubles import count_doubles
from blp_desktop.desk.history import history_of
from blp_desktop.desk.modules import ModuleCard, list_modules, module_at_hand
from blp_desktop.desk.people import PersonRow, count_people, list_people, people_concerned, people_now
from blp_desktop.desk.people_detail import PersonDetail, person_detail
from blp_desktop.desk.programme import list_editions, programme_language
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.journal import Touched
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.participants.action_bar import ready
from blp_desktop.ui.participants.acts import PeopleActs
from blp_desktop.ui.participants.asking import Asking
from blp_desktop.ui.participants.badges import PeopleBadges
from blp_desktop.ui.participants.condition_dialog import ConditionDialog
from blp_desktop.ui.participants.detail_pane import DetailPane
from blp_desktop.ui.participants.doubles_notice import DoublesNotice
from blp_desktop.ui.participants.exporting import PeopleExport
from blp_desktop.ui.participants.people_list import PeopleList
from blp_desktop.ui.participants.person_dialog import PersonDialog
from blp_desktop.ui.participants.words import Words
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.remembered import settings
from blp_desktop.ui.tab import Tab

_REST = 40
"""Milliseconds a selection rests before the person is read: holding an arrow key stays smooth."""
_AT_ONCE = 3_000
"""People that are read before anything is painted; of more it is told first that they are being read."""
_SPLIT = "participants/split"
_MAKE_DOUBLES = {"person", "application", "kept_apart"}
"""Tables whose changes may make two entries alike, or settle that they are two."""


class ParticipantsTab(Tab):
    """Everyone of an edition."""

    import_asked = Signal()
    """A list of people, or a programme, is to be imported."""

    def __init__(self, station: Station, prints: PrintQueue | None = None, work: LongWork | None = None) -> None:
        super().__init__()
        self._station = station
        self._edition: str | None = None
        self.export = PeopleExport(station, work or LongWork(self), self)
        self._detail: PersonDetail | None = None
        self._words = Words(self)
        self.strip = Strip(self)
        self.acts = PeopleActs(station, self.strip, self._words, self, work=work)
        self.asking = Asking(self.acts, self)
        self.badges = PeopleBadges(prints or PrintQueue(station, self), self.acts, self)
        self.list = PeopleList(programme_language(station), self._words, self)
        self.pane = DetailPane(self._words, self)
        self.doubles = DoublesNotice(self)
        self.empty = Empty("", icon_name="users", parent=self)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._connect()
        self._reload()

    # what the window asks

    def refresh(self, touched: frozenset[Touched]) -> None:
        """Read anew whom these changes concern; everyone where that cannot be told."""
        tables = {change.table for change in touched}
        if not touched or tables & {"programme", "edition", "module"}:
            self._reload()
            return
        concerned = people_concerned(self._station, touched)
        if concerned is None or len(concerned) > len(self.list.roll.rows) // 4 + 100:
            self._reload()
            return
        if concerned:
            fresh = people_now(self._station, concerned, edition=self._edition)
            self.list.renew(fresh, concerned - {row.id for row in fresh}, self._modules())
            self._show_page()
        if tables & _MAKE_DOUBLES:
            self.doubles.tell(count_doubles(self._station))
        self._read_detail()

    def find_(self) -> None:
        """Put the keyboard into the search."""
        self.list.search.begin()

    @Slot()
    def new(self) -> None:
        """Add a person."""
        dialog = self._dialog()
        dialog.begin_new()

    def print_(self) -> None:
        """Print the badges of whoever is selected; else say where paper is printed."""
        rows = self.list.selected()
        module = module_at_hand([module for module in self._modules() if ready(rows, module).printable])
        if module is not None:
            self.badges.ask(ready(rows, module).printable, module)
            return
        self.strip.tell(self.tr("Select who is to get a badge. All badges, sheets and lists are under Modules."))

    def undo(self) -> None:
        """Take the last act back."""
        self.acts.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.acts.redo()

    def seat(self, station: Station) -> None:
        """Act as another operator from now on."""
        self._station = self.export.station = station
        self.acts.seat(station)

    # reading

    def _modules(self) -> tuple[ModuleCard, ...]:
        return list_modules(self._station, edition=self._edition) if self._edition else ()

    def _reload(self) -> None:
        codes = [edition.code for edition in list_editions(self._station)]
        if self._edition not in codes:
            self._edition = codes[0] if codes else None
        self.acts.edition = self.export.edition = self._edition
        self.list.offer_editions(codes, self._edition)
        count = count_people(self._station, edition=self._edition)
        if count <= _AT_ONCE:
            self._fill()
            return
        self.empty.say(self.tr("Reading {count} people…").format(count=count))
        self._pages.setCurrentWidget(self.empty)
        QTimer.singleShot(0, self, self._fill)

    @Slot()
    def _fill(self) -> None:
        self.list.fill(list_people(self._station, edition=self._edition), self._modules())
        self.doubles.tell(count_doubles(self._station))
        self._show_page()
        self._read_detail()

    @Slot()
    def look_at_doubles(self) -> None:
        """Show who may be in the list twice, two entries at a time."""
        from blp_desktop.ui.participants.doubles_dialog import DoublesDialog

        dialog = DoublesDialog(self._station, self)
        dialog.touched.connect(self.touched)
        dialog.told.connect(self.acts.tell)
        dialog.open()

    def _show_page(self) -> None:
        if self.list.roll.rows:
            self._pages.setCurrentIndex(0)
            return
        self._pages.setCurrentWidget(self.empty)
        if self._edition is None:
            self.empty.say(self.tr("No programme yet. Import the programme workbook first."), self.tr("Import a list…"))
        else:
            told = self.tr("No participants yet. Import applications or a roster from a spreadsheet.")
            self.empty.say(told, self.tr("Import applications…"))

    @Slot(object)
    def _choose(self, rows: Sequence[PersonRow]) -> None:
        if len(rows) == 1:
            self._rest.start()
            return
        self._rest.stop()
        self._detail = None
        self.pane.show_rows(rows)

    @Slot()
    def _read_detail(self) -> None:
        rows = self.list.selected()
        if len(rows) != 1:
            self._choose(rows)
            return
        try:
            self._detail = person_detail(self._station, rows[0].id, edition=self._edition)
        except Refusal as refused:
            self.strip.refuse(refused)
            return
        self.pane.show_person(self._detail).add_history(history_of(self._station, self._detail.id))

    @Slot(str)
    def _change_edition(self, code: str) -> None:
        self._edition = code or None
        self._reload()

    # one person

    def _dialog(self) -> PersonDialog:
        dialog = PersonDialog(self._station, self._edition, self._words, self)
        dialog.saved.connect(self._saved)
        dialog.opened.connect(self.show_person)
        return dialog

    @Slot()
    def _edit(self) -> None:
        self._rest.stop()
        self._read_detail()
        if self._detail is not None:
            self._dialog().begin_edit(self._detail)

    @Slot(QPoint)
    def _show_menu(self, where: QPoint) -> None:
        self._read_detail()
        if self._detail is not None:
            self.pane.row_menu.popup(where)

    @Slot(object, str)
    def _saved(self, touched: frozenset[Touched], person: str) -> None:
        self.touched.emit(touched)
        self.show_person(person)
        row = self.list.table.rows.row_of(person)
        if row is not None and touched:
            self.acts.tell_with_undo(self.tr("Saved: {name}.").format(name=row.name))

    @Slot(str)
    def show_person(self, person: str) -> None:
        """Choose this person in the list, whatever it was narrowed to."""
        if self.list.table.rows.place_of(person) is None:
            self.list.search.clear()
            self.list.filters.clear()
        self.list.table.choose([person])

    def _chosen_ids(self) -> tuple[str, ...]:
        return (self._detail.id,) if self._detail is not None else ()

    def _module(self, key: str) -> ModuleCard:
        return next(module for module in self._modules() if module.id == key)

    @Slot(str)
    def _invite_one(self, module: str) -> None:
        self.acts.invite(self._chosen_ids(), self._module(module))

    @Slot(str)
    def _confirm_one(self, module: str) -> None:
        self.acts.confirm(self._chosen_ids(), self._module(module))

    @Slot(str)
    def _decline_one(self, module: str) -> None:
        self.acts.decline(self._chosen_ids(), self._module(module))

    @Slot(str)
    def _cancel_one(self, module: str) -> None:
        self.acts.cancel(self._chosen_ids(), self._module(module))

    @Slot(str)
    def _ask_badge_of_one(self, module: str) -> None:
        self.badges.ask(self._chosen_ids(), self._module(module))

    @Slot(object)
    def _decide_one(self, decision: SelectionDecision) -> None:
        self.acts.decide(self._chosen_ids(), decision)

    @Slot()
    def _reinstate_one(self) -> None:
        self.acts.reinstate(self._chosen_ids())

    @Slot()
    def _unblock_one(self) -> None:
        self.acts.unblock(self._chosen_ids())

    @Slot()
    def _withdraw_one(self) -> None:
        self._ask_withdraw(self._chosen_ids())

    @Slot()
    def _block_one(self) -> None:
        ids = self._chosen_ids()
        self.asking.block(ids, self._names(ids))

    @Slot()
    def _condition_one(self) -> None:
        self._ask_condition(self._chosen_ids())

    # several

    @Slot(object)
    def _ask_condition(self, ids: tuple[str, ...]) -> None:
        dialog = ConditionDialog(self._station, ids, self.asking.who(self._names(ids)), self._modules(), self)
        dialog.saved.connect(self.touched)
        dialog.told.connect(self.acts.tell_with_undo)
        dialog.open()

    @Slot(object)
    def _ask_withdraw(self, ids: tuple[str, ...]) -> None:
        self.asking.withdraw(ids, self._names(ids))

    def _names(self, ids: Sequence[str]) -> list[str]:
        rows = (self.list.table.rows.row_of(key) for key in ids)
        return [row.name for row in rows if row is not None]

    @Slot(object)
    def _copy(self, emails: tuple[str, ...]) -> None:
        QGuiApplication.clipboard().setText("; ".join(emails))
        self.strip.tell(self.tr("Copied: {count} e-mail addresses.").format(count=len(emails)))

    # parts

    def _connect(self) -> None:
        self._rest.timeout.connect(self._read_detail)
        self.acts.touched.connect(self.touched)
        self.empty.begun.connect(self.import_asked)
        self.doubles.asked.connect(self.look_at_doubles)
        self._connect_list()
        self._connect_pane()
        QShortcut(QKeySequence("F2"), self).activated.connect(self._edit)

    def _connect_list(self) -> None:
        people = self.list
        people.chosen.connect(self._choose)
        people.opened.connect(self._edit)
        people.menu_asked.connect(self._show_menu)
        people.edition_chosen.connect(self._change_edition)
        people.add_button.clicked.connect(self.new)
        people.import_button.clicked.connect(self.import_asked)
        people.export_button.clicked.connect(self.export.ask)
        people.bar.invited.connect(self.acts.invite)
        people.bar.confirmed.connect(self.acts.confirm)
        people.bar.cancelled.connect(self.acts.cancel)
        people.bar.decided.connect(self.acts.decide)
        people.bar.withdrawn.connect(self._ask_withdraw)
        people.bar.copied.connect(self._copy)
        people.bar.conditioned.connect(self._ask_condition)
        people.bar.badges_asked.connect(self.badges.ask)
        self.badges.person_asked.connect(self.show_person)

    def _connect_pane(self) -> None:
        pane = self.pane
        pane.edited.connect(self._edit)
        pane.withdrawn.connect(self._withdraw_one)
        pane.reinstated.connect(self._reinstate_one)
        pane.blocked.connect(self._block_one)
        pane.unblocked.connect(self._unblock_one)
        pane.conditioned.connect(self._condition_one)
        pane.settled.connect(self.acts.settle)
        pane.decided.connect(self._decide_one)
        pane.invited.connect(self._invite_one)
        pane.confirmed.connect(self._confirm_one)
        pane.declined.connect(self._decline_one)
        pane.cancelled.connect(self._cancel_one)
        pane.badge_asked.connect(self._ask_badge_of_one)
        pane.kept.connect(self.acts.keep_walk_in)
        pane.other_asked.connect(self.show_person)

    def _lay_out(self) -> None:
        self._split = QSplitter(self)
        self._split.addWidget(self.list)
        self._split.addWidget(self.pane)
        self._split.setHandleWidth(2 * GRID)
        self._split.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([760, 392])
        kept = settings().value(_SPLIT)
        if isinstance(kept, QByteArray):
            self._split.restoreState(kept)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._split)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.strip)
        column.addWidget(self.doubles)
        column.addWidget(self.export)
        column.addWidget(self._pages, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the search, from wherever nobody else wants it."""
        if event.key() == Qt.Key.Key_Escape:
            self.list.search.begin()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.list.selected():
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        settings().setValue(_SPLIT, self._split.saveState())
        super().hideEvent(event)
