"""Where the door is: module and checkpoint, by the clock unless somebody chose."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.ui.checkin.sound_button import SoundButton
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import Kind, button, icon_button
from blp_desktop.ui.sounds import Sounds


class PlaceBar(QWidget):
    """`module_chosen` and `checkpoint_chosen` name keys; an empty checkpoint means: by the clock."""

    module_chosen = Signal(str)
    checkpoint_chosen = Signal(str)

    def __init__(self, sounds: Sounds, parent: QWidget) -> None:
        super().__init__(parent)
        self.modules = QComboBox(self)
        self.modules.setAccessibleName(self.tr("Module"))
        self.checkpoints = QComboBox(self)
        self.checkpoints.setAccessibleName(self.tr("Checkpoint"))
        for box in (self.modules, self.checkpoints):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.leaving = button(self.tr("Leaving"), self, icon_name="door-open", shortcut="F9")
        self.leaving.setCheckable(True)
        self.camera = button(self.tr("Camera"), self, icon_name="camera", shortcut="F10")
        self.camera.setCheckable(True)
        self.walk_in = button(self.tr("Walk-in"), self, icon_name="user-plus", shortcut="F8")
        self.sound = SoundButton(sounds, self)
        self.projector = icon_button("projector", self.tr("Welcome screen for a projector"), self)
        self.projector.setCheckable(True)
        self.prints = button("", self, kind=Kind.QUIET, icon_name="printer")
        self.modules.activated.connect(self._choose_module)
        self.checkpoints.activated.connect(self._choose_checkpoint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.modules)
        row.addWidget(self.checkpoints)
        row.addStretch(1)
        for part in (self.prints, self.sound, self.projector, self.camera, self.leaving, self.walk_in):
            row.addWidget(part)

    def show_prints(self, printer: str, *, waiting: int) -> None:
        """Whether badges are printed on arrival, on which printer, and how many jobs wait."""
        waits = self.tr("{count} waiting").format(count=waiting) if waiting else ""
        self.prints.setText(" · ".join(filter(None, (printer, waits))))
        self.prints.setStyleSheet("" if self.prints.text() else "padding: 5px;")  # a symbol alone is a square
        state = printer or self.tr("off")
        self.prints.setToolTip(self.tr("Print on arrival: {state}").format(state=state))
        self.prints.setAccessibleName(" · ".join(filter(None, (self.prints.toolTip(), waits))))

    def show_modules(self, cards: Sequence[ModuleCard], chosen: str) -> None:
        """Offer these modules."""
        self.modules.clear()
        for card in cards:
            self.modules.addItem(f"{card.city} · {card.code}", card.id)
        self.modules.setCurrentIndex(max(0, self.modules.findData(chosen)))

    def show_checkpoints(self, checkpoints: Sequence[Checkpoint], by_clock: Checkpoint | None, chosen: str) -> None:
        """Offer the clock's own choice first, then each checkpoint."""
        self.checkpoints.clear()
        clock = by_clock.label if by_clock else self.tr("nothing counts here")
        self.checkpoints.addItem(self.tr("By the clock: {name}").format(name=clock), "")
        for checkpoint in checkpoints:
            self.checkpoints.addItem(checkpoint.label, checkpoint.id)
        self.checkpoints.setCurrentIndex(max(0, self.checkpoints.findData(chosen)))

    @Slot(int)
    def _choose_module(self, index: int) -> None:
        self.module_chosen.emit(str(self.modules.itemData(index)))

    @Slot(int)
    def _choose_checkpoint(self, index: int) -> None:
        self.checkpoint_chosen.emit(str(self.checkpoints.itemData(index)))
