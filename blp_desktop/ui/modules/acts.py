"""What is done in the tab Modules."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.agenda import SessionLine, remove_session
from blp_desktop.desk.invitations import invite_all_selected
from blp_desktop.desk.modules import ModuleCard, remove_module
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.save_as import Busy, Saved, open_file
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs


class ModuleActs(ToldActs):
    """Removes sessions and modules, invites, and tells where papers were saved."""

    def __init__(self, station: Station, strip: Strip, parent: QObject) -> None:
        super().__init__(station, strip, parent)
        self._file = Path()

    def remove_session(self, line: SessionLine) -> None:
        """Take a session out of the agenda."""
        if self.make(partial(remove_session, self._station, line.id)):
            self.tell_with_undo(self.tr("“{title}” is removed.").format(title=line.title))

    def remove_module(self, card: ModuleCard) -> None:
        """Remove a module nobody was invited to."""
        if self.make(partial(remove_module, self._station, card.id)):
            self.tell_with_undo(self.tr("{city} is removed.").format(city=card.city))

    def invite_everyone(self, card: ModuleCard) -> None:
        """Invite every selected person of the edition."""
        done = self.make(partial(invite_all_selected, self._station, module=card.id))
        if done and not done.value.invited:
            self._strip.attend(
                self.tr("Nobody is selected who is not invited yet."), self.tr("Decide about applications first.")
            )
        elif done:
            told = self.tr("{count} people are invited to {city}.")
            self.tell_with_undo(told.format(count=done.value.invited, city=card.city))

    def tell_saved(self, saved: Saved) -> None:
        """Tell where a paper was written, and offer to open it."""
        self._file = saved.file
        self.tell(saved.written.words, self.tr("Open"), self._open, why=str(saved.file))
        if saved.written.touched:
            self.touched.emit(saved.written.touched)

    @Slot()
    def tell_stopped(self) -> None:
        """Tell that a paper was not written because nobody wanted it any more."""
        self.tell(self.tr("Stopped; nothing was saved."))

    def tell_failed(self, problem: Exception) -> None:
        """Tell why a paper was not written."""
        self._then = None
        match problem:
            case Refusal() | SurroundingsFailed():
                self.refuse(problem)
            case Busy():
                self._strip.attend(self.tr("Something else is being written."), self.tr("Wait until it is done."))
            case _:
                self._strip.wrong(
                    self.tr("A fault of the program kept this from being done; nothing was changed."),
                    self.tr("The log tells more."),
                )

    def _open(self) -> None:
        open_file(self._file)
