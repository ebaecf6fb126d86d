"""The button of the door's sounds: volume, mute, and each played once."""

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from blp_desktop.ui.look.icons import ICON_SIZE, icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.parts.buttons import Kind, button, tip_with
from blp_desktop.ui.sounds import Sounds

MUTE_KEY = "Ctrl+M"
_WIDE = 280


class SoundButton(QToolButton):
    """Tells how loud the door is, and opens the panel below itself."""

    def __init__(self, sounds: Sounds, parent: QWidget) -> None:
        super().__init__(parent)
        self._sounds = sounds
        self.panel = SoundPanel(sounds, self)
        self.setProperty("kind", Kind.QUIET.value)
        self.setStyleSheet("padding: 3px;")
        self.setIconSize(ICON_SIZE)
        self.setAccessibleName(self.tr("Sounds"))
        self.clicked.connect(self.open)
        sounds.changed.connect(self._tell)
        self._tell()

    @Slot()
    def open(self) -> None:
        """Show volume and mute below the button."""
        self.panel.open_at(self.mapToGlobal(QPoint(self.width(), self.height() + GRID // 2)))

    @Slot()
    def _tell(self) -> None:
        sounds = self._sounds
        quiet = sounds.muted or sounds.is_silent or not sounds.volume
        self.setIcon(icon("volume-x" if quiet else "volume-2"))
        self.setToolTip(tip_with(self._words(), MUTE_KEY))
        self.setAccessibleDescription(self._words())

    def _words(self) -> str:
        if self._sounds.is_silent:
            return self.tr("Sounds: this laptop has no loudspeaker to play them")
        if self._sounds.muted:
            return self.tr("Sounds: muted")
        return self.tr("Sounds: volume {percent} %").format(percent=self._sounds.volume)


class SoundPanel(QFrame):
    """Floats below its button; what was chosen is remembered when it closes."""

    def __init__(self, sounds: Sounds, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._sounds = sounds
        self.setProperty("panel", "yes")
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self.volume.setSingleStep(5)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.mute = QCheckBox(tip_with(self.tr("Mute"), MUTE_KEY), self)
        self.each = button(self.tr("Play each once"), self, icon_name="volume-2")
        self._percent = muted("", parent=self)
        self._silent = muted(self.tr("This laptop has no loudspeaker."), parent=self)
        self._lay_out()
        self._connect()
        self._tell()

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper right corner there, moved to stay on the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(corner.x() - self.width(), room.right() - self.width()))
        self.move(left, max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.show()
        self.volume.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._sounds.keep()
        super().hideEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.volume.setValue(self._sounds.volume)
        self.mute.setChecked(self._sounds.muted)
        self.each.setEnabled(not (self._sounds.muted or self._sounds.is_silent))
        self._percent.setText(f"{self._sounds.volume} %")
        self._silent.setVisible(self._sounds.is_silent)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Volume"), parent=self), 1)
        head.addWidget(self._percent)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        for part in (self.volume, self.mute, self._silent, self.each):
            column.addWidget(part)
        self.setFixedWidth(_WIDE)

    def _connect(self) -> None:
        self.volume.valueChanged.connect(self._sounds.turn_to)
        self.mute.clicked.connect(self._sounds.turn_mute)
        self.each.clicked.connect(self._sounds.play_each)
        self._sounds.changed.connect(self._tell)
