"""Collects garbage on the GUI thread alone: on another one it would destroy widgets there."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from blp_desktop.ui.parts.long_work import LongWork

_EVERY = 2_000


class Collecting(QObject):
    """Takes over from Python's own collection as long as it lives; waits while long work fills the memory."""

    def __init__(self, work: LongWork, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._work = work
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """What the first window's start made stays: no scan waits while that is looked through again."""
        if not gc.get_freeze_count():
            gc.freeze()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        if self._work.running:
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.enable()
