"""Walk-ins: added, invited and marked in one act."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.history import history_of
from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.printing import badge_for
from blp_desktop.desk.programme import add_edition
from blp_desktop.desk.registering import PersonFields, add_person
from blp_desktop.desk.selection import keep_walk_ins
from blp_desktop.desk.sheets import module_sheets
from blp_desktop.desk.station import Rights, looking
from blp_desktop.desk.undo import last_act, undo_last
from blp_desktop.desk.walk_ins import add_known_walk_in, add_walk_in, known_walk_ins, walk_ins_of
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import Refusal, Refusals
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


def test_the_office_looks_at_a_walk_in_and_keeps_them_and_can_take_that_back(desk: Desk) -> None:
    person = add_walk_in(desk.station, RUTA, module="M1").value
    assert keep_walk_ins(desk.station, [person]).value.changed == ("Rūta Ozola",)
    assert walk_ins_of(desk.station, "M1") == ()
    assert not next(row for row in list_people(desk.station) if row.id == person).walk_in
    assert history_of(desk.station, person)[0].sentences == ("Walk-in looked at and kept",)
    assert keep_walk_ins(desk.station, [person]).value.already == 1
    assert undo_last(desk.station).value.words == "keep the walk-in Rūta Ozola"
    assert next(row for row in list_people(desk.station) if row.id == person).walk_in


def test_only_the_office_keeps_a_walk_in(desk: Desk) -> None:
    person = add_walk_in(desk.station, RUTA, module="M1").value
    with pytest.raises(Refusal, match="supervisor"):
        keep_walk_ins(replace(desk.station, rights=Rights.DOOR), [person])
    assert person_detail(desk.station, person).walk_in


def test_a_walk_in_is_shown_with_those_they_may_be_and_never_with_themselves(desk: Desk) -> None:
    known = list_people(desk.station)[0]
    swapped = PersonFields(first_name=known.last_name.upper(), last_name=known.first_name)
    person = add_walk_in(desk.station, swapped, module="M1").value
    assert [(other.id, other.in_edition) for other in person_detail(desk.station, person).may_be] == [(known.id, True)]
    assert person_detail(desk.station, known.id).may_be == ()
    keep_walk_ins(desk.station, [person])
    assert person_detail(desk.station, person).may_be == ()


def test_whoever_walked_in_is_expected_whether_looked_at_or_not(desk: Desk) -> None:
    person = add_walk_in(desk.station, RUTA, module="M1").value
    assert person in expected(desk, "M1")
    assert person not in expected(desk, "M2")
    keep_walk_ins(desk.station, [person])
    assert person in expected(desk, "M1")


def expected(desk: Desk, module: str) -> set[str]:
    """Whom the sheets of a module list."""
    with looking(desk.station) as session:
        return {person.id for person in expected_people(session, module_named(session, module))}


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


def test_the_sheet_lists_a_walk_in_and_their_badge_is_printed(
    desk: Desk, tmp_path: Path, words: Callable[[bytes], str]
) -> None:
    assert "Ozola" not in words(module_sheets(desk.station, "M1").pdf)
    person = add_walk_in(desk.station, RUTA, module="M1").value
    assert "Ozola" in words(module_sheets(desk.station, "M1").pdf)
    printed = badge_for(desk.station, person, module="M1", folder=tmp_path).value
    assert "Ozola" in words(printed.file.read_bytes())


def test_somebody_of_an_earlier_edition_walks_in_as_themselves(desk: Desk) -> None:
    add_edition(desk.station, "2016")
    person = add_person(desk.station, replace(RUTA, email="ruta@riga.example"), edition="2016").value
    (known,) = known_walk_ins(desk.station, PersonFields(email="RUTA@riga.example"), module="M1")
    assert (known.id, known.in_edition) == (person, False)
    add_known_walk_in(replace(desk.station, rights=Rights.DOOR), person, module="M1")
    assert desk.scan(person=person).verdict is Verdict.ADMITTED
    assert person_detail(desk.station, person, edition="2017").walk_in
    with pytest.raises(Refusal, match="already has a place"):
        add_known_walk_in(desk.station, person, module="M1")


def test_who_is_known_is_looked_up_in_the_edition_of_the_module(desk: Desk) -> None:
    """A newer edition in the file changes nothing at the door of this one."""
    add_edition(desk.station, "2018")
    name = list_people(desk.station, edition="2017")[0]
    written = PersonFields(first_name=name.first_name, last_name=name.last_name)
    assert [each.in_edition for each in known_walk_ins(desk.station, written, module="M1")] == [True]


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        (("Rūta", "Ozola"), "Riga Port"),
        (("Ozola", "Ruta"), ""),
        (("Ruta", "Osola"), "RH"),
        (("Ruta", "Ozola-Zāle"), "Another Harbour"),
    ],
)
def test_somebody_known_is_found_wherever_they_say_they_work(
    desk: Desk, name: tuple[str, str], organisation: str
) -> None:
    person = add_person(desk.station, RUTA, edition="2017").value
    written = PersonFields(first_name=name[0], last_name=name[1], organisation=organisation)
    assert [each.id for each in known_walk_ins(desk.station, written, module="M1")] == [person]


def test_of_several_who_it_may_be_the_likeliest_comes_first(desk: Desk) -> None:
    by_name = {
        name: add_person(desk.station, PersonFields(first_name=first, last_name=last, **more), edition="2017").value
        for name, first, last, more in (
            ("a slip", "Ruta", "Osola", {"organisation": "Rīga Harbour"}),
            ("elsewhere", "Rūta", "Ozola", {"organisation": "Liepāja Port"}),
            ("the same", "Rūta", "Ozola", {"organisation": "Harbour of Rīga"}),
            ("the e-mail", "R.", "Zāle", {"email": "ruta@riga.example"}),
        )
    }
    found = known_walk_ins(desk.station, replace(RUTA, email="Ruta@riga.example"), module="M1")
    assert [each.id for each in found] == [by_name[name] for name in ("the e-mail", "the same", "elsewhere", "a slip")]
