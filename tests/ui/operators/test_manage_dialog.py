"""The dialog of the operators: add, rename, rights, PIN, remove."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.operators import list_operators
from blp_desktop.desk.station import Rights, Station
from blp_desktop.store.file import close_file, open_file
from blp_desktop.ui.operators.manage_dialog import OperatorsDialog
from blp_desktop.ui.parts.confirm import Confirm
from tests.desk.demo import now
from tests.ui.accessible import nameless


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, station: Station) -> Iterator[OperatorsDialog]:
    made = OperatorsDialog(station, window)
    made.open()
    yield made
    close_file(station.file)


@pytest.fixture
def first(window: QWidget, path: Path) -> Iterator[OperatorsDialog]:
    """The dialog where nobody is named yet."""
    station = station_at(open_file(path), operator="office", now=now)
    made = OperatorsDialog(station, window)
    made.open()
    yield made
    close_file(station.file)


def names(station: Station) -> list[tuple[str, Rights, bool]]:
    return [(line.name, line.rights, line.has_pin) for line in list_operators(station)]


def choose_rights(dialog: OperatorsDialog, rights: Rights) -> None:
    dialog.rights.setCurrentIndex(dialog.rights.findData(rights.value))


def test_the_keyboard_begins_at_the_first_thing_to_do(first: OperatorsDialog, dialog: OperatorsDialog) -> None:
    assert first.focusWidget() is first.name
    assert first.names.isHidden()
    assert dialog.focusWidget() is dialog.names


def test_after_one_is_added_the_keyboard_is_in_no_pin(first: OperatorsDialog) -> None:
    first.name.setText("Anna")
    first.again.setFocus()
    first.save()
    assert first.focusWidget() is first.names


def test_the_first_operator_is_offered_as_supervisor(first: OperatorsDialog) -> None:
    assert first.rights.currentData() == Rights.SUPERVISOR.value
    first.name.setText("Anna Ek")
    for field in (first.pin, first.again):
        field.setText("4711")
    first.save_button.click()
    assert names(first._station) == [("Anna Ek", Rights.SUPERVISOR, True)]
    assert first.strip.text == "Anna Ek may sit here."


def test_most_others_stand_at_the_door(dialog: OperatorsDialog, station: Station) -> None:
    dialog.new_button.click()
    assert (dialog.rights.currentData(), dialog.save_button.text()) == (Rights.DOOR.value, "Add operator")
    dialog.name.setText("Eva")
    dialog.save_button.click()
    assert ("Eva", Rights.DOOR, False) in names(station)
    assert dialog.name.text() == "Eva"


def test_what_changed_is_told(dialog: OperatorsDialog, qtbot: QtBot) -> None:
    dialog.name.setText("Anna E")
    with qtbot.waitSignal(dialog.touched) as told:
        dialog.save_button.click()
    assert {change.table for change in told.args[0]} == {"operator"}
    assert dialog.names.item(0).text() == "Anna E"


def test_a_pin_is_written_twice(dialog: OperatorsDialog, station: Station) -> None:
    dialog.names.setCurrentRow(1)
    dialog.pin.setText("0815")
    dialog.again.setText("0816")
    dialog.save_button.click()
    assert "another PIN" in dialog.form.problem_of("again")
    assert not names(station)[1][2]
    dialog.again.setText("0815")
    dialog.save_button.click()
    assert names(station)[1][2]
    assert (dialog.pin.text(), dialog.pin.placeholderText()) == ("", "As it is")


def test_a_forgotten_pin_is_cleared(dialog: OperatorsDialog, station: Station) -> None:
    dialog.clear_button.click()
    assert not names(station)[0][2]
    assert dialog.clear_button.isHidden()


def test_what_cannot_be_is_told_beside_its_field(dialog: OperatorsDialog) -> None:
    choose_rights(dialog, Rights.DOOR)
    dialog.save_button.click()
    assert "needs a supervisor" in dialog.form.problem_of("rights")
    dialog.name.setText("jonas petersons")
    dialog.save_button.click()
    assert "already is an operator Jonas Pētersons" in dialog.form.problem_of("name")


def test_removing_asks_by_name_and_the_last_supervisor_stays(dialog: OperatorsDialog, station: Station) -> None:
    for place, name in ((1, "Jonas Pētersons"), (0, "Anna Ek")):
        dialog.names.setCurrentRow(place)
        dialog.remove_button.click()
        question = dialog.findChildren(Confirm)[-1]
        assert question.windowTitle() == f"Remove {name}"
        question.do.click()
    assert [line[0] for line in names(station)] == ["Anna Ek"]
    assert "needs a supervisor" in dialog.strip.text


def test_everything_in_the_dialog_has_a_name(dialog: OperatorsDialog) -> None:
    assert nameless(dialog) == []
