"""The papers of a module: badges, attendance sheets, participant list, calendar."""

import re
from pathlib import Path

from PySide6.QtCore import QObject

from blp_desktop.desk.badges import BadgeOrder, print_badges
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.participant_lists import write_participants
from blp_desktop.desk.sheets import module_sheets, write_sheets
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import Teller
from blp_desktop.ui.parts.save_as import Paper, Written

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


class Papers(QObject):
    """Makes the papers of one module."""

    def __init__(self, station: Station, card: ModuleCard, parent: QObject) -> None:
        super().__init__(parent)
        self.station = station
        self.card = card

    def badges(self) -> Paper:
        """Everyone's badges as PDF, recorded as printed."""
        return Paper(
            title=self.tr("Save the badges"),
            name=self._name(self.tr("badges"), "pdf"),
            kinds=(self.tr("PDF (*.pdf)"),),
            words=self.tr("Making the badges of {city}…").format(city=self.card.city),
            write=self._write_badges,
        )

    def sheets(self) -> Paper:
        """The attendance sheets of every counting day as PDF."""
        return Paper(
            title=self.tr("Save the attendance sheets"),
            name=self._name(self.tr("attendance-sheets"), "pdf"),
            kinds=(self.tr("PDF (*.pdf)"),),
            words=self.tr("Making the attendance sheets of {city}…").format(city=self.card.city),
            write=self._write_sheets,
        )

    def participant_list(self) -> Paper:
        """Who is expected, as a spreadsheet."""
        return Paper(
            title=self.tr("Save the participant list"),
            name=self._name(self.tr("participants"), "xlsx"),
            kinds=(self.tr("Excel workbook (*.xlsx)"), self.tr("Text table (*.csv)")),
            words=self.tr("Writing the participant list of {city}…").format(city=self.card.city),
            write=self._write_participants,
        )

    def _name(self, what: str, ending: str) -> str:
        words = (what, self.card.edition, self.card.code, self.card.city)
        return f"{_NOT_IN_A_NAME.sub('-', '-'.join(words)).strip('-').lower()}.{ending}"

    def _write_badges(self, file: Path, _tell: Teller) -> Written:
        done = print_badges(self.station, BadgeOrder(module=self.card.id), file)
        told = self.tr("{badges} badges on {pages} pages are ready.").format(
            badges=done.value.badges, pages=done.value.pages
        )
        return Written(" ".join([told, *done.value.problems]), done.touched)

    def _write_sheets(self, file: Path, _tell: Teller) -> Written:
        done = write_sheets(module_sheets(self.station, self.card.id), file)
        told = self.tr("Attendance sheets for {days} days on {pages} pages are ready.")
        return Written(told.format(days=done.sheets, pages=done.pages))

    def _write_participants(self, file: Path, _tell: Teller) -> Written:
        count = write_participants(self.station, self.card.id, file)
        return Written(self.tr("The list of {count} participants is ready.").format(count=count))
