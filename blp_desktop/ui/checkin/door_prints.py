"""Badges printed at the door: on arrival, in a lost one's place, in the background; the door never waits for them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.print_jobs import (
    JUST_REPLACED,
    Destination,
    begin_job,
    begin_on_arrival,
    count_waiting,
    replace_badge,
)
from blp_desktop.desk.printer_memory import printer_memory
from blp_desktop.desk.printing import order_alone
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.arrival_dialog import ArrivalDialog
from blp_desktop.ui.checkin.place_bar import PlaceBar
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.print_queue import Begin, Ended, PrintQueue

_Begin = Callable[..., Outcome[str] | None]


class DoorPrints(QObject):
    """Hands jobs for one badge to the queue; each method says whether it did: without a printer the badge is a PDF."""

    replaced_before = Signal(str, object)
    """Whose lost badge was replaced a moment ago already, and the refusal to do it again."""

    def __init__(self, prints: PrintQueue, place: PlaceBar, strip: Strip, parent: QWidget) -> None:
        super().__init__(parent)
        self.station: Station = prints.station
        self.module = ""
        self.queue, self._place, self._strip, self._widget = prints, place, strip, parent
        self._memory = printer_memory()
        prints.ended.connect(self._take_end)
        place.prints.clicked.connect(self.ask)
        self._show()

    def arrived(self, person: str) -> bool:
        """Somebody was let in: print their first badge, where the door is to do so."""
        if not (self._memory.on_arrival and self.queue.serves_door):
            return False
        self.queue.begin_and_send(self._beginning(begin_on_arrival, person), person=person)
        return True

    def print_badge(self, person: str) -> bool:
        """Print their badge on the door's printer."""
        if not self._has_printer():
            return False
        self.queue.begin_and_send(self._beginning(begin_job, person), person=person)
        self._strip.tell(self.tr("The badge is on its way to {printer}.").format(printer=self.printer))
        return True

    def replace_lost(self, person: str) -> bool:
        """Revoke their badge and print another on the door's printer."""
        if not self._has_printer():
            return False
        self.queue.begin_and_send(self._beginning(replace_badge, person), person=person)
        return True

    @property
    def printer(self) -> str:
        """What the door prints on."""
        return self._memory.door_printer

    @Slot()
    def ask(self) -> None:
        """Ask whether badges are printed on arrival, and where."""
        dialog = ArrivalDialog(self.station, self.queue, self._widget)
        dialog.saved.connect(self._recall)
        dialog.open()

    @Slot(object)
    def _recall(self, _touched: object) -> None:
        self._memory = printer_memory()
        self._show()

    @Slot(object)
    def _take_end(self, ended: Ended) -> None:
        """Only what keeps a badge from paper is told: what was told of the scan stays otherwise."""
        self._show()
        problem = ended.problem
        if not ended.person or not isinstance(problem, Refusal | SurroundingsFailed):
            return
        if isinstance(problem, Refusal) and problem.code == JUST_REPLACED:
            self.replaced_before.emit(ended.person, problem)
        elif ended.waits:
            told = self.tr("The badge waits for its printer. {why}").format(why=problem.sentence)
            self._strip.attend(told, problem.next_step)
        else:
            self._strip.refuse(problem)

    def _show(self) -> None:
        printer = self._memory.door_printer if self._memory.on_arrival and self.queue.serves_door else ""
        self._place.show_prints(printer, waiting=count_waiting(self.station))

    def _has_printer(self) -> bool:
        return bool(self._memory.door_printer) and self.queue.serves_door

    def _beginning(self, begin: _Begin, person: str) -> Begin:
        order = order_alone(self.station, person, module=self.module)
        return partial(begin, self.station, order, to=Destination(printer=self._memory.door_printer))
