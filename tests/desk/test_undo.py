"""Undo and history: what the journal gives back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from blp_desktop.desk.history import history_of
from blp_desktop.desk.invitations import cancel_invitation, invite, invite_all_selected
from blp_desktop.desk.modules import ModuleFields, add_module
from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.registering import PersonFields, add_person, edit_person
from blp_desktop.desk.selection import withdraw
from blp_desktop.desk.station import Station, acting
from blp_desktop.desk.undo import last_act, last_undone, redo_last, undo_last
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema

RUTA = PersonFields(first_name="Rūta", last_name="Kalniņa", email="ruta@example.lv")
STOCKHOLM = ModuleFields(
    code="M1",
    title="Strategy",
    city="Stockholm",
    time_zone="Europe/Stockholm",
    first_day=date(2017, 10, 24),
    last_day=date(2017, 10, 26),
)


@pytest.fixture
def office(station: Station) -> Station:
    """A station whose file holds the edition 2017 with one module."""
    new_programme(station, "BLP", edition="2017")
    add_module(station, STOCKHOLM)
    return station


@pytest.fixture
def ruta(office: Station) -> str:
    """Rūta Kalniņa, selected."""
    return add_person(office, RUTA).value


def words(station: Station) -> str | None:
    act = last_act(station)
    return act.words if act else None


def test_an_empty_file_has_nothing_to_undo(station: Station) -> None:
    assert last_act(station) is None
    with pytest.raises(Refusal, match="nothing to undo"):
        undo_last(station)


def test_the_last_act_is_named_with_whom_it_concerned(office: Station, ruta: str) -> None:
    assert words(office) == "add Rūta Kalniņa"
    invite(office, module="M1", people=[ruta])
    assert words(office) == "invite Rūta Kalniņa to Stockholm"


def test_an_act_on_several_tells_how_many(office: Station, ruta: str) -> None:
    add_person(office, replace(RUTA, first_name="Erik", email="erik@example.fi"))
    invite_all_selected(office, module="M1")
    assert words(office) == "invite 2 people to Stockholm"


def test_undo_goes_back_act_by_act(office: Station, ruta: str) -> None:
    invite(office, module="M1", people=[ruta])
    withdraw(office, [ruta], reason="ill")
    assert undo_last(office).value.words == "withdraw Rūta Kalniņa"
    assert person_detail(office, ruta).status is Standing.SELECTED
    assert undo_last(office).value.words == "invite Rūta Kalniņa to Stockholm"
    assert list_people(office)[0].modules == ()
    assert undo_last(office).value.words == "add Rūta Kalniņa"
    assert list_people(office) == ()


def test_an_undo_tells_what_it_touched(office: Station, ruta: str) -> None:
    edit_person(office, ruta, {"city": "Rīga"})
    assert {(touched.table, touched.row) for touched in undo_last(office).touched} == {("person", ruta)}


def test_what_was_undone_can_be_done_again_in_order(office: Station, ruta: str) -> None:
    invite(office, module="M1", people=[ruta])
    withdraw(office, [ruta], reason="ill")
    before = person_detail(office, ruta)
    undo_last(office)
    undo_last(office)
    assert redo_last(office).value.words == "invite Rūta Kalniņa to Stockholm"
    assert redo_last(office).value.words == "withdraw Rūta Kalniņa"
    assert person_detail(office, ruta) == before
    with pytest.raises(Refusal, match="nothing to do again"):
        redo_last(office)


def test_what_was_done_again_can_be_undone_again(office: Station, ruta: str) -> None:
    withdraw(office, [ruta], reason="ill")
    for act in (undo_last, redo_last, undo_last):
        act(office)
    assert person_detail(office, ruta).status is Standing.SELECTED


def test_a_new_act_ends_what_can_be_done_again(office: Station, ruta: str) -> None:
    withdraw(office, [ruta], reason="ill")
    undo_last(office)
    assert last_undone(office) is not None
    edit_person(office, ruta, {"city": "Rīga"})
    assert last_undone(office) is None


def test_what_was_changed_since_is_not_undone(office: Station, ruta: str) -> None:
    edit_person(office, ruta, {"city": "Rīga"})
    other = replace(office, author=replace(office.author, laptop="018b0000-0000-7000-8000-000000000002"))
    edit_person(other, ruta, {"city": "Liepāja"})
    with pytest.raises(Refusal, match="Rūta Kalniņa was changed since"):
        undo_last(office)
    assert person_detail(office, ruta).fields.city == "Liepāja"


def test_who_has_a_badge_is_not_taken_out_again(office: Station, ruta: str) -> None:
    make_badge(office, ruta)
    with pytest.raises(Refusal, match="the badge of Rūta Kalniņa came since"):
        undo_last(office)
    assert list_people(office)


def make_badge(station: Station, person: str) -> None:
    with acting(station, "make badges") as under_way:
        edition = under_way.session.query(schema.Edition).one()
        badge: dict[str, Any] = {"code": "BLP", "short": "K7P3XRT", "made_at": station.now()}
        row = schema.Badge(id=station.author.new_key(), person_id=person, edition_id=edition.id, **badge)
        under_way.session.add(row)


def test_prints_and_acts_of_other_laptops_are_passed_over(office: Station, ruta: str) -> None:
    edit_person(office, ruta, {"city": "Rīga"})
    make_badge(office, ruta)
    other = replace(office, author=replace(office.author, laptop="018b0000-0000-7000-8000-000000000002"))
    edit_person(other, ruta, {"country": "Latvia"})
    assert words(office) == "edit Rūta Kalniņa"


def told(station: Station, person: str) -> list[str]:
    return [sentence for line in history_of(station, person) for sentence in line.sentences]


def test_a_history_reads_as_sentences_the_latest_first(
    office: Station, ruta: str, clock: Callable[[], datetime]
) -> None:
    edit_person(office, ruta, {"city": "Rīga", "photo_consent": True})
    invite(office, module="M1", people=[ruta])
    cancel_invitation(office, module="M1", people=[ruta])
    withdraw(office, [ruta], reason="ill")
    assert told(office, ruta) == [
        "Withdrawn: ill",
        "Invitation to Stockholm cancelled",
        "Invited to Stockholm",
        "City: Rīga",
        "Photo consent: yes",
        "Added to the file",
        "Added to the edition 2017 as selected",
    ]
    assert {(line.operator, line.laptop) for line in history_of(office, ruta)} == {("Anna", "Desk A")}


def test_a_history_keeps_what_was_undone_and_says_so(office: Station, ruta: str) -> None:
    invite(office, module="M1", people=[ruta])
    undo_last(office)
    lines = history_of(office, ruta)
    assert [(line.sentences[0], line.undone) for line in lines[:2]] == [
        ("Invitation to Stockholm taken back", False),
        ("Invited to Stockholm", True),
    ]


def test_a_history_tells_old_and_new(office: Station, ruta: str, clock: Any) -> None:
    clock.at = datetime(2017, 10, 24, 9, tzinfo=UTC) + timedelta(hours=1)
    edit_person(office, ruta, {"email": "ruta@example.org", "phone": ""})
    line = history_of(office, ruta)[0]
    assert (line.at, line.sentences) == (clock.at, ("E-mail: ruta@example.lv → ruta@example.org",))
