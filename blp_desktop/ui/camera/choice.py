"""The choice of a camera: there only where there are several."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from blp_desktop.ui.camera.pane import CameraPane


class CameraChoice(QComboBox):
    """Follows a pane; `chosen` tells that a camera was chosen, and which is remembered."""

    chosen = Signal()

    def __init__(self, pane: CameraPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = pane
        self.setAccessibleName(self.tr("Camera"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._choose)
        pane.devices_changed.connect(self._show_devices)
        self.hide()

    @Slot()
    def _show_devices(self) -> None:
        """Offer what is plugged in, the camera that runs first in sight."""
        self.clear()
        for device in self._pane.devices:
            self.addItem(device.name, device.id)
        self.setCurrentIndex(max(0, self.findData(self._pane.current)))
        self.setVisible(self.count() > 1)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._pane.choose(str(self.itemData(index)))
        self.chosen.emit()
