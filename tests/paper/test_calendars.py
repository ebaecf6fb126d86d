"""Calendars."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from blp_desktop.paper.calendars import CalendarEvent, calendar_ics

MADE = datetime(2017, 10, 1, 12, 0, tzinfo=UTC)


def event(title: str = "Why clusters go abroad", place: str = "") -> CalendarEvent:
    """A session in Stockholm."""
    zone = ZoneInfo("Europe/Stockholm")
    return CalendarEvent(
        uid="s1@blp-desk",
        start=datetime(2017, 10, 24, 10, 0, tzinfo=zone),
        end=datetime(2017, 10, 24, 12, 30, tzinfo=zone),
        title=title,
        place=place,
    )


def test_a_session_keeps_its_instant_in_any_calendar_program() -> None:
    (read,) = Calendar.from_ical(calendar_ics("Stockholm", [event()], made_at=MADE)).walk("VEVENT")
    assert read.decoded("dtstart") == datetime(2017, 10, 24, 8, 0, tzinfo=UTC)
    assert read.decoded("dtend") == datetime(2017, 10, 24, 10, 30, tzinfo=UTC)


def test_the_zone_is_defined_in_the_file_itself() -> None:
    zones = Calendar.from_ical(calendar_ics("Stockholm", [event()], made_at=MADE)).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/Stockholm"]


def test_words_with_commas_letters_and_lines_survive() -> None:
    title = (
        "Žvejyba, ryby; świat\nand a very long line that must be folded because it is longer than 75 octets: ąęłńóśźż"
    )
    (read,) = Calendar.from_ical(calendar_ics("Kaunas", [event(title)], made_at=MADE)).walk("VEVENT")
    assert str(read["summary"]) == title


def test_the_same_agenda_gives_the_same_file() -> None:
    assert calendar_ics("A", [event()], made_at=MADE) == calendar_ics("A", [event()], made_at=MADE)


def test_what_nobody_said_is_left_out() -> None:
    assert b"LOCATION" not in calendar_ics("A", [event()], made_at=MADE)
    assert b"LOCATION:Main hall" in calendar_ics("A", [event(place="Main hall")], made_at=MADE)
