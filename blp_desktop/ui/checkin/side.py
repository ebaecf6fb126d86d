"""Beside the verdict, the room at a glance: its numbers, its arrivals, its countries, and who is not here yet."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from blp_desktop.desk.held_door import DoorState
from blp_desktop.desk.tally import Counters, Guest
from blp_desktop.ui.checkin.countries import Countries
from blp_desktop.ui.checkin.curve import Curve
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.stat import Stat, Tone

_WIDTH = 272


class Side(QWidget):
    """One checkpoint's room, below what stands `above` it. `copied` tells that a number is on the clipboard."""

    copied = Signal(str)

    def __init__(self, above: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._above = above
        self.present = Stat(self.tr("Present"), tone=Tone.IN, parent=self)
        self.expected = Figure(self.tr("Expected"), self)
        self.inside = Figure(self.tr("Inside"), self)
        self.missing = Figure(self.tr("Missing"), self)
        self.curve = Curve(self)
        self.parts = QTabBar(self)
        self.countries = Countries(self)
        self.table = _missing_table(self)
        self.more = muted("", parent=self)
        self.copy = button(self.tr("Copy number"), self, kind=Kind.QUIET, icon_name="phone", shortcut="Ctrl+C")
        self._lay_out()
        self._connect()

    def show_state(self, state: DoorState) -> None:
        """Tell the room as it is now."""
        self._show_counters(state.counters)
        self.curve.show_steps(state.curve)
        self.countries.show_countries(state.countries)
        self.table.show_rows(state.missing)
        left_out = state.counters.missing - len(state.missing)
        self.more.setText(self.tr("and {count} more").format(count=left_out) if left_out > 0 else "")
        self.copy.setEnabled(bool(state.missing))

    @Slot()
    def copy_number(self) -> None:
        """Put the chosen person's telephone number (the first one's) on the clipboard."""
        if self.table.current_id() is None:
            self.table.choose_first()
        guest = self.table.rows.row_of(self.table.current_id() or "")
        if guest is None:
            return
        if not guest.phone:
            self.copied.emit(self.tr("There is no telephone number of {name}.").format(name=guest.name))
            return
        QGuiApplication.clipboard().setText(guest.phone)
        self.copied.emit(self.tr("Copied {phone}, {name}.").format(phone=guest.phone, name=guest.name))

    def _show_counters(self, counters: Counters) -> None:
        self.present.tell(counters.present, counters.expected)
        self.expected.tell(counters.expected)
        self.inside.tell(counters.inside)
        self.missing.tell(counters.missing)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(GRID)
        for figure in (self.expected, self.inside, self.missing):
            figures.addWidget(figure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._above)
        column.addWidget(self.present)
        column.addLayout(figures)
        column.addWidget(self.curve, 1)
        column.addWidget(self.parts)
        column.addWidget(self._lists(), 3)
        self.setMinimumWidth(_WIDTH)

    def _lists(self) -> QStackedWidget:
        """Who is not here yet, and the countries: one is looked at at a time."""
        self.parts.setExpanding(False)
        self.parts.setDrawBase(True)
        self.parts.setAccessibleName(self.tr("Lists of this room"))
        self.parts.addTab(self.tr("Not here yet"))
        self.parts.addTab(self.tr("By country"))
        missing = QWidget(self)
        foot = QHBoxLayout()
        foot.addWidget(self.more, 1)
        foot.addWidget(self.copy)
        column = QVBoxLayout(missing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.shown = QStackedWidget(self)
        self.shown.addWidget(missing)
        self.shown.addWidget(self.countries)
        return self.shown

    def _connect(self) -> None:
        self.parts.currentChanged.connect(self.shown.setCurrentIndex)
        self.copy.clicked.connect(self.copy_number)
        self.table.opened.connect(self.copy_number)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.copy_number)


class Figure(QWidget):
    """A small number under its word."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._word = muted(name, parent=self)
        self._number = label("", Size.TITLE, weight=Weight.STRONG, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._word)
        column.addWidget(self._number)

    def tell(self, value: int) -> None:
        """Show this number."""
        self._number.setText(str(value))
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """`Missing 11`."""
        return f"{self._word.text()} {self._number.text()}"


def _missing_table(parent: QWidget) -> RowTable[Guest]:
    column = Column(key="name", title=parent.tr("Not here yet"), text=_name, below=_phone, order=_order, width=220)
    made = RowTable(
        (column,),
        name="missing",
        label=parent.tr("Not here yet"),
        nothing=parent.tr("Everyone expected is here."),
        parent=parent,
    )
    made.horizontalHeader().hide()
    return made


def _name(guest: Guest) -> str:
    return guest.name


def _phone(guest: Guest) -> str:
    return " · ".join(part for part in (guest.phone, guest.organisation) if part)


def _order(guest: Guest) -> tuple[str, str]:
    return guest.last_name.casefold(), guest.first_name.casefold()
