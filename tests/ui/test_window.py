"""The window: its tabs in time, its keys, its menu, and what it says of itself."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from blp_desktop.ui.dates import ago_words
from blp_desktop.ui.frame import Status
from blp_desktop.ui.help import About, FirstSteps, Shortcuts
from blp_desktop.ui.parts.long_work import LongWork, Progress, Task
from blp_desktop.ui.parts.search_field import SearchField
from blp_desktop.ui.remembered import settings
from blp_desktop.ui.tab import Tab
from blp_desktop.ui.window import CHECKIN, EVERYTHING, MainWindow, TabPlan
from tests.ui.accessible import nameless

NOW = datetime(2017, 10, 24, 6, 50, tzinfo=UTC)
TITLES = ("Participants", "Modules", "Venues", "Check-in")
ICONS = ("users", "calendar-days", "map-pin", "scan-line")


class Noting(Tab):
    """A tab that notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.field = SearchField("Search", self)
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self, touched: frozenset[str]) -> None:
        self.asked.append(touched)

    def find_(self) -> None:
        self.asked.append("find")
        self.field.begin()

    def new(self) -> None:
        self.asked.append("new")

    def print_(self) -> None:
        self.asked.append("print")

    def undo(self) -> None:
        self.asked.append("undo")

    def redo(self) -> None:
        self.asked.append("redo")


class Made:
    """The tabs in the order in which they were made."""

    def __init__(self) -> None:
        self.tabs: list[Noting] = []

    def make(self) -> Tab:
        self.tabs.append(Noting())
        return self.tabs[-1]


Open = Callable[[], MainWindow]


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def open_window(qtbot: QtBot, work: LongWork, made: Made) -> Iterator[Open]:
    plans = [TabPlan(title, name, made.make) for title, name in zip(TITLES, ICONS, strict=True)]
    windows: list[MainWindow] = []

    def opened() -> MainWindow:
        windows.append(MainWindow(plans, work=work, now=lambda: NOW))
        qtbot.addWidget(windows[-1])
        return windows[-1]

    yield opened
    for window in windows:
        window.collecting.end()


@pytest.fixture
def window(open_window: Open, made: Made, qtbot: QtBot) -> MainWindow:
    opened = open_window()
    opened.show()
    qtbot.waitUntil(lambda: len(made.tabs) == len(TITLES))
    return opened


def noting(window: MainWindow, place: int = 0) -> Noting:
    tab = window.tab(place)
    assert isinstance(tab, Noting)
    return tab


def test_the_window_is_never_larger_than_the_screen(open_window: Open) -> None:
    window = open_window()
    assert window.width() <= window.screen().availableGeometry().width()
    assert window.height() <= window.screen().availableGeometry().height()


def test_the_window_is_painted_first_and_furnished_right_after(open_window: Open, made: Made, qtbot: QtBot) -> None:
    window = open_window()
    at_paint: list[int] = []
    window.painted.connect(lambda: at_paint.append(len(made.tabs)))
    with qtbot.waitSignal(window.furnished):
        window.show()
    assert at_paint == [0]
    assert len(made.tabs) == len(TITLES)


def test_the_tab_in_front_is_made_before_the_others(open_window: Open, made: Made, qtbot: QtBot) -> None:
    settings().setValue("window/tab", 2)
    window = open_window()
    with qtbot.waitSignal(window.furnished):
        window.show()
    assert made.tabs[0] is window.tab(2)


def test_a_tab_that_waits_is_made_when_it_is_looked_at(work: LongWork, made: Made, qtbot: QtBot) -> None:
    waiting = Made()
    plans = [TabPlan("Modules", "users", made.make), TabPlan("Reports", "chart-column", waiting.make, waits=True)]
    window = MainWindow(plans, work=work, now=lambda: NOW)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.furnished):
        window.show()
    assert (len(made.tabs), waiting.tabs, window.built(1)) == (1, [], None)
    window.show_tab(1)
    assert window.built(1) is waiting.tabs[0]
    window.collecting.end()


