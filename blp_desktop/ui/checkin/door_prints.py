"""Badges printed at the door: on arrival, in a lost one's place, in the background; the door never waits for them."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.badges import BadgeOrder
from blp_desktop.desk.print_jobs import Destination, begin_job, begin_on_arrival, count_waiting, replace_badge
from blp_desktop.desk.printer_memory import printer_memory
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.arrival_dialog import ArrivalDialog
from blp_desktop.ui.checkin.place_bar import PlaceBar
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.printing.print_queue import Ended, PrintQueue


class DoorPrints(QObject):
    """Hands jobs for one badge to the queue; each method says whether it did: without a printer the badge is a PDF."""

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
        begin = partial(begin_on_arrival, self.station, self._order(person), to=self._to())
        self.queue.begin_and_send(begin, person=person)
        return True

    def print_badge(self, person: str) -> bool:
        """Print their badge on the door's printer."""
        if not self._has_printer():
            return False
        self.queue.begin_and_send(partial(begin_job, self.station, self._order(person), to=self._to()), person=person)
        self._strip.tell(self.tr("The badge is on its way to {printer}.").format(printer=self._memory.door_printer))
        return True

    def replace_lost(self, person: str) -> bool:
        """Revoke their badge and print another on the door's printer."""
        if not self._has_printer():
            return False
        begin = partial(replace_badge, self.station, self._order(person), to=self._to())
        self.queue.begin_and_send(begin, person=person)
        told = self.tr("The lost badge opens no door any more. The new one is on its way to {printer}.")
        self._strip.tell(told.format(printer=self._memory.door_printer))
        return True

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
        if ended.waits:
            told = self.tr("The badge waits for its printer. {why}").format(why=problem.sentence)
            self._strip.attend(told, problem.next_step)
        else:
            self._strip.refuse(problem)

    def _show(self) -> None:
        printer = self._memory.door_printer if self._memory.on_arrival and self.queue.serves_door else ""
        self._place.show_prints(printer, waiting=count_waiting(self.station))

    def _has_printer(self) -> bool:
        return bool(self._memory.door_printer) and self.queue.serves_door

    def _order(self, person: str) -> BadgeOrder:
        stock = self._memory.door_stock
        layout = self._memory.layouts.get(stock, "")
        return BadgeOrder(module=self.module, people=(person,), stock=stock, layout=layout)

    def _to(self) -> Destination:
        return Destination(printer=self._memory.door_printer)
