"""The whole program: the menu's way to the check and the rehearsal, and a window on a copy that goes with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from blp_desktop.desk.laptop import backup_folder, data_folder
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.readiness import Place
from blp_desktop.desk.rehearsal import opening_of
from blp_desktop.desk.station import looking
from blp_desktop.store.schema import Ledger
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.practice import Practice
from blp_desktop.ui.program import Program
from blp_desktop.ui.rehearsal.readiness_dialog import ReadinessDialog
from blp_desktop.ui.rehearsal.rehearsal_dialog import RehearsalDialog
from tests.desk.demo import close_desk, open_desk


@pytest.fixture
def badges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The badges of the file that the program opens."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = open_desk(tmp_path)
    close_desk(made)
    return made.badges


@pytest.fixture
def program(tmp_path: Path, badges: dict[str, str], qtbot: QtBot) -> Iterator[Program]:
    made = Program(tmp_path / "demo.blp", operator="Anna")
    yield made
    for practice in practices():
        practice.window.close()
    qtbot.waitUntil(lambda: not practices())
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


def practices() -> list[Practice]:
    application = QApplication.instance()
    return application.findChildren(Practice) if application else []


def copies() -> list[Path]:
    return list((data_folder() / "rehearsals").glob("*"))


def scans(program: Program) -> int:
    with looking(program.station) as session:
        return session.scalar(select(func.count()).select_from(Ledger)) or 0


def practise(program: Program) -> Practice:
    program.practise("M1")
    (made,) = practices()
    return made


def menu_action(program: Program, text: str) -> QAction:
    actions = program.window.menu.findChildren(QAction)
    return next(action for action in actions if action.text().replace("&", "") == text)


def test_the_menu_opens_the_rehearsal(program: Program) -> None:
    menu_action(program, "Rehearse the door…").trigger()
    assert program.window.findChildren(RehearsalDialog)


def test_a_row_of_the_check_leads_to_its_tab(program: Program) -> None:
    program.journey.ask_readiness()
    (dialog,) = program.window.findChildren(ReadinessDialog)
    dialog.led.emit(Place.VENUES)
    assert program.window.tabs.currentIndex() == 2


def test_a_scan_during_the_check_is_tried_and_not_recorded(program: Program, badges: dict[str, str]) -> None:
    code = next(iter(badges.values()))
    program.journey.ask_readiness()
    (dialog,) = program.window.findChildren(ReadinessDialog)
    assert program.journey.take_scan(code)
    assert "Read: " in dialog.answer.text
    dialog.reject()
    assert not program.journey.take_scan(code)
    assert scans(program) == 0


def test_the_window_on_the_copy_says_that_it_is_a_rehearsal(program: Program) -> None:
    made = practise(program)
    assert made.window.windowTitle() == "Rehearsal: copy of demo.blp – BLP Desk"
    assert made.window.band.text == (
        "Rehearsal on a copy of demo.blp, thrown away when this window closes. "
        "The clock is set to Tue 24 Oct 2017, 08:30 in Stockholm."
    )


def test_it_says_so_with_the_clock_released_too(program: Program) -> None:
    made = practise(program)
    made.release_clock()
    assert made.window.band.text == "Rehearsal on a copy of demo.blp, thrown away when this window closes."


def test_its_clock_stands_at_the_opening_and_scans_stay_on_the_copy(program: Program, badges: dict[str, str]) -> None:
    made = practise(program)
    door = made.window.current
    assert isinstance(door, CheckinTab)
    assert made.clock() >= opening_of(program.station, "M1")
    door.enter(next(iter(badges.values())))
    assert (scans(made), scans(program)) == (1, 0)


def test_closing_its_window_deletes_the_copy_and_leaves_the_real_one(program: Program, qtbot: QtBot) -> None:
    made = practise(program)
    assert len(copies()) == 1
    with qtbot.waitSignal(made.destroyed):
        made.window.close()
    assert copies() == []
    assert program.station.file.path.exists()


def test_the_copy_is_neither_backed_up_nor_remembered(program: Program) -> None:
    made = practise(program)
    made.backups.make()
    made.close()
    assert list(backup_folder().glob("*")) == []
    assert [path.parent for path in preferences().recent] == [program.station.file.path.parent]
