"""The heading of a dialog, and its choices, with the longest names."""

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.heading import Heading

LONG = "Withdraw Wolfeschlegelsteinhausenbergerdorff-Maximiliana von und zu Hohenlohe-Waldenburg-Schillingsfürst"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(window: QWidget, title: str) -> Confirm:
    dialog = Confirm(Question(title=title, consequence="It can be taken back.", verb="Withdraw"), window)
    dialog.open()
    return dialog


def test_a_long_name_is_read_whole_and_stretches_nothing(window: QWidget) -> None:
    dialog = asked(window, LONG)
    heading = dialog.findChildren(Heading)[0]
    assert dialog.width() < 600
    assert heading.height() >= heading.heightForWidth(heading.width()) > 2 * heading.fontMetrics().height()


def test_a_short_one_stays_in_one_line(window: QWidget) -> None:
    heading = asked(window, "Withdraw Rūta Kalniņa").findChildren(Heading)[0]
    assert heading.height() < 2 * heading.fontMetrics().height()


def test_a_long_choice_does_not_widen_a_form(window: QWidget) -> None:
    form = Form(window)
    box = QComboBox(form)
    box.addItems([LONG, LONG])
    form.add("venue", "Venue", box)
    assert form.minimumSizeHint().width() < 300
