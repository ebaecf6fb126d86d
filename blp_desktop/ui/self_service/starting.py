"""Starting self-service: on the door of the tab Check-in, behind a PIN."""

from hmac import compare_digest
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.operators import has_pins, pin_opens
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.sounds import Sounds

if TYPE_CHECKING:  # the window opens without what only self-service needs
    from blp_desktop.desk.held_door import HeldDoor
    from blp_desktop.ui.self_service.pin_pad import PinPad
    from blp_desktop.ui.self_service.window import SelfService


class SelfServiceStart(QObject):
    """Any operator's PIN leads out; where nobody has one, one is chosen for this time."""

    refused = Signal(object)
    touched = Signal(object)
    judged = Signal(object)
    """A `Judged`, as the desk's tab tells it."""

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self.station = station
        self._window = window
        self._door: HeldDoor | None = None
        self._sounds: Sounds | None = None
        self._pin = ""
        self.pad: PinPad | None = None
        self.shown: SelfService | None = None

    def begin(self, door: "HeldDoor", sounds: Sounds) -> None:
        """Show it full screen, after a PIN was chosen where nobody has one."""
        if self.shown is not None:
            self.shown.activateWindow()
            return
        if not door.is_open:
            step = self.tr("Import the programme workbook first.")
            self.refused.emit(Refusal("no_module", self.tr("There is no module to check in to yet."), step))
            return
        self._door, self._sounds, self._pin = door, sounds, ""
        if has_pins(self.station):
            self._show()
        else:
            self._ask_pin()

    def take_scan(self, text: str) -> bool:
        """Hand what a scanner read to self-service; False where it is not shown: it is the desk's."""
        if self.shown is None:
            return False
        self.shown.scan(text)
        return True

    def _ask_pin(self) -> None:
        from blp_desktop.ui.self_service.pin_pad import PinPad

        self.pad = PinPad(self.tr("Choose a PIN to leave self-service with"), self.tr("Start"), self._window)
        self.pad.entered.connect(self._chosen)
        self.pad.open()

    @Slot(str)
    def _chosen(self, pin: str) -> None:
        self._pin = pin
        if self.pad is not None:
            self.pad.accept()
        self._show()

    def _show(self) -> None:
        from blp_desktop.ui.self_service.window import SelfService

        assert self._door is not None
        setting = self._door.setting
        self.shown = SelfService(self._door, f"{setting.city} · {setting.module_code}", self._opens, self._window)
        self.shown.touched.connect(self.touched)
        self.shown.judged.connect(self.judged)
        if self._sounds is not None:
            self.shown.sounded.connect(self._sounds.play)
        self.shown.left.connect(self._left)
        self.shown.showFullScreen()

    def _opens(self, pin: str) -> bool:
        if self._pin:
            return compare_digest(pin.encode(), self._pin.encode())
        return pin_opens(self.station, pin)

    @Slot()
    def _left(self) -> None:
        if self.shown is not None:
            self.shown.deleteLater()
        self.shown = None
