"""The tour: ten places of the real window, gone through with the keyboard, left at any of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.trying_out import demo_path
from blp_desktop.ui.program import Program
from blp_desktop.ui.tour.bubble import Bubble
from blp_desktop.ui.tour.demo import DemoProgram, open_demo
from blp_desktop.ui.tour.tour import Tour
from tests.desk.demo import close_desk, demo_file, open_desk
from tests.ui.accessible import nameless


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo where the tour looks for it."""
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    demo_path().parent.mkdir()
    demo_path().write_bytes(demo_file().read_bytes())
    return demo_path()


@pytest.fixture
def program(demo: Path, qtbot: QtBot) -> Iterator[Program]:
    """The window on the demo, with its tour."""
    made = open_demo(demo)
    qtbot.waitUntil(lambda: made.window.findChild(Bubble) is not None)
    yield made
    made.window.close()
    qtbot.waitUntil(lambda: not demos())


def demos() -> list[DemoProgram]:
    application = QApplication.instance()
    return application.findChildren(DemoProgram) if application else []


def tour(program: Program) -> Tour:
    found = program.window.findChild(Tour)
    assert found is not None
    return found


def points_at_it(program: Program) -> bool:
    """Whether the frame is around what the step is about, and the bubble in the window."""
    guide = tour(program)
    place = QRect(guide.widget.mapTo(program.window, QPoint()), guide.widget.size())
    return (
        guide.widget.isVisible()
        and guide.frame.geometry().contains(place.intersected(program.window.rect()))
        and guide.bubble.isVisible()
        and program.window.rect().contains(guide.bubble.geometry())
    )


def press(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    """As on a keyboard: to whatever has the focus in the bubble."""
    qtbot.keyClick(tour(program).bubble.next_button, key)
    qtbot.wait(1)


def test_ten_steps_point_at_what_is_seen(program: Program, qtbot: QtBot) -> None:
    seen = []
    for _ in range(10):
        guide = tour(program)
        qtbot.waitUntil(lambda: points_at_it(program))
        assert nameless(guide.bubble) == []
        seen.append((guide.place, guide.bubble.text))
        press(program, qtbot, Qt.Key.Key_Right)
    assert [number for number, _ in seen] == list(range(1, 11))
    assert len({text for _, text in seen}) == 10
    qtbot.waitUntil(lambda: program.window.findChild(Tour) is None)
    assert preferences().tour == 10


def test_the_keyboard_goes_forth_and_back(program: Program, qtbot: QtBot) -> None:
    for key, place in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_Left, 2), (Qt.Key.Key_Up, 1)):
        press(program, qtbot, key)
        assert tour(program).place == place
    press(program, qtbot, Qt.Key.Key_Left)
    assert tour(program).place == 1
    qtbot.keyClick(tour(program).bubble.next_button, Qt.Key.Key_Return)
    assert tour(program).place == 2


def test_esc_leaves_it_and_how_far_somebody_came_is_remembered(program: Program, qtbot: QtBot) -> None:
    press(program, qtbot, Qt.Key.Key_Right)
    press(program, qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.window.findChild(Tour) is None)
    assert program.window.findChild(Bubble) is None
    assert preferences().tour == 2


def test_who_goes_to_another_tab_has_left_the_tour(program: Program, qtbot: QtBot) -> None:
    program.window.show_tab(2)
    qtbot.waitUntil(lambda: program.window.findChild(Tour) is None)


@pytest.mark.parametrize(("seen", "place"), [(1, 1), (4, 4), (10, 1)])
def test_the_menu_goes_on_where_it_was_left_or_begins_it_again(
    program: Program, qtbot: QtBot, seen: int, place: int
) -> None:
    for _ in range(seen - 1):
        press(program, qtbot, Qt.Key.Key_Right)
    press(program, qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.window.findChild(Tour) is None)
    program.window.menu.tour_asked.emit()
    assert tour(program).place == place


def test_in_another_programme_the_tour_opens_the_demo_beside_it(demo: Path, tmp_path: Path, qtbot: QtBot) -> None:
    desk = open_desk(tmp_path)
    close_desk(desk)
    own = Program(desk.station.file.path, operator="Anna")
    own.window.menu.tour_asked.emit()
    qtbot.waitUntil(lambda: bool(demos()))
    (beside,) = demos()
    qtbot.waitUntil(lambda: beside.window.findChild(Bubble) is not None)
    assert (beside.station.file.path, own.window.findChild(Tour)) == (demo, None)
    beside.window.close()
    qtbot.waitUntil(lambda: not demos())
    assert demo not in preferences().recent
    own.window.close()
    own.close()
    own.window.deleteLater()
    own.deleteLater()
