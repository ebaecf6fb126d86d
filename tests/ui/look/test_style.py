"""Style: follows light and dark, or what was asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from blp_desktop.ui.look.colours import DARK, LIGHT, colours_of
from blp_desktop.ui.look.style import Look, asked_scheme, style_sheet
from blp_desktop.ui.look.type import Size, Weight, font


def test_the_application_changes_from_light_to_dark_at_once(qapp: QApplication, look: Look) -> None:
    look.use(Qt.ColorScheme.Dark)
    assert colours_of(qapp.palette()) is DARK
    look.use(Qt.ColorScheme.Light)
    assert colours_of(qapp.palette()) is LIGHT


def test_a_widget_that_is_there_already_changes_too(qtbot: QtBot, look: Look) -> None:
    there = QPushButton("Print")
    qtbot.addWidget(there)
    look.use(Qt.ColorScheme.Dark)
    assert colours_of(there.palette()) is DARK


def test_the_environment_can_ask_for_a_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLP_COLOUR_SCHEME", "dark")
    assert asked_scheme() is Qt.ColorScheme.Dark


def test_without_being_asked_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BLP_COLOUR_SCHEME", raising=False)
    assert asked_scheme() is Qt.ColorScheme.Unknown


def test_the_style_sheet_leaves_no_role_unfilled() -> None:
    assert "$" not in style_sheet(LIGHT) + style_sheet(DARK)


def test_figures_stand_in_columns() -> None:
    measure = QFontMetrics(font(Size.DATA))
    assert len({measure.horizontalAdvance(figure * 20) for figure in "0123456789"}) == 1


def test_there_are_two_weights() -> None:
    assert font(Size.BODY).weight() == QFont.Weight.Normal
    assert font(Size.BODY, Weight.STRONG).weight() == QFont.Weight.DemiBold
