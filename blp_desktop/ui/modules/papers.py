"""The papers of a module: attendance sheets, participant list, calendar, the evidence of all."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from blp_desktop.desk.calendars import write_calendar
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.participant_lists import write_participants
from blp_desktop.desk.sheets import SheetOrder, module_sheets, write_sheets
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import Teller
from blp_desktop.ui.parts.save_as import Paper, Written, paper_name


class Papers(QObject):
    """Tells what each paper of a module is called and how it is written."""

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self.station = station

    def sheets(self, card: ModuleCard, order: SheetOrder) -> Paper:
        """The attendance sheets as they were ordered, as PDF."""
        return Paper(
            title=self.tr("Save the attendance sheets"),
            name=paper_name(self.tr("attendance-sheets"), card, "pdf"),
            kinds=(self.tr("PDF (*.pdf)"),),
            words=self.tr("Making the attendance sheets of {city}…").format(city=card.city),
            write=partial(self._write_sheets, card, order),
        )

    def participant_list(self, card: ModuleCard) -> Paper:
        """Who is expected, as a spreadsheet."""
        return Paper(
            title=self.tr("Save the participant list"),
            name=paper_name(self.tr("participants"), card, "xlsx"),
            kinds=(self.tr("Excel workbook (*.xlsx)"), self.tr("Text table (*.csv)")),
            words=self.tr("Writing the participant list of {city}…").format(city=card.city),
            write=partial(self._write_participants, card),
        )

    def calendar(self, card: ModuleCard) -> Paper:
        """The agenda for calendar programs."""
        return Paper(
            title=self.tr("Save the calendar"),
            name=paper_name(self.tr("calendar"), card, "ics"),
            kinds=(self.tr("Calendar (*.ics)"),),
            words=self.tr("Writing the calendar of {city}…").format(city=card.city),
            write=partial(self._write_calendar, card),
        )

    def evidence(self, card: ModuleCard) -> Paper:
        """Who attended and on what proof, for a funder's auditor, as one zip."""
        return Paper(
            title=self.tr("Save the evidence pack"),
            name=paper_name(self.tr("evidence"), card, "zip"),
            kinds=(self.tr("Evidence pack (*.zip)"),),
            words=self.tr("Packing the evidence of {city}…").format(city=card.city),
            write=partial(self._write_evidence, card),
        )

    def _write_sheets(self, card: ModuleCard, order: SheetOrder, file: Path, _tell: Teller) -> Written:
        made = write_sheets(self.station, module_sheets(self.station, card.id, order), file)
        done = made.value
        told = self.tr("Attendance sheets for {days} days on {pages} pages are ready.")
        if order.whole_module:
            told = self.tr("The attendance sheet of the whole module on {pages} pages is ready.")
        counted = told.format(days=done.sheets, pages=done.pages)
        return Written(" ".join([counted, *done.problems]), made.touched)

    def _write_participants(self, card: ModuleCard, file: Path, _tell: Teller) -> Written:
        count = write_participants(self.station, card.id, file)
        return Written(self.tr("The list of {count} participants is ready.").format(count=count))

    def _write_calendar(self, card: ModuleCard, file: Path, _tell: Teller) -> Written:
        write_calendar(self.station, card.id, file)
        return Written(self.tr("The calendar of {city} is ready.").format(city=card.city))

    def _write_evidence(self, card: ModuleCard, file: Path, tell: Teller) -> Written:
        from blp_desktop.desk.evidence import write_evidence

        words = self.tr("Packing the evidence of {city}…").format(city=card.city)
        done = write_evidence(self.station, card.id, file, told=partial(tell, words))
        told = self.tr("The evidence pack with {count} documents is ready. Its SHA-256 is {hash}.")
        return Written(told.format(count=done.documents, hash=done.sha256))
