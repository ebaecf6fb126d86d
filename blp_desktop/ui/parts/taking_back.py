"""Undo and redo of a laptop's last act: at once where it was small, in the background where it was large."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.long_work import LongWork, Shares, Task, Teller

if TYPE_CHECKING:  # the window is painted before anything can be undone
    from blp_desktop.desk.undo import PastAct, Undone


class _Take(Protocol):
    def __call__(self, *, progress: Callable[[float], None] = ...) -> "Outcome[Undone]":
        """Make the act, and tell what share of it is done."""


class TakingBack(QObject):
    """Without `work` everything is done at once."""

    undone = Signal(object)
    """The outcome of an undo."""
    redone = Signal(object)
    """The outcome of a redo."""
    older = Signal(object)
    """The act that would be taken back was done before `opened`: whether it is meant is to be asked."""
    failed = Signal(object)
    """The exception that kept it from being done: nothing was changed."""
    stopped = Signal()
    """The operator wanted no more of it: nothing was changed."""

    def __init__(self, work: LongWork | None, parent: QObject, *, opened: int) -> None:
        super().__init__(parent)
        self.opened, self._work = opened, work

    def undo(self, station: Station, *, even_older: bool = False) -> None:
        """Take this laptop's last act back; one from before this was opened only where that is meant."""
        self._trying(partial(self._undo, station, even_older=even_older))

    def redo(self, station: Station) -> None:
        """Do again what this laptop has undone last."""
        self._trying(partial(self._redo, station))

    def _undo(self, station: Station, *, even_older: bool) -> None:
        from blp_desktop.desk.undo import last_act, undo_last

        past = last_act(station)
        if past is not None and past.ended <= self.opened and not even_older:
            self.older.emit(past)
            return
        self._take(past, partial(undo_last, station), self.undone, self.tr("Undoing: {act}…"))

    def _redo(self, station: Station) -> None:
        from blp_desktop.desk.undo import last_undone, redo_last

        past = last_undone(station)
        self._take(past, partial(redo_last, station), self.redone, self.tr("Doing again: {act}…"))

    def _trying(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (Refusal, SurroundingsFailed) as problem:
            self.failed.emit(problem)

    def _take(self, past: "PastAct | None", take: _Take, told: SignalInstance, words: str) -> None:
        if self._work is not None and past is not None and past.is_large:
            self._start(self._work, take, told, words.format(act=past.words))
        else:
            told.emit(take())

    def _start(self, work: LongWork, take: _Take, told: SignalInstance, words: str) -> None:
        def taken(tell: Teller) -> "Outcome[Undone]":
            return take(progress=Shares(tell, words))

        task = Task(words=words, work=taken, done=told.emit, failed=self.failed.emit, stopped=self.stopped.emit)
        if not work.start(task):
            raise Refusal("busy", "Something else is under way.", "Wait until it is done.")
