"""The dialog of this laptop, in the whole program."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.laptop import this_laptop
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.station import Rights, looking
from blp_desktop.store.schema import Laptop, Ledger
from blp_desktop.ui.laptop.dialog import LaptopDialog
from blp_desktop.ui.program import Program
from tests.desk.demo import MORNING, close_desk, open_desk
from tests.ui.accessible import nameless
from tests.ui.operators.test_seating import scan_one


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Program]:
    """The program on a demo of its own, on a laptop of its own."""
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    desk = open_desk(tmp_path)
    close_desk(desk)
    made = Program(desk.station.file.path)
    made.show()
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


def asked(program: Program) -> LaptopDialog:
    program.window.menu.laptop_asked.emit()
    dialog = program.window.findChild(LaptopDialog)
    assert dialog is not None
    return dialog


def names_in_the_ledger(program: Program) -> list[str]:
    """Two scans more, and the names of the laptop with every scan."""
    with looking(program.station) as session:
        return list(session.scalars(select(Ledger.station).order_by(Ledger.sequence)))


def test_a_new_name_holds_from_the_next_scan_on(program: Program, qtbot: QtBot) -> None:
    scan_one(program)
    (before,) = names_in_the_ledger(program)
    dialog = asked(program)
    dialog.fields.name.setText(" Main door ")
    qtbot.keyClick(dialog.fields.name, Qt.Key.Key_Return)
    scan_one(program)
    assert names_in_the_ledger(program) == [before, "Main door"]
    assert this_laptop(now=MORNING, entropy=bytes).name == "Main door"
    assert program.window.status.text.startswith("Main door")
    with looking(program.station) as session:
        assert session.get_one(Laptop, program.station.author.laptop).name == "Main door"


def test_without_a_name_nothing_is_saved(program: Program, qtbot: QtBot) -> None:
    dialog = asked(program)
    assert nameless(dialog) == []
    assert dialog.fields.chosen_language == "en"
    dialog.fields.name.clear()
    dialog.fields.language.setCurrentIndex(dialog.fields.language.findData("et"))
    dialog.accept()
    assert "This laptop has no name." in dialog.form.problem_of("name")
    assert preferences().language == ""
    dialog.fields.name.setText("Desk B")
    dialog.accept()
    assert preferences().language == "et"


def test_it_is_for_supervisors(program: Program) -> None:
    program.seat(replace(program.station, rights=Rights.DOOR))
    program.seating.station = program.station
    program.window.menu.laptop_asked.emit()
    assert program.window.findChild(LaptopDialog) is None
    assert "Naming this laptop is for supervisors." in program.window.strip.text
