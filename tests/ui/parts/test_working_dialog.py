"""A dialog for which long work runs."""

from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from blp_desktop.domain.refusals import Refusal, Refusals, SurroundingsFailed
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.working_dialog import WorkingDialog


def until(event: Event, number: int, tell: Teller) -> int:
    """Work that ends when it may, or is stopped."""
    while not event.wait(0.001):
        tell("adding")
    return number


class Adding(WorkingDialog):
    """A dialog that has one number worked out after another."""

    def __init__(self, work: LongWork, parent: QWidget) -> None:
        super().__init__(work, parent)
        self.go_on = Event()
        self.told: list[int] = []
        self.offered: list[bool] = []

    def add(self, number: int) -> None:
        """Begin with this number."""
        work = partial(until, self.go_on, number)
        self.start(Task(words="", work=work, done=self._show, failed=self._fail, stopped=self.tell_stopped))

    def offer(self) -> None:
        """Whether anything could be begun."""
        self.offered.append(not self.is_busy)

    def _show(self, number: int) -> None:
        if self.has_ended():
            self.told.append(number)
            self.offer()

    def _fail(self, error: Exception) -> None:
        if self.has_ended():
            self.tell_failure(error, sentence="Adding failed.", action="Look again")


@pytest.fixture
def work(qapp: QApplication) -> Iterator[LongWork]:
    """A worker of its own."""
    made = LongWork(QObject(qapp))
    yield made
    made.close()


@pytest.fixture
def dialog(work: LongWork, qtbot: QtBot) -> Iterator[Adding]:
    """The dialog, open over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Adding(work, window)
    made.open()
    yield made
    window.close()


def test_it_is_busy_until_the_work_has_ended(dialog: Adding, qtbot: QtBot) -> None:
    dialog.add(1)
    assert dialog.is_busy
    dialog.go_on.set()
    qtbot.waitUntil(lambda: dialog.told == [1])
    assert dialog.offered == [False, True]


def test_what_is_begun_anew_stops_what_runs_and_only_the_last_is_shown(dialog: Adding, qtbot: QtBot) -> None:
    for number in (1, 2, 3):
        dialog.add(number)
    QApplication.processEvents()
    dialog.go_on.set()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.told == [3]
    assert dialog.strip.text == ""


def test_it_waits_for_the_work_of_others(dialog: Adding, work: LongWork, qtbot: QtBot) -> None:
    theirs = Event()
    assert work.start(Task(words="", work=partial(until, theirs, 0), done=lambda _: None, failed=lambda _: None))
    dialog.go_on.set()
    dialog.add(1)
    assert (dialog.is_busy, dialog.told) == (True, [])
    theirs.set()
    qtbot.waitUntil(lambda: dialog.told == [1])


def test_closed_it_stops_the_work_and_goes_when_that_has_ended(dialog: Adding, work: LongWork, qtbot: QtBot) -> None:
    dialog.add(1)
    dialog.reject()
    QApplication.processEvents()
    assert isValid(dialog)
    assert dialog.told == []
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not work.running


def test_stopped_by_somebody_it_says_that_nothing_was_changed(dialog: Adding, work: LongWork, qtbot: QtBot) -> None:
    dialog.add(1)
    work.stop()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.strip.text.startswith("Stopped. Nothing was changed.")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Refusal("no", "That is no list.", "Choose another."), "That is no list. Choose another."),
        (SurroundingsFailed("The disk is full.", "Free some space."), "The disk is full. Free some space."),
        (Refusals((Refusal("a", "First."), Refusal("b", "Second."))), "First."),
        (KeyError("bug"), "Adding failed. Nothing was changed. Details are in the log."),
    ],
)
def test_a_failure_is_told_in_its_own_words_and_a_bug_in_ours(dialog: Adding, error: Exception, told: str) -> None:
    dialog.tell_failure(error, sentence="Adding failed.", action="Look again")
    assert " ".join(dialog.strip.text.split()) == told
