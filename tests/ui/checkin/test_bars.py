"""The bars of the arrivals curve, as they are painted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.checkin.bars import Bars

FILLED = QColor("#123456")


@pytest.fixture
def bars(qtbot: QtBot) -> Iterator[Bars]:
    """Bars of a known colour, on white."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Bars(window)
    made.setStyleSheet("background: white")
    made.fill_with(FILLED)
    made.resize(240, 60)
    yield made
    window.close()


def heights(bars: Bars, places: int) -> list[int]:
    """How many pixels of each step's middle are filled."""
    image = QImage(bars.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    bars.render(image)
    step = bars.width() // max(places, 12)
    middles = [place * step + step // 2 for place in range(places)]
    return [sum(image.pixelColor(x, y) == FILLED for y in range(image.height())) for x in middles]


def test_each_count_is_a_bar_as_high_as_its_share_of_the_highest(bars: Bars) -> None:
    bars.show_counts([1, 0, 6, 3])
    assert heights(bars, 4) == [10, 0, 60, 30]


def test_few_people_do_not_fill_the_height(bars: Bars) -> None:
    bars.show_counts([1])
    assert heights(bars, 2) == [15, 0]


def test_many_steps_share_the_width(bars: Bars) -> None:
    bars.show_counts([2] * 24)
    assert heights(bars, 24) == [30] * 24


def test_nobody_yet_is_nothing_drawn(bars: Bars) -> None:
    bars.show_counts([])
    assert heights(bars, 12) == [0] * 12


def test_they_take_neither_keyboard_nor_mouse(bars: Bars) -> None:
    assert bars.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert bars.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
