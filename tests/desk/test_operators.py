"""Operators: who may sit at a desk, behind which PIN, and that nobody is locked out."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.operators import (
    OperatorFields,
    OperatorLine,
    add_operator,
    clear_pin,
    edit_operator,
    has_pins,
    list_operators,
    pin_opens,
    remove_operator,
    sit_down,
    stand_in,
    still_seated,
)
from blp_desktop.desk.pins import fits, hashed, wait_after
from blp_desktop.desk.station import Rights, Station, looking
from blp_desktop.desk.undo import last_act
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Journal, Operator

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ANNA = OperatorFields(name="Anna Ek", rights=Rights.SUPERVISOR, pin="4711")
JONAS = OperatorFields(name="Jonas", rights=Rights.DOOR)


@pytest.fixture(autouse=True)
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop where nobody has tried a PIN."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def anna(station: Station) -> str:
    return add_operator(station, ANNA).value


@pytest.fixture
def jonas(station: Station, anna: str) -> str:
    return add_operator(station, JONAS).value


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as told:
        act()
    return told.value.code


def test_operators_are_listed_by_name_with_what_they_may_do(station: Station, anna: str, jonas: str) -> None:
    assert list_operators(station) == (
        OperatorLine(id=anna, name="Anna Ek", rights=Rights.SUPERVISOR, has_pin=True),
        OperatorLine(id=jonas, name="Jonas", rights=Rights.DOOR, has_pin=False),
    )


def test_a_name_is_wanted_and_is_nobody_elses(station: Station, anna: str) -> None:
    assert refused(lambda: add_operator(station, OperatorFields(name="  "))) == "no_name"
    assert refused(lambda: add_operator(station, OperatorFields(name="anna ek "))) == "known_operator"
    assert edit_operator(station, anna, replace(ANNA, name="ANNA EK")).value == anna


@pytest.mark.parametrize("pin", ["123", "12345678901234", "12a4", "１２３４"])
def test_a_pin_is_four_to_twelve_figures(station: Station, pin: str) -> None:
    assert refused(lambda: add_operator(station, replace(ANNA, pin=pin))) == "bad_pin"
    assert list_operators(station) == ()


def test_a_pin_is_kept_as_an_argon2_hash_and_nowhere_as_it_is(station: Station, anna: str) -> None:
    with looking(station) as session:
        assert str(session.get_one(Operator, anna).pin).startswith("$argon2id$")
        fields = [str(row.fields) for row in session.scalars(select(Journal))]
    assert not [text for text in fields if "4711" in text.split("$argon2id$")[0]]


def test_the_same_pin_is_hashed_otherwise_each_time() -> None:
    assert hashed("4711") != hashed("4711")
    assert fits(hashed("4711"), "4711")
    assert not fits("damaged", "4711")


def test_argon2_is_loaded_only_when_there_is_a_pin() -> None:
    code = "import sys, blp_desktop.desk.operators; sys.exit('argon2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_act_is_journalled_with_who_did_it(station: Station, anna: str, jonas: str) -> None:
    edit_operator(station, jonas, replace(JONAS, name="Jonas P", pin="0815"))
    clear_pin(station, "jonas p")
    remove_operator(station, jonas)
    with looking(station) as session:
        acts = [(row.act, row.operator) for row in session.scalars(select(Journal).order_by(Journal.sequence))]
    assert acts == [
        ("add operator Anna Ek", "Anna"),
        ("add operator Jonas", "Anna"),
        ("edit operator Jonas", "Anna"),
        ("clear the PIN of Jonas P", "Anna"),
        ("remove operator Jonas P", "Anna"),
    ]


def test_who_may_sit_here_is_no_act_that_an_undo_takes_back(station: Station, anna: str) -> None:
    assert last_act(station) is None


def test_the_first_operator_is_a_supervisor(station: Station) -> None:
    assert refused(lambda: add_operator(station, JONAS)) == "no_supervisor"
    assert list_operators(station) == ()


def test_the_last_supervisor_is_neither_removed_nor_demoted(station: Station, anna: str, jonas: str) -> None:
    assert refused(lambda: remove_operator(station, anna)) == "no_supervisor"
    assert refused(lambda: edit_operator(station, anna, replace(ANNA, rights=Rights.DOOR))) == "no_supervisor"
    edit_operator(station, jonas, replace(JONAS, rights=Rights.SUPERVISOR))
    edit_operator(station, anna, OperatorFields(name="Anna Ek", rights=Rights.DOOR))
    assert [(each.name, each.rights) for each in list_operators(station)] == [
        ("Anna Ek", Rights.DOOR),
        ("Jonas", Rights.SUPERVISOR),
    ]
    assert refused(lambda: remove_operator(station, jonas)) == "no_supervisor"


def test_an_edit_without_a_pin_keeps_it_and_an_empty_one_takes_it_away(station: Station, anna: str) -> None:
    edit_operator(station, anna, OperatorFields(name="Anna E", rights=Rights.SUPERVISOR))
    assert has_pins(station)
    edit_operator(station, anna, OperatorFields(name="Anna E", rights=Rights.SUPERVISOR, pin=""))
    assert not has_pins(station)


def test_whoever_is_gone_meanwhile_is_told_of(station: Station, jonas: str) -> None:
    remove_operator(station, jonas)
    assert refused(lambda: remove_operator(station, jonas)) == "unknown_operator"
    assert refused(lambda: sit_down(station, jonas, now=NOW)) == "unknown_operator"
    assert refused(lambda: clear_pin(station, "Jonas")) == "unknown_operator"


def test_sitting_down_gives_the_station_with_name_and_rights(station: Station, anna: str, jonas: str) -> None:
    at_the_door = sit_down(station, jonas, now=NOW)
    assert (at_the_door.author.operator, at_the_door.rights) == ("Jonas", Rights.DOOR)
    in_charge = sit_down(at_the_door, anna, "4711", now=NOW)
    assert (in_charge.author.operator, in_charge.rights) == ("Anna Ek", Rights.SUPERVISOR)
    assert in_charge.author.laptop == station.author.laptop


@pytest.mark.parametrize("pin", ["", "4712", "47110", "𝟺711"])
def test_nobody_sits_down_with_another_pin(station: Station, anna: str, pin: str) -> None:
    assert refused(lambda: sit_down(station, anna, pin, now=NOW)) == "wrong_pin"


def test_the_wait_doubles_after_the_third_wrong_pin_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(count).total_seconds() for count in (0, 2, 3, 4, 5, 10, 11, 5000)]
    assert waits == [0, 0, 5, 10, 20, 640, 900, 900]


def wrong_three_times(station: Station, operator: str) -> None:
    for _ in range(3):
        assert refused(lambda: sit_down(station, operator, "0000", now=NOW)) == "wrong_pin"


def test_while_a_wait_lasts_the_right_pin_is_not_even_tried(station: Station, anna: str) -> None:
    wrong_three_times(station, anna)
    soon, later = NOW + timedelta(seconds=4.9), NOW + timedelta(seconds=5)
    assert refused(lambda: sit_down(station, anna, "4711", now=soon)) == "wait_for_pin"
    assert sit_down(station, anna, "4711", now=later).rights is Rights.SUPERVISOR


def test_the_right_pin_begins_the_count_anew(station: Station, anna: str) -> None:
    wrong_three_times(station, anna)
    sit_down(station, anna, "4711", now=NOW + timedelta(minutes=1))
    assert refused(lambda: sit_down(station, anna, "0000", now=NOW + timedelta(minutes=1))) == "wrong_pin"
    assert sit_down(station, anna, "4711", now=NOW + timedelta(minutes=1))


def test_one_operators_wrong_pins_stop_nobody_else(station: Station, anna: str, jonas: str) -> None:
    wrong_three_times(station, anna)
    assert sit_down(station, jonas, now=NOW).author.operator == "Jonas"


def test_a_clock_set_back_neither_shortens_the_wait_nor_makes_it_endless(station: Station, anna: str) -> None:
    wrong_three_times(station, anna)
    last_year = NOW - timedelta(days=365)
    assert refused(lambda: sit_down(station, anna, "4711", now=last_year)) == "wait_for_pin"
    assert sit_down(station, anna, "4711", now=last_year + timedelta(seconds=5))


def test_a_set_clock_of_a_rehearsal_plays_no_part(station: Station, anna: str) -> None:
    wrong_three_times(station, anna)
    ahead = replace(station, author=replace(station.author, now=lambda: NOW + timedelta(days=1)))
    assert refused(lambda: sit_down(ahead, anna, "4711", now=NOW)) == "wait_for_pin"


def test_a_damaged_count_of_wrong_pins_locks_nobody_out(station: Station, anna: str, tmp_path: Path) -> None:
    wrong_three_times(station, anna)
    (kept,) = (tmp_path / "data").rglob("wrong-pins.json")
    for text in ("{", "[]", f'{{"{anna}": "x"}}', f'{{"{anna}": [3]}}'):
        kept.write_text(text)
        assert sit_down(station, anna, "4711", now=NOW)


def test_without_operators_whoever_has_the_laptop_works_as_supervisor(station: Station) -> None:
    standing = stand_in(station, "laptop-user")
    assert (standing.author.operator, standing.rights) == ("laptop-user", Rights.SUPERVISOR)


def test_with_operators_whoever_does_not_sit_down_works_at_the_door(station: Station, anna: str) -> None:
    assert stand_in(station, "laptop-user").rights is Rights.DOOR


def test_operators_without_a_supervisor_lock_nobody_out(station: Station, anna: str) -> None:
    with looking(station) as session:
        row = session.get_one(Operator, anna)
    assert row.rights == Rights.SUPERVISOR
    from blp_desktop.desk.station import acting

    with acting(station, "as a merge may leave it") as under_way:
        under_way.session.get_one(Operator, anna).rights = Rights.DOOR.value
    assert stand_in(station, "laptop-user").rights is Rights.SUPERVISOR


def test_name_and_rights_follow_whoever_sits(station: Station, anna: str, jonas: str) -> None:
    edit_operator(station, jonas, replace(JONAS, name="Jonas P", rights=Rights.SUPERVISOR))
    now = still_seated(station, jonas)
    assert now is not None
    assert (now.author.operator, now.rights) == ("Jonas P", Rights.SUPERVISOR)
    remove_operator(station, jonas)
    assert still_seated(station, jonas) is None


def test_any_operators_pin_opens_self_service(station: Station, anna: str, jonas: str) -> None:
    edit_operator(station, jonas, replace(JONAS, pin="0815"))
    assert pin_opens(station, "4711")
    assert pin_opens(station, "0815")
    assert not pin_opens(station, "9999")


def test_no_pin_opens_where_nobody_has_one(station: Station) -> None:
    assert not has_pins(station)
    assert not pin_opens(station, "")
    assert not pin_opens(station, "0000")


def test_guessing_at_self_service_has_to_wait_too(station: Station, anna: str) -> None:
    for _ in range(3):
        assert not pin_opens(station, "0000")
    assert refused(lambda: pin_opens(station, "4711")) == "wait_for_pin"
