"""The rows and problems of a preview as tables."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from blp_desktop.ui.imports.lines import Fate, PreviewLine, ProblemLine, told_changes
from blp_desktop.ui.imports.words import FieldWords
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.parts.columns import RIGHT, Column
from blp_desktop.ui.parts.row_table import RowTable

_ICONS = {Fate.ADDED: "plus", Fate.CHANGED: "pencil", Fate.UNCHANGED: "check"}
_COLOURS = {Fate.ADDED: Role.IN, Fate.CHANGED: Role.ACCENT, Fate.UNCHANGED: Role.TEXT_MUTED}


class PreviewTables(QObject):
    """Makes the tables of a preview."""

    def __init__(self, words: FieldWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def rows(self, parent: QWidget) -> RowTable[PreviewLine]:
        """What would become of each row."""
        columns: tuple[Column[PreviewLine], ...] = (
            Column(key="row", title=self.tr("Row"), text=_number, order=_by_number, align=RIGHT, width=56),
            Column(key="name", title=self.tr("In the list"), text=_name, below=_below, width=300),
            Column(key="fate", title=self.tr("Would be"), text=self._fate, icon_name=_icon, colour=_colour, width=120),
            Column(key="changes", title=self.tr("What changes"), text=self._changes, width=300),
        )
        label = self.tr("Rows of the list")
        return RowTable(columns, name="import-rows", label=label, nothing=self.tr("No rows."), parent=parent)

    def problems(self, parent: QWidget) -> RowTable[ProblemLine]:
        """What is wrong, and where."""
        columns: tuple[Column[ProblemLine], ...] = (
            Column(key="sheet", title=self.tr("Sheet"), text=_sheet, width=96),
            Column(key="row", title=self.tr("Row"), text=_at, order=_by_at, align=RIGHT, width=56),
            Column(key="column", title=self.tr("Column"), text=_column, width=150),
            Column(key="value", title=self.tr("Value"), text=_value, width=180),
            Column(key="problem", title=self.tr("What is wrong"), text=_problem, width=360),
        )
        return RowTable(columns, name="import-problems", label=self.tr("Problems"), parent=parent)

    def _fate(self, line: PreviewLine) -> str:
        return {
            Fate.ADDED: self.tr("Added"),
            Fate.CHANGED: self.tr("Changed"),
            Fate.UNCHANGED: self.tr("Unchanged"),
        }[line.fate]

    def _changes(self, line: PreviewLine) -> str:
        return told_changes(line, self._words.field)


def _number(line: PreviewLine) -> str:
    return str(line.number) if line.number else ""


def _by_number(line: PreviewLine) -> int:
    return line.number


def _name(line: PreviewLine) -> str:
    return line.name


def _below(line: PreviewLine) -> str:
    return line.below


def _icon(line: PreviewLine) -> str:
    return _ICONS[line.fate]


def _colour(line: PreviewLine) -> Role:
    return _COLOURS[line.fate]


def _sheet(line: ProblemLine) -> str:
    return line.problem.sheet


def _at(line: ProblemLine) -> str:
    return str(line.problem.row) if line.problem.row else ""


def _by_at(line: ProblemLine) -> tuple[str, int]:
    return line.problem.sheet, line.problem.row


def _column(line: ProblemLine) -> str:
    return line.problem.column


def _value(line: ProblemLine) -> str:
    return line.problem.value


def _problem(line: ProblemLine) -> str:
    return line.problem.problem
