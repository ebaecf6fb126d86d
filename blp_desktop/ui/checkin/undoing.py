"""Undoing at the door: the scan that is shown at once, any other one by name and with a reason."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.arrivals import Arrivals
from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.strip import Strip

_AT_THE_DESK = "undone at the desk"


class Undoing(QObject):
    """Annuls a scan of the list of arrivals and tells it in the strip."""

    done = Signal(object)
    """The `Outcome` of an `Annulled`."""

    def __init__(
        self, door: HeldDoor, arrivals: Arrivals, strip: Strip, owner: QWidget, *, shown: Callable[[], str]
    ) -> None:
        super().__init__(owner)
        self._door, self._arrivals, self._strip, self._owner, self._shown = door, arrivals, strip, owner, shown
        self._older = ""

    def undo(self) -> None:
        """Undo the chosen scan, else the one that is shown, else the last one that let somebody in or out."""
        shown = "" if self._arrivals.has_choice else self._shown()
        scan_id = shown or self._arrivals.undoable()
        if scan_id is None:
            self._strip.tell(self.tr("There is nothing to undo at this door."))
            return
        self.ask(scan_id)

    @Slot(str)
    def ask(self, scan_id: str) -> None:
        """The scan that is shown goes back at once; any other asks by name, and why."""
        if scan_id == self._shown():
            self._annul(scan_id, _AT_THE_DESK)
            return
        self._older = scan_id
        question = Question(
            title=self.tr("Undo the scan of {name}").format(name=self._arrivals.name_of(scan_id)),
            consequence=self.tr("It no longer counts; the ledger keeps it, with your reason."),
            verb=self.tr("Undo"),
            reason=self.tr("Reason"),
        )
        dialog = Confirm(question, self._owner)
        dialog.agreed.connect(self._annul_older)
        dialog.open()

    @Slot(str)
    def _annul_older(self, reason: str) -> None:
        self._annul(self._older, reason)

    def _annul(self, scan_id: str, reason: str) -> None:
        try:
            done = self._door.undo(scan_id, reason=reason)
        except (Refusal, SurroundingsFailed) as problem:
            self._strip.refuse(problem)
            return
        person = self._door.crowd.person(done.value.person)
        name = person.name if person else self.tr("The badge")
        self._strip.tell(self.tr("{name}: the scan no longer counts; scan again if it should.").format(name=name))
        self.done.emit(done)
