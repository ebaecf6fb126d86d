"""The columns of a list: what each is taken for, with its first values, to be corrected."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.desk.import_columns import FIELDS, ColumnsOfList
from blp_desktop.ui.imports.grid import Grid
from blp_desktop.ui.imports.words import FieldWords
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.calm_combo import CalmCombo


class ColumnsPage(QWidget):
    """One row a column; a correction is told at once."""

    corrected = Signal(object)
    """Column → field, of every column that was corrected."""

    def __init__(self, words: FieldWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._corrections: dict[str, str] = {}
        self.fields: dict[str, CalmCombo] = {}
        self._note = muted(parent=self)
        self._grid = Grid(
            self.tr("Columns"), (self.tr("In the list"), self.tr("Becomes"), self.tr("First values")), self
        )
        self._grid.setColumnWidth(0, 240)
        self._grid.setColumnWidth(1, 200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self._note)
        column.addWidget(self._grid, 1)

    def begin(self, columns: ColumnsOfList, mapping: Mapping[str, str] | None) -> None:
        """Show these columns as they are understood now."""
        if list(self.fields) != [column.heading for column in columns.columns]:
            self._fill(columns)
        told = self.tr("Remembered from the last list with these headings.") if columns.remembered else ""
        self._note.setText(told or self.tr("Correct what was taken for something else; answers are kept as they are."))
        for column in columns.columns:
            known = (mapping or {}).get(column.heading, self._corrections.get(column.heading, column.field))
            self.fields[column.heading].choose(known)

    def forget(self) -> None:
        """Another file: no corrections any more."""
        self._corrections = {}
        self.fields = {}
        self._grid.empty()

    def _fill(self, columns: ColumnsOfList) -> None:
        self.forget()
        choices = [(field, self._words.field(field)) for field in FIELDS]
        for column in columns.columns:
            name = self.tr("{column} becomes").format(column=column.heading)
            box = CalmCombo(name, choices, self._grid)
            box.setObjectName(column.heading)
            box.currentIndexChanged.connect(self._correct)
            self.fields[column.heading] = box
            self._grid.add((column.heading, box, "  ·  ".join(column.samples)))

    @Slot()
    def _correct(self) -> None:
        box = self.sender()
        if isinstance(box, CalmCombo):
            self._corrections[box.objectName()] = box.value
            self.corrected.emit(dict(self._corrections))
