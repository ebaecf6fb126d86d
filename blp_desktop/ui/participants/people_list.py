"""The list of people: searched at each key, narrowed by facets, with the acts on a selection below."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.modules import ModuleCard, ModuleState
from blp_desktop.desk.people import PersonRow
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.participants.action_bar import ActionBar
from blp_desktop.ui.participants.columns import PeopleColumns
from blp_desktop.ui.participants.facets import Chosen
from blp_desktop.ui.participants.filter_bar import FilterBar
from blp_desktop.ui.participants.menu_button import menu_button
from blp_desktop.ui.participants.roll import Roll
from blp_desktop.ui.participants.words import Words
from blp_desktop.ui.parts.buttons import button, icon_button
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.search_field import SearchField
from blp_desktop.ui.parts.tab_order import follow_the_eye

_NARROWEST = 368
"""Pixels that two of its columns and a line of three filters need."""


class PeopleList(QWidget):
    """Search, filters, table and action bar over one roll of people."""

    chosen = Signal(object)
    """The rows of the selected people, from the top."""
    opened = Signal(str)
    edition_chosen = Signal(str)
    menu_asked = Signal(QPoint)
    """Where on the screen the acts on the selected person are wanted."""

    def __init__(self, language: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._modules: tuple[ModuleCard, ...] = ()
        self.roll = Roll()
        self.search = SearchField(self.tr("Search by name, organisation, e-mail or badge"), self)
        self.edition = QComboBox(self)
        self.filters = FilterBar(words, self)
        columns = PeopleColumns(language, words).all()
        nothing = self.tr("Nobody fits. Shorten the search or show everyone.")
        label = self.tr("Participants")
        self.table: RowTable[PersonRow] = RowTable(columns, name="people", label=label, nothing=nothing, parent=self)
        self.bar = ActionBar(words, self)
        self.add_button = button(
            self.tr("Add"), self, icon_name="user-plus", shortcut="Ctrl+N", tip=self.tr("Add a participant")
        )
        self.import_button = button(
            self.tr("Import…"), self, icon_name="upload", shortcut="Ctrl+I", tip=self.tr("Import a list")
        )
        self.export_button = icon_button("download", self.tr("Save everyone as a list…"), self)
        self.columns_button = menu_button("columns-3", self.tr("Choose columns"), self)
        self._lay_out()
        self._connect()

    def fill(self, rows: Iterable[PersonRow], modules: Sequence[ModuleCard]) -> None:
        """Show these people, and offer these modules."""
        self._modules = tuple(modules)
        self.roll.fill(rows)
        self._show_all()

    def renew(self, rows: Iterable[PersonRow], gone: Iterable[str], modules: Sequence[ModuleCard]) -> None:
        """Show these people as they are now."""
        self._modules = tuple(modules)
        self.roll.renew(rows, gone)
        self._show_all()

    def offer_editions(self, codes: Sequence[str], current: str | None) -> None:
        """Offer these editions; a single one needs no choice."""
        self.edition.blockSignals(True)  # noqa: FBT003
        self.edition.clear()
        self.edition.addItems(list(codes))
        self.edition.setCurrentText(current or "")
        self.edition.blockSignals(False)  # noqa: FBT003
        self.edition.setVisible(len(codes) > 1)

    @property
    def module(self) -> ModuleCard | None:
        """The module that an invitation is for: the one narrowed to, else the next one."""
        code = self.filters.module_code
        for module in self._modules:
            if module.code == code if code else module.state is not ModuleState.AFTER:
                return module
        return self._modules[-1] if self._modules else None

    def selected(self) -> tuple[PersonRow, ...]:
        """The rows of the selected people."""
        rows = (self.table.rows.row_of(key) for key in self.table.chosen_ids())
        return tuple(row for row in rows if row is not None)

    def _show_all(self) -> None:
        self.filters.offer(self.roll.rows, self._modules, self._language)
        self.table.show_rows(self.roll.rows)
        self._show_found()
        self.bar.offer(self._modules, self.module)
        self._tell_chosen()

    @Slot(str)
    def _search(self, text: str) -> None:
        self.roll.search(text)
        self._show_found()

    @Slot(object)
    def _narrow(self, chosen: Chosen) -> None:
        self.roll.narrow(chosen)
        self.bar.offer(self._modules, self.module)
        self._show_found()

    def _show_found(self) -> None:
        roll = self.roll
        self.table.rows.show_these(roll.found)
        self.filters.tell_count(len(roll.found), len(roll.rows))

    @Slot()
    def _tell_chosen(self) -> None:
        rows = self.selected()
        self.bar.show_rows(rows)
        self.chosen.emit(rows)

    @Slot(QPoint)
    def _ask_menu(self, where: QPoint) -> None:
        if self.selected():
            self.menu_asked.emit(self.table.viewport().mapToGlobal(where))

    @Slot()
    def _go_down(self) -> None:
        self.table.setFocus()
        if not self.table.chosen_ids():
            self.table.choose_first()

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self._go_down)
        self.search.returnPressed.connect(self._go_down)
        self.filters.narrowed.connect(self._narrow)
        self.table.chosen.connect(self._tell_chosen)
        self.table.opened.connect(self.opened)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._ask_menu)
        self.edition.currentTextChanged.connect(self.edition_chosen)
        self.columns_button.setMenu(self.table.columns_menu(self.columns_button))

    def _lay_out(self) -> None:
        self.edition.setAccessibleName(self.tr("Edition"))
        top = QHBoxLayout()
        top.setSpacing(GRID)
        for part in (self.edition, self.search, self.add_button, self.import_button, self.export_button):
            top.addWidget(part)
        top.setStretchFactor(self.search, 1)
        self.filters.end_with(self.columns_button)
        self.setMinimumWidth(_NARROWEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The Tab key follows the eye."""
        filters = self.filters
        first = (self.edition, self.search, self.add_button, self.import_button, self.export_button)
        follow_the_eye(
            (
                *first,
                filters.walk_ins,
                *filters.buttons.values(),
                filters.clear_button,
                self.columns_button,
                self.table,
                *self.bar.buttons(),
            )
        )