def test_a_tab_that_waits_is_made_at_once_where_it_was_in_front(work: LongWork, made: Made, qtbot: QtBot) -> None:
    settings().setValue("window/tab", 1)
    waiting = Made()
    plans = [TabPlan("Modules", "users", made.make), TabPlan("Reports", "chart-column", waiting.make, waits=True)]
    window = MainWindow(plans, work=work, now=lambda: NOW)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.furnished):
        window.show()
    assert len(waiting.tabs) == 1
    window.collecting.end()


@pytest.mark.parametrize(("key", "place"), [("1", 0), ("2", 1), ("3", 2), ("4", 3)])
def test_a_key_brings_each_tab_to_the_front(window: MainWindow, qtbot: QtBot, key: str, place: int) -> None:
    window.activateWindow()
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert window.current is window.tab(place)


@pytest.mark.parametrize(("key", "asked"), [("F", "find"), ("N", "new"), ("P", "print"), ("Z", "undo")])
def test_the_keys_that_mean_the_same_everywhere_go_to_the_visible_tab(
    window: MainWindow, qtbot: QtBot, key: str, asked: str
) -> None:
    window.show_tab(1)
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert noting(window, 1).asked == [asked]
    assert noting(window, 0).asked == []


def test_what_was_undone_is_done_again_by_the_visible_tab(window: MainWindow, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, keys)
    assert noting(window).asked == ["redo"]


def test_undo_in_an_untouched_field_is_the_acts_undo(window: MainWindow, qtbot: QtBot) -> None:
    field = noting(window).field
    window.activateWindow()
    field.begin()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert noting(window).asked == ["undo"]


def test_redo_in_an_untouched_field_is_the_acts_redo(window: MainWindow, qtbot: QtBot) -> None:
    field = noting(window).field
    window.activateWindow()
    field.begin()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert noting(window).asked == ["redo"]


def test_undo_in_a_field_takes_back_what_was_typed_there(window: MainWindow, qtbot: QtBot) -> None:
    field = noting(window).field
    window.activateWindow()
    field.begin()
    qtbot.keyClicks(field, "ruta")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (noting(window).asked, field.text()) == ([], "")


def test_what_an_act_touched_is_read_anew_by_the_visible_tab_at_once(window: MainWindow) -> None:
    noting(window).touched.emit(frozenset({"person"}))
    assert noting(window).asked == [frozenset({"person"})]


def test_hidden_tabs_read_anew_when_they_are_looked_at(window: MainWindow) -> None:
    window.touch(frozenset({"person"}))
    window.touch(frozenset({"module"}))
    assert noting(window, 2).asked == []
    window.show_tab(2)
    assert noting(window, 2).asked == [frozenset({"person", "module"})]


def test_everything_touched_stays_everything(window: MainWindow) -> None:
    window.touch(EVERYTHING)
    window.touch(frozenset({"module"}))
    window.show_tab(1)
    assert noting(window, 1).asked == [EVERYTHING]


def test_the_title_names_the_file(window: MainWindow) -> None:
    window.show_file(Path("somewhere") / "baltic-2017.blp")
    assert window.windowTitle() == "baltic-2017.blp – BLP Desk"


def test_the_status_line_names_laptop_operator_and_backup(window: MainWindow) -> None:
    window.show_status(Status(laptop="Desk A", operator="Anna", backup=NOW - timedelta(minutes=5)))
    assert window.status.text == "Desk A · Anna · Backed up 5 min ago"
    window.show_status(Status(laptop="Desk A", operator="Anna"))
    assert window.status.text == "Desk A · Anna · No backup yet"


def test_a_set_clock_is_a_rehearsal_and_says_so(window: MainWindow) -> None:
    assert window.band.text == ""
    window.show_clock(NOW.astimezone(ZoneInfo("Europe/Stockholm")), "Stockholm")
    assert window.band.text == "Rehearsal clock: Tue 24 Oct 2017, 08:50 in Stockholm. Scans are recorded in this file."
    window.show_clock(None)
    assert window.band.isHidden()


