"""Sizes of dialogs: as large as they are pleasant, never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_ROUND = 48
"""Pixels left for the window's own frame and a bar of the system."""


def fit_on_screen(dialog: QWidget, wanted: QSize) -> None:
    """Give the dialog this size, or what the screen leaves of it."""
    room = dialog.screen().availableGeometry().size() - QSize(_ROUND, _ROUND)
    dialog.resize(wanted.boundedTo(room))
