"""What is done in the tab Modules, each told in the strip with the way back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from blp_desktop.desk.agenda import SessionLine, remove_session
from blp_desktop.desk.invitations import invite_all_selected
from blp_desktop.desk.modules import ModuleCard, remove_module
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.save_as import Busy, Saved, open_file
from blp_desktop.ui.parts.strip import Strip


class ModuleActs(QObject):
    """Makes the acts of one tab and tells what came of them."""

    touched = Signal(object)
    """The rows that an act changed."""

    def __init__(self, station: Station, strip: Strip, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self._strip = strip
        self._file = Path()
        self._then: Callable[[], None] | None = None
        strip.acted.connect(self._take_up)

    def remove_session(self, line: SessionLine) -> None:
        """Take a session out of the agenda."""
        done = self._do(self._removed_session, line)
        if done is not None:
            self._tell(self.tr("“{title}” is removed.").format(title=line.title), self.tr("Undo"), self.undo)

    def remove_module(self, card: ModuleCard) -> None:
        """Remove a module nobody was invited to."""
        done = self._do(self._removed_module, card)
        if done is not None:
            self._tell(self.tr("{city} is removed.").format(city=card.city), self.tr("Undo"), self.undo)

    def invite_everyone(self, card: ModuleCard) -> None:
        """Invite every selected person of the edition."""
        done = self._do(self._invited_everyone, card)
        if done is not None:
            told = self.tr("{count} people are invited to {city}.").format(count=done.value.invited, city=card.city)
            self._tell(told, self.tr("Undo"), self.undo)

    def undo(self) -> None:
        """Take the last act back."""
        done = self._do(undo_last)
        if done is not None:
            self._tell(self.tr("Undone: {act}.").format(act=done.value.words))

    def tell_saved(self, saved: Saved) -> None:
        """Tell where a paper was written, and offer to open it."""
        self._file = saved.file
        self._tell(saved.written.words, self.tr("Open"), self._open, why=str(saved.file))
        if saved.written.touched:
            self.touched.emit(saved.written.touched)

    def tell_failed(self, problem: Exception) -> None:
        """Tell why a paper was not written."""
        match problem:
            case Refusal() | SurroundingsFailed():
                self._refuse(problem)
            case Busy():
                self._strip.attend(self.tr("Something else is being written."), self.tr("Wait until it is done."))
            case _:
                self._strip.wrong(
                    self.tr("A fault of the program kept this from being done; nothing was changed."),
                    self.tr("The log tells more. Help shows where it is."),
                )

    def _removed_session(self, station: Station, line: SessionLine) -> Outcome[Any]:
        return remove_session(station, line.id)

    def _removed_module(self, station: Station, card: ModuleCard) -> Outcome[Any]:
        return remove_module(station, card.id)

    def _invited_everyone(self, station: Station, card: ModuleCard) -> Outcome[Any]:
        return invite_all_selected(station, module=card.id)

    def _do(self, act: Callable[..., Outcome[Any]], *facts: Any) -> Outcome[Any] | None:
        try:
            done = act(self._station, *facts)
        except (Refusal, SurroundingsFailed) as problem:
            self._refuse(problem)
            return None
        self.touched.emit(done.touched)
        return done

    def _refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        self._then = None
        self._strip.refuse(problem)

    def _tell(self, what: str, action: str = "", then: Callable[[], None] | None = None, *, why: str = "") -> None:
        self._then = then
        self._strip.tell(what, why, action=action)

    @Slot()
    def _take_up(self) -> None:
        if self._then is not None:
            self._then()

    def _open(self) -> None:
        open_file(self._file)
