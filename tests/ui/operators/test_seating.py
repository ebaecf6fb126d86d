"""The whole program with operators: who sits there is asked, followed and never in the way of a scan."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.operators import OperatorFields, edit_operator, list_operators
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.safety import save_backup
from blp_desktop.desk.station import Rights, looking
from blp_desktop.store.schema import Badge, Ledger
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.operators.manage_dialog import OperatorsDialog
from blp_desktop.ui.operators.seat_dialog import SeatDialog
from blp_desktop.ui.practice import Practice
from blp_desktop.ui.program import Program
from tests.ui.operators.conftest import name_operators

Opened = Callable[..., Program]


@pytest.fixture
def opened(path: Path, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the program with its window shown."""
    made: list[Program] = []

    def open_it(operator: str | None = None) -> Program:
        made.append(Program(path, operator=operator))
        made[-1].show()
        return made[-1]

    yield open_it
    for practice in QApplication.instance().findChildren(Practice):  # type: ignore[union-attr]
        practice.window.close()
    qtbot.waitUntil(lambda: not QApplication.instance().findChildren(Practice))  # type: ignore[union-attr]
    for each in made:
        each.window.close()
        each.close()
        each.window.deleteLater()
        each.deleteLater()


@pytest.fixture
def asking(path: Path, opened: Opened, qtbot: QtBot) -> Program:
    """The program as it asks who sits there."""
    name_operators(path)
    made = opened()
    qtbot.waitUntil(lambda: bool(seat_dialogs(made)))
    return made


def seat_dialogs(program: Program) -> list[SeatDialog]:
    return [each for each in program.window.findChildren(SeatDialog) if each.isVisible()]


def who(program: Program) -> tuple[str, Rights]:
    return program.station.author.operator, program.station.rights


def sit(program: Program, qtbot: QtBot, *, place: int, pin: str = "") -> None:
    (dialog,) = seat_dialogs(program)
    dialog.names.setCurrentRow(place)
    dialog.pin.setText(pin)
    dialog.sit.click()
    qtbot.waitUntil(lambda: not seat_dialogs(program))


def scan_one(program: Program) -> str:
    """Scan somebody's badge; tells the operator in the ledger."""
    tab = program.window.tab(3)
    assert isinstance(tab, CheckinTab)
    with looking(program.station) as session:
        code = session.scalars(select(Badge.code)).first()
    tab.scan_from_anywhere(code or "")
    with looking(program.station) as session:
        return session.scalars(select(Ledger.operator).order_by(Ledger.sequence.desc())).first() or ""


def test_without_operators_nobody_is_asked(opened: Opened, qtbot: QtBot) -> None:
    program = opened()
    qtbot.wait(50)
    assert seat_dialogs(program) == []
    assert who(program) == ("laptop-user", Rights.SUPERVISOR)


def test_with_operators_it_is_asked_at_the_start(asking: Program, qtbot: QtBot) -> None:
    sit(asking, qtbot, place=0, pin="4711")
    assert who(asking) == ("Anna Ek", Rights.SUPERVISOR)
    assert "· Anna Ek ·" in asking.window.status.text
    assert scan_one(asking) == "Anna Ek"


def test_a_scan_is_judged_while_the_question_stands(asking: Program) -> None:
    assert scan_one(asking) == "laptop-user"
    assert seat_dialogs(asking)


def test_cancelling_leaves_a_door_that_scans(asking: Program, qtbot: QtBot) -> None:
    (dialog,) = seat_dialogs(asking)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert who(asking) == ("laptop-user", Rights.DOOR)
    assert "laptop-user, at the door" in asking.window.status.text
    assert scan_one(asking) == "laptop-user"


def test_every_tab_goes_on_with_whoever_sat_down(asking: Program, qtbot: QtBot) -> None:
    tabs = [asking.window.tab(place) for place in range(4)]
    sit(asking, qtbot, place=1)
    stations = [tab._station for tab in tabs]  # type: ignore[attr-defined]
    assert {station.author.operator for station in stations} == {"Jonas Pētersons"}
    for tab in tabs[:3]:
        tab.undo()
        assert "Undo is for supervisors." in tab.strip.text  # type: ignore[attr-defined]
    assert asking.journey.station.rights is Rights.DOOR


def test_who_sat_there_last_is_offered_first(path: Path, asking: Program, qtbot: QtBot, opened: Opened) -> None:
    sit(asking, qtbot, place=1)
    assert preferences().operator == "Jonas Pētersons"
    asking.window.close()
    asking.close()
    again = opened()
    qtbot.waitUntil(lambda: bool(seat_dialogs(again)))
    assert seat_dialogs(again)[0].names.currentRow() == 1


