"""Calendars: an agenda as iCalendar (RFC 5545), for any calendar program."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One entry. `uid` stays the same from one export to the next; start and end are aware, with an IANA zone."""

    uid: str
    start: datetime
    end: datetime
    title: str
    place: str = ""
    about: str = ""


def calendar_ics(name: str, events: Iterable[CalendarEvent], *, made_at: datetime) -> bytes:
    """The calendar of that name, with the definitions of its time zones; `made_at` is aware."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//BLP Desk//Modules//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_entry(event, made_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(event: CalendarEvent, made_at: datetime) -> "Event":
    from icalendar import Event

    entry = Event()
    entry.add("uid", event.uid)
    entry.add("dtstamp", made_at)
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end)
    entry.add("summary", event.title)
    for word, text in (("location", event.place), ("description", event.about)):
        if text:
            entry.add(word, text)
    return entry
