"""Starting a meeting: the other laptop's file is asked for, and what came of it is told in the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.station import Station, require_supervisor
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.choose_file import ask_for_file
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.window import EVERYTHING, MainWindow

if TYPE_CHECKING:  # the window opens without what only a meeting needs
    from blp_desktop.ui.meeting.dialog import TakeInDialog


class MeetingStart(QObject):
    """Opens the dialog; `station` may be seated anew."""

    def __init__(self, station: Station, work: LongWork, window: MainWindow) -> None:
        super().__init__(window)
        self.station = station
        self._work = work
        self._window = window
        self.dialog: TakeInDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Ask which file the other laptop carried."""
        try:
            require_supervisor(self.station, self.tr("Taking in another laptop's file"))
        except Refusal as refused:
            self._window.strip.refuse(refused)
            return
        kinds = self.tr("BLP Desk programme (*.blp)")
        ask_for_file(self._window, self.tr("Take in another laptop's file"), kinds=kinds, chosen=self.look_at)

    @Slot(str)
    def look_at(self, name: str) -> None:
        """Show what taking in this file would do."""
        from blp_desktop.ui.meeting.dialog import TakeInDialog

        dialog = TakeInDialog(self.station, self._work, self._window)
        dialog.taken.connect(self._tell)
        dialog.destroyed.connect(self._over)
        self.dialog = dialog
        dialog.open()
        dialog.read(Path(name))

    @Slot(str, str)
    def _tell(self, what: str, why: str) -> None:
        self._window.touch(EVERYTHING)
        self._window.strip.tell(what, why)

    @Slot()
    def _over(self) -> None:
        self.dialog = None
