"""Safe mode: a start without camera, sounds, scanner filter and the window's remembered shape."""

import os

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

_PROPERTY, _ON = "safe-mode", "on"


def is_safe() -> bool:
    """Whether this program runs in safe mode."""
    application = QCoreApplication.instance()
    return application is not None and application.property(_PROPERTY) == _ON


def begin_safe(application: QApplication) -> None:
    """Run in safe mode until the program ends."""
    application.setProperty(_PROPERTY, _ON)


def is_asked_for() -> bool:
    """Whether `BLP_SAFE` is set, or Shift is held down (X11 tells Qt of Shift only when it is pressed later)."""
    held = QApplication.queryKeyboardModifiers()
    return bool(os.environ.get("BLP_SAFE")) or bool(held & Qt.KeyboardModifier.ShiftModifier)
