"""The import dialog: choose a list, see and correct what it would do, then import it whole or not at all."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.import_programme import ProgrammePlan
from blp_desktop.desk.people_plan import Choice, PeopleImported
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.imports.choose_page import ChoosePage
from blp_desktop.ui.imports.planning import Asked, Imported, Planned, Words, applied, planned
from blp_desktop.ui.imports.preview_page import PreviewPage
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.long_work import LongWork, Task
from blp_desktop.ui.parts.work_bar import WorkBar
from blp_desktop.ui.parts.working_dialog import WorkingDialog


class ImportDialog(WorkingDialog):
    """One dialog for applications, rosters and programme workbooks."""

    imported = Signal(object)
    """What the import touched, after the commit."""
    told = Signal(str)
    """What was done, in words."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget) -> None:
        super().__init__(work, parent)
        self._station = station
        self._asked: Asked | None = None
        self._planned: Planned | None = None
        self.choosing = ChoosePage(self)
        self.preview = PreviewPage([edition.code for edition in list_editions(station)], self)
        self.other_button = button(self.tr("Choose another file…"), self, kind=Kind.QUIET)
        self.keep_button = button(self.tr("Cancel"), self)
        self.import_button = button("", self, kind=Kind.MAIN)
        self._lay_out()
        self._connect()
        self.offer()

    def read(self, file: Path) -> None:
        """Read this file and show what importing it would do."""
        self.preview.forget()
        self._planned = None
        self._plan(Asked(file=file, edition=self._edition()))

    @Slot()
    def do_import(self) -> None:
        """Do what the preview shows."""
        if self._planned is None or self._planned.plan is None:
            return
        words = self._words()
        work = partial(applied, self._station, self._planned.plan, words)
        self.start(
            Task(words=words.importing, work=work, done=self._done, failed=self._fail, stopped=self.tell_stopped)
        )

    def _plan(self, asked: Asked) -> None:
        self._asked = asked
        words = self._words()
        work = partial(planned, self._station, asked, words)
        show = partial(self._show, asked)
        self.start(Task(words=words.reading, work=work, done=show, failed=self._fail, stopped=self.tell_stopped))

    @Slot()
    def _look_again(self) -> None:
        if self._asked is not None:
            self._plan(self._asked)

    def _show(self, asked: Asked, found: Planned) -> None:
        if not self.has_ended():
            return
        self._planned = found
        self.preview.show_planned(asked.file, found)
        self._pages.setCurrentWidget(self.preview)
        if found.refused is not None:
            self._tell_refused(found.refused)
        self.offer()

    def _tell_refused(self, refused: Refusal) -> None:
        if refused.code == "no_names":
            what = self.tr("Which columns hold the names?")
            self.strip.attend(what, self.tr("Choose First name and Last name, or Full name, for their columns below."))
        else:
            self.strip.refuse(refused)

    def _done(self, made: Imported) -> None:
        self.has_ended()
        self.imported.emit(made.touched)
        self.told.emit(self._told(made))
        super().accept()

    def _fail(self, error: Exception) -> None:
        if self.has_ended():
            again = self.tr("Look again") if self._planned is not None else ""
            self.tell_failure(error, sentence=self.tr("Reading the list failed."), action=again)

    def _told(self, made: Imported) -> str:
        if isinstance(made.value, PeopleImported):
            told = self.tr("Imported: {added} people added, {changed} changed, {unchanged} unchanged.")
            return told.format(added=made.value.added, changed=made.value.changed, unchanged=made.value.unchanged)
        return self.tr("The programme was imported.")

    @Slot(object)
    def _correct(self, mapped: dict[str, str]) -> None:
        if self._asked is not None:
            self._plan(replace(self._asked, mapped=mapped))

    @Slot(object)
    def _decide(self, choices: Mapping[tuple[int, str], Choice]) -> None:
        if self._asked is not None:
            self._plan(replace(self._asked, choices=choices))

    @Slot(object)
    def _recognise(self, same: Mapping[int, str]) -> None:
        if self._asked is not None:
            self._plan(replace(self._asked, same=same))

    @Slot(str)
    def _change_edition(self, code: str) -> None:
        if self._asked is not None:
            self.preview.conflicts.forget()
            self.preview.alike.forget()
            self._plan(replace(self._asked, edition=code, choices={}, same={}))

    def _edition(self) -> str | None:
        return self.preview.edition.currentText() if self.preview.edition.count() > 1 else None

    def _words(self) -> Words:
        return Words(reading=self.tr("Reading the list…"), importing=self.tr("Importing…"))

    def offer(self) -> None:
        """Name the import by what it would do; allow it once nothing stands in the way."""
        plan = self._planned.plan if self._planned is not None else None
        ready = plan is not None and not plan.problems and bool(self.preview.works) and not self.is_busy
        self.import_button.setEnabled(ready)
        self.import_button.setText(self._verb())
        self.import_button.setToolTip("" if ready else self._why_not())
        self.import_button.setVisible(self._planned is not None)
        self.other_button.setVisible(self._planned is not None)

    def _verb(self) -> str:
        plan = self._planned.plan if self._planned is not None else None
        if plan is None:
            return self.tr("Import")
        if isinstance(plan, ProgrammePlan):
            return self.tr("Import the programme")
        count = plan.added + plan.changed
        if not count:
            return self.tr("Nothing to import")
        return self.tr("Import 1 person") if count == 1 else self.tr("Import {count} people").format(count=count)

    def _why_not(self) -> str:
        plan = self._planned.plan if self._planned is not None else None
        if plan is not None and plan.problems:
            return self.tr("Mend the problems in the list first, and decide what is to be decided.")
        return self.tr("The list holds nothing new.")

    def _connect(self) -> None:
        self.strip.acted.connect(self._look_again)
        self.choosing.chosen.connect(self.read)
        self.preview.corrected.connect(self._correct)
        self.preview.decided.connect(self._decide)
        self.preview.recognised.connect(self._recognise)
        self.preview.edition_chosen.connect(self._change_edition)
        self.other_button.clicked.connect(self.choosing.ask)
        self.keep_button.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.do_import)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Import a list"))
        fit_on_screen(self, QSize(960, 680))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.choosing)
        self._pages.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.other_button)
        row.addStretch(1)
        row.addWidget(self.keep_button)
        row.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.tr("Import a list"), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.strip)
        column.addWidget(WorkBar(self.work, self))
        column.addWidget(self._pages, 1)
        column.addLayout(row)
