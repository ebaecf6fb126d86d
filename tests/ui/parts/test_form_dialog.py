"""A dialog with a form, as it opens and when its act is refused."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.form_dialog import FormDialog

LONG = "Developing Strategy and Skills for International Collaboration among the Clusters around the Baltic Sea"


class Titled(FormDialog):
    """Two fields, filled before the dialog is shown; its act is always refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Programme", "Save", parent, beside={"no_title": "title"})
        self.title = self.form.add("title", "Title", QLineEdit("Rūta"))
        self.subtitle = self.form.add("subtitle", "Subtitle", QLineEdit(LONG))
        self.finish()

    def save(self) -> frozenset[Any]:
        raise Refusal("no_title", "The title is missing.", "Write it as it should stand on the papers.")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget) -> Titled:
    made = Titled(parent)
    made.open()
    QApplication.processEvents()
    return made


def test_a_long_text_is_shown_from_its_beginning(dialog: Titled) -> None:
    assert dialog.subtitle.cursorPosition() == 0


def test_what_was_typed_in_the_first_field_can_be_gone_on_with(dialog: Titled) -> None:
    assert dialog.title.cursorPosition() == len("Rūta")


def test_a_problem_beside_a_field_makes_room_for_itself(dialog: Titled) -> None:
    dialog.accept()
    QApplication.processEvents()
    assert dialog.form.problem_of("title")
    (scroll,) = dialog.findChildren(QScrollArea)
    assert not scroll.verticalScrollBar().isVisible()
