"""Everyone of the edition as a list: asked where, written in the background, told in a strip of its own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.people_exports import write_people
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork, Teller
from blp_desktop.ui.parts.save_as import Paper, SaveAs, Written, file_name
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_papers import ToldPapers


class PeopleExport(Strip):
    """Saves a list that comes back through import unchanged, and tells what became of it."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget) -> None:
        super().__init__(parent)
        self.station = station
        self.edition: str | None = None
        self.save_as = SaveAs(work, self)
        self._acts = ToldPapers(station, self, self)
        self._acts.follow(self.save_as)

    @Slot()
    def ask(self) -> None:
        """Ask where the people of the edition go; without one there is nobody."""
        if self.edition is None:
            return
        self.mended()
        self.save_as.ask(
            Paper(
                title=self.tr("Save everyone as a list"),
                name=file_name((self.tr("people"), self.edition), "xlsx"),
                kinds=(self.tr("Excel workbook (*.xlsx)"), self.tr("Text table (*.csv)")),
                words=self.tr("Writing the list of people…"),
                write=partial(self._write, self.station, self.edition),
            )
        )

    def _write(self, station: Station, edition: str, file: Path, _tell: Teller) -> Written:
        count = write_people(station, file, edition=edition)
        return Written(self.tr("The list of {count} people is ready.").format(count=count))
