"""Badges at the door, one at a time: printed or made as PDF, in a lost one's place, and that taken back."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.lost_badges import take_back_replacement
from blp_desktop.desk.people import PersonRow
from blp_desktop.desk.print_jobs import JUST_REPLACED
from blp_desktop.desk.printing import PrintedBadges, badge_for, badge_instead
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.door_prints import DoorPrints
from blp_desktop.ui.parts.strip import Strip


class DoorBadges(QObject):
    """Tells in the strip what became of a badge; the button there opens it, prints it again, or takes back its loss."""

    touched = Signal(object)

    def __init__(self, station: Station, strip: Strip, prints: DoorPrints, parent: QWidget) -> None:
        super().__init__(parent)
        self.station, self.module = station, ""
        self.folder = data_folder() / "badges"
        self._prints, self._strip = prints, strip
        self._paper: Path | None = None
        self._paper_of = self._offered = self._replaced = ""
        strip.acted.connect(self._take_up)
        prints.replaced_before.connect(self._offer_again)

    def open_badge(self, person: str) -> None:
        """Open the badge of this person to print it, made first where it was not made just now."""
        try:
            if person != self._paper_of:
                self.print_badge(person)
        except (Refusal, SurroundingsFailed) as problem:
            self._strip.refuse(problem)
            return
        if person == self._paper_of:
            self._open_paper()

    def print_badge(self, person: str) -> None:
        """Print the one badge where the door has a printer, else make it as PDF and offer to open it."""
        if not self._prints.print_badge(person):
            done = badge_for(self.station, person, module=self.module, folder=self.folder)
            self._keep_paper(person, done)
            told = " ".join([self.tr("The badge is ready to print; Ctrl+P opens it."), *done.value.problems])
            self._offer(person, told, str(done.value.file), action=self.tr("Open"))

    def welcome(self, person: str) -> None:
        """A walk-in was let in: print their badge as on arrival, or make it."""
        if self._prints.arrived(person):
            return
        try:
            self.print_badge(person)
        except (Refusal, SurroundingsFailed) as problem:
            self._strip.refuse(problem)

    def replace_lost(self, person: PersonRow | None) -> None:
        """The badge is lost: its code opens no door from now on, and a new one is printed, or made as PDF."""
        if person is None:
            self._strip.attend(self.tr("Whose badge is lost? Find them by name, then press F4."))
            return
        try:
            where = self._replaced_where(person.id)
        except Refusal as problem:
            self._refuse_lost(person.id, problem)
            return
        except SurroundingsFailed as problem:
            self._strip.refuse(problem)
            return
        self._replaced = person.id
        told = self.tr("{name}: the lost badge opens no door any more. {where}").format(name=person.name, where=where)
        why = self.tr("Not lost after all? Undo (Ctrl+Z) lets the old one open the door again.")
        self._offer("", told, why, action=self.tr("Undo"))

    def take_back_lost(self) -> bool:
        """Take back the last loss, as long as nobody was judged since; says whether there was one."""
        person, self._replaced = self._replaced, ""
        if not person:
            return False
        try:
            done = take_back_replacement(self.station, person)
        except (Refusal, SurroundingsFailed) as problem:
            self._strip.refuse(problem)
            return True
        self._paper_of = ""
        told = self.tr("{name}: the old badge opens the door again.").format(name=done.value)
        self._strip.tell(told, self.tr("The new one opens none; throw it away."))
        self.touched.emit(done.touched)
        return True

    def forget_lost(self) -> None:
        """Somebody was judged since: an undo means them."""
        self._replaced = ""

    def _replaced_where(self, person: str) -> str:
        """Replace it; says where the new one is."""
        if self._prints.replace_lost(person):
            self._paper_of = ""
            return self.tr("The new one is on its way to {printer}.").format(printer=self._prints.printer)
        done = badge_instead(self.station, person, module=self.module, folder=self.folder)
        self._keep_paper(person, done)
        return " ".join([self.tr("The new one is ready; Ctrl+P opens it."), *done.value.problems])

    def _refuse_lost(self, person: str, problem: Refusal) -> None:
        if problem.code == JUST_REPLACED:
            self._offer_again(person, problem)
        else:
            self._strip.refuse(problem)

    @Slot(str, object)
    def _offer_again(self, person: str, problem: Refusal) -> None:
        """The key was pressed twice: the badge made a moment ago stands, and its paper can be had again."""
        self._offered = person
        action = self.tr("Open") if person == self._paper_of else self.tr("Print it again")
        self._strip.attend(problem.sentence, problem.next_step, action=action)

    def _offer(self, person: str, told: str, why: str, *, action: str) -> None:
        self._offered = person
        self._strip.tell(told, why, action=action)

    def _keep_paper(self, person: str, done: Outcome[PrintedBadges]) -> None:
        self._paper, self._paper_of = done.value.file, person
        self.touched.emit(done.touched)

    @Slot()
    def _take_up(self) -> None:
        if self._offered:
            self.open_badge(self._offered)
        else:
            self.take_back_lost()

    def _open_paper(self) -> None:
        if self._paper is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper)))
