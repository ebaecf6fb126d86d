"""The calendar of a module."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from icalendar import Calendar

from blp_desktop.desk.agenda import SessionFields, add_session
from blp_desktop.desk.calendars import calendar_of, write_calendar
from blp_desktop.desk.modules import ModuleFields, add_module
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.station import Station
from blp_desktop.desk.venues import RoomFacts, VenueFields, add_venue, list_venues
from blp_desktop.domain.refusals import Refusal

DAY = date(2017, 12, 4)


@pytest.fixture
def module(station: Station) -> str:
    """The Helsinki module at Hanasaari."""
    new_programme(station, "BLP", edition="2017")
    fields = VenueFields(name="Hanasaari", street="Hanasaarenranta 5", city="Espoo", rooms=(RoomFacts(name="Hall"),))
    venue = add_venue(station, fields).value
    return add_module(
        station,
        ModuleFields(
            code="M2",
            title="Abroad",
            city="Helsinki",
            time_zone="Europe/Helsinki",
            first_day=DAY,
            last_day=DAY,
            venue_id=venue,
        ),
    ).value


def test_each_session_is_an_event_at_its_room(station: Station, module: str, tmp_path: Path) -> None:
    hall = list_venues(station)[0].rooms[0].id
    line = add_session(
        station, module, SessionFields(day=DAY, start=time(9), end=time(12), title="What SMEs need", room_id=hall)
    ).value
    file = write_calendar(station, "M2", tmp_path / "m2.ics")
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2017, 12, 4, 7, 0, tzinfo=UTC)
    assert str(event["location"]) == "Hall, Hanasaari, Hanasaarenranta 5, Espoo"
    assert str(event["uid"]) == f"{line}@blp-desk"


def test_an_empty_agenda_makes_no_calendar(station: Station, module: str) -> None:
    with pytest.raises(Refusal, match="Nothing is planned in Helsinki yet"):
        calendar_of(station, module)
