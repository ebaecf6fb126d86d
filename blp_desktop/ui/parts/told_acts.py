"""Acts of a tab: made at its station, told in its strip with the way back."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from blp_desktop.desk.station import Outcome, Station, looking
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.journal import journal_end
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.taking_back import TakingBack

if TYPE_CHECKING:  # the window is painted before anything can be undone
    from blp_desktop.desk.undo import PastAct, Undone

T = TypeVar("T")

_TOLD_FOR = 12_000
"""Milliseconds that what was done is told with the way back; Ctrl+Z stays."""


class ToldActs(QObject):
    """Makes acts; a refusal is told in the strip, and what an act changed by `touched`."""

    touched = Signal(object)
    """The rows that an act changed."""

    def __init__(self, station: Station, strip: Strip, parent: QObject, *, work: LongWork | None = None) -> None:
        super().__init__(parent)
        self.station = station
        self._strip = strip
        self._then: Callable[[], None] | None = None
        self._told = ""
        self._patience = QTimer(self, singleShot=True, interval=_TOLD_FOR)
        self._patience.timeout.connect(self._take_away)
        self._back = TakingBack(work, self, opened=_journal_end(station))
        self._back.undone.connect(self._tell_undone)
        self._back.redone.connect(self._tell_redone)
        self._back.older.connect(self._ask_older)
        self._back.failed.connect(self.tell_failed)
        self._back.stopped.connect(self._tell_stopped)
        strip.acted.connect(self._take_up)

    def seat(self, station: Station) -> None:
        """Act as another operator from now on, in a file that may be an older one put back."""
        self.station = station
        self._back.opened = min(self._back.opened, _journal_end(station))

    def undo(self) -> None:
        """Take this laptop's last act back, and offer to do it again."""
        self._back.undo(self.station)

    def redo(self) -> None:
        """Do again what this laptop has undone last."""
        self._back.redo(self.station)

    def make(self, act: Callable[[], Outcome[T]]) -> Outcome[T] | None:
        """Make an act and tell what it touched; None where it was refused, which is told."""
        try:
            done = act()
        except (Refusal, SurroundingsFailed) as problem:
            self.refuse(problem)
            return None
        self.touched.emit(done.touched)
        return done

    def tell(self, what: str, action: str = "", then: Callable[[], None] | None = None, *, why: str = "") -> None:
        """Tell what came of it; `then` is what the action's button does."""
        self._forget()
        self._then = then
        self._strip.tell(what, why, action=action)
        self._strip.action.setToolTip("")

    def tell_with_undo(self, what: str) -> None:
        """Tell what was done, and offer the way back."""
        self.tell(what, self.tr("Undo"), self.undo)
        self._strip.action.setToolTip(self.tr("Ctrl+Z"))
        self._tell_for_a_while()

    def refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        """Tell why an act was not made."""
        self._forget()
        self._strip.refuse(problem)

    def tell_failed(self, problem: Exception) -> None:
        """Tell why something was not done, be it by a fault of ours."""
        if isinstance(problem, Refusal | SurroundingsFailed):
            self.refuse(problem)
            return
        self._forget()
        self._strip.wrong(
            self.tr("A fault of the program kept this from being done; nothing was changed."),
            self.tr("The log tells more."),
        )

    @Slot()
    def _tell_stopped(self) -> None:
        self.tell(self.tr("Stopped; nothing was changed."))

    @Slot(object)
    def _ask_older(self, act: "PastAct") -> None:
        told = self.tr("Done before this window was opened: {act}.").format(act=act.words)
        self.tell(told, self.tr("Undo it all the same"), self._undo_older)

    def _undo_older(self) -> None:
        self._back.undo(self.station, even_older=True)

    @Slot(object)
    def _tell_undone(self, done: "Outcome[Undone]") -> None:
        self.touched.emit(done.touched)
        self.tell(self.tr("Undone: {act}.").format(act=done.value.words), self.tr("Do it again"), self.redo)
        self._tell_for_a_while()

    @Slot(object)
    def _tell_redone(self, done: "Outcome[Undone]") -> None:
        self.touched.emit(done.touched)
        self.tell_with_undo(self.tr("Done again: {act}.").format(act=done.value.words))

    def _tell_for_a_while(self) -> None:
        self._told = self._strip.text
        self._patience.start()

    def _forget(self) -> None:
        """What was told last cannot be taken up any more."""
        self._patience.stop()
        self._then = None

    @Slot()
    def _take_away(self) -> None:
        if self._strip.text == self._told:
            self._strip.mended()

    @Slot()
    def _take_up(self) -> None:
        if self._then is not None:
            self._then()


def _journal_end(station: Station) -> int:
    """Where the journal ends now; a file that cannot be read asks about nothing."""
    with suppress(SurroundingsFailed), looking(station) as session:
        return journal_end(session)
    return 0
