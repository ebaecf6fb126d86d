"""Walk-ins in the participants tab, as the office works them off."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.station import Station
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.ui.participants.tab import ParticipantsTab
from blp_desktop.ui.participants.walk_in_row import AlikeRow, WalkInRow
from tests.ui.accessible import nameless
from tests.ui.participants.conftest import shown

RUTA = PersonFields(first_name="Rūta", last_name="Ozola", organisation="Rīga Harbour")


@pytest.fixture
def tab(station: Station, qtbot: QtBot) -> ParticipantsTab:
    """Two people walked in; one of them has the name of somebody in the list."""
    known = list_people(station)[0]
    add_walk_in(station, RUTA, module="M1")
    add_walk_in(station, PersonFields(first_name=known.last_name, last_name=known.first_name), module="M1")
    return shown(station, qtbot)


def names(tab: ParticipantsTab) -> list[str]:
    rows = tab.list.table.rows
    return [rows.row_at(place).name for place in range(rows.rowCount())]


def choose(tab: ParticipantsTab, qtbot: QtBot, name: str) -> str:
    """Show the person of that name; gives their key."""
    row = next(row for row in tab.list.roll.rows if row.name == name)
    tab.list.table.choose([row.id])
    qtbot.waitUntil(lambda: tab._detail is not None and tab._detail.id == row.id)
    return row.id


def body(tab: ParticipantsTab, kind: type) -> list:  # type: ignore[type-arg]
    assert tab.pane.body is not None
    return tab.pane.body.findChildren(kind)


def test_walk_ins_are_counted_marked_and_shown_alone(tab: ParticipantsTab) -> None:
    button = tab.list.filters.walk_ins
    assert button.isVisible()
    assert button.text() == "2 walk-ins to look at"
    button.click()
    assert len(names(tab)) == 2
    assert "Rūta Ozola" in names(tab)
    place = names(tab).index("Rūta Ozola")
    name_column = tab.list.table.rows.columns[0]
    row = tab.list.table.rows.row_at(place)
    assert name_column.whole_text(row) == "Rūta Ozola, Walk-in, Rīga Harbour"
    tab.list.filters.clear_button.click()
    assert len(names(tab)) == 52
    assert not button.isChecked()


def test_nobody_walked_in_and_nothing_is_said_of_it(station: Station, qtbot: QtBot) -> None:
    assert not shown(station, qtbot).list.filters.walk_ins.isVisible()


def test_seen_and_kept_leads_to_the_next_and_can_be_undone(
    tab: ParticipantsTab, station: Station, qtbot: QtBot
) -> None:
    tab.list.filters.walk_ins.click()
    person = choose(tab, qtbot, "Rūta Ozola")
    body(tab, WalkInRow)[0].keep_button.click()
    assert not person_detail(station, person).walk_in
    assert tab.strip.text == "Seen and kept: Rūta Ozola."
    assert tab.list.filters.walk_ins.text() == "1 walk-in to look at"
    assert "Rūta Ozola" not in names(tab)
    tab.strip.action.click()
    assert person_detail(station, person).walk_in
    assert tab.list.filters.walk_ins.text() == "2 walk-ins to look at"


def test_the_last_one_kept_leads_back_to_everyone(tab: ParticipantsTab, qtbot: QtBot) -> None:
    tab.list.filters.walk_ins.click()
    for name in names(tab):
        choose(tab, qtbot, name)
        body(tab, WalkInRow)[0].keep_button.click()
    assert len(names(tab)) == 52
    assert not tab.list.filters.walk_ins.isVisible()
    assert not tab.list.filters.clear_button.isVisible()


def test_whom_a_walk_in_may_be_is_named_and_opened(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    tab.list.filters.walk_ins.click()
    known = next(row for row in list_people(station) if row.first_name == "Anke")
    choose(tab, qtbot, f"{known.last_name} {known.first_name}")
    (alike,) = body(tab, AlikeRow)
    told = " ".join(label.text() for label in alike.findChildren(QLabel))
    assert told == f"May be {known.name}, {known.organisation}."
    assert nameless(tab) == []
    alike.open_button.click()
    qtbot.waitUntil(lambda: tab._detail is not None and tab._detail.id == known.id)
    assert body(tab, WalkInRow) == []


def test_somebody_with_a_name_of_their_own_may_be_nobody_else(tab: ParticipantsTab, qtbot: QtBot) -> None:
    choose(tab, qtbot, "Rūta Ozola")
    assert body(tab, AlikeRow) == []
