"""Remedies: doing the act that resolves a refusal, asking first where a word is needed."""

from pathlib import Path
from typing import Any, assert_never

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.conditions import open_conditions, settle_conditions
from blp_desktop.desk.invitations import invite
from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.print_jobs import JUST_REPLACED
from blp_desktop.desk.printing import PrintedBadges, badge_for, badge_instead
from blp_desktop.desk.questions import open_questions
from blp_desktop.desk.scan_facts import Seen
from blp_desktop.desk.station import Outcome, Station, require_supervisor
from blp_desktop.domain.ledger import MOVED
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.door_prints import DoorPrints
from blp_desktop.ui.checkin.offers import Offer, OfferKind
from blp_desktop.ui.checkin.question_dialog import QuestionDialog
from blp_desktop.ui.checkin.walk_in_dialog import WalkInDialog
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.strip import Strip


class _About(QObject):
    """What a dialog was opened about, handed on with its answer: whoever was scanned since has no part in it."""

    answered = Signal(object, str)

    def __init__(self, judged: Judged | None, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._judged = judged

    @Slot()
    @Slot(str)
    def hand_on(self, words: str = "") -> None:
        """The dialog was answered with these words."""
        self.answered.emit(self._judged, words)


class Remedies(QObject):
    """Acts on a judged scan; `judge_again` and `admit` hand the person back to the door.

    A dialog opens over the one that is open already, where the verdict floated.
    """

    judge_again = Signal(object, str)
    """A person (by key) once more, or for the first time; and the judged scan that this is about, if it is."""
    admit = Signal(object, str)
    """This judged scan once more, with this supervisor's reason."""
    choose = Signal(str)
    """Several people have this code."""
    search = Signal()
    """Somebody is to be found by name."""
    touched = Signal(object)
    refused = Signal(str)
    """Why an act was not made, for whoever cannot see the strip."""

    def __init__(self, station: Station, strip: Strip, prints: DoorPrints, parent: QWidget) -> None:
        super().__init__(parent)
        self.station, self.module = station, ""
        self._prints = prints
        self.folder = data_folder() / "badges"
        self._strip = strip
        self._widget = parent
        self._paper: Path | None = None
        self._paper_of = ""
        self._offered = ""
        strip.acted.connect(self._take_up)
        prints.replaced_before.connect(self._offer_again)

    def do(self, offer: Offer, judged: Judged) -> None:
        """Take an offer up; what is refused is told in the strip."""
        try:
            self._do(offer.kind, judged)
        except (Refusal, SurroundingsFailed) as problem:
            self._refuse(problem)

    def walk_in(self, name: str, shown: Judged | None = None) -> WalkInDialog:
        """Ask for somebody who is in no list; `name` is what was typed of it, `shown` what the door shows meanwhile."""
        dialog = WalkInDialog(self.station, self.module, self._over(), name=name)
        dialog.saved.connect(self.touched)
        known, added = _About(shown, dialog), _About(shown, dialog)
        dialog.known.connect(known.hand_on)
        dialog.added.connect(added.hand_on)
        known.answered.connect(self.judge_again)
        added.answered.connect(self._welcome)
        dialog.open()
        return dialog

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
            self._show_paper(person, done, self.tr("The badge is ready to print; Ctrl+P opens it."))

    def replace_lost(self, person: str) -> None:
        """The badge is lost: its code opens no door from now on, and a new one is printed, or made as PDF."""
        if not person:
            self._strip.attend(self.tr("Whose badge is lost? Find them by name, then press F4."))
            return
        try:
            if self._prints.replace_lost(person):
                self._paper_of = ""
            else:
                done = badge_instead(self.station, person, module=self.module, folder=self.folder)
                told = self.tr("The lost badge opens no door any more. The new one is ready; Ctrl+P opens it.")
                self._show_paper(person, done, told)
        except Refusal as problem:
            self._refuse_lost(person, problem)
        except SurroundingsFailed as problem:
            self._strip.refuse(problem)

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

    def _show_paper(self, person: str, done: Outcome[PrintedBadges], told: str) -> None:
        self._paper, self._paper_of = done.value.file, person
        self._offered = person
        self._strip.tell(" ".join([told, *done.value.problems]), str(done.value.file), action=self.tr("Open"))
        self.touched.emit(done.touched)

    def _do(self, kind: OfferKind, judged: Judged) -> None:
        match kind:
            case OfferKind.OVERRIDE:
                self._ask_override(judged)
            case OfferKind.CHOOSE:
                self.choose.emit(judged.code)
            case OfferKind.SEARCH:
                self.search.emit()
            case OfferKind.WALK_IN:
                self.walk_in(_name_in(judged.code), judged)
            case OfferKind.INVITE | OfferKind.SETTLE | OfferKind.ASK | OfferKind.REISSUE:
                if judged.person is not None:
                    self._for_person(kind, judged, judged.person)
            case _:
                assert_never(kind)

    def _for_person(self, kind: OfferKind, judged: Judged, person: Seen) -> None:
        if kind is OfferKind.INVITE:
            self._resolved(judged, person, invite(self.station, module=self.module, people=[person.id]).touched)
        elif kind is OfferKind.SETTLE:
            self._ask_settle(judged, person)
        elif kind is OfferKind.ASK:
            self._ask_questions(judged, person)
        else:
            self.print_badge(person.id)

    def _resolved(self, judged: Judged, person: Seen, touched: frozenset[Any]) -> None:
        self.touched.emit(touched)
        self.judge_again.emit(judged, person.id)

    def _ask_override(self, judged: Judged) -> None:
        require_supervisor(self.station, self.tr("Admitting with a reason"))
        name = judged.person.name if judged.person else self.tr("this badge")
        question = Question(
            title=self.tr("Admit {name}").format(name=name),
            consequence=judged.why,
            verb=self.tr("Admit"),
            reason=self.tr("Reason"),
        )
        self._ask(question, judged).answered.connect(self.admit)

    def _ask_settle(self, judged: Judged, person: Seen) -> None:
        still_open = open_conditions(self.station, person.id, module=self.module)
        question = Question(
            title=self.tr("Settled: {name}").format(name=person.name),
            consequence="\n".join(condition.label for condition in still_open),
            verb=self.tr("Everything is settled"),
        )
        self._ask(question, judged).answered.connect(self._settle)

    def _ask(self, question: Question, judged: Judged) -> _About:
        dialog = Confirm(question, self._over())
        about = _About(judged, dialog)
        dialog.agreed.connect(about.hand_on)
        dialog.open()
        return about

    @Slot(object, str)
    def _settle(self, judged: Judged, _reason: str) -> None:
        if judged.person is None:
            return
        try:
            done = settle_conditions(self.station, judged.person.id, module=self.module)
        except (Refusal, SurroundingsFailed) as problem:
            self._refuse(problem)
            return
        self._resolved(judged, judged.person, done.touched)

    def _ask_questions(self, judged: Judged, person: Seen) -> None:
        asked = open_questions(self.station, person.id, module=self.module, checkpoint=judged.checkpoint)
        dialog = QuestionDialog(self.station, person.id, person.name, asked, self._over())
        about = _About(judged, dialog)
        dialog.saved.connect(self.touched)
        dialog.answered.connect(about.hand_on)
        about.answered.connect(self._answered)
        dialog.open()

    @Slot(object, str)
    def _answered(self, judged: Judged, _words: str) -> None:
        """Who was let in already is not judged again: only an optional question was left."""
        if judged.person is not None and judged.verdict not in MOVED:
            self.judge_again.emit(judged, judged.person.id)

    @Slot(object, str)
    def _welcome(self, shown: Judged | None, person: str) -> None:
        self.judge_again.emit(shown, person)
        if self._prints.arrived(person):
            return
        try:
            self.print_badge(person)
        except (Refusal, SurroundingsFailed) as problem:
            self._strip.refuse(problem)

    def _refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        self._strip.refuse(problem)
        self.refused.emit(str(problem))

    def _over(self) -> QWidget:
        """The dialog that is open in this window, else the door."""
        modal = above = QApplication.activeModalWidget()
        while above is not None and above is not self._widget.window():
            above = above.parentWidget()
        return modal if modal is not None and above is not None else self._widget

    @Slot()
    def _take_up(self) -> None:
        self.open_badge(self._offered)

    def _open_paper(self) -> None:
        if self._paper is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paper)))


def _name_in(text: str) -> str:
    """What was typed, where it reads like a name and not like a code."""
    return text if " " in text and not any(sign.isdigit() for sign in text) else ""
