"""Long work: off the GUI thread, told on it, stopped when asked."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.long_work import SHOWN_AFTER, LongWork, Progress, Task, Teller
from blp_desktop.ui.parts.work_bar import WorkBar
from tests.ui.accessible import nameless


class Ending:
    """How a task ended, and on which thread that was told."""

    def __init__(self) -> None:
        self.value: object = None
        self.problem: Exception | None = None
        self.was_stopped = False
        self.on_gui_thread = False

    def done(self, value: object) -> None:
        self.value = value
        self.on_gui_thread = current_thread() is main_thread()

    def failed(self, problem: Exception) -> None:
        self.problem = problem

    def stopped(self) -> None:
        self.was_stopped = True


@pytest.fixture
def work(qtbot: QtBot, qapp: object) -> Iterator[LongWork]:
    from PySide6.QtWidgets import QApplication

    made = LongWork(QApplication.instance())
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def ending() -> Ending:
    return Ending()


def task(work: object, ending: Ending) -> Task[object]:
    return Task(words="Importing", work=work, done=ending.done, failed=ending.failed, stopped=ending.stopped)


def test_a_value_comes_back_on_the_gui_thread(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.idle):
        work.start(task(lambda tell: current_thread() is main_thread(), ending))
    assert ending.value is False
    assert ending.on_gui_thread


def test_an_error_comes_back_as_an_error(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    def fail(tell: Teller) -> None:
        raise ValueError("row 7")

    with qtbot.waitSignal(work.idle):
        work.start(task(fail, ending))
    assert str(ending.problem) == "row 7"
    assert ending.value is None


def test_work_that_is_stopped_says_so(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    begun = Event()

    def never_ending(tell: Teller) -> None:
        while True:
            begun.set()
            tell("Reading")

    with qtbot.waitSignal(work.idle):
        work.start(task(never_ending, ending))
        assert begun.wait(5)
        work.stop()
    assert ending.was_stopped
    assert ending.problem is None


def test_only_one_task_runs_at_a_time(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    go = Event()
    with qtbot.waitSignal(work.idle):
        assert work.start(task(lambda tell: go.wait(5), ending))
        assert not work.start(task(lambda tell: None, ending))
        go.set()
    assert not work.running


def test_quick_work_shows_no_progress(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(work.busy, wait=SHOWN_AFTER * 2):
        work.start(task(lambda tell: tell("Reading", 1, 2), ending))


def test_work_without_words_moves_nothing_in_the_window(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    go = Event()

    def slow(tell: Teller) -> None:
        tell("")
        go.wait(5)

    with qtbot.assertNotEmitted(work.busy, wait=SHOWN_AFTER * 2):
        work.start(Task(words="", work=slow, done=ending.done, failed=ending.failed))
    with qtbot.waitSignal(work.idle):
        go.set()


def test_slow_work_shows_its_progress_and_goes(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    go = Event()

    def slow(tell: Teller) -> None:
        tell("Reading row 5 of 10", 5, 10)
        go.wait(5)

    bar = WorkBar(work)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(work.busy) as told:
        work.start(task(slow, ending))
    assert told.args == [Progress("Reading row 5 of 10", 5, 10)]
    assert bar.isVisible()
    assert nameless(bar) == []
    with qtbot.waitSignal(work.idle):
        go.set()
    assert bar.isHidden()


def test_cancel_stops_the_work(work: LongWork, ending: Ending, qtbot: QtBot) -> None:
    def never_ending(tell: Teller) -> None:
        while True:
            tell("Reading")

    bar = WorkBar(work)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(work.busy):
        work.start(task(never_ending, ending))
    with qtbot.waitSignal(work.idle):
        bar.cancel.click()
    assert ending.was_stopped


def test_work_that_is_over_begins_nothing_more(ending: Ending, qapp: QApplication) -> None:
    made = LongWork(qapp)
    made.close()
    assert not made.start(task(lambda _tell: 1, ending))
    made.deleteLater()
