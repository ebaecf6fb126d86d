"""Undo and redo of a laptop's last act."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.people import list_people
from blp_desktop.desk.registering import add_person, edit_person
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs
from tests.desk.test_undo import RUTA
from tests.desk.test_undo_large import other_laptop
from tests.lists import HEADING, text_file

MANY = 600


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def acts(office: Station, work: LongWork, window: QWidget) -> ToldActs:
    return ToldActs(office, Strip(window), window, work=work)


@pytest.fixture
def many(office: Station, tmp_path: Path) -> int:
    """So many people were imported."""
    people = [("Ada", f"Ek {number}", "Hub", f"p{number}@example.org") for number in range(MANY)]
    apply_people(office, plan_people(office, text_file(tmp_path / "many.csv", [HEADING, *people])))
    return MANY


def told(acts: ToldActs) -> str:
    return acts._strip.text


def count(station: Station) -> int:
    return len(list_people(station, edition="2017"))


def wait_for_end(work: LongWork, qtbot: QtBot) -> None:
    assert work.running
    qtbot.waitUntil(lambda: not work.running)


def test_a_small_act_is_taken_back_at_once(acts: ToldActs, office: Station, work: LongWork) -> None:
    add_person(office, RUTA)
    acts.undo()
    assert not work.running
    assert count(office) == 0
    acts.redo()
    assert count(office) == 1
    assert told(acts).startswith("Done again: ")


def test_a_large_act_is_taken_back_and_done_again_while_the_window_goes_on(
    acts: ToldActs, office: Station, many: int, work: LongWork, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(acts.touched):
        acts.undo()
        wait_for_end(work, qtbot)
    assert (count(office), told(acts)) == (0, f"Undone: import {many} people.")
    acts._strip.action.click()
    wait_for_end(work, qtbot)
    assert (count(office), told(acts)) == (many, f"Done again: import {many} people.")


def test_it_can_be_stopped_and_changes_nothing(
    acts: ToldActs, office: Station, many: int, work: LongWork, qtbot: QtBot
) -> None:
    acts.undo()
    work.stop()
    wait_for_end(work, qtbot)
    assert (count(office), told(acts)) == (many, "Stopped; nothing was changed.")


def test_what_stands_in_the_way_of_a_large_act_is_told(
    acts: ToldActs, office: Station, many: int, work: LongWork, qtbot: QtBot
) -> None:
    edit_person(other_laptop(office), list_people(office, edition="2017")[7].id, {"city": "Rīga"})
    acts.undo()
    wait_for_end(work, qtbot)
    assert count(office) == many
    assert "was changed since" in told(acts)


def test_a_second_one_waits_until_the_first_is_done(
    acts: ToldActs, office: Station, many: int, work: LongWork, qtbot: QtBot
) -> None:
    acts.undo()
    acts.undo()
    assert told(acts) == "Something else is under way. Wait until it is done."
    wait_for_end(work, qtbot)
    assert count(office) == 0
