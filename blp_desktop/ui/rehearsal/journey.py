"""What the menu asks before a journey: the readiness check and the rehearsal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from blp_desktop.desk.station import Station
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.window import MainWindow

if TYPE_CHECKING:  # the window opens without what only these dialogs need
    from blp_desktop.desk.readiness import Place
    from blp_desktop.desk.readiness_laptop import Surroundings
    from blp_desktop.ui.rehearsal.readiness_dialog import ReadinessDialog


class Journey(QObject):
    """Opens the two dialogs; `station` may be seated anew."""

    practice_asked = Signal(str)
    """A copy is to be opened in a window, its clock at the opening of this module."""

    def __init__(self, station: Station, work: LongWork, clock: Clock, window: MainWindow) -> None:
        super().__init__(window)
        self.station = station
        self._work = work
        self._clock = clock
        self._window = window
        self._check: ReadinessDialog | None = None

    @Slot()
    def ask_readiness(self) -> None:
        """Show what is ready for the next module."""
        from blp_desktop.ui.rehearsal.readiness_dialog import ReadinessDialog

        dialog = ReadinessDialog(self.station, self._around, self._window)
        dialog.led.connect(self._lead)
        dialog.rehearsal_asked.connect(self.ask_rehearsal_of)
        dialog.finished.connect(self._check_over)
        self._check = dialog
        dialog.open()

    @Slot()
    def ask_rehearsal(self) -> None:
        """Offer to rehearse the door of the next module."""
        self.ask_rehearsal_of("")

    @Slot(str)
    def ask_rehearsal_of(self, module: str) -> None:
        """Offer to rehearse the door of this module; empty: of the next one."""
        from blp_desktop.ui.rehearsal.rehearsal_dialog import RehearsalDialog

        dialog = RehearsalDialog(self.station, self._work, self._window, module=module)
        dialog.practice_asked.connect(self.practice_asked)
        dialog.open()

    def take_scan(self, text: str) -> bool:
        """Hand what a scanner read to the open readiness check; False where none is open: it is the desk's."""
        if self._check is None:
            return False
        self._check.scanner.take(text)
        return True

    @Slot()
    def _check_over(self) -> None:
        self._check = None

    @Slot(object)
    def _lead(self, place: "Place") -> None:
        self._window.show_tab(list(type(place)).index(place))

    def _around(self) -> "Surroundings":
        from blp_desktop.ui.rehearsal.surroundings import surroundings

        return surroundings(Clock.laptop(), clock_is_set=self._clock.is_set)
