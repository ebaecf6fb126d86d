"""Notices: one strip at a time, and each is told."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from blp_desktop.ui.care.notices import Notice
from blp_desktop.ui.program import Program
from tests.ui.accessible import nameless


def test_the_next_one_follows_when_the_one_before_is_closed(program: Program, qtbot: QtBot) -> None:
    program.window.show()
    notices = program.care.notices
    for what in ("First.", "Second."):
        notices.tell(Notice(what=what))
    assert notices.strip.text == "First."
    notices.strip.closed.emit()
    assert notices.strip.text == "Second."
    notices.strip.closed.emit()
    assert notices.strip.text == ""


def test_what_the_button_asks_for_is_done(program: Program, qtbot: QtBot) -> None:
    program.window.show()
    done: list[str] = []
    program.care.notices.tell(Notice(what="There is something.", verb="Look…", act=lambda: done.append("looked")))
    qtbot.mouseClick(program.care.notices.strip.action, Qt.MouseButton.LeftButton)
    assert done == ["looked"]
    assert program.care.notices.shown is None
    assert nameless(program.window) == []


def test_the_same_is_told_once(program: Program) -> None:
    for _ in range(3):
        program.care.notices.tell(Notice(what="Once."))
    program.care.notices.strip.closed.emit()
    assert program.care.notices.shown is None


def test_a_notice_leaves_the_windows_own_strip_alone(program: Program) -> None:
    program.window.strip.wrong("The disk is full.")
    program.care.notices.tell(Notice(what="There is something."))
    assert program.window.strip.text == "The disk is full."


def test_what_is_no_longer_so_is_taken_away_shown_or_waiting(program: Program) -> None:
    notices = program.care.notices
    for what in ("First.", "Second.", "Third."):
        notices.tell(Notice(what=what))
    assert notices.take_back("Second.")
    assert notices.strip.text == "First."
    assert notices.take_back("First.")
    assert notices.strip.text == "Third."
    assert not notices.take_back("First.")
    assert notices.take_back("Third.")
    assert (notices.strip.text, notices.shown) == ("", None)
