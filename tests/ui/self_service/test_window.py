"""Self-service: scans, asks, answers, and leaves only with a PIN."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.desk.selection import block
from blp_desktop.domain.ledger import Direction
from blp_desktop.ui.camera.pane import CameraPane
from blp_desktop.ui.self_service.window import SelfService
from tests.desk.demo import Desk, close_desk, open_desk
from tests.ui.accessible import nameless
from tests.ui.camera.scenes import badges, frame_of, scene
from tests.ui.camera.watching import begun, hold_up


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A station with badges."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[SelfService]:
    """Self-service in Stockholm; its PIN is 2017."""
    parent, door = QWidget(), HeldDoor(desk.station)
    qtbot.addWidget(parent)
    door.stand_at(desk.module())
    made = SelfService(door, "Module 1 · Stockholm", _opens, parent)
    made.resize(1024, 640)
    made.show()
    yield made
    made.end()
    door.close()


def _opens(pin: str) -> bool:
    return pin == "2017"


def present(desk: Desk) -> int:
    """How many the ledger says are there this morning."""
    return attendance(desk.station, "M1").checkpoints[0].present


def test_nobody_is_counted_before_the_name_is_confirmed(window: SelfService, desk: Desk, qtbot: QtBot) -> None:
    window.scan(desk.code())
    assert window.confirm.isVisible()
    assert window.confirm.big.text().startswith("Are you ")
    assert present(desk) == 0
    qtbot.keyClick(window.confirm.yes, Qt.Key.Key_Return)
    assert window.answer.big.text().startswith("Welcome, ")
    assert present(desk) == 1


def test_somebody_else_s_badge_is_given_back_uncounted(window: SelfService, desk: Desk, qtbot: QtBot) -> None:
    window.scan(desk.code())
    qtbot.mouseClick(window.confirm.no, Qt.MouseButton.LeftButton)
    assert window.welcome.isVisible()
    assert present(desk) == 0


def test_a_refusal_tells_nothing_private(window: SelfService, desk: Desk, qtbot: QtBot) -> None:
    block(desk.station, [desk.person()], reason="unpaid")
    window.scan(desk.code())
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    assert window.answer.big.text() == "Please see the desk"
    assert "unpaid" not in window.answer.small.text()


def test_an_unknown_code_leads_to_the_desk_at_once(window: SelfService, desk: Desk) -> None:
    window.scan("nobody at all")
    assert window.answer.big.text() == "Please see the desk"


def test_a_second_time_is_no_reproach(window: SelfService, desk: Desk, qtbot: QtBot) -> None:
    desk.scan(desk.code())
    window.scan(desk.code())
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    assert window.answer.big.text().startswith("You are checked in, ")


def test_it_falls_back_to_the_welcome_by_itself(window: SelfService, desk: Desk, qtbot: QtBot) -> None:
    window.scan(desk.code())
    window._back.start(1)
    qtbot.waitUntil(window.welcome.isVisible)
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    assert present(desk) == 0


def test_the_next_badge_takes_the_place_of_an_answer(window: SelfService, desk: Desk) -> None:
    window.scan("nobody at all")
    window.scan(desk.code())
    assert window.confirm.isVisible()


def test_it_leaves_only_with_the_pin(window: SelfService, qtbot: QtBot) -> None:
    window.close()
    assert window.isVisible()
    pad = window._pad
    qtbot.keyClicks(pad.pin, "1234")
    qtbot.keyClick(pad.pin, Qt.Key.Key_Return)
    assert "does not open" in pad.strip.text
    assert window.isVisible()
    qtbot.keyClicks(pad.pin, "2017")
    with qtbot.waitSignal(window.left):
        qtbot.keyClick(pad.pin, Qt.Key.Key_Return)
    assert not window.isVisible()


def test_the_pin_can_be_pressed_with_a_finger(window: SelfService, qtbot: QtBot) -> None:
    pad = window.ask_to_leave()
    keys = {key.text(): key for key in pad.findChildren(type(pad.do))}
    for figure in "2017":
        qtbot.mouseClick(keys[figure], Qt.MouseButton.LeftButton)
    assert pad.pin.text() == "2017"


def test_a_badge_held_up_to_the_camera_is_asked_whose_it_is(
    window: SelfService, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    held = scene(*badges(desk, tmp_path), scale=4.0, angle=20)
    hold_up(window.camera, qtbot, *[frame_of(held) for _ in range(3)])
    assert window.confirm.isVisible()
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    hold_up(window.camera, qtbot, frame_of(held), frame_of(scene()))
    assert window.answer.isVisible()
    assert present(desk) == 1


def test_the_welcome_speaks_of_a_camera_only_where_there_is_one(window: SelfService, qtbot: QtBot) -> None:
    begun(window.camera, qtbot)
    assert window.camera.preview.isHidden()
    assert window.welcome.small.text() == "Scan your badge to check in."
    hold_up(window.camera, qtbot, frame_of(scene()))
    assert window.camera.preview.isVisible()
    assert window.welcome.small.text() == "Hold your badge up to the camera."


def test_the_desk_s_own_picture_rests_meanwhile(window: SelfService, qtbot: QtBot) -> None:
    own = CameraPane(window.parentWidget())
    window.parentWidget().show()
    begun(own, qtbot)
    window.hide()
    window.show()
    assert own.source is None
    begun(window.camera, qtbot)
    window.end()
    assert window.camera.source is None
    assert own.source is not None


def test_a_screen_reader_can_name_everything(window: SelfService, desk: Desk) -> None:
    window.scan(desk.code())
    assert nameless(window) == []


def test_where_people_leave_it_says_goodbye(window: SelfService, desk: Desk, qtbot: QtBot) -> None:
    window._door.direction = Direction.EXIT
    window.show_welcome()
    assert window.welcome.small.text() == "Scan your badge as you leave."
    window.scan(desk.code())
    assert window.confirm.yes.text() == "Yes, I am leaving"
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    assert window.answer.big.text().startswith("Goodbye, ")
