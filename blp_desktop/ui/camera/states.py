"""How it stands with the camera, and what people are told."""

from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QObject


class State(StrEnum):
    """What the camera does, or why it does nothing."""

    STARTING = "starting"
    SEEING = "seeing"
    NO_CAMERA = "no_camera"
    UNPLUGGED = "unplugged"
    NO_PICTURE = "no_picture"
    NOT_ALLOWED = "not_allowed"
    NOT_INSTALLED = "not_installed"


class StateWords(QObject):
    """Says what is the matter and what to do."""

    def of(self, state: State) -> tuple[str, str]:
        """Two sentences; the second is empty where there is nothing to do."""
        match state:
            case State.STARTING:
                return self.tr("The camera starts…"), ""
            case State.SEEING:
                return self.tr("Camera: hold a badge up to it."), ""
            case State.NO_CAMERA:
                return self.tr("No camera is connected."), self.tr("Plug one in and it starts by itself.")
            case State.UNPLUGGED:
                return self.tr("The camera was unplugged."), self.tr("Plug it in again and it goes on by itself.")
            case State.NO_PICTURE:
                return self.tr("The camera gives no picture."), self.tr("Close other programs that use it.")
            case State.NOT_ALLOWED:
                return self.tr("BLP Desk may not use the camera."), self.tr("Allow it in the system's settings.")
            case State.NOT_INSTALLED:
                return self.tr("The camera cannot be used here."), self.tr("Install the system package libpulse0.")
            case _:
                assert_never(state)
