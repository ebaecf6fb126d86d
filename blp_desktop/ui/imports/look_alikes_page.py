"""Look-alikes: new rows that may be somebody already known; nobody is merged unless it is said here."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.desk.near_duplicates import NearDuplicate
from blp_desktop.ui.imports.grid import Grid
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.calm_combo import CalmCombo

_SAME = "same"


class LookAlikesPage(QWidget):
    """One row a look-alike; those said to be the same stay, so that it can be taken back."""

    decided = Signal(object)
    """Row of the list → the person it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: dict[int, NearDuplicate] = {}
        self.boxes: dict[int, CalmCombo] = {}
        headings = (self.tr("Row"), self.tr("In the list"), self.tr("Looks like"), self.tr("Import as"))
        self._grid = Grid(self.tr("Look-alikes"), headings, self)
        for place, width in enumerate((56, 200, 380)):
            self._grid.setColumnWidth(place, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Both are kept unless you say that they are the same person."), parent=self))
        column.addWidget(self._grid, 1)

    def begin(self, found: Iterable[NearDuplicate]) -> None:
        """Ask about these too."""
        for alike in found:
            if alike.row not in self._known:
                self._known[alike.row] = alike
                self._add(alike)

    def forget(self) -> None:
        """Another file: nothing was asked."""
        self._known, self.boxes = {}, {}
        self._grid.empty()

    def count(self) -> int:
        """How many look-alikes there are."""
        return len(self._known)

    def same(self) -> dict[int, str]:
        """Which row was said to be which person."""
        known = ((row, self._known[row].person) for row, box in self.boxes.items() if box.value == _SAME)
        return {row: person for row, person in known if person is not None}

    def _add(self, alike: NearDuplicate) -> None:
        if alike.person is None:
            self._grid.add((str(alike.row), alike.name, alike.other, self.tr("  Two people")))
            return
        name = self.tr("Import {name} as").format(name=alike.name)
        choices = (("", self.tr("Two people")), (_SAME, self.tr("The same person")))
        box = CalmCombo(name, choices, self._grid)
        box.currentIndexChanged.connect(self._tell)
        self.boxes[alike.row] = box
        self._grid.add((str(alike.row), alike.name, alike.other, box))

    @Slot()
    def _tell(self) -> None:
        self.decided.emit(self.same())