def test_a_message_of_the_window_takes_room_only_while_it_is_told(window: MainWindow) -> None:
    room = window.strip.parentWidget()
    assert room is not None
    assert room.isHidden()
    window.strip.wrong("The disk is full.")
    assert room.isVisible()
    window.strip.mended()
    assert room.isHidden()


def test_at_the_door_a_message_of_the_window_moves_nothing_above_it(window: MainWindow) -> None:
    window.show_tab(CHECKIN)
    QApplication.processEvents()
    before = window.tabs.pos()
    window.strip.wrong("The disk is full.")
    QApplication.processEvents()
    assert window.tabs.pos() == before
    assert window.strip.mapTo(window, QPoint()).y() > window.tabs.geometry().bottom()
    window.show_tab(0)
    QApplication.processEvents()
    assert window.strip.mapTo(window, QPoint()).y() < window.tabs.mapTo(window, QPoint()).y()


def test_recent_files_are_offered_by_name_and_asked_for_by_path(window: MainWindow, qtbot: QtBot) -> None:
    path = Path("somewhere") / "baltic-2017.blp"
    window.menu.show_recent([path])
    assert window.menu.recent.actions()[0].text() == "baltic-2017.blp in somewhere"
    with qtbot.waitSignal(window.menu.recent_asked) as told:
        window.menu.recent.actions()[0].trigger()
    assert told.args == [str(path)]


def test_the_clock_can_be_released_only_where_it_is_set(window: MainWindow, qtbot: QtBot) -> None:
    release = next(action for action in window.menu.findChildren(QAction) if "Release" in action.text())
    assert not release.isEnabled()
    window.show_clock(NOW, "UTC")
    with qtbot.waitSignal(window.menu.release_clock_asked):
        release.trigger()


def test_every_key_is_told_in_the_help(window: MainWindow) -> None:
    window.menu.shortcuts_asked.emit()
    sheet = window.findChild(Shortcuts)
    assert sheet is not None
    keys = dict(window.menu.shortcuts())
    assert (keys["Find"], keys["Participants"], keys["Import a list"], keys["Handbook"]) == (
        "Ctrl+F",
        "Ctrl+1",
        "Ctrl+I",
        "F1",
    )
    assert nameless(sheet) == []


def test_the_first_steps_are_told_in_the_help(window: MainWindow) -> None:
    window.menu.steps_asked.emit()
    assert window.findChild(FirstSteps) is not None


def test_about_says_the_version(window: MainWindow) -> None:
    window.menu.about_asked.emit()
    assert window.findChild(About) is not None


def test_the_window_comes_back_with_the_tab_it_was_left_with(window: MainWindow, open_window: Open) -> None:
    window.show_tab(3)
    window.close()
    assert open_window().tabs.currentIndex() == 3


def test_garbage_is_collected_by_the_window_alone(window: MainWindow) -> None:
    assert not gc.isenabled()
    window.collecting.collect()
    window.collecting.end()
    assert gc.isenabled()


def test_garbage_waits_while_long_work_fills_the_memory(window: MainWindow, work: LongWork, qtbot: QtBot) -> None:
    gate = Event()
    work.start(Task(words="", work=lambda _tell: gate.wait(10), done=str, failed=str))
    kept = [[] for _ in range(2_000)]
    window.collecting.collect()
    assert gc.get_count()[0] > gc.get_threshold()[0]
    gate.set()
    qtbot.waitUntil(lambda: not work.running)
    window.collecting.collect()
    assert gc.get_count()[0] < len(kept)


def test_everything_in_the_window_has_a_name(window: MainWindow) -> None:
    window.strip.wrong("The disk is full.", action="Try again")
    assert nameless(window) == []


def test_typing_stays_in_the_field_while_work_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.strip.tell(str(Progress("Saved.").words))
    line = noting(window).findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "ruta")
    assert line.text() == "ruta"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(hours=23), "23 h ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=9), "9 days ago"),
    ],
)
def test_an_age_is_told_in_its_own_measure(age: timedelta, words: str) -> None:
    assert ago_words(age) == words
