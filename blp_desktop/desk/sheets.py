"""Attendance sheets of a module or of a city's modules, for signing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of, sittings_of
from blp_desktop.desk.finding import editions, module_named, modules_of
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.programme import header_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.checkpoints import Checkpoint, Half, Sitting, day_label, half_day_id, in_half
from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.sheets import SheetColumn, SheetDay, SheetHeader, SheetRow, SheetsPdf, sheets_of_modules
from blp_desktop.store.schema import Edition, Module, Venue

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenSheets:
    """How many days' sheets were written, on how many pages, and where; `problems` are sentences."""

    file: Path
    sheets: int
    pages: int
    problems: tuple[str, ...]


def module_sheets(station: Station, module: str, *, day: date | None = None) -> SheetsPdf:
    """The sheets of a module's counting days (or one of them); raises Refusal where none is."""
    with looking(station) as session:
        return _pdf(station, session, [module_named(session, module)], day)


def city_sheets(station: Station, city: str, *, day: date | None = None) -> SheetsPdf:
    """The sheets of every module of the newest edition that meets in the city."""
    with looking(station) as session:
        return _pdf(station, session, _modules_in(session, city), day)


def write_sheets(pdf: SheetsPdf, file: Path) -> WrittenSheets:
    """Write the sheets; raises SurroundingsFailed if the disk does not allow it."""
    write_file(file, pdf.pdf)
    return WrittenSheets(file, pdf.sheets, pdf.pages, pdf.problems)


def _modules_in(session: Session, city: str) -> list[Module]:
    for edition in editions(session):
        found = [module for module in modules_of(session, edition) if fold(module.city) == fold(city.strip())]
        if found:
            return found
    known = {module.city for edition in editions(session) for module in modules_of(session, edition)}
    raise Refusal("unknown_city", f"No module meets in {city}.", f"Modules meet in: {', '.join(sorted(known))}.")


def _pdf(station: Station, session: Session, modules: list[Module], day: date | None) -> SheetsPdf:
    laid_out = [(_header(station, session, module), tuple(_days(session, module, day))) for module in modules]
    if not any(days for _, days in laid_out):
        raise _no_day(session, modules, day)
    names = " and ".join(dict.fromkeys(module.city for module in modules))
    return sheets_of_modules([pair for pair in laid_out if pair[1]], title=f"Attendance sheets · {names}")


def _no_day(session: Session, modules: list[Module], day: date | None) -> Refusal:
    cities = ", ".join(module.city for module in modules)
    days = sorted({sitting.day for module in modules for sitting in sittings_of(session, module) if sitting.counts})
    known = f"Days that count: {', '.join(found.isoformat() for found in days)}." if days else ""
    when = f" on {day.isoformat()}" if day else ""
    step = known or "Let a session of the agenda count for attendance."
    return Refusal("no_counting_day", f"Nothing in {cities} counts for attendance{when}.", step)


def _header(station: Station, session: Session, module: Module) -> SheetHeader:
    head = header_of(session)
    venue = session.get(Venue, module.venue_id) if module.venue_id else None
    printed = station.now().astimezone(ZoneInfo(module.time_zone))
    return SheetHeader(
        programme=head.title,
        subtitle=head.subtitle,
        edition=session.get_one(Edition, module.edition_id).code,
        project_number=head.project_number,
        organisers="; ".join(head.organisers),
        funders="; ".join(funder.name for funder in head.funders),
        funding_sentence=head.funding_sentence,
        module=module.title,
        venue=venue.name if venue else "",
        address=_address(venue, module) if venue else "",
        city=module.city,
        country=module.country,
        time_zone=module.time_zone,
        contact=head.contact,
        privacy_notice=head.privacy_notice,
        printed_at=f"{day_label(printed.date())} {printed:%Y, %H:%M}",
        language=module.language or head.language,
    )


def _address(venue: Venue, module: Module) -> str:
    """Street and postcode with its town; the town only once where it is the module's city."""
    town = venue.postcode if fold(venue.city) == fold(module.city) else f"{venue.postcode} {venue.city}"
    return ", ".join(part for part in (venue.street, town.strip()) if part)


def _days(session: Session, module: Module, chosen: date | None) -> Iterator[SheetDay]:
    sittings = sittings_of(session, module)
    halves = {checkpoint.id: checkpoint for checkpoint in checkpoints_of(session, module)}
    rows = _rows(session, module)
    edition = session.get_one(Edition, module.edition_id)
    for day in sorted({sitting.day for sitting in sittings if sitting.counts}):
        if chosen in (None, day):
            yield SheetDay(
                id=_sheet_id(edition.code, module.code, day),
                day=f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}",
                times=_times(sitting for sitting in sittings if sitting.day == day and sitting.counts),
                columns=tuple(_columns(day, sittings, halves)),
                rows=rows,
            )


def _sheet_id(edition: str, module: str, day: date) -> str:
    """`2017-M1-20171024`, of signs that a QR code packs tightly."""
    return re.sub(r"[^0-9A-Z-]", "", f"{edition}-{module}-{day:%Y%m%d}".upper())


def _columns(day: date, sittings: tuple[Sitting, ...], halves: dict[str, Checkpoint]) -> Iterator[SheetColumn]:
    for half in Half:
        parts = [part for part in in_half(sittings, day, half) if part.counts]
        if half_day_id(day, half) in halves and parts:
            yield SheetColumn(label=half.label, times=_times(parts))


def _times(sittings: Iterable[Sitting]) -> str:
    known = list(sittings)
    start, end = min(sitting.start for sitting in known), max(sitting.end for sitting in known)
    return f"{start:%H:%M}-{end:%H:%M}"


def _rows(session: Session, module: Module) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(
            last_name=person.last_name,
            first_name=person.first_name,
            organisation=person.organisation,
            country=person.country,
        )
        for person in expected_people(session, module)
    )
