"""Conditions: set by the office, settled at the door."""

from dataclasses import replace

import pytest

from blp_desktop.desk.conditions import (
    NewCondition,
    add_condition,
    open_conditions,
    settle_condition,
    settle_conditions,
)
from blp_desktop.desk.station import Rights
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal
from tests.desk.demo import Desk


def test_a_condition_stops_until_it_is_settled(desk: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="consent form", module="M1"))
    assert desk.scan(desk.code()).verdict is Verdict.NEEDS_CLEARANCE
    assert settle_conditions(desk.station, desk.person(), module="M1").value == 1
    assert desk.scan(desk.code()).verdict is Verdict.ADMITTED


def test_a_condition_of_another_module_stops_nobody_here(desk: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="fee", module="M2"))
    assert desk.scan(desk.code()).verdict is Verdict.ADMITTED
    assert settle_conditions(desk.station, desk.person(), module="M1").value == 0
    assert [each.label for each in open_conditions(desk.station, desk.person())] == ["fee"]


def test_one_without_a_module_holds_everywhere(desk: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="fee"))
    assert [each.label for each in open_conditions(desk.station, desk.person(), module="M3")] == ["fee"]


def test_door_staff_settle_only_what_could_be_overridden(desk: Desk) -> None:
    staff = replace(desk.station, rights=Rights.DOOR)
    add_condition(desk.station, [desk.person(0)], NewCondition(label="form"))
    add_condition(desk.station, [desk.person(1)], NewCondition(label="fee", overridable=False))
    assert settle_conditions(staff, desk.person(0), module="M1").value == 1
    with pytest.raises(Refusal, match="for supervisors"):
        settle_conditions(staff, desk.person(1), module="M1")
    assert open_conditions(desk.station, desk.person(1)) != ()


def test_a_condition_says_what_is_to_be_settled(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not said what"):
        add_condition(desk.station, [desk.person()], NewCondition(label="  "))


def test_one_of_several_is_settled_alone(desk: Desk) -> None:
    for label in ("consent form", "fee"):
        add_condition(desk.station, [desk.person()], NewCondition(label=label))
    first, second = open_conditions(desk.station, desk.person())
    assert settle_condition(desk.station, first.id).value == first.label
    assert open_conditions(desk.station, desk.person()) == (second,)
    with pytest.raises(Refusal, match="settled already"):
        settle_condition(desk.station, first.id)


def test_door_staff_do_not_settle_alone_what_cannot_be_overridden(desk: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="fee", overridable=False))
    staff = replace(desk.station, rights=Rights.DOOR)
    (fee,) = open_conditions(desk.station, desk.person())
    with pytest.raises(Refusal, match="supervisor"):
        settle_condition(staff, fee.id)
    assert open_conditions(desk.station, desk.person()) == (fee,)
