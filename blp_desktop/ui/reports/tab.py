"""The tab Reports: what is reported on, its figures, its charts, and what is saved of them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.report_charts import charts_of
from blp_desktop.desk.report_facts import Report, ReportScope
from blp_desktop.desk.report_lists import write_figures
from blp_desktop.desk.reports import report, report_choices
from blp_desktop.desk.station import Station
from blp_desktop.desk.writing_files import write_file
from blp_desktop.paper.charts import Chart
from blp_desktop.paper.sheet_words import words_of
from blp_desktop.ui.look.style import GRID, WIDEST
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.save_as import Paper, SaveAs, Written, file_name
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_papers import ToldPapers
from blp_desktop.ui.reports.chart_pictures import picture_of
from blp_desktop.ui.reports.chart_wall import ChartWall
from blp_desktop.ui.reports.figure_row import FigureRow
from blp_desktop.ui.reports.scope_bar import ScopeBar
from blp_desktop.ui.tab import ReadingTab

_SOON = 1_000
"""Milliseconds from a scan to the figures that have it, so that a busy door is not counted anew each second time."""
_AGAIN = 200
"""Milliseconds until it is tried again to count while something else is being done."""


class ReportsTab(ReadingTab):
    """Counts in the background; what it shows stays until the new figures are there."""

    shows = frozenset(
        ("programme", "edition", "module", "session", "checkpoint", "person", "application", "invitation",
         "badge", "ledger")
    )  # fmt: skip

    import_asked = Signal()
    module_report_asked = Signal(str)
    """The report of this module is wanted as a document."""
    shown = Signal()
    """The figures of what is chosen are there."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station, self._work = station, work
        self.report: Report | None = None
        self._soon = QTimer(self, singleShot=True)
        self.strip = Strip(self)
        self.bar = ScopeBar(self)
        self.figures = FigureRow(self)
        self.wall = ChartWall(self)
        self.empty = Empty("", icon_name="chart-column", parent=self)
        self.nothing = Empty("", icon_name="chart-column", parent=self)
        self.acts = ToldPapers(station, self.strip, self)
        self.save_as = SaveAs(work, self)
        self._lay_out()
        self._connect()

    def read_again(self) -> None:
        """Count anew soon."""
        if not self._soon.isActive():
            self._soon.start(_SOON)

    def seat(self, station: Station) -> None:
        """Act as another operator from now on."""
        self._station = station
        self.acts.seat(station)

    def find_(self) -> None:
        """Put the keyboard where the scope is chosen."""
        self.bar.scopes.setFocus()

    def print_(self) -> None:
        """Make the report of the chosen module."""
        self._ask_module_report()

    def undo(self) -> None:
        """Take the last act back."""
        self.acts.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.acts.redo()

    @Slot()
    def read(self) -> None:
        """Offer what there is to report on, and count it."""
        if not self.isVisible():
            return
        super().read()
        choices = report_choices(self._station)
        self.bar.show_choices(choices)
        if choices:
            self._count()
        else:
            self.report = None
            self.empty.say(self.tr("There is nothing to report on yet. Import a programme workbook first."),
                           self.tr("Import a list…"))  # fmt: skip
            self._stack.setCurrentWidget(self.empty)

    @Slot()
    def _count(self) -> None:
        scope = self.bar.scope()
        words = self.tr("Counting…") if self.report is None or self.report.scope != scope else ""
        task = Task(words=words, work=partial(self._counted, scope), done=self._show, failed=self.acts.tell_failed)
        if not self._work.start(task):
            self._soon.start(_AGAIN)

    def _counted(self, scope: ReportScope, _tell: Teller) -> Report:
        return report(self._station, scope)

    def _show(self, found: Report) -> None:
        if found.scope != self.bar.scope():
            self._count()
            return
        self.report = found
        self.figures.show_report(found)
        charts = charts_of(found, words_of("en"))
        self.wall.show_charts(charts)
        self.wall.setVisible(bool(charts))
        self.nothing.setVisible(not charts)
        self.nothing.say(self.tr("Nobody has applied, been invited or come yet. Import a list of people first."),
                         self.tr("Import a list…"))  # fmt: skip
        self._stack.setCurrentWidget(self._scroll)
        self.shown.emit()

    @Slot()
    def _choose(self) -> None:
        self.strip.mended()
        self._count()

    @Slot()
    def _ask_module_report(self) -> None:
        choice = self.bar.choice()
        if choice is not None and choice.module:
            self.strip.mended()
            self.module_report_asked.emit(choice.scope.module)
        else:
            self.strip.attend(self.tr("A report is of one module."), self.tr("Choose a module first."))

    @Slot()
    def _save_figures(self) -> None:
        if self.report is None:
            return
        self.strip.mended()
        self.save_as.ask(
            Paper(
                title=self.tr("Save the figures"),
                name=file_name(self._names("figures"), "xlsx"),
                kinds=(self.tr("Excel workbook (*.xlsx)"),),
                words=self.tr("Writing the figures…"),
                write=partial(self._write_figures, self.report),
            )
        )

    def _write_figures(self, found: Report, file: Path, _tell: Teller) -> Written:
        write_figures(found, file)
        return Written(self.tr("The figures are ready."))

    @Slot(object)
    def _save_chart(self, chart: Chart) -> None:
        self.strip.mended()
        drawn = {ending: picture_of(chart, ending) for ending in (".png", ".svg")}
        self.save_as.ask(
            Paper(
                title=self.tr("Save the chart"),
                name=file_name(self._names(chart.name), "png"),
                kinds=(self.tr("Picture (*.png)"), self.tr("Drawing that scales (*.svg)")),
                words=self.tr("Writing the chart…"),
                write=partial(self._write_chart, chart, drawn),
            )
        )

    def _write_chart(self, chart: Chart, drawn: dict[str, bytes], file: Path, _tell: Teller) -> Written:
        ending = file.suffix.lower()
        write_file(file, drawn[ending] if ending in drawn else picture_of(chart, ending))
        return Written(self.tr("The chart “{chart}” is ready.").format(chart=chart.title))

    def _names(self, what: str) -> tuple[str, ...]:
        choice = self.bar.choice()
        return (what, choice.edition, choice.module, choice.city) if choice else (what,)

    def _lay_out(self) -> None:
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        inner.setSpacing(2 * GRID)
        for part in (self.figures, self.wall, self.nothing):
            part.setMaximumWidth(WIDEST)
            inner.addWidget(part)
        inner.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Figures and charts"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(QWidget(self))
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self.strip)
        head.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.read)
        self.bar.chosen.connect(self._choose)
        self.bar.figures_asked.connect(self._save_figures)
        self.bar.report_asked.connect(self._ask_module_report)
        self.wall.save_asked.connect(self._save_chart)
        self.empty.begun.connect(self.import_asked)
        self.nothing.begun.connect(self.import_asked)
        self.acts.follow(self.save_as)
        self.acts.touched.connect(self.touched)
