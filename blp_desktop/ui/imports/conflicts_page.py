"""Conflicts: fields that the list and the program have both changed, each to be decided."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.people_plan import Choice, Conflict
from blp_desktop.ui.imports.grid import Grid
from blp_desktop.ui.imports.words import FieldWords
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.buttons import button
from blp_desktop.ui.parts.calm_combo import CalmCombo

Place = tuple[int, str]
"""A row of the list and a field."""


class ConflictsPage(QWidget):
    """One row a conflict; those that were decided stay, so that they can be decided otherwise."""

    decided = Signal(object)
    """Place → choice, of every conflict that is decided."""

    def __init__(self, words: FieldWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._known: dict[Place, Conflict] = {}
        self.boxes: dict[Place, CalmCombo] = {}
        headings = (
            self.tr("Row"), self.tr("Person"), self.tr("Field"), self.tr("The program holds"), self.tr("The list says"),
            self.tr("Which holds?"),
        )  # fmt: skip
        self._grid = Grid(self.tr("Conflicts"), headings, self)
        self.program_button = button(self.tr("Keep all of the program's"), self)
        self.list_button = button(self.tr("Take all of the list's"), self)
        self.program_button.clicked.connect(self._keep_all)
        self.list_button.clicked.connect(self._take_all)
        self._lay_out()

    def begin(self, conflicts: Iterable[Conflict]) -> None:
        """Ask these too."""
        for conflict in conflicts:
            place = (conflict.row, conflict.field)
            if place not in self._known:
                self._known[place] = conflict
                self._add(place, conflict)

    def forget(self) -> None:
        """Another file: nothing was asked."""
        self._known, self.boxes = {}, {}
        self._grid.empty()

    def count(self) -> int:
        """How many are there, decided or not."""
        return len(self._known)

    def open_count(self) -> int:
        """How many are not decided yet."""
        return sum(not box.value for box in self.boxes.values())

    def choices(self) -> dict[Place, Choice]:
        """What was decided."""
        return {place: Choice(box.value) for place, box in self.boxes.items() if box.value}

    def _add(self, place: Place, conflict: Conflict) -> None:
        name = self.tr("{field} of {person}").format(field=self._words.field(conflict.field), person=conflict.person)
        choices = (
            ("", self.tr("Decide…")),
            (Choice.PROGRAM.value, self.tr("The program's")),
            (Choice.LIST.value, self.tr("The list's")),
        )
        box = CalmCombo(name, choices, self._grid)
        box.currentIndexChanged.connect(self._tell)
        self.boxes[place] = box
        field = self._words.field(conflict.field)
        self._grid.add((str(conflict.row), conflict.person, field, conflict.holds or "–", conflict.says or "–", box))

    @Slot()
    def _tell(self) -> None:
        self.decided.emit(self.choices())

    @Slot()
    def _keep_all(self) -> None:
        self._decide_all(Choice.PROGRAM)

    @Slot()
    def _take_all(self) -> None:
        self._decide_all(Choice.LIST)

    def _decide_all(self, choice: Choice) -> None:
        for box in self.boxes.values():
            box.choose(choice.value)
        self._tell()

    def _lay_out(self) -> None:
        for place, width in enumerate((56, 160, 120, 180, 180)):
            self._grid.setColumnWidth(place, width)
        row = QHBoxLayout()
        told = label(self.tr("Changed here and in the list since it was last imported."), parent=self)
        told.setWordWrap(True)
        row.addWidget(told, 1)
        row.addWidget(self.program_button)
        row.addWidget(self.list_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._grid, 1)
