"""Long work: one background worker that tells how far it is, can be stopped, and ends in a value or an error."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")

_log = logging.getLogger(__name__)

SHOWN_AFTER = 200
"""Milliseconds before progress is shown."""
_TURN = 0.0001
"""Seconds that a worker may keep the interpreter while the window waits for it: a scan asks for it a hundred times."""
_EVERY = 0.05
"""Seconds between two tellings, so that the window is not flooded."""


class Stopped(Exception):
    """The operator stopped the work; nothing took effect."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: `done` of `whole` steps (0 of 0 where nobody knows), and in words."""

    words: str
    done: int = 0
    whole: int = 0


class Teller:
    """What the work is handed: it tells how far it is, from its own thread."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        self._tell = tell
        self._stop = Event()
        self._last_told = 0.0

    def __call__(self, words: str, done: int = 0, whole: int = 0) -> None:
        """Tell how far; raises Stopped where the operator wants no more of it."""
        if self._stop.is_set():
            raise Stopped(words)
        if monotonic() - self._last_told > _EVERY:
            self._last_told = monotonic()
            self._tell(Progress(words, done, whole))

    def stop(self) -> None:
        """Let the work end the next time it tells."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether the work was asked to end."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class Shares:
    """Tells shares of the whole, 0 to 1, as steps of a hundred."""

    tell: Teller
    words: str

    def __call__(self, share: float) -> None:
        self.tell(self.words, round(share * 100), 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[T]):
    """One piece of long work: `work` runs in the background, the others afterwards on the GUI thread.

    Without `words` nothing is shown of it: what nobody asked for does not move what is below the hands.
    """

    words: str
    work: Callable[[Teller], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]
    stopped: Callable[[], None] | None = None


class LongWork(QObject):
    """Runs one task at a time off the GUI thread; lives on it."""

    busy = Signal(object)
    """Progress to show: the work takes longer than a moment."""
    idle = Signal()
    """Nothing runs."""

    _told = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="long-work")
        self._is_closed = False
        self._task: Task[Any] | None = None
        self._teller: Teller | None = None
        self._latest = Progress("")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SHOWN_AFTER)
        self._patience.timeout.connect(self._show)
        self._told.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether a task runs."""
        return self._task is not None

    def start(self, task: Task[Any]) -> bool:
        """Run a task; False where another one runs, or the work is over, and this one was not begun."""
        if self.running or self._is_closed:
            return False
        self._task, self._teller = task, Teller(self._told.emit)
        self._latest = Progress(task.words)
        if task.words:
            self._patience.start()
        self._workers.submit(task.work, self._teller).add_done_callback(self._ended.emit)
        return True

    def stop(self) -> None:
        """Ask the task to end; it tells by `stopped` that it did."""
        if self._teller is not None:
            self._teller.stop()

    def close(self) -> None:
        """Stop the task and wait for the worker; nothing is begun or told any more."""
        self._is_closed = True
        self.stop()
        self._ended.disconnect(self._end)
        self._patience.stop()
        self._workers.shutdown(cancel_futures=True)

    @Slot(object)
    def _keep(self, progress: Progress) -> None:
        self._latest = progress
        if self._task is not None and self._task.words and not self._patience.isActive():
            self.busy.emit(progress)

    @Slot()
    def _show(self) -> None:
        self.busy.emit(self._latest)

    @Slot(object)
    def _end(self, future: "Future[Any]") -> None:
        task, self._task, self._teller = self._task, None, None
        self._patience.stop()
        self.idle.emit()
        if task is not None:
            _tell_end(task, future)


def _tell_end(task: Task[Any], future: "Future[Any]") -> None:
    problem = future.exception()
    match problem:
        case None:
            task.done(future.result())
        case Stopped():
            if task.stopped is not None:
                task.stopped()
        case Exception():
            _log.warning("%s: %s", task.words, problem, exc_info=problem)
            task.failed(problem)
        case _:
            raise problem
