"""The PIN pad: keys for a finger, also while something is told."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.self_service.pin_pad import PinPad

FINGER = 64
"""Pixels that a finger hits without looking twice."""


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """What the pad stands before."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pad(desk: QWidget) -> PinPad:
    made = PinPad("Leave self-service", "Leave", desk)
    made.open()
    QApplication.processEvents()
    return made


def heights(pad: PinPad) -> set[int]:
    return {each.height() for each in pad.findChildren(QPushButton) if each.parentWidget() is pad}


def test_all_keys_are_of_one_height_for_a_finger(pad: PinPad) -> None:
    (height,) = heights(pad)
    assert height >= FINGER


def test_a_wrong_pin_is_told_without_squeezing_the_keys(pad: PinPad) -> None:
    before = heights(pad)
    pad.wrong("That PIN does not open. Try again.")
    QApplication.processEvents()
    assert heights(pad) == before