def test_a_name_on_the_command_line_sits_down_where_it_has_no_pin(path: Path, opened: Opened, qtbot: QtBot) -> None:
    name_operators(path)
    program = opened("jonas pētersons")
    qtbot.wait(50)
    assert seat_dialogs(program) == []
    assert who(program) == ("Jonas Pētersons", Rights.DOOR)


def test_a_name_with_a_pin_is_not_had_without_it(path: Path, opened: Opened, qtbot: QtBot) -> None:
    name_operators(path)
    program = opened("Anna Ek")
    assert who(program) == ("laptop-user", Rights.DOOR)
    qtbot.waitUntil(lambda: bool(seat_dialogs(program)))


def test_another_sits_down_by_key_and_by_a_click_on_the_name(asking: Program, qtbot: QtBot) -> None:
    sit(asking, qtbot, place=0, pin="4711")
    qtbot.waitUntil(lambda: not asking.window.findChildren(SeatDialog))
    asking.window.activateWindow()
    qtbot.waitUntil(asking.window.isActiveWindow)
    qtbot.keyClick(asking.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    sit(asking, qtbot, place=1)
    assert who(asking) == ("Jonas Pētersons", Rights.DOOR)
    asking.window.status._operator.click()
    (dialog,) = seat_dialogs(asking)
    dialog.leave.click()
    assert who(asking) == ("laptop-user", Rights.DOOR)


def test_managing_operators_is_for_supervisors(asking: Program, qtbot: QtBot) -> None:
    sit(asking, qtbot, place=1)
    menu_action(asking, "Operators and PINs…").trigger()
    assert asking.window.findChildren(OperatorsDialog) == []
    assert "is for supervisors." in asking.window.strip.text


def test_whoever_names_the_first_operators_is_asked_which_they_are(opened: Opened, qtbot: QtBot) -> None:
    program = opened()
    menu_action(program, "Who sits at this desk…").trigger()
    (dialog,) = program.window.findChildren(OperatorsDialog)
    dialog.name.setText("Anna Ek")
    dialog.save_button.click()
    assert who(program) == ("laptop-user", Rights.SUPERVISOR)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: bool(seat_dialogs(program)))
    assert who(program) == ("laptop-user", Rights.DOOR)


def test_rights_that_change_hold_at_once(asking: Program, qtbot: QtBot) -> None:
    sit(asking, qtbot, place=1)
    anna = program_as_supervisor(asking)
    jonas = list_operators(asking.station)[1]
    done = edit_operator(anna, jonas.id, OperatorFields(name="Jonas", rights=Rights.SUPERVISOR))
    asking.window.touch(done.touched)
    assert who(asking) == ("Jonas", Rights.SUPERVISOR)


def test_restoring_is_for_supervisors_and_closes_no_door(asking: Program, qtbot: QtBot, tmp_path: Path) -> None:
    backup = save_backup(asking.station, tmp_path / "backup.blp")
    sit(asking, qtbot, place=1)
    asking._trying(asking._restore, backup)
    assert "Restoring a backup is for supervisors." in asking.window.strip.text
    assert scan_one(asking) == "Jonas Pētersons"


def test_a_restored_file_asks_for_its_own_operators(path: Path, opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    program = opened()
    without = save_backup(program.station, tmp_path / "without.blp")
    program._restore(without)
    assert who(program) == ("laptop-user", Rights.SUPERVISOR)
    name_operators(tmp_path / "without.blp")
    program._restore(without)
    assert who(program) == ("laptop-user", Rights.DOOR)
    assert seat_dialogs(program)


def test_practice_goes_on_with_whoever_sits_there(asking: Program, qtbot: QtBot) -> None:
    sit(asking, qtbot, place=0, pin="4711")
    asking.practise("M1")
    (practice,) = QApplication.instance().findChildren(Practice)  # type: ignore[union-attr]
    qtbot.wait(50)
    assert who(practice) == ("Anna Ek", Rights.SUPERVISOR)
    assert seat_dialogs(practice) == []


def program_as_supervisor(program: Program):  # type: ignore[no-untyped-def]
    from blp_desktop.desk.station import seated

    return seated(program.station, operator="Anna Ek", rights=Rights.SUPERVISOR)


def menu_action(program: Program, text: str) -> QAction:
    actions = program.window.menu.findChildren(QAction)
    return next(action for action in actions if action.text().replace("&", "") == text)
