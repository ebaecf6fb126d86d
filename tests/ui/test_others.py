"""Others at the same file while the window is open."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QListView
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from blp_desktop.desk.registering import PersonFields, add_person, edit_person
from blp_desktop.desk.station import Outcome, Station, looking
from blp_desktop.store.file import close_file, open_file
from blp_desktop.store.schema import Person
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.participants.tab import ParticipantsTab
from blp_desktop.ui.program import Program
from blp_desktop.ui.window import CHECKIN
from tests.desk.demo import close_desk, open_desk
from tests.store.programmes import apart
from tests.store.test_guard import only_look
from tests.store.test_unfinished import MANY, die_before_it_is_decided, die_when_it_is_decided
from tests.ui.participants.test_tab import names

DORA = PersonFields(first_name="Dora", last_name="Ek", email="dora@example.se")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    """A window at the demo that has looked once; the next looks are the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = open_desk(tmp_path)
    close_desk(made)
    opened = Program(made.station.file.path, operator="Anna")
    opened.window.show()
    qtbot.waitUntil(lambda: opened.window.built(0) is not None)
    opened.others.stop()
    yield opened
    opened.window.close()
    opened.close()
    opened.window.deleteLater()
    opened.deleteLater()


@pytest.fixture
def other(program: Program) -> Iterator[Station]:
    """Another program at the same file, as the command line is."""
    file = open_file(program.station.file.path)
    yield replace(program.station, file=file)
    close_file(file)


def shown(program: Program) -> list[str]:
    tab = program.window.tab(0)
    assert isinstance(tab, ParticipantsTab)
    return names(tab)


def told(program: Program) -> list[Any]:
    heard: list[Any] = []
    program.others.touched.connect(heard.append)
    return heard


def people(program: Program) -> int:
    with looking(program.station) as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def test_what_another_program_writes_is_shown(program: Program, other: Station) -> None:
    add_person(other, DORA)
    assert "Dora Ek" not in shown(program)
    program.others.look()
    assert "Dora Ek" in shown(program)


def test_what_another_program_writes_into_the_same_row_again_is_shown_too(program: Program, other: Station) -> None:
    key = added_key(add_person(other, DORA))
    program.others.look()
    for name in ("Åsa", "Żaneta"):
        edit_person(other, key, {"first_name": name})
        program.others.look()
        assert f"{name} Ek" in shown(program)


def added_key(made: Outcome[str]) -> str:
    return next(row.row for row in made.touched if row.table == "person")


def test_what_this_window_did_itself_is_not_read_twice(program: Program) -> None:
    heard = told(program)
    program.window.touch(add_person(program.station, DORA).touched)
    program.others.look()
    assert heard == []


def test_a_scan_at_this_door_is_not_read_twice(program: Program) -> None:
    program.window.show_tab(CHECKIN)
    door = program.window.current
    assert isinstance(door, CheckinTab)
    heard = told(program)
    judged = door.scan_from_anywhere("K7QX")
    assert judged is not None
    program.others.look()
    assert heard == []


def test_a_file_dialog_that_looks_at_the_programme_lets_nobody_take_its_log(
    program: Program, other: Station, qtbot: QtBot
) -> None:
    """Qt reads the first bytes of every file whose kind it does not know, and closes it again."""
    close_file(other.file)
    path = program.station.file.path
    dialog = QFileDialog(program.window, "", str(path.parent))
    dialog.open()
    qtbot.waitUntil(lambda: path.name in shown_in(dialog))
    dialog.close()
    with apart(only_look, path) as process:
        process.wait()
    assert path.with_name(f"{path.name}-wal").exists()


def shown_in(dialog: QFileDialog) -> list[str]:
    view = dialog.findChild(QListView, "listView")
    rows = view.model().rowCount(view.rootIndex())
    return [str(view.model().index(row, 0, view.rootIndex()).data()) for row in range(rows)]


def test_nothing_is_told_where_nobody_wrote(program: Program) -> None:
    heard = told(program)
    program.others.look()
    program.others.look()
    assert heard == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_an_import_whose_program_was_killed_is_finished_and_shown(program: Program, qtbot: QtBot) -> None:
    before = people(program)
    with apart(die_when_it_is_decided, program.station.file.path) as process:
        process.wait()
    program.others.look()
    assert before < people(program) < before + MANY
    for _ in range(3):
        program.others.look()
    qtbot.waitUntil(lambda: not program.work.running)
    assert people(program) == before + MANY
    with qtbot.waitSignal(program.others.touched):
        program.others.look()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_what_was_never_decided_is_left_alone(program: Program) -> None:
    before = people(program)
    with apart(die_before_it_is_decided, program.station.file.path) as process:
        process.wait()
    for _ in range(5):
        program.others.look()
        assert not program.work.running
    assert people(program) == before
