"""Possible duplicates in the participants tab: told quietly, shown side by side, united or kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.desk.doubles import possible_doubles
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.store.file import close_file
from blp_desktop.store.schema import Person
from blp_desktop.ui.participants.doubles_dialog import DoublesDialog
from blp_desktop.ui.participants.tab import ParticipantsTab
from tests.desk.demo import Desk, close_desk, open_desk
from tests.desk.laptops import laptop, rows_of, takes_in
from tests.ui.accessible import nameless


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that met another one: both made the same walk-in."""
    made = open_desk(tmp_path)
    other = laptop(made, tmp_path, "B")
    written = {"email": "late@comer.lv", "organisation": "Cluster"}
    add_walk_in(made.station, PersonFields(first_name="Late", last_name="Comer", **written), module="M1")
    add_walk_in(other.station, PersonFields(first_name="Latë", last_name="Comer", phone="1", **written), module="M1")
    takes_in(made, other)
    close_file(other.station.file)
    yield made
    close_desk(made)


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> ParticipantsTab:
    """The tab, which reads again what its acts touched, as the window lets it."""
    made = ParticipantsTab(desk.station)
    qtbot.addWidget(made)
    made.touched.connect(made.refresh)
    made.show()
    return made


def opened(tab: ParticipantsTab) -> DoublesDialog:
    """The dialog, opened by its button."""
    tab.doubles.look_button.click()
    found = tab.findChild(DoublesDialog)
    assert isinstance(found, DoublesDialog)
    return found


def test_it_is_told_quietly_while_there_is_somebody_to_look_at(tab: ParticipantsTab) -> None:
    assert tab.doubles.text == "1 person may be in the list twice."
    assert nameless(opened(tab)) == []


def test_united_they_are_one_with_the_values_that_were_chosen(tab: ParticipantsTab, desk: Desk) -> None:
    dialog = opened(tab)
    mine, theirs = dialog.pair.choices["first_name"]
    (theirs if mine.text() == "Late" else mine).setChecked(True)
    dialog.unite_button.click()
    (kept,) = [row for row in rows_of(desk, Person) if row.last_name == "Comer" and row.united_with is None]
    assert (kept.first_name, kept.phone) == ("Latë", "1")
    assert tab.doubles.text == ""
    assert tab.strip.text == "United: Latë Comer."
    tab.undo()
    assert tab.doubles.text == "1 person may be in the list twice."
    assert len([row for row in tab.list.roll.rows if row.last_name == "Comer"]) == 2


def test_kept_apart_they_are_not_proposed_again(tab: ParticipantsTab, desk: Desk) -> None:
    opened(tab).apart_button.click()
    assert possible_doubles(desk.station) == ()
    assert tab.doubles.text == ""
    tab.undo()
    assert tab.doubles.text == "1 person may be in the list twice."


def test_what_is_decided_later_stays_proposed(tab: ParticipantsTab, desk: Desk) -> None:
    opened(tab).later_button.click()
    assert len(possible_doubles(desk.station)) == 1
