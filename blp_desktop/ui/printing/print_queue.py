"""The print queue: jobs carried out one after the other off the GUI thread, tried again when their printer is back."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed

if TYPE_CHECKING:  # the window opens without what only a print needs
    from blp_desktop.desk.print_jobs import Destination
    from blp_desktop.desk.printing import PrintedBadges, Sheets

_log = logging.getLogger(__name__)

EVERY = 15_000
"""Milliseconds between two looks for printers that jobs wait for."""
_SOON = 1_500
_TOO_OLD = timedelta(hours=12)
"""A job that waited longer is not printed by surprise; the list of print jobs offers it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A job that came to its end, or not: `problem` says why; `person` where a door had it printed for somebody."""

    job: str
    badges: "PrintedBadges | None" = None
    problem: Exception | None = None
    touched: frozenset[Any] = frozenset()
    person: str = ""

    @property
    def waits(self) -> bool:
        """Whether it waits for its printer."""
        from blp_desktop.desk.printing import PrinterMissing

        return isinstance(self.problem, PrinterMissing)


Begin = Callable[[], Outcome[str] | None]
"""Begins a job off the GUI thread and gives its id; None where there is nothing to print."""


class PrintQueue(QObject):
    """Carries jobs out in the order in which they were handed in; lives on the GUI thread.

    `serves_door` is False for a rehearsal: its door prints nothing by itself, and what waits in the file that was
    copied is printed there.
    """

    ended = Signal(object)
    """An `Ended`, once the job is printed, waits or failed."""
    touched = Signal(object)
    printers_found = Signal(object)
    """The names of all printers, as a tuple."""
    progressed = Signal(str, int, int)
    """A job, and how many of how many pages are drawn."""

    _over = Signal(object)
    _found = Signal(object)

    def __init__(self, station: Station, parent: QObject, *, serves_door: bool = True) -> None:
        super().__init__(parent)
        self.station = station
        self.serves_door = serves_door
        self._stop = Event()
        self._is_closed = False
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look_for_printers)
        self._over.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._name_printers, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _worker(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="print-queue")

    @Slot()
    def start_soon(self) -> None:
        """Begin once the window had a moment."""
        if self.serves_door:
            QTimer.singleShot(_SOON, self, self.start)

    @Slot()
    def start(self) -> None:
        """Say of what was cut off that it was; then look for printers that jobs wait for, now and from time to time."""
        from blp_desktop.desk.print_jobs import give_up_interrupted

        if self._is_closed:
            return
        give_up_interrupted(self.station)
        self._timer.start()
        self.look_for_printers()

    def send(self, job: str) -> None:
        """Carry this job out."""
        self._submit(partial(self._carry_out, job))

    def begin_and_send(self, begin: Begin, *, person: str) -> None:
        """Begin a job for somebody off the GUI thread, too, and carry it out."""
        self._submit(partial(self._begun, begin, person))

    def send_sheets(self, sheets: "Sheets", to: "Destination") -> None:
        """Print what is no badge; what goes wrong is told as the end of a job without a name."""
        self._submit(partial(self._sent, sheets, to))

    def find_printers(self) -> None:
        """Ask the system which printers there are; it may take its time."""
        from blp_desktop.ui.printing.printer import printer_names

        if not self._is_closed:
            self._worker.submit(printer_names).add_done_callback(self._found.emit)

    def stop(self) -> None:
        """Stop what is being drawn at its next page."""
        self._stop.set()

    def close(self) -> None:
        """Stop and wait for the worker; what was not begun stays waiting in the file."""
        self._is_closed = True
        self._timer.stop()
        self.stop()
        self._worker.shutdown(cancel_futures=True)

    @Slot()
    def look_for_printers(self) -> None:
        """Carry out what waits for a printer that is there now; the look itself is taken off the GUI thread."""
        if self._is_closed or self._looking:
            return
        self._looking = True
        self._worker.submit(self._retry).add_done_callback(self._over.emit)

    def _submit(self, work: Callable[[], Ended | None]) -> None:
        if not self._is_closed:
            self._worker.submit(work).add_done_callback(self._over.emit)

    # on the worker

    def _begun(self, begin: Begin, person: str) -> Ended | None:
        try:
            begun = begin()
        except (Refusal, SurroundingsFailed) as problem:
            return Ended("", problem=problem, person=person)
        if begun is None:
            return None
        ended = self._carry_out(begun.value)
        return replace(ended, touched=ended.touched | begun.touched, person=person)

    def _carry_out(self, job: str) -> Ended:
        from blp_desktop.desk.printing import PrintStopped, carry_out

        self._stop.clear()
        try:
            done = carry_out(self.station, job, partial(self._put, job))
        except (Refusal, SurroundingsFailed, PrintStopped) as problem:
            return Ended(job, problem=problem)
        return Ended(job, badges=done.value, touched=done.touched)

    def _put(self, job: str, sheets: "Sheets", to: "Destination") -> None:
        from blp_desktop.ui.printing.printer import send

        send(sheets, to, tell=partial(self._tell, job))

    def _tell(self, job: str, done: int, whole: int) -> None:
        from blp_desktop.desk.printing import PrintStopped

        if self._stop.is_set():
            raise PrintStopped
        self.progressed.emit(job, done, whole)

    def _sent(self, sheets: "Sheets", to: "Destination") -> Ended:
        from blp_desktop.ui.printing.printer import send

        try:
            send(sheets, to)
        except SurroundingsFailed as problem:
            return Ended("", problem=problem)
        return Ended("")

    def _retry(self) -> tuple[Ended, ...]:
        """Only jobs whose printer is there: the others have said already why they wait."""
        from blp_desktop.desk.print_jobs import waiting_jobs
        from blp_desktop.ui.printing.printer import is_there

        try:
            waiting = waiting_jobs(self.station, since=self.station.now() - _TOO_OLD)
        except SurroundingsFailed:
            return ()  # the next look may read it
        there = {printer: is_there(printer) for printer in {job.to.printer for job in waiting} if printer}
        return tuple(self._carry_out(job.id) for job in waiting if there.get(job.to.printer))

    # back on the GUI thread

    @Slot(object)
    def _end(self, future: "Future[Ended | tuple[Ended, ...] | None]") -> None:
        if self._is_closed or future.cancelled():
            return
        found = future.result()
        if isinstance(found, tuple):
            self._looking = False
        for ended in found if isinstance(found, tuple) else (found,) if found else ():
            self._tell_end(ended)

    @Slot(object)
    def _name_printers(self, future: "Future[tuple[str, ...]]") -> None:
        if not self._is_closed and not future.cancelled():
            self.printers_found.emit(future.result())

    def _tell_end(self, ended: Ended) -> None:
        if ended.problem is not None:
            _log.info("print job %s: %s", ended.job, ended.problem)
        if ended.touched:
            self.touched.emit(ended.touched)
        self.ended.emit(ended)
