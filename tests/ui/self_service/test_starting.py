"""Starting self-service: from the menu, behind a PIN, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.operators import OperatorFields, add_operator
from blp_desktop.desk.station import Rights, looking
from blp_desktop.store.schema import Badge, Ledger
from blp_desktop.ui.program import CHECKIN, Program
from blp_desktop.ui.self_service.starting import SelfServiceStart
from blp_desktop.ui.self_service.window import SelfService
from tests.desk.demo import MORNING, close_desk, open_desk


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """The program at the door of Stockholm, the clock set to its morning."""
    desk = open_desk(tmp_path)
    path = desk.station.file.path
    close_desk(desk)
    made = Program(path, operator="Anna", clock_set_to=MORNING)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    if made.self_service.shown is not None:
        made.self_service.shown.end()
    made.close()


def code_of(program: Program) -> str:
    """The badge of one of the invited."""
    with looking(program.station) as session:
        return session.scalars(select(Badge.code)).first() or ""


def started(start: SelfServiceStart, qtbot: QtBot, pin: str = "2017") -> SelfService:
    """Self-service after a PIN was chosen for it."""
    assert start.pad is not None
    qtbot.keyClicks(start.pad.pin, pin)
    qtbot.keyClick(start.pad.pin, Qt.Key.Key_Return)
    assert start.shown is not None
    return start.shown


def test_where_nobody_has_a_pin_one_is_chosen_first_and_leads_out(program: Program, qtbot: QtBot) -> None:
    program.begin_self_service()
    window = started(program.self_service, qtbot)
    assert window.isFullScreen()
    pad = window.ask_to_leave()
    qtbot.keyClicks(pad.pin, "2018")
    qtbot.keyClick(pad.pin, Qt.Key.Key_Return)
    assert program.self_service.shown is window
    qtbot.keyClicks(pad.pin, "2017")
    qtbot.keyClick(pad.pin, Qt.Key.Key_Return)
    assert program.self_service.shown is None


def test_an_operator_s_own_pin_leads_out(program: Program, qtbot: QtBot) -> None:
    add_operator(program.station, OperatorFields(name="Eva", rights=Rights.SUPERVISOR, pin="4711"))
    program.begin_self_service()
    window = program.self_service.shown
    assert window is not None
    pad = window.ask_to_leave()
    qtbot.keyClicks(pad.pin, "4711")
    qtbot.keyClick(pad.pin, Qt.Key.Key_Return)
    assert program.self_service.shown is None


def test_scans_are_self_service_s_while_it_is_shown_and_counted_at_the_desk(program: Program, qtbot: QtBot) -> None:
    code = code_of(program)
    assert not program.self_service.take_scan(code)
    program.begin_self_service()
    window = started(program.self_service, qtbot)
    assert program.self_service.take_scan(code)
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    assert window.answer.big.text().startswith("Welcome, ")
    assert attendance(program.station, "M1").checkpoints[0].present == 1
    tab = program.window.tab(CHECKIN)
    qtbot.waitUntil(lambda: tab.side.present.text == "Present 1 of 28")  # type: ignore[attr-defined]


def test_asked_twice_it_stays_one(program: Program, qtbot: QtBot) -> None:
    program.begin_self_service()
    window = started(program.self_service, qtbot)
    program.begin_self_service()
    assert program.self_service.shown is window


def test_the_operator_s_name_stands_on_every_scan(program: Program, qtbot: QtBot) -> None:
    program.begin_self_service()
    window = started(program.self_service, qtbot)
    program.self_service.take_scan(code_of(program))
    qtbot.mouseClick(window.confirm.yes, Qt.MouseButton.LeftButton)
    with looking(program.station) as session:
        assert list(session.scalars(select(Ledger.operator))) == ["Anna"]
