"""The report of a module: how it looks, whether it names who stayed away, and where it goes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.module_reports import ReportOrder, module_report, write_module_report
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.modules.saving_dialog import SavingDialog
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.long_work import LongWork, Teller
from blp_desktop.ui.parts.page_view import PageView
from blp_desktop.ui.parts.save_as import Paper, Written, paper_name

_SIZE, _PREVIEW = QSize(980, 780), 560
_MOST_PAGES = 12
"""That are shown before it is saved."""


class ReportDialog(SavingDialog):
    """Shows the report as it will be on paper, and saves it."""

    def __init__(self, station: Station, work: LongWork, card: ModuleCard, parent: QWidget) -> None:
        super().__init__(station, work, parent)
        self.setWindowTitle(self.tr("Module report"))
        self._station, self._card = station, card
        self.about = muted(
            self.tr(
                "Figures, charts, agenda and speakers, in the module's language. It names nobody but the speakers."
            ),
            parent=self,
        )
        self.no_shows = QCheckBox(self.tr("Name who stayed away"), self)
        self.preview = PageView(self.tr("The report"), self, width=_PREVIEW, most=_MOST_PAGES)
        self.save_pdf = button(self.tr("Save as PDF"), self, kind=Kind.MAIN)
        self._lay_out()
        self.no_shows.toggled.connect(self.show_report)
        self.save_pdf.clicked.connect(self._save)
        self.show_report()
        self.save_pdf.setFocus()

    def order(self) -> ReportOrder:
        """What is chosen."""
        return ReportOrder(no_shows=self.no_shows.isChecked())

    @Slot()
    def show_report(self) -> None:
        """Show it as it is now, and tell what cannot be printed whole."""
        self.strip.mended()
        try:
            made = module_report(self._station, self._card.id, self.order())
        except Refusal as problem:
            self.strip.refuse(problem)
            self.preview.show_nothing()
            return
        if made.problems:
            self.strip.attend(made.problems[0], " ".join(made.problems[1:]))
        self.preview.show_pdf(made.pdf)

    @Slot()
    def _save(self) -> None:
        self.strip.mended()
        self.save_as.ask(
            Paper(
                title=self.tr("Save the module report"),
                name=paper_name(self.tr("report"), self._card, "pdf"),
                kinds=(self.tr("PDF (*.pdf)"),),
                words=self.tr("Making the report of {city}…").format(city=self._card.city),
                write=partial(self._write, self.order()),
            )
        )

    def _write(self, order: ReportOrder, file: Path, _tell: Teller) -> Written:
        made = write_module_report(self._station, self._card.id, order, file)
        told = self.tr("The report of {city} on {pages} pages is ready.")
        return Written(" ".join((told.format(city=self._card.city, pages=made.pages), *made.problems)))

    def _lay_out(self) -> None:
        self.about.setWordWrap(True)
        self.no_shows.setAccessibleName(self.no_shows.text())
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.about)
        left.addWidget(self.no_shows)
        left.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(3 * GRID)
        body.addLayout(left, 1)
        body.addWidget(self.preview)
        title = self.tr("Report of {city}").format(city=self._card.city)
        self.frame(title, body, (self.close_button, self.save_pdf), size=_SIZE)
