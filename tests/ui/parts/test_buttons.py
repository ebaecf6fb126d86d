"""Buttons under the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.buttons import Kind, button, icon_button


def test_enter_presses_the_button_that_has_the_keyboard_and_not_the_main_one(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    keep, save = button("Cancel", dialog), button("Save", dialog, kind=Kind.MAIN)
    save.setDefault(True)
    row.addWidget(keep)
    row.addWidget(save)
    saved: list[bool] = []
    save.clicked.connect(saved.append)
    with qtbot.waitSignal(keep.clicked):
        qtbot.keyClick(keep, Qt.Key.Key_Return)
    assert saved == []


def test_enter_presses_a_button_with_an_icon_alone(qtbot: QtBot) -> None:
    made = icon_button("pencil", "Edit")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Enter)
