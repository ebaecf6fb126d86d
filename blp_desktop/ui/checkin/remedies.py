"""Remedies: doing the act that resolves a refusal, asking first where a word is needed."""

from typing import Any, assert_never

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.conditions import open_conditions, settle_conditions
from blp_desktop.desk.invitations import invite
from blp_desktop.desk.questions import open_questions
from blp_desktop.desk.scan_facts import Seen
from blp_desktop.desk.station import Station, require_supervisor
from blp_desktop.domain.ledger import MOVED
from blp_desktop.domain.names import reads_as_name
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.door_badges import DoorBadges
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

    def __init__(self, station: Station, strip: Strip, badges: DoorBadges, parent: QWidget) -> None:
        super().__init__(parent)
        self.station, self.module = station, ""
        self._badges = badges
        self._strip = strip
        self._widget = parent

    def do(self, offer: Offer, judged: Judged) -> None:
        """Take an offer up; what is refused is told in the strip."""
        try:
            self._do(offer.kind, judged)
        except (Refusal, SurroundingsFailed) as problem:
            self._refuse(problem)

    def walk_in(self, name: str, shown: Judged | None = None) -> WalkInDialog:
        """Ask for somebody who is in no list; `name` is what was typed of it, `shown` what the door shows meanwhile."""
        dialog = WalkInDialog(self.station, self.module, self._over(), name=name if reads_as_name(name) else "")
        dialog.saved.connect(self.touched)
        known, added = _About(shown, dialog), _About(shown, dialog)
        dialog.known.connect(known.hand_on)
        dialog.added.connect(added.hand_on)
        known.answered.connect(self.judge_again)
        added.answered.connect(self._welcome)
        dialog.open()
        return dialog

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
            self._badges.print_badge(person.id)

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
        self._badges.welcome(person)

    def _refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        self._strip.refuse(problem)
        self.refused.emit(str(problem))

    def _over(self) -> QWidget:
        """The dialog that is open in this window, else the door."""
        modal = above = QApplication.activeModalWidget()
        while above is not None and above is not self._widget.window():
            above = above.parentWidget()
        return modal if modal is not None and above is not None else self._widget


def _name_in(text: str) -> str:
    """What was typed, where it reads like a name and not like a code."""
    return text if " " in text and not any(sign.isdigit() for sign in text) else ""
