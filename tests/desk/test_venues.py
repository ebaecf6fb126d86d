"""Venues, their rooms, and the warnings where too many are invited."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from blp_desktop.desk.agenda import SessionFields, add_session, agenda
from blp_desktop.desk.modules import ModuleFields, add_module
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.station import Station, acting
from blp_desktop.desk.venues import (
    RoomFacts,
    VenueFields,
    add_venue,
    edit_venue,
    list_venues,
    remove_venue,
    venue_details,
    warnings,
)
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema

INSTITUTE = VenueFields(
    name="Swedish Institute",
    street="Slottsbacken 10",
    postcode="111 30",
    city="Stockholm",
    country="Sweden",
    capacity=3,
    getting_there="Step-free entrance from the courtyard",
    contact="Reception",
    rooms=(RoomFacts(name="Main hall", capacity=3), RoomFacts(name="Biblioteket", capacity=1)),
)


@pytest.fixture
def venue(station: Station) -> str:
    """The institute in Stockholm."""
    new_programme(station, "BLP", edition="2017")
    return add_venue(station, INSTITUTE).value


def meet(station: Station, venue: str, *, people: int, room: str = "") -> str:
    """A module at the venue with a session in that room, and so many people invited."""
    day = date(2017, 10, 24)
    fields = ModuleFields(
        code="M1", title="One", city="Stockholm", time_zone="Europe/Stockholm",
        first_day=day, last_day=day, venue_id=venue,
    )  # fmt: skip
    module = add_module(station, fields).value
    room_id = next((known.id for known in venue_details(station, venue).rooms if known.name == room), None)
    add_session(station, module, SessionFields(day=day, start=time(9), end=time(12), title="Talk", room_id=room_id))
    with acting(station, "invite") as under_way:
        edition = under_way.session.get_one(schema.Module, module).edition_id
        for number in range(people):
            _invite(under_way.session, station, edition=edition, module=module, name=f"Person {number}")
    return module


def _invite(session: Any, station: Station, *, edition: str, module: str, name: str) -> None:
    key = station.author.new_key
    person = schema.Person(id=key(), first_name=name)
    session.add(person)
    session.flush()
    session.add(schema.Application(id=key(), person_id=person.id, edition_id=edition, decision="selected"))
    session.add(schema.Invitation(id=key(), person_id=person.id, module_id=module, invited_at=station.now()))


def test_a_venue_is_read_back_with_its_rooms_by_name(station: Station, venue: str) -> None:
    found = venue_details(station, venue)
    assert (found.street, found.postcode, found.getting_there) == (
        "Slottsbacken 10",
        "111 30",
        "Step-free entrance from the courtyard",
    )
    assert [(room.name, room.capacity) for room in found.rooms] == [("Biblioteket", 1), ("Main hall", 3)]


def test_venues_are_listed_by_city_and_name(station: Station, venue: str) -> None:
    add_venue(station, VenueFields(name="Hanasaari", city="Espoo"))
    add_venue(station, VenueFields(name="Moderna", city="Stockholm"))
    assert [found.name for found in list_venues(station)] == ["Hanasaari", "Moderna", "Swedish Institute"]


def test_a_room_keeps_its_sessions_when_it_is_renamed(station: Station, venue: str) -> None:
    module = meet(station, venue, people=0, room="Main hall")
    rooms = tuple(replace(room, name=f"Room {room.name}") for room in venue_details(station, venue).rooms)
    edit_venue(station, venue, replace(INSTITUTE, rooms=rooms))
    assert agenda(station, module).days[0].sessions[0].room == "Room Main hall"


def test_a_room_left_out_leaves_its_sessions_without_one(station: Station, venue: str) -> None:
    module = meet(station, venue, people=0, room="Main hall")
    done = edit_venue(station, venue, replace(INSTITUTE, rooms=()))
    assert agenda(station, module).days[0].sessions[0].room_id is None
    assert {touched.table for touched in done.touched} == {"room", "session"}


def test_a_venue_where_a_module_meets_stays(station: Station, venue: str) -> None:
    meet(station, venue, people=0)
    with pytest.raises(Refusal, match="is where M1 Stockholm meets"):
        remove_venue(station, venue)


def test_a_venue_goes_with_its_rooms(station: Station, venue: str) -> None:
    remove_venue(station, venue)
    assert list_venues(station) == ()
    with pytest.raises(Refusal, match="no longer in the file"):
        venue_details(station, venue)


def test_as_many_people_as_a_room_holds_are_no_warning(station: Station, venue: str) -> None:
    meet(station, venue, people=3, room="Main hall")
    assert warnings(station) == ()


def test_one_person_more_warns_about_the_venue_and_the_room(station: Station, venue: str) -> None:
    meet(station, venue, people=4, room="Main hall")
    assert [(found.room, found.expected, found.capacity) for found in warnings(station)] == [
        ("", 4, 3),
        ("Main hall", 4, 3),
    ]


def test_a_room_no_session_uses_warns_of_nothing(station: Station, venue: str) -> None:
    meet(station, venue, people=2, room="Main hall")
    assert warnings(station) == ()
    assert venue_details(station, venue).modules[0].expected == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "venue has no name"),
        ({"capacity": 0}, "at least 1"),
        ({"rooms": (RoomFacts(name=""),)}, "room has no name"),
        ({"rooms": (RoomFacts(name="A"), RoomFacts(name="A"))}, "Two rooms are called A"),
    ],
)
def test_what_cannot_be_a_venue_is_refused_in_a_sentence(
    station: Station, venue: str, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        edit_venue(station, venue, replace(INSTITUTE, **change))
