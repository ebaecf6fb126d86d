"""The preview: what importing the list would do, what is wrong, and what has to be decided first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from blp_desktop.desk.import_programme import ProgrammePlan
from blp_desktop.desk.people_plan import PeoplePlan
from blp_desktop.ui.imports.columns_page import ColumnsPage
from blp_desktop.ui.imports.conflicts_page import ConflictsPage
from blp_desktop.ui.imports.lines import Fate, PreviewLine, count_of, lines_of, problems_of
from blp_desktop.ui.imports.look_alikes_page import LookAlikesPage
from blp_desktop.ui.imports.planning import Plan, Planned
from blp_desktop.ui.imports.rows_page import PreviewTables
from blp_desktop.ui.imports.words import FieldWords
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted


class PreviewPage(QWidget):
    """Follows a plan; tells corrections, decisions and another edition."""

    corrected = Signal(object)
    decided = Signal(object)
    recognised = Signal(object)
    edition_chosen = Signal(str)

    def __init__(self, editions: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        words = FieldWords(self)
        tables = PreviewTables(words, self)
        self._file = label("", weight=Weight.STRONG, parent=self)
        self._about = muted(parent=self)
        self._counts = label("", Size.BODY, parent=self)
        self._notes = muted(parent=self)
        self._notes.setWordWrap(True)
        self.edition = QComboBox(self)
        self.tabs = QTabWidget(self)
        self.rows = tables.rows(self)
        self.problems = tables.problems(self)
        self.columns = ColumnsPage(words, self)
        self.conflicts = ConflictsPage(words, self)
        self.alike = LookAlikesPage(self)
        self._lines: list[PreviewLine] = []
        self._offer_editions(editions)
        self._lay_out()
        self.columns.corrected.connect(self.corrected)
        self.conflicts.decided.connect(self.decided)
        self.alike.decided.connect(self.recognised)
        self.edition.currentTextChanged.connect(self.edition_chosen)

    @property
    def works(self) -> int:
        """How many rows the import would add or change."""
        return sum(line.fate is not Fate.UNCHANGED for line in self._lines)

    @property
    def told(self) -> str:
        """The counts as they are shown."""
        return self._counts.text()

    def forget(self) -> None:
        """Another file comes."""
        self.columns.forget()
        self.conflicts.forget()
        self.alike.forget()
        self._lines = []

    def show_planned(self, file: Path, found: Planned) -> None:
        """Show a plan; or, where there is none yet, the columns that have to be corrected first."""
        self._file.setText(file.name)
        self._show_about(found)
        self._show_columns(found)
        self._show_plan(found.plan)

    def _show_about(self, found: Planned) -> None:
        if found.columns is None:
            self._about.setText(self.tr("A programme workbook"))
            return
        told = self.tr("{rows} rows, heading in row {row}").format(
            rows=found.columns.rows, row=found.columns.heading_row
        )
        sheet = self.tr("Sheet {sheet}").format(sheet=found.columns.sheet) if found.columns.sheet else ""
        self._about.setText(", ".join(filter(None, (sheet, told))))

    def _show_columns(self, found: Planned) -> None:
        if found.columns is not None:
            mapping = None if found.plan is None or isinstance(found.plan, ProgrammePlan) else found.plan.mapping
            self.columns.begin(found.columns, mapping)
        self._name_tab(self.columns, self.tr("Columns"), shown=found.columns is not None)

    def _show_plan(self, plan: Plan | None) -> None:
        self._lines = lines_of(plan) if plan is not None else []
        self.rows.show_rows(self._lines)
        self._show_problems(plan)
        self._show_conflicts(plan)
        self._name_tab(self.rows, self.tr("Rows"), shown=plan is not None)
        self._counts.setText(self._told_counts(plan))
        self._counts.setVisible(plan is not None)
        self._tell_notes(plan)
        self._turn_to(plan)

    def _show_problems(self, plan: Plan | None) -> None:
        problems = () if plan is None else plan.problems if isinstance(plan, ProgrammePlan) else plan.source.problems
        self.problems.show_rows(problems_of(problems))
        self.problems.setColumnHidden(0, not any(problem.sheet for problem in problems))
        told = self.tr("Problems ({count})").format(count=len(problems))
        self._name_tab(self.problems, told, shown=bool(problems))

    def _show_conflicts(self, plan: Plan | None) -> None:
        if plan is not None and not isinstance(plan, ProgrammePlan):
            self.conflicts.begin(plan.conflicts)
            self.alike.begin(plan.look_alikes)
        told = self.tr("To decide ({count})").format(count=self.conflicts.open_count())
        self._name_tab(self.conflicts, told, shown=bool(self.conflicts.count()))
        told = self.tr("Look-alikes ({count})").format(count=self.alike.count())
        self._name_tab(self.alike, told, shown=bool(self.alike.count()))

    def _told_counts(self, plan: Plan | None) -> str:
        if isinstance(plan, ProgrammePlan):
            parts = (
                (self.tr("Modules"), plan.modules),
                (self.tr("Venues"), plan.venues),
                (self.tr("Sessions"), plan.sessions),
            )
            told = self.tr("{part}: {added} added, {changed} changed, {unchanged} unchanged")
            return "\n".join(
                told.format(part=part, added=of.added, changed=of.changed, unchanged=of.unchanged) for part, of in parts
            )
        return self.tr("{added} added, {changed} changed, {unchanged} unchanged").format(
            added=count_of(self._lines, Fate.ADDED),
            changed=count_of(self._lines, Fate.CHANGED),
            unchanged=count_of(self._lines, Fate.UNCHANGED),
        )

    def _tell_notes(self, plan: Plan | None) -> None:
        self._notes.setText("\n".join(self._all_notes(plan)) if plan is not None else "")
        self._notes.setVisible(bool(self._notes.text()))

    def _all_notes(self, plan: Plan) -> list[str]:
        if isinstance(plan, ProgrammePlan):
            kept = ", ".join(plan.kept)
            return [self.tr("No longer in the file, and kept: {rows}.").format(rows=kept)] if kept else []
        rows = ", ".join(map(str, plan.skipped))
        return [self.tr("Skipped as notes below the table: row {rows}.").format(rows=rows)] if rows else []

    def _turn_to(self, plan: Plan | None) -> None:
        """Show first what stands in the way."""
        if plan is None:
            self.tabs.setCurrentWidget(self.columns)
        elif self.problems.count():
            self.tabs.setCurrentWidget(self.problems)
        elif self.conflicts.open_count():
            self.tabs.setCurrentWidget(self.conflicts)
        elif isinstance(plan, PeoplePlan) and plan.look_alikes and self.tabs.currentWidget() is self.rows:
            self.tabs.setCurrentWidget(self.alike)
        elif self.tabs.currentWidget() in (self.problems, self.conflicts):
            self.tabs.setCurrentWidget(self.rows)

    def _name_tab(self, page: QWidget, title: str, *, shown: bool) -> None:
        place = self.tabs.indexOf(page)
        self.tabs.setTabText(place, title)
        self.tabs.setTabVisible(place, shown)

    def _offer_editions(self, editions: Sequence[str]) -> None:
        self.edition.addItems(list(editions))
        self.edition.setAccessibleName(self.tr("Edition"))
        self.edition.setVisible(len(editions) > 1)

    @Slot()
    def first_rows(self) -> None:
        """Show the rows."""
        self.tabs.setCurrentWidget(self.rows)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.tr("What the import would do"))
        for page in (self.rows, self.columns, self.problems, self.conflicts, self.alike):
            self.tabs.addTab(page, "")
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._file)
        head.addWidget(self._about, 1)
        head.addWidget(self.edition)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._counts)
        column.addWidget(self._notes)
        column.addWidget(self.tabs, 1)
