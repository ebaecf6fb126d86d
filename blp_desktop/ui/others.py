"""Others at the same file: what the command line writes beside the window is shown within two seconds."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.store.journal import Touched
from blp_desktop.ui.parts.long_work import LongWork, Task

if TYPE_CHECKING:  # nobody else writes before the window is painted
    from blp_desktop.desk.others import Standing

_EVERY = 2_000
_DEAD_AFTER = 3
"""Looks without any progress after which a large act is taken to have lost its program."""


class Others(QObject):
    """Looks how far the journal has come; what this window did itself it is told by `leave_out`."""

    touched = Signal(object)
    """Rows that others wrote."""

    def __init__(self, station: Callable[[], Station], work: LongWork, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._work = station, work
        self._seen: Standing | None = None
        self._own: set[Touched] = set()
        self._idle = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)

    @Slot()
    def start(self) -> None:
        """Look now, and every two seconds from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(object)
    def leave_out(self, touched: frozenset[Touched]) -> None:
        """This window has shown these rows already."""
        self._own |= touched

    @Slot()
    def look(self) -> None:
        """Tell what others wrote since the last look; nothing while this window writes at length itself."""
        if self._work.running:
            return
        with suppress(SurroundingsFailed):  # nobody asked; the next act tells what is wrong
            self._look()

    def _look(self) -> None:
        from blp_desktop.desk.others import standing_of, written_between

        station, earlier = self._station(), self._seen
        self._seen = now = standing_of(station)
        if earlier is None or now.end == earlier.end:
            self._wait_for(now, earlier)
        elif rows := written_between(station, earlier, now) - self._own:
            self.touched.emit(rows)
        self._own = set()  # what was just told came back by `leave_out`, and may be written once more

    def _wait_for(self, now: "Standing", earlier: "Standing | None") -> None:
        """Finish what a program left that was killed in the middle of a large act."""
        self._idle = self._idle + 1 if now.parts and now == earlier else 0
        if self._idle < _DEAD_AFTER:
            return
        self._idle = 0
        self._work.start(Task(words="", work=self._finish, done=_nothing, failed=_nothing))

    def _finish(self, _tell: Any) -> None:
        from blp_desktop.desk.others import finish_for_others

        finish_for_others(self._station())


def _nothing(_: Any) -> None:
    return
