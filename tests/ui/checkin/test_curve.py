"""The arrivals curve: a bar for each step, in words for who cannot see it, and out of a scan's way."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.room import ArrivalStep
from blp_desktop.ui.checkin.curve import Curve
from blp_desktop.ui.look.colours import DARK, LIGHT, Role
from blp_desktop.ui.look.style import Look

HALF_PAST_EIGHT = datetime(2017, 10, 24, 8, 30, tzinfo=UTC)


def steps(*counts: int) -> tuple[ArrivalStep, ...]:
    """So many in each five minutes from half past eight."""
    return tuple(
        ArrivalStep(at=HALF_PAST_EIGHT + timedelta(minutes=5 * place), came=count) for place, count in enumerate(counts)
    )


@pytest.fixture
def curve(owner: QWidget) -> Curve:
    """A curve that draws without waiting."""
    made = Curve(owner)
    made._owed.setInterval(0)
    made.resize(300, 96)
    made.show()
    return made


def draw(curve: Curve, qtbot: QtBot, *counts: int) -> None:
    curve.show_steps(steps(*counts))
    qtbot.waitUntil(lambda: curve._drawn == steps(*counts))
    curve._owed.setInterval(0)


def test_nothing_is_drawn_in_the_moment_of_a_scan(curve: Curve) -> None:
    curve.show_steps(steps(1, 2))
    assert curve._bars.counts == ()


def test_each_step_is_a_bar(curve: Curve, qtbot: QtBot) -> None:
    draw(curve, qtbot, 1, 0, 4)
    assert curve._bars.counts == (1, 0, 4)
    draw(curve, qtbot, 1, 0, 5, 2)
    assert curve._bars.counts == (1, 0, 5, 2)


def test_another_room_has_fewer_bars(curve: Curve, qtbot: QtBot) -> None:
    draw(curve, qtbot, 1, 2, 3)
    draw(curve, qtbot, 7)
    assert curve._bars.counts == (7,)
    draw(curve, qtbot)
    assert curve._bars.counts == ()


def test_it_says_in_words_what_it_draws(curve: Curve, qtbot: QtBot) -> None:
    draw(curve, qtbot, 1, 0, 4)
    words = "Arrivals, 08:30 to 08:45: 5 came, most of them (4) from 08:40 to 08:45"
    assert (curve.accessibleName(), curve.toolTip()) == (words, words)
    assert curve._times.text() == "Arrivals, 08:30 to 08:45"


def test_before_anybody_came_it_says_so(curve: Curve, qtbot: QtBot) -> None:
    assert curve.text == "Arrivals: nobody yet"
    draw(curve, qtbot, 0, 0)
    assert curve.accessibleName() == "Arrivals: nobody yet"


def test_a_curve_that_nobody_looks_at_is_drawn_when_somebody_does(curve: Curve, qtbot: QtBot) -> None:
    curve.hide()
    curve.show_steps(steps(3))
    assert not curve._owed.isActive()
    curve.show()
    qtbot.waitUntil(lambda: curve._bars.counts == (3,))


def test_it_follows_light_and_dark(curve: Curve, look: Look, qtbot: QtBot) -> None:
    draw(curve, qtbot, 3)
    for scheme, colours in ((Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK)):
        look.use(scheme)
        assert curve._bars.colour == QColor(colours.of(Role.ACCENT))
