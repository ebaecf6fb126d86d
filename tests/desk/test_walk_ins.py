"""Walk-ins: added, invited and marked in one act."""

from dataclasses import replace

import pytest

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.station import Rights
from blp_desktop.desk.undo import last_act, undo_last
from blp_desktop.desk.walk_ins import add_walk_in, walk_ins_of
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusals
from tests.desk.demo import Desk

RUTA = PersonFields(first_name="Rūta", last_name="Ozola", organisation="Rīga Harbour", country="Latvia")


def test_a_walk_in_is_admitted_at_once_and_expected_from_then_on(desk: Desk) -> None:
    expected = attendance(desk.station, "M1").checkpoints[0].expected
    person = add_walk_in(desk.station, RUTA, module="M1").value
    assert desk.scan(person=person).verdict is Verdict.ADMITTED
    assert attendance(desk.station, "M1").checkpoints[0].expected == expected + 1


def test_a_walk_in_is_marked_for_the_office(desk: Desk) -> None:
    person = add_walk_in(desk.station, RUTA, module="M1").value
    assert person_detail(desk.station, person).walk_in
    assert [(each.name, each.organisation) for each in walk_ins_of(desk.station, "M1")] == [
        ("Rūta Ozola", "Rīga Harbour")
    ]
    assert walk_ins_of(desk.station, "M2") == ()


def test_door_staff_may_add_a_walk_in(desk: Desk) -> None:
    staff = replace(desk.station, rights=Rights.DOOR)
    assert add_walk_in(staff, RUTA, module="M1").value


def test_all_that_is_wrong_is_told_at_once_and_nobody_is_added(desk: Desk) -> None:
    with pytest.raises(Refusals) as told:
        add_walk_in(desk.station, PersonFields(email="ruta"), module="M1")
    assert {problem.code for problem in told.value.refusals} == {"no_first_name", "no_last_name", "bad_email"}
    assert walk_ins_of(desk.station, "M1") == ()


def test_an_undo_takes_the_whole_walk_in_back(desk: Desk) -> None:
    before = len(list_people(desk.station))
    add_walk_in(desk.station, RUTA, module="M1")
    act = last_act(desk.station)
    assert act is not None
    assert act.words == "add the walk-in Rūta Ozola"
    undo_last(desk.station)
    assert len(list_people(desk.station)) == before
