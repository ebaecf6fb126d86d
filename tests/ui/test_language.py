"""The language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from blp_desktop.ui.language import speak_english


@pytest.fixture
def swedish_laptop() -> Iterator[None]:
    """A system in Swedish, which Qt follows by itself."""
    before = QLocale()
    QLocale.setDefault(QLocale("sv_SE"))
    yield
    QLocale.setDefault(before)


def shown(qtbot: QtBot) -> tuple[str, str]:
    """A day and a figure as fields show them."""
    day, figure = QDateEdit(), QDoubleSpinBox()
    qtbot.addWidget(day)
    qtbot.addWidget(figure)
    day.setDisplayFormat("ddd d MMM yyyy")
    day.setDate(QDate(2017, 9, 5))
    figure.setValue(0.5)
    return day.text(), figure.text()


@pytest.mark.usefixtures("swedish_laptop")
def test_days_and_figures_are_written_as_the_window_speaks_whatever_the_system_does(qtbot: QtBot) -> None:
    assert shown(qtbot) == ("tis 5 sep. 2017", "0,50")
    speak_english()
    assert shown(qtbot) == ("Tue 5 Sep 2017", "0.50")
