"""The question after a paper jam: which badges of a job came out, or did not."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.spoiled_badges import JobBadge
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.row_table import RowTable

_SIZE = QSize(520, 520)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, and what is said of one chosen badge and of `{count}`."""

    title: str
    one: str
    many: str

    def of(self, count: int) -> str:
        """The same of so many."""
        return self.one if count == 1 else self.many.format(count=count)


class SpoiledDialog(QDialog):
    """Begins with all of them; whoever stands at the printer narrows it down."""

    chosen = Signal(object)
    """The keys of the badges that it is true of."""

    def __init__(self, asked: Asked, badges: Sequence[JobBadge], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asked.title)
        self._asked = asked
        self._order = tuple(badge.id for badge in badges)
        self.table: RowTable[JobBadge] = RowTable(
            (
                Column(key="place", title=self.tr("Label"), text=self._place, order=_at, width=180),
                Column(key="name", title=self.tr("Badge of"), text=_name, width=280),
            ),
            name="spoiled-badges",
            label=self.tr("Badges of the job"),
            parent=self,
        )
        self.rest = button(self.tr("From the chosen one on"), self)
        self.all = button(self.tr("All"), self)
        self.keep = button(self.tr("Cancel"), self)
        self.do = button("", self, kind=Kind.MAIN)
        self._lay_out()
        self._connect()
        self.table.show_rows(badges)
        self.choose_all()
        self.table.setFocus()

    @Slot()
    def choose_all(self) -> None:
        """It is true of all."""
        self.table.choose(self._order)

    @Slot()
    def choose_rest(self) -> None:
        """It is true of the first chosen one and all that lie after it."""
        first = min((self._order.index(key) for key in self.table.chosen_ids()), default=0)
        self.table.choose(self._order[first:])

    @Slot()
    def _take(self) -> None:
        self.chosen.emit(self.table.chosen_ids())
        self.accept()

    @Slot(object)
    def _count(self, keys: tuple[str, ...]) -> None:
        self.do.setText(self._asked.of(len(keys)))
        self.do.setEnabled(bool(keys))
        self.rest.setEnabled(bool(keys))

    def _place(self, badge: JobBadge) -> str:
        return self.tr("Sheet {sheet}, label {label}").format(sheet=badge.sheet, label=badge.label)

    def _connect(self) -> None:
        self.table.chosen.connect(self._count)
        self.rest.clicked.connect(self.choose_rest)
        self.all.clicked.connect(self.choose_all)
        self.keep.clicked.connect(self.reject)
        self.do.clicked.connect(self._take)

    def _lay_out(self) -> None:
        note = muted(self.tr("Look at the paper and choose; Shift takes a whole run."), parent=self)
        note.setWordWrap(True)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for each in (self.rest, self.all):
            head.addWidget(each)
        head.addStretch(1)
        foot.addStretch(1)
        for each in (self.keep, self.do):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(note)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        fit_on_screen(self, _SIZE)


def _name(badge: JobBadge) -> str:
    return badge.name


def _at(badge: JobBadge) -> tuple[int, int]:
    return badge.sheet, badge.label
