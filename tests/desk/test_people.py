"""People of an edition: listed, added, edited, decided about, invited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from blp_desktop.desk.invitations import (
    cancel_invitation,
    confirm_invitation,
    decline_invitation,
    invite,
    invite_all_selected,
)
from blp_desktop.desk.modules import ModuleFields, add_module
from blp_desktop.desk.people import list_people, people_concerned, people_now
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.programme import add_edition, new_programme
from blp_desktop.desk.registering import Origin, PersonFields, add_person, edit_person, enrol, near_duplicates
from blp_desktop.desk.selection import block, reinstate, set_decision, unblock, withdraw
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Rights, Station, seated
from blp_desktop.desk.undo import undo_last
from blp_desktop.domain.checkin import InvitationState, Standing
from blp_desktop.domain.refusals import Refusal, Refusals

RUTA = PersonFields(
    first_name="Rūta",
    last_name="Kalniņa",
    email="ruta@example.lv",
    phone="+371 20 123 456",
    organisation="Rīga Wood & Forest Cluster",
    city="Rīga",
    country="Latvia",
    diet="Vegetarian",
)
BJORN = PersonFields(first_name="Bjørn", last_name="Ærø", email="bjorn@example.dk", country="Denmark")
ASA = PersonFields(first_name="Åsa", last_name="Öberg", email="asa@example.se", country="Sweden")
STOCKHOLM = ModuleFields(
    code="M1",
    title="Strategy",
    city="Stockholm",
    time_zone="Europe/Stockholm",
    first_day=date(2017, 10, 24),
    last_day=date(2017, 10, 26),
)
HELSINKI = replace(
    STOCKHOLM, code="M2", city="Helsinki", first_day=date(2017, 12, 4), last_day=date(2017, 12, 5)
)  # fmt: skip
Adding = Callable[..., str]


@pytest.fixture
def office(station: Station) -> Station:
    """A station whose file holds the edition 2017 with two modules."""
    new_programme(station, "BLP", edition="2017")
    add_module(station, STOCKHOLM)
    add_module(station, HELSINKI)
    return station


@pytest.fixture
def ruta(office: Station) -> str:
    """Rūta Kalniņa, selected."""
    return add_person(office, RUTA).value


@pytest.fixture
def bjorn(office: Station) -> str:
    """Bjørn Ærø, still waiting for a decision."""
    return add_person(office, BJORN, decision=SelectionDecision.APPLIED).value


def names(station: Station, **chosen: object) -> list[str]:
    return [row.name for row in list_people(station, **chosen)]  # type: ignore[arg-type]


def test_a_file_without_an_edition_lists_nobody(station: Station) -> None:
    assert list_people(station) == ()


def test_people_stand_in_the_order_of_the_programmes_language(office: Station, ruta: str, bjorn: str) -> None:
    add_person(office, ASA)
    assert names(office) == ["Bjørn Ærø", "Rūta Kalniņa", "Åsa Öberg"]


@pytest.mark.parametrize("search", ["ruta kalnina", "KALNIŅA rūta", "riga for", "ruta@example.lv", "20123456", "latv"])
def test_a_search_finds_folded_words_in_any_order(office: Station, ruta: str, bjorn: str, search: str) -> None:
    assert names(office, search=search) == ["Rūta Kalniņa"]


def test_a_list_can_be_narrowed_to_a_standing(office: Station, ruta: str, bjorn: str) -> None:
    assert names(office, status=Standing.APPLIED) == ["Bjørn Ærø"]


def test_a_modules_list_names_who_is_invited_to_it(office: Station, ruta: str, bjorn: str) -> None:
    invite(office, module="Helsinki", people=[ruta])
    assert names(office, module="M2") == ["Rūta Kalniņa"]
    assert names(office, module="M1") == []
    assert list_people(office, search="ruta")[0].modules == ("M2",)


def test_only_those_asked_for_are_read_again(office: Station, ruta: str, bjorn: str) -> None:
    assert [row.id for row in people_now(office, {bjorn})] == [bjorn]


def test_who_is_added_keeps_letters_as_typed(office: Station) -> None:
    added = add_person(office, replace(RUTA, last_name="  Kalnin\u0327a "))
    assert person_detail(office, added.value).fields.last_name == "Kalniņa"
    assert {touched.table for touched in added.touched} == {"person", "application"}


def test_all_that_is_wrong_with_a_new_person_is_told_at_once(office: Station) -> None:
    with pytest.raises(Refusals) as refused:
        add_person(office, PersonFields(first_name="Rūta", email="ruta at example"))
    assert [refusal.code for refusal in refused.value.refusals] == ["no_last_name", "bad_email"]
    assert list_people(office) == ()


def test_an_e_mail_belongs_to_one_person(office: Station, ruta: str) -> None:
    with pytest.raises(Refusal, match="Rūta Kalniņa already has the e-mail"):
        add_person(office, replace(BJORN, email="RUTA@example.lv"))


def test_near_duplicates_are_found_in_any_spelling_and_order(office: Station, ruta: str) -> None:
    (found,) = near_duplicates(office, PersonFields(first_name="Kalnina", last_name="Ruta"))
    assert (found.id, found.certain, found.in_edition) == (ruta, False, True)


def test_the_same_e_mail_is_certainly_the_same_person(office: Station, ruta: str) -> None:
    (found,) = near_duplicates(office, PersonFields(first_name="R.", last_name="K.", email="Ruta@Example.lv"))
    assert found.certain


def test_a_person_of_another_edition_is_given_a_place_in_this_one(office: Station, ruta: str) -> None:
    add_edition(office, "2019")
    enrol(office, ruta, edition="2019")
    assert names(office, edition="2019") == ["Rūta Kalniņa"]
    assert person_detail(office, ruta, edition="2019").other_editions == ("2017",)
    with pytest.raises(Refusal, match="already has a place"):
        enrol(office, ruta, edition="2019")


def test_an_edit_touches_what_it_changes(office: Station, ruta: str) -> None:
    assert edit_person(office, ruta, {"phone": "+371 1"}).touched
    assert not edit_person(office, ruta, {"phone": "+371 1"}).touched
    assert person_detail(office, ruta).fields.phone == "+371 1"


def test_an_edit_may_set_the_role_in_the_edition(office: Station, ruta: str) -> None:
    edit_person(office, ruta, {"role": "Speaker", "city": "Liepāja"})
    detail = person_detail(office, ruta)
    assert (detail.fields.role, detail.fields.city) == ("Speaker", "Liepāja")


@pytest.mark.parametrize("changes", [{"last_name": " "}, {"email": "x"}, {"shoe_size": "42"}])
def test_an_edit_that_cannot_stand_changes_nothing(office: Station, ruta: str, changes: dict[str, str]) -> None:
    before = person_detail(office, ruta)
    with pytest.raises(Refusal):
        edit_person(office, ruta, {"city": "Liepāja"} | changes)
    assert person_detail(office, ruta) == before


def test_a_withdrawal_needs_a_reason(office: Station, ruta: str) -> None:
    with pytest.raises(Refusal, match="needs a reason"):
        withdraw(office, [ruta], reason=" ")


def test_who_withdrew_is_withdrawn_until_it_is_taken_back(office: Station, ruta: str) -> None:
    assert withdraw(office, [ruta], reason="ill").value.changed == ("Rūta Kalniņa",)
    assert withdraw(office, [ruta], reason="ill").value.already == 1
    assert person_detail(office, ruta).status is Standing.WITHDRAWN
    reinstate(office, [ruta])
    assert person_detail(office, ruta).status is Standing.SELECTED


def test_blocked_stands_before_withdrawn(office: Station, ruta: str) -> None:
    withdraw(office, [ruta], reason="ill")
    block(office, [ruta], reason="threats")
    assert person_detail(office, ruta).status is Standing.BLOCKED
    unblock(office, [ruta])
    assert person_detail(office, ruta).status is Standing.WITHDRAWN


def test_a_decision_about_several_names_whom_it_changed(office: Station, ruta: str, bjorn: str) -> None:
    decided = set_decision(office, [ruta, bjorn], SelectionDecision.SELECTED).value
    assert (decided.changed, decided.already) == (("Bjørn Ærø",), 1)


def test_people_may_be_named_by_e_mail(office: Station, bjorn: str) -> None:
    assert set_decision(office, ["bjorn@example.dk"], SelectionDecision.WAITING).value.changed == ("Bjørn Ærø",)


def test_nobody_named_is_refused(office: Station) -> None:
    with pytest.raises(Refusal, match="Nobody is named"):
        withdraw(office, [], reason="ill")


def test_door_staff_add_walk_ins_and_nothing_else(office: Station, ruta: str) -> None:
    door = seated(office, operator="Eva", rights=Rights.DOOR)
    walk_in = add_person(door, ASA, origin=Origin.WALK_IN).value
    assert person_detail(office, walk_in).walk_in
    for act in (lambda: add_person(door, BJORN), lambda: invite(door, module="M1", people=[ruta])):
        with pytest.raises(Refusal, match="for supervisors"):
            act()


def test_only_selected_people_are_invited_and_all_or_none(office: Station, ruta: str, bjorn: str) -> None:
    with pytest.raises(Refusals, match="Bjørn Ærø cannot be invited to Stockholm") as refused:
        invite(office, module="M1", people=[ruta, bjorn])
    assert len(refused.value.refusals) == 1
    assert names(office, module="M1") == []


def test_a_second_invitation_changes_nothing(office: Station, ruta: str) -> None:
    first = invite(office, module="M1", people=[ruta])
    assert (first.value.module, first.value.invited, first.value.already) == ("M1", 1, 0)
    again = invite(office, module="M1", people=[ruta, "ruta@example.lv"])
    assert (again.value.invited, again.value.already, again.touched) == (0, 1, frozenset())


@pytest.mark.parametrize("lapse", [cancel_invitation, decline_invitation])
def test_a_lapsed_invitation_stands_again_when_invited(
    office: Station, ruta: str, lapse: Callable[..., object]
) -> None:
    invite(office, module="M1", people=[ruta])
    lapse(office, module="M1", people=[ruta])
    assert names(office, module="M1") == []
    assert invite(office, module="M1", people=[ruta]).value.invited == 1
    assert person_detail(office, ruta).invitations[0].state is InvitationState.INVITED


def test_all_selected_are_invited_and_nobody_else(office: Station, ruta: str, bjorn: str) -> None:
    withdrawn = add_person(office, ASA).value
    withdraw(office, [withdrawn], reason="ill")
    assert invite_all_selected(office, module="M1").value.invited == 1
    assert names(office, module="M1") == ["Rūta Kalniņa"]


def test_an_answer_to_an_invitation_is_kept(office: Station, ruta: str) -> None:
    invite(office, module="M1", people=[ruta])
    assert confirm_invitation(office, module="M1", people=[ruta]).value.changed == 1
    assert confirm_invitation(office, module="M1", people=[ruta]).value.already == 1
    states = [line.state for line in person_detail(office, ruta).invitations]
    assert states == [InvitationState.CONFIRMED, None]


def test_who_is_not_invited_cannot_confirm(office: Station, ruta: str) -> None:
    with pytest.raises(Refusals, match="is not invited to Stockholm"):
        confirm_invitation(office, module="M1", people=[ruta])


def test_changed_rows_name_the_people_they_belong_to(office: Station, ruta: str, bjorn: str) -> None:
    touched = (
        invite(office, module="M1", people=[ruta]).touched | edit_person(office, bjorn, {"city": "Aarhus"}).touched
    )
    assert people_concerned(office, touched) == {ruta, bjorn}


def test_whom_a_row_that_is_gone_belonged_to_cannot_be_told(office: Station, ruta: str) -> None:
    invite(office, module="M1", people=[ruta])
    assert people_concerned(office, undo_last(office).touched) is None
