"""A dialog for which long work runs: what it starts waits its turn, and it goes when nothing runs for it any more."""

from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QDialog, QWidget

from blp_desktop.domain.refusals import Refusal, Refusals, SurroundingsFailed
from blp_desktop.ui.parts.long_work import LongWork, Task
from blp_desktop.ui.parts.strip import Strip

_AGAIN = 150
"""Milliseconds before a busy worker is asked again."""


class WorkingDialog(QDialog):
    """Closed while something runs, it stops that, which changes nothing; `strip` tells how it ended."""

    def __init__(self, work: LongWork, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.strip = Strip(self)
        self._waiting: Task[Any] | None = None
        self._is_running = self._is_closed = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self._try_again)

    @property
    def is_busy(self) -> bool:
        """Whether something runs or waits for it."""
        return self._is_running or self._waiting is not None

    def offer(self) -> None:
        """Allow what can be done now; called whenever work begins or ends."""
        raise NotImplementedError

    def start(self, task: Task[Any]) -> None:
        """Run it, after what may be running; what runs for this dialog is no longer wanted and stopped."""
        self.strip.mended()
        if self._is_running:
            self.work.stop()
        self._waiting = task
        self._try_again()

    def has_ended(self) -> bool:
        """To be asked by what the work calls at its end: whether that is still of interest."""
        self._is_running = False
        if self._is_closed:
            self.deleteLater()
        return not self._is_closed and self._waiting is None

    def tell_failure(self, error: Exception, *, sentence: str, action: str) -> None:
        """Why the work failed: a problem's own words with the act that helps, or `sentence` for a bug of ours."""
        if isinstance(error, Refusals):
            error = error.refusals[0]
        if isinstance(error, Refusal | SurroundingsFailed):
            self.strip.attend(error.sentence, error.next_step, action=action)
        else:
            self.strip.wrong(sentence, self.tr("Nothing was changed. Details are in the log."))
        self.offer()

    def tell_stopped(self) -> None:
        """Somebody stopped the work."""
        if self.has_ended():
            self.strip.tell(self.tr("Stopped. Nothing was changed."), action=self.tr("Look again"))
            self.offer()

    @Slot()
    def reject(self) -> None:
        """Close; what runs is stopped and changes nothing."""
        self._is_closed, self._waiting = True, None
        if self._is_running:
            self.work.stop()
        super().reject()

    def done(self, result: int) -> None:
        """Close, and go once nothing runs for it any more."""
        super().done(result)
        if not self._is_running:
            self.deleteLater()

    @Slot()
    def _try_again(self) -> None:
        if self._waiting is None:
            return
        if self.work.start(self._waiting):
            self._waiting, self._is_running = None, True
        else:
            self._again.start()
        self.offer()
