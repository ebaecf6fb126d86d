"""The welcome screen at a real door: a name for whoever comes in, and nothing of anybody else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.conditions import NewCondition, add_condition
from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.people import list_people
from blp_desktop.desk.selection import block
from blp_desktop.domain.codes import new_code
from blp_desktop.store.schema import Person
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.program import CHECKIN, Program
from blp_desktop.ui.sounds import Sound
from blp_desktop.ui.welcome.showing import WelcomeScreen
from blp_desktop.ui.welcome.window import Welcome
from blp_desktop.ui.window import MainWindow
from tests.desk.demo import MORNING, Desk, close_desk, open_desk
from tests.ui.accessible import nameless

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("blp_desktop.desk.preferences.data_folder", lambda: tmp_path / "data")
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[CheckinTab]:
    made = CheckinTab(desk.station)
    made.touched.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_door()


@pytest.fixture
def screen(tab: CheckinTab) -> WelcomeScreen:
    made = WelcomeScreen(tab)
    made.follow(tab)
    return made


@pytest.fixture
def welcome(screen: WelcomeScreen, tab: CheckinTab, qtbot: QtBot) -> Welcome:
    """The screen, opened with the button at the door."""
    qtbot.mouseClick(tab.place.projector, Qt.MouseButton.LeftButton)
    assert screen.shown is not None
    return screen.shown


def name_of(desk: Desk, number: int = 0) -> str:
    return next(row.name for row in list_people(desk.station) if row.id == desk.person(number))


def test_it_names_the_occasion_and_waits_calmly(welcome: Welcome) -> None:
    assert welcome.isVisible()
    assert welcome.text == "Welcome"
    assert welcome.above.text == "Baltic Leadership Programme for Cluster Managers"
    assert welcome.below.text == "Stockholm · Module 1: Internationalisation strategy"


def test_another_module_is_named_at_once(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    tab.place.module_chosen.emit(desk.module("M2"))
    assert welcome.below.text.startswith("Helsinki")


def test_who_comes_in_is_greeted_by_name_for_some_seconds(
    welcome: Welcome, tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    welcome._back.setInterval(20)
    with qtbot.waitSignal(welcome._back.timeout):
        tab.enter(desk.code())
        assert welcome.text == f"Welcome, {name_of(desk)}"
    assert welcome.text == "Welcome"


def test_whoever_comes_next_takes_the_place(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    tab.enter(desk.code(0))
    tab.enter(desk.code(1))
    assert welcome.text == f"Welcome, {name_of(desk, 1)}"


def test_nothing_private_is_told(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    desk.change(Person, desk.person(), diet="vegan", access="step-free", photo_consent=False, notes="Ask Eva")
    tab.enter(desk.code())
    told = {part.text for part in (welcome.above, welcome.greeting, welcome.name, welcome.below)}
    assert told == {
        "Welcome", name_of(desk), "Baltic Leadership Programme for Cluster Managers",
        "Stockholm · Module 1: Internationalisation strategy",
    }  # fmt: skip


def test_of_refusals_and_repeats_nothing_is_told(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person(0)])
    revoke_badge(desk.station, desk.person(1), reason="lost")
    block(desk.station, [desk.person(2)], reason="unpaid")
    add_condition(desk.station, [desk.person(3)], NewCondition(label="consent form"))
    desk.scan(desk.code(4))
    stranger = new_code(desk.key(), entropy=desk.station.author.entropy)
    for text in (*(desk.code(number) for number in range(5)), "nobody at all", stranger):
        tab.enter(text)
        assert welcome.text == "Welcome"


def test_who_leaves_is_not_greeted(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    tab.place.leaving.toggle()
    tab.enter(desk.code())
    assert welcome.text == "Welcome"


def test_an_undone_scan_takes_its_own_name_away_and_no_other(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    tab.enter(desk.code(0))
    QApplication.processEvents()
    first = tab.arrivals.undoable()
    assert first is not None
    tab.enter(desk.code(1))
    QApplication.processEvents()
    tab.undoing._annul(first, "wrong person")
    assert welcome.text == f"Welcome, {name_of(desk, 1)}"
    QApplication.processEvents()
    tab.undo()
    assert welcome.text == "Welcome"


def test_it_leaves_the_keyboard_to_the_desk(welcome: Welcome, tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    tab.enter(desk.code())
    QApplication.processEvents()
    assert welcome.isVisible()
    assert tab.isActiveWindow()
    assert tab.field.hasFocus()


def test_what_is_typed_over_it_reaches_the_field(welcome: Welcome, tab: CheckinTab, qtbot: QtBot) -> None:
    tab.field.setFocus()
    welcome.activateWindow()
    QApplication.sendEvent(welcome, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, "R"))
    assert tab.field.text() == "R"


def test_f_or_a_double_click_fills_the_screen_and_escape_leaves_it(welcome: Welcome, qtbot: QtBot) -> None:
    assert not welcome.isFullScreen()
    qtbot.keyClick(welcome, Qt.Key.Key_F)
    assert welcome.isFullScreen()
    qtbot.keyClick(welcome, Qt.Key.Key_Escape)
    assert not welcome.isFullScreen()
    qtbot.mouseDClick(welcome, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert welcome.isFullScreen()


def test_the_button_closes_it_again(welcome: Welcome, screen: WelcomeScreen, tab: CheckinTab, qtbot: QtBot) -> None:
    assert tab.place.projector.isChecked()
    qtbot.mouseClick(tab.place.projector, Qt.MouseButton.LeftButton)
    assert screen.shown is None
    assert not welcome.isVisible()
    assert not tab.place.projector.isChecked()
    tab.enter("nobody at all")


def test_a_screen_reader_can_name_it(welcome: Welcome, tab: CheckinTab, desk: Desk) -> None:
    tab.enter(desk.code())
    assert welcome.accessibleName() == f"Welcome, {name_of(desk)}"
    assert nameless(welcome) == []


@pytest.mark.parametrize("name", ["Bo", "Žygimantas Aleksandras Kazlauskas-Gediminaitis von und zu Österreich"])
@pytest.mark.parametrize("size", [(320, 180), (1920, 1080)])
def test_a_name_is_as_large_as_its_place_allows_and_never_cut(
    welcome: Welcome, name: str, size: tuple[int, int]
) -> None:
    welcome.resize(*size)
    welcome.greet(name)
    QApplication.processEvents()
    wanted = int(size[1] * 0.17)
    height = welcome.name.letter_height()
    assert welcome.name._fits(height)
    assert (height == wanted) is (name == "Bo")


class Still(QProxyStyle):
    """The style of a system that wants no motion."""

    def styleHint(self, hint: QStyle.StyleHint, *given: object) -> int:
        return 0 if hint is QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *given)


def test_a_name_fades_in_shortly_and_not_where_the_system_says_so(welcome: Welcome) -> None:
    welcome.greet("Rūta")
    assert welcome._fade.state() is welcome._fade.State.Running
    assert welcome._fade.duration() < 150
    welcome._fade.stop()
    still = Still()
    still.setParent(welcome)
    welcome.setStyle(still)
    welcome.greet("Anna")
    assert welcome._fade.state() is welcome._fade.State.Stopped


@pytest.fixture
def program(tmp_path: Path, desk: Desk, qtbot: QtBot) -> Iterator[Program]:
    made = Program(tmp_path / "demo.blp", operator="Anna", clock_set_to=MORNING)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


def test_the_menu_shows_it_and_it_goes_with_the_window(program: Program) -> None:
    program.window.tab(CHECKIN)
    program.window.menu.welcome_asked.emit()
    shown = program.welcome.shown
    assert shown is not None
    assert shown.below.text.startswith("Stockholm")
    program.window.close()
    assert program.welcome.shown is None
    assert not shown.isVisible()


def test_a_window_that_begins_at_the_door_has_it_too(program: Program) -> None:
    program.window.show_tab(CHECKIN)
    program.window._remember()
    again = MainWindow(program.tabs.plans(), work=program.work, now=Clock.laptop)
    assert isinstance(again.current, CheckinTab)
    again.current.close_door()
    again.deleteLater()


def test_who_comes_in_by_self_service_is_greeted_and_heard(program: Program, desk: Desk, qtbot: QtBot) -> None:
    heard: list[Sound] = []
    tab = program.window.tab(CHECKIN)
    assert isinstance(tab, CheckinTab)
    tab.sounds.asked_for.connect(heard.append)
    program.window.menu.welcome_asked.emit()
    program.begin_self_service()
    start = program.self_service
    start._chosen("2017")
    assert start.shown is not None
    assert program.welcome.shown is not None
    start.take_scan(desk.code())
    qtbot.mouseClick(start.shown.confirm.yes, Qt.MouseButton.LeftButton)
    assert program.welcome.shown.text == f"Welcome, {name_of(desk)}"
    start.take_scan("nobody at all")
    assert heard == [Sound.ADMITTED, Sound.ATTENTION]
    start.shown.end()


_ON_TWO_SCREENS = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from blp_desktop.ui.welcome.window import Welcome
from blp_desktop.ui.window import MainWindow

application = QApplication([])
desk = QLineEdit()
desk.show()
desk.activateWindow()
QTest.qWaitForWindowActive(desk)
welcome = Welcome(desk)
welcome.open()
QTest.qWaitForWindowActive(desk)
print(welcome.screen().name(), welcome.isFullScreen(), desk.isActiveWindow())
"""


def test_on_one_screen_it_covers_neither_the_verdict_nor_who_is_missing_and_says_so(
    welcome: Welcome, tab: CheckinTab
) -> None:
    there = QRect(welcome.mapToGlobal(QPoint()), welcome.size())
    for part in (tab.field, tab.panel, tab.side):
        assert not there.intersects(QRect(part.mapToGlobal(QPoint()), part.size()))
    assert tab.strip.text.startswith("There is one screen")


def test_on_one_screen_it_comes_back_where_it_was_left(welcome: Welcome, screen: WelcomeScreen) -> None:
    welcome.setGeometry(40, 60, 400, 240)
    screen.turn()
    screen.turn()
    assert screen.shown is not None
    assert screen.shown.geometry() == QRect(40, 60, 400, 240)


def test_on_two_screens_it_fills_the_other_one_and_the_desk_goes_on(tmp_path: Path) -> None:
    shape = {"y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{"name": "desk", "x": 0} | shape, {"name": "projector", "x": 1366} | shape]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    around = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    command = [sys.executable, "-c", _ON_TWO_SCREENS]
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["projector", "True", "True"]
