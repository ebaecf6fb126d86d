"""Dialogs that fit on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.fitting import fit_on_screen


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    fit_on_screen(dialog, QSize(300, 90_000))
    assert dialog.width() == 300
    assert dialog.height() < dialog.screen().availableGeometry().height()
