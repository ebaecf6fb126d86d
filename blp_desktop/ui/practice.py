"""Practice: a window on a copy of the programme file, which goes when the window closes."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication

from blp_desktop.desk.rehearsal import opening_of
from blp_desktop.desk.rehearsal_copy import copy_to_rehearse, throw_away
from blp_desktop.desk.station import Station, seated
from blp_desktop.ui.program import Program
from blp_desktop.ui.window import CHECKIN


class Practice(Program):
    """The program on a copy: not among the recent files, not backed up; its door prints nothing by itself."""

    serves_door = makes_backups = False

    def __init__(self, copy: Path, *, clock_set_to: datetime, operator: str) -> None:
        super().__init__(copy, clock_set_to=clock_set_to, operator=operator)
        self.window.closing.connect(self._close_soon)

    def close(self) -> None:
        """Give the copy back and delete it."""
        super().close()
        throw_away(self.station.file.path)

    def _name_file(self, path: Path) -> None:
        self.window.show_file(path)
        self.window.show_copy(path.name)

    @Slot()
    def _close_soon(self) -> None:
        QTimer.singleShot(0, self, self._leave)

    @Slot()
    def _leave(self) -> None:
        self.close()
        self.window.deleteLater()
        self.deleteLater()


def open_practice(station: Station, module: str) -> Practice:
    """Open a copy of the file at the door of a module, its clock at the opening, beside the real window.

    Raises Refusal or SurroundingsFailed where the copy cannot be made; then nothing is left of it.
    """
    opening = opening_of(station, module)
    copy = copy_to_rehearse(station)
    try:
        made = Practice(copy, clock_set_to=opening, operator=station.author.operator)
    except BaseException:
        throw_away(copy)
        raise
    application = QApplication.instance()
    made.seating.go_on_as(seated(made.station, operator=station.author.operator, rights=station.rights))
    made.setParent(application)
    application.aboutToQuit.connect(made.close)  # type: ignore[union-attr]
    made.window.show_tab(CHECKIN)
    made.show()
    return made
