"""The door's camera: its picture and the choice of it, switched by a button and remembered."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from blp_desktop.desk.checkin import Judged
from blp_desktop.desk.preferences import camera_switched, preferences
from blp_desktop.domain.ledger import Verdict
from blp_desktop.ui.camera.choice import CameraChoice
from blp_desktop.ui.camera.pane import CameraPane
from blp_desktop.ui.checkin.tones import tone_of
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.safe import is_safe


class DoorCamera(QWidget):
    """`read` tells a badge that was held up; `settled` that the keyboard is free for the field again."""

    read = Signal(str)
    settled = Signal()

    def __init__(self, switch: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.pane = CameraPane(self)
        self.choice = CameraChoice(self.pane, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.pane)
        column.addWidget(self.choice)
        self.pane.read.connect(self.read)
        self.choice.chosen.connect(self.settled)
        self._follow(switch)

    def show_judged(self, judged: Judged | None) -> None:
        """Outline the badge in its verdict's colour; None where nothing could be recorded."""
        self.pane.show_verdict(tone_of(judged.verdict if judged else Verdict.ERROR).role)

    def _follow(self, switch: QPushButton) -> None:
        """On as it was left; in safe mode off until it is asked for."""
        switch.setChecked(preferences().camera_is_on and not is_safe())
        self.setVisible(switch.isChecked())
        switch.toggled.connect(self._switch)

    @Slot(bool)
    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.setVisible(on)
        camera_switched(is_on=on)
        self.settled.emit()
