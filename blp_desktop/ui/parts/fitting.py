"""Sizes of dialogs: as large as they are pleasant, never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

_ROUND = 48
"""Pixels left for the window's own frame and a bar of the system."""


def fit_on_screen(dialog: QWidget, wanted: QSize) -> None:
    """Give the dialog this size, or what the screen leaves of it."""
    dialog.resize(wanted.boundedTo(_room(dialog)))


def make_room(told: QWidget) -> None:
    """Let the dialog that this is told in grow by what it needs, so that nothing else in it is squeezed."""
    dialog = told.window()
    column = dialog.layout()
    if not isinstance(dialog, QDialog) or column is None:
        return
    column.activate()
    needed = min(column.totalHeightForWidth(dialog.width()), _room(dialog).height())
    dialog.resize(dialog.width(), max(dialog.height(), needed))


def _room(dialog: QWidget) -> QSize:
    return dialog.screen().availableGeometry().size() - QSize(_ROUND, _ROUND)
