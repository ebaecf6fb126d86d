"""Fields for millimetres."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.stocks.millimetres import Count, Millimetres


@pytest.mark.parametrize(
    ("typed", "value", "shown"), [("95,25", 95.25, "95.25"), ("95.25", 95.25, "95.25"), ("80", 80, "80")]
)
def test_a_comma_and_a_point_are_the_same(qtbot: QtBot, typed: str, value: float, shown: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = Millimetres(parent)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    assert field.value() == value
    assert field.text() == shown


def test_letters_are_not_taken(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = Millimetres(parent)
    field.setValue(18)
    field.selectAll()
    qtbot.keyClicks(field, "x")
    assert field.value() == 18


@pytest.mark.parametrize("kind", ["length", "count"])
def test_a_passing_wheel_changes_nothing(qtbot: QtBot, kind: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    field = Millimetres(parent) if kind == "length" else Count(parent, most=9)
    before = field.value()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own argument
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == before
