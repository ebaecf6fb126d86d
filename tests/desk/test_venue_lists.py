"""Lists for the venue, at a real file."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.station import looking
from blp_desktop.desk.venue_lists import VenueList, VenueOrder, venue_list, write_venue_list
from blp_desktop.domain.codes import short_code, shown
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Invitation, Module, Person, Room, Session
from tests.desk.demo import MORNING, Desk
from tests.reading import text_of


def text(desk: Desk, kind: VenueList, *, names: bool = False) -> str:
    """The list, in one line."""
    return " ".join(text_of(venue_list(desk.station, "M1", VenueOrder(kind, names)).pdf).split())


def person(desk: Desk, number: int = 0) -> Person:
    """One of the invited."""
    with looking(desk.station) as session:
        found = session.get_one(Person, desk.person(number))
        session.expunge(found)
        return found


def test_each_session_has_its_room_and_its_headcount(desk: Desk) -> None:
    for number in range(3):
        desk.scan(desk.code(number), at=MORNING)
    said = text(desk, VenueList.HEADCOUNT)
    assert "10:00-12:30 Why clusters go abroad Main hall – 28 3" in said
    assert "13:30-17:00 Mapping our starting points Main hall – 28 –" in said


def test_a_room_that_is_too_small_is_told(desk: Desk) -> None:
    with looking(desk.station) as session:
        room = session.scalars(select(Session.room_id).where(Session.title == "Strategy workshop I")).one()
    desk.change(Room, room or "", capacity=20)
    said = text(desk, VenueList.HEADCOUNT)
    assert "more people than seats" in said
    assert "20 28" in said


def test_diets_are_counted_without_names(desk: Desk) -> None:
    desk.change(Person, desk.person(0), diet="vegan")
    desk.change(Person, desk.person(1), diet="Vegan")
    said = text(desk, VenueList.DIETS)
    assert "egan 2" in said
    assert "Total 28" in said
    assert person(desk).last_name not in said


def test_the_kitchen_gets_names_when_they_are_asked_for(desk: Desk) -> None:
    desk.change(Person, desk.person(0), diet="Coeliac", last_name="Kalniņa", first_name="Rūta")
    said = text(desk, VenueList.DIETS, names=True)
    assert "Coeliac 1 Rūta Kalniņa" in said
    assert "only for those who need it" in said


def test_access_needs_are_whole_and_named_only_when_asked_for(desk: Desk) -> None:
    need = "Wheelchair user; a seat near the door and a step-free way to lunch"
    desk.change(Person, desk.person(0), access=need, last_name="Kalniņa")
    assert need in text(desk, VenueList.ACCESS)
    assert "Kalniņa" not in text(desk, VenueList.ACCESS)
    assert "Kalniņa" in text(desk, VenueList.ACCESS, names=True)


def test_the_reception_gets_name_and_organisation_only(desk: Desk) -> None:
    desk.change(Person, desk.person(0), job_title="Harbour master", diet="Coeliac", access="Hearing loop")
    one = person(desk)
    said = text(desk, VenueList.ARRIVALS)
    assert f"{one.last_name} {one.first_name} {one.organisation}" in said
    assert all(word not in said for word in (one.email, one.job_title, one.diet, one.access))


def test_the_door_list_has_short_codes_of_standing_badges(desk: Desk) -> None:
    revoke_badge(desk.station, desk.person(1), reason="lost")
    said = text(desk, VenueList.DOOR)
    assert shown(short_code(desk.code(0))) in said
    assert shown(short_code(desk.code(1))) not in said
    assert "Walk-ins" in said


def test_the_directory_respects_the_choice_of_photos_and_has_no_contact_details(desk: Desk) -> None:
    for number in range(28):
        desk.change(Person, desk.person(number), photo_consent=number > 1)
    said = text(desk, VenueList.DIRECTORY)
    assert said.count("No photos") == 2
    assert "Contact details are left out: nobody was asked whether they may be shared." in said
    assert "@" not in said


def test_everyone_has_a_tent_card(desk: Desk) -> None:
    assert venue_list(desk.station, "M1", VenueOrder(VenueList.TENT_CARDS)).pages == 28


@pytest.mark.parametrize("kind", VenueList)
def test_the_same_data_gives_the_same_bytes(desk: Desk, kind: VenueList) -> None:
    order = VenueOrder(kind, names=True)
    assert venue_list(desk.station, "M1", order).pdf == venue_list(desk.station, "M1", order).pdf


def test_lists_are_in_the_language_of_the_module(desk: Desk) -> None:
    desk.change(Module, desk.module(), language="fi")
    assert "Erityisruokavaliot" in text(desk, VenueList.DIETS)


def test_nobody_invited_is_told(desk: Desk) -> None:
    with looking(desk.station) as session:
        keys = session.scalars(select(Invitation.id)).all()
    for key in keys:
        desk.change(Invitation, key, state="declined")
    assert "Nobody is expected yet." in text(desk, VenueList.ARRIVALS)
    with pytest.raises(Refusal, match="Nobody is invited"):
        venue_list(desk.station, "M1", VenueOrder(VenueList.TENT_CARDS))


def test_diets_are_saved_as_a_spreadsheet_too(desk: Desk, tmp_path: Path) -> None:
    desk.change(Person, desk.person(0), diet="=Coeliac")
    write_venue_list(desk.station, "M1", VenueOrder(VenueList.DIETS), tmp_path / "diets.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "diets.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0] == ["Diet", "Number"]
    assert ["=Coeliac", 1.0] in rows
    assert rows[-1] == ["Total", 28.0]


def test_a_door_list_is_for_paper_alone(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"does not end in \.pdf"):
        write_venue_list(desk.station, "M1", VenueOrder(VenueList.DOOR), tmp_path / "door.xlsx")
    assert list(tmp_path.glob("door.*")) == []
