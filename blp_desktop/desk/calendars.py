"""The calendar of a module: its agenda as a file for calendar programs."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from blp_desktop.desk.agenda import SessionLine, session_lines
from blp_desktop.desk.finding import module_named, the_programme
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.calendars import CalendarEvent, calendar_ics
from blp_desktop.store.schema import Module, Venue


def calendar_of(station: Station, module: str) -> bytes:
    """The module's sessions as iCalendar; raises Refusal where nothing is planned yet."""
    with looking(station) as session:
        found = module_named(session, module)
        events = tuple(_events(session, found))
        name = f"{found.city} · {the_programme(session).title}"
    if not events:
        raise Refusal("no_sessions", f"Nothing is planned in {found.city} yet.", "Add sessions to its agenda first.")
    return calendar_ics(name, events, made_at=station.now())


def write_calendar(station: Station, module: str, file: Path) -> Path:
    """Write the calendar to a file."""
    write_file(file, calendar_of(station, module))
    return file


def _events(session: Session, module: Module) -> Iterator[CalendarEvent]:
    venue = session.get(Venue, module.venue_id) if module.venue_id else None
    for line in session_lines(session, module):
        yield _event(line, module, venue)


def _event(line: SessionLine, module: Module, venue: Venue | None) -> CalendarEvent:
    zone = ZoneInfo(module.time_zone)
    return CalendarEvent(
        uid=f"{line.id}@blp-desk",
        start=datetime.combine(line.day, line.start, tzinfo=zone),
        end=datetime.combine(line.day, line.end, tzinfo=zone),
        title=line.title,
        place=_place(line, module, venue),
        about="\n".join(part for part in (line.speaker, module.title) if part),
    )


def _place(line: SessionLine, module: Module, venue: Venue | None) -> str:
    if venue is None:
        return ", ".join(part for part in (line.room, module.city) if part)
    town = f"{venue.postcode} {venue.city}".strip()
    return ", ".join(part for part in (line.room, venue.name, venue.street, town) if part)
