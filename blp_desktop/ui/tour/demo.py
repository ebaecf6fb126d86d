"""The demo beside another programme: a window of its own for the tour, given back when it is closed."""

from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication

from blp_desktop.desk.trying_out import OPENING
from blp_desktop.ui.program import Program


class DemoProgram(Program):
    """The program on the demo; it is no file to come back to, and its door prints nothing by itself."""

    serves_door = False

    def __init__(self, path: Path) -> None:
        super().__init__(path, clock_set_to=OPENING)
        self.window.closing.connect(self._close_soon)

    def _name_file(self, path: Path) -> None:
        self.window.show_file(path)

    @Slot()
    def _close_soon(self) -> None:
        QTimer.singleShot(0, self, self._leave)

    @Slot()
    def _leave(self) -> None:
        self.close()
        self.window.deleteLater()
        self.deleteLater()


def open_demo(path: Path) -> DemoProgram:
    """Open the demo with its tour; raises Refusal where another window has it."""
    made = DemoProgram(path)
    application = QApplication.instance()
    made.setParent(application)
    application.aboutToQuit.connect(made.close)  # type: ignore[union-attr]
    made.window.furnished.connect(made.care.begin_tour)
    made.show()
    return made
