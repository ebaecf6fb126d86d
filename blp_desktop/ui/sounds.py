"""The three sounds of the door, so that an answer is told with the screen out of sight."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot

from blp_desktop.desk.preferences import keep_sound, preferences
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.places import resource
from blp_desktop.ui.multimedia import loudspeakers, media_devices
from blp_desktop.ui.safe import is_safe

if TYPE_CHECKING:  # loaded once the door stands, never before
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

_SETTLED = 400
"""Milliseconds after the door was shown until Qt's sound is loaded."""
_APART = 900
"""Milliseconds between the sounds when each is played once."""


class Sound(StrEnum):
    """A sound, by the name of its file in `resources/sounds`."""

    ADMITTED = "admitted"
    ATTENTION = "attention"
    REFUSED = "refused"


class Sounds(QObject):
    """Plays what is asked for at the volume that this user chose on this laptop, unless muted."""

    changed = Signal()
    """Volume, mute, or whether there is a loudspeaker."""
    asked_for = Signal(object)
    """A `Sound` is to be heard."""
    refused = Signal(object)
    """Volume or mute could not be remembered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        kept = preferences()
        self.volume, self.muted = kept.volume, kept.muted
        self._speaker = Loudspeaker(self)
        self._speaker.changed.connect(self.changed)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED)
        self._soon.timeout.connect(self._speaker.prepare)
        self._each = QTimer(self, interval=_APART)
        self._each.timeout.connect(self._play_next)
        self._to_play: list[Sound] = []

    @property
    def is_silent(self) -> bool:
        """Whether this laptop is known to have nothing to sound through."""
        return self._speaker.is_prepared and not self._speaker.names

    @Slot()
    def prepare_soon(self) -> None:
        """Load Qt's sound when the door has been painted; never in safe mode."""
        if not self._speaker.is_prepared and not is_safe():
            self._soon.start()

    @Slot(object)
    def play(self, sound: Sound) -> None:
        """Let it be heard; returns at once."""
        if self.muted:
            return
        self._speaker.play(sound, _gain(self.volume))
        self.asked_for.emit(sound)

    @Slot()
    def play_each(self) -> None:
        """Play each once, to learn them and to find the volume."""
        self._to_play = list(Sound)
        self._play_next()
        self._each.start()

    @Slot(int)
    def turn_to(self, volume: int) -> None:
        """Set the volume, 0 to 100; it is remembered with `keep`."""
        self.volume = volume
        self.changed.emit()

    @Slot()
    def turn_mute(self) -> None:
        """Mute, or let be heard again."""
        self.muted = not self.muted
        self._to_play.clear()
        self.changed.emit()
        self.keep()

    @Slot()
    def keep(self) -> None:
        """Remember volume and mute."""
        try:
            keep_sound(self.volume, muted=self.muted)
        except SurroundingsFailed as problem:
            self.refused.emit(problem)

    @Slot()
    def _play_next(self) -> None:
        if self._to_play:
            self.play(self._to_play.pop(0))
        if not self._to_play:
            self._each.stop()


class Loudspeaker(QObject):
    """The sounds, loaded for the outputs that there are; says nothing where there are none."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_prepared = False
        self.names: tuple[str, ...] = ()
        self._devices: QMediaDevices | None = None
        self._effects: dict[Sound, QSoundEffect] = {}

    @Slot()
    def prepare(self) -> None:
        """Load the sounds, and again when an output comes or goes."""
        if self.is_prepared:
            return
        self.is_prepared = True
        self._devices = media_devices(self)
        if self._devices is not None:
            self._devices.audioOutputsChanged.connect(self._find)
        self._find()

    def play(self, sound: Sound, gain: float) -> None:
        """Play it instead of what still sounds; nothing where it is not loaded."""
        for each in self._effects.values():
            each.stop()
        if sound in self._effects:
            self._effects[sound].setVolume(gain)
            self._effects[sound].play()

    @Slot()
    def _find(self) -> None:
        self.names = loudspeakers(self._devices)
        for each in self._effects.values():
            each.deleteLater()
        self._effects = {sound: self._loaded(sound) for sound in Sound} if self.names else {}
        self.changed.emit()

    def _loaded(self, sound: Sound) -> "QSoundEffect":
        from PySide6.QtMultimedia import QSoundEffect

        made = QSoundEffect(self)
        made.setSource(QUrl.fromLocalFile(str(resource("sounds", f"{sound}.wav"))))
        return made


def _gain(volume: int) -> float:
    """What the samples are multiplied by: a square, so that half the way sounds about half as loud."""
    return (volume / 100) ** 2
