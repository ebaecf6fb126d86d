"""A dialog with a form, as it opens."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.form_dialog import FormDialog

LONG = "Developing Strategy and Skills for International Collaboration among the Clusters around the Baltic Sea"


class Titled(FormDialog):
    """One field, filled before the dialog is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Programme", "Save", parent)
        self.title = self.form.add("title", "Title", QLineEdit(LONG))
        self.finish()

    def save(self) -> frozenset[Any]:
        return frozenset()


def test_a_long_text_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Titled(parent)
    assert dialog.title.cursorPosition() == 0
    assert dialog.title.text() == LONG
