"""Backups of an open window: soon after its first paint, every quarter of an hour, and when it closes."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.safety import EVERY_SECONDS, back_up
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.parts.long_work import LongWork, Task

_SOON, _AGAIN = 500, 30_000
"""Milliseconds after the first paint, and after other work was under way."""
log = logging.getLogger("blp_desktop.window")


class Backups(QObject):
    """Made in the background; none before `start` and after `end`."""

    made = Signal()
    failed = Signal()

    def __init__(self, station: Station, work: LongWork, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self._work = work
        self._timer = QTimer(self, interval=EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.make)

    def start(self) -> None:
        """Make them by the clock."""
        self._timer.start()

    @Slot()
    def make_first(self) -> None:
        """Make the first one, once the window had a moment to itself."""
        QTimer.singleShot(_SOON, self, self.make)

    @Slot()
    def make(self) -> None:
        """One more, as soon as no other long work is under way."""
        if not self._timer.isActive():
            return
        if not self._work.start(Task(words="", work=self._make, done=self._tell_made, failed=self._tell_failed)):
            QTimer.singleShot(_AGAIN, self, self.make)

    def end(self) -> None:
        """Make the last one at once, where any were made."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        try:
            self._make(None)
        except (Refusal, SurroundingsFailed):
            log.exception("no backup at exit")

    def _make(self, _tell: object) -> Path:
        return back_up(self._station, backup_folder(), now=Clock.laptop())

    def _tell_made(self, _path: object) -> None:
        self.made.emit()

    def _tell_failed(self, error: Exception) -> None:
        log.error("no backup: %s", error)
        self.failed.emit()
