"""The program's acts on files: new, open, recent, a copy, a backup put back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.modules import list_modules
from blp_desktop.desk.people import list_people
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.registering import PersonFields, add_person
from blp_desktop.store.file import close_file, create_file
from blp_desktop.ui.participants.tab import ParticipantsTab
from blp_desktop.ui.program import Program
from blp_desktop.ui.restore_dialog import RestoreDialog
from blp_desktop.ui.stocks.dialog import LabelStocksDialog
from tests.desk.demo import close_desk, open_desk
from tests.ui.stations import station_at

DORA = PersonFields(first_name="Dora", last_name="Ek", email="dora@example.se")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is open."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = open_desk(tmp_path)
    close_desk(made)
    return made.station.file.path


@pytest.fixture
def program(path: Path, qtbot: QtBot) -> Iterator[Program]:
    made = Program(path, operator="Anna")
    yield made
    end(made)


def end(program: Program) -> None:
    program.window.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()


def others(program: Program) -> list[Program]:
    """The programs that are open beside this one."""
    application = QApplication.instance()
    assert application is not None
    return [each for each in application.findChildren(Program) if each is not program and each.window.isVisible()]


def asked(program: Program) -> QFileDialog:
    """The dialog that asks where."""
    return next(dialog for dialog in program.window.findChildren(QFileDialog) if dialog.isVisible())


def told(program: Program) -> str:
    return program.window.strip.text


def people(program: Program) -> int:
    return len(list_people(program.station))


def test_a_copy_holds_what_the_programme_holds(program: Program, tmp_path: Path) -> None:
    program.ask_copy()
    assert asked(program).selectedFiles() == [str(tmp_path / "demo-copy.blp")]
    asked(program).fileSelected.emit(str(tmp_path / "demo-copy.blp"))
    asked(program).close()
    copy = Program(tmp_path / "demo-copy.blp")
    assert people(copy) == people(program)
    end(copy)


def test_a_copy_over_the_open_programme_is_refused_and_loses_nothing(program: Program, path: Path) -> None:
    before = people(program)
    program.copy_to(str(path))
    assert told(program) == "demo.blp is the programme that is open. Choose another name for the copy."
    assert path.is_file()
    add_person(program.station, DORA)
    assert people(program) == before + 1


def test_a_copy_over_a_programme_in_another_window_is_refused(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other.blp"
    close_file(create_file(other))
    beside = Program(other)
    program.copy_to(str(other))
    assert "already open in another window" in told(program)
    end(beside)


def test_a_copy_takes_the_place_of_an_older_copy_whole(program: Program, tmp_path: Path) -> None:
    older = tmp_path / "older.blp"
    close_file(create_file(older))
    older.with_name("older.blp-wal").write_bytes(b"left by a crash")
    program.copy_to(str(older))
    assert not older.with_name("older.blp-wal").exists()
    copy = Program(older)
    assert people(copy) == people(program)
    end(copy)


def test_a_new_programme_opens_empty_in_this_ones_place(program: Program, tmp_path: Path) -> None:
    program.ask_new()
    asked(program).fileSelected.emit(str(tmp_path / "next.blp"))
    (fresh,) = others(program)
    assert not program.window.isVisible()
    assert (fresh.station.file.path.name, list_modules(fresh.station)) == ("next.blp", ())
    end(fresh)


def test_a_new_programme_never_takes_the_place_of_another(program: Program, path: Path) -> None:
    program.make_at(str(path))
    assert told(program).startswith("There is already a file")
    assert others(program) == []


def test_what_is_no_programme_is_told_and_this_one_stays_open(program: Program, tmp_path: Path) -> None:
    picture = tmp_path / "picture.blp"
    picture.write_bytes(b"\x89PNG not a programme at all" * 100)
    before = people(program)
    program.switch_to_text(str(picture))
    assert told(program)
    assert others(program) == []
    assert people(program) == before


def test_a_backup_put_back_brings_its_people_and_keeps_the_present_file(program: Program, qtbot: QtBot) -> None:
    before = people(program)
    program.backups.end()
    (backup,) = backup_folder().glob("*.blp")
    add_person(program.station, DORA)
    program.ask_restore()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog.list.count() == 1
    assert "just now" in dialog.list.item(0).text()
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert told(program).startswith(f"Restored from {backup.name}")
    assert people(program) == before


def test_what_is_done_after_a_backup_was_put_back_is_undone_without_a_question(program: Program) -> None:
    program.backups.end()
    (backup,) = backup_folder().glob("*.blp")
    for number in range(3):
        add_person(program.station, replace(DORA, email=f"dora{number}@example.se", last_name=f"Ek{number}"))
    tab = program.window.tab(0)
    assert isinstance(tab, ParticipantsTab)
    program.restore(backup)
    add_person(program.station, DORA)
    tab.undo()
    assert tab.strip.text == "Undone: add Dora Ek."


def test_a_backup_of_another_programme_is_refused(program: Program, tmp_path: Path) -> None:
    with station_at(tmp_path / "other.blp") as other:
        new_programme(other, "Another course")
    before = people(program)
    add_person(program.station, DORA)
    program.restore(tmp_path / "other.blp")
    assert told(program).startswith("other.blp holds another programme than the one that is open.")
    assert people(program) == before + 1


def test_a_file_without_backups_asks_for_a_copy(program: Program) -> None:
    for backup in backup_folder().glob("*.blp"):
        backup.unlink()
    program.ask_restore()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog.list.isHidden()
    assert not dialog.do.isEnabled()
    dialog.other.click()
    assert dialog.findChild(QFileDialog).isVisible()


def test_the_demo_opens_on_the_morning_that_it_begins_with(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BLP_DATA", str(tmp_path))
    made = Program(path, operator="Anna")
    assert made.clock.is_set
    assert f"{made.clock():%Y-%m-%d %H:%M}" == "2017-10-24 08:50"
    end(made)
    copied = Program(path.rename(tmp_path / "copy.blp"), operator="Anna")
    assert not copied.clock.is_set
    end(copied)


def test_a_backup_that_is_none_leaves_everything_as_it_was(program: Program, tmp_path: Path) -> None:
    picture = tmp_path / "picture.blp"
    picture.write_bytes(b"\x89PNG not a programme at all" * 100)
    before = people(program)
    program._trying(program._restore, picture)
    assert told(program)
    add_person(program.station, DORA)
    assert people(program) == before + 1


def test_the_label_stocks_open_from_the_menu_for_whoever_sits_there(program: Program) -> None:
    program.window.menu.stocks_asked.emit()
    dialog = program.window.findChild(LabelStocksDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
