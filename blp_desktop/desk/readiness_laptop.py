"""The readiness check before the journey: this laptop, its clock, its devices and those who will sit at it."""

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import full_name, module_named
from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.readiness import Check, Maker, Place
from blp_desktop.desk.rehearsal import opening_of
from blp_desktop.desk.safety import backups_of
from blp_desktop.desk.station import Rights, Station, looking
from blp_desktop.domain.checkpoints import instant_label
from blp_desktop.domain.codes import (
    DIGIT_ROWS,
    EditionKey,
    is_genuine,
    looks_garbled,
    read_code,
    read_short_code,
    readings,
)
from blp_desktop.store.backups import backup_time
from blp_desktop.store.schema import Badge, Edition, Journal, Laptop, Operator, Person

_SMALL_CHANGE = timedelta(minutes=5)
_STALE_BACKUP = timedelta(days=1)
_STALE_DATA = timedelta(days=7)
_FAR = timedelta(days=366)
_MEGABYTE = 1_000_000
_TOO_LITTLE, _LITTLE = 200 * _MEGABYTE, 1_000 * _MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What only the window can tell of this laptop; None for devices that could not be asked about.

    `clock` is the laptop's own instant, whatever clock a rehearsal has set.
    """

    clock: datetime
    clock_is_set: bool
    zone: tzinfo
    zone_name: str
    cameras: tuple[str, ...] | None
    printers: tuple[str, ...] | None
    loudspeakers: tuple[str, ...]


def laptop_readiness(station: Station, module: str, around: Surroundings) -> tuple[Check, ...]:
    """Whether this laptop is ready for the door of a module; the scanner is `scanner_check`."""
    opening = opening_of(station, module)
    with looking(station) as session:
        zone = ZoneInfo(module_named(session, module).time_zone)
        latest = session.scalars(select(Journal).order_by(Journal.at.desc()).limit(1)).first()
        in_the_file = (_data_age(session, latest, around), _operators(session), _other_laptops(session, station))
        clock = _clock(latest, opening.astimezone(zone), around)
    devices = (_camera(around), _loudspeaker(around), _printer(around), _space(station), _backup(station, around))
    return (clock, _zone(zone, opening, around), *devices, *in_the_file)


def _clock(latest: Journal | None, opening: datetime, around: Surroundings) -> Check:
    made = Maker("clock", "Clock", Place.LAPTOP)
    says = f"The laptop says {instant_label(around.clock.astimezone(around.zone))}."
    if around.clock_is_set:
        step = "Release the clock (menu Check-in) before the door opens."
        sentence = "The clock is set for a rehearsal, and scans are judged by it."
        return Maker("clock", "Clock", Place.CHECKIN).look(sentence, step)
    if latest is not None and latest.at > around.clock + _SMALL_CHANGE:
        later = instant_label(latest.at.astimezone(around.zone))
        step = "Set the laptop's clock, or find out whose clock was wrong."
        return made.missing(f"{says} But this file was changed on {later}.", step)
    if abs(around.clock - opening) > _FAR:
        sentence = f"{says} The door opens on {instant_label(opening)}, more than a year apart."
        return made.look(sentence, "Check the year of the laptop's clock, or the days of the module.")
    return made.ready(f"{says} Compare the minutes with a phone: without a network nothing else can tell.")


def _zone(zone: ZoneInfo, opening: datetime, around: Surroundings) -> Check:
    made = Maker("zone", "Time zone", Place.LAPTOP)
    there, here = opening.astimezone(zone).utcoffset(), opening.astimezone(around.zone).utcoffset()
    if there == here:
        return made.ready(f"The laptop and the venue are on the same time ({zone.key}).")
    apart = _hours((there or timedelta()) - (here or timedelta()))
    sentence = f"The venue is on {zone.key}, {apart} than this laptop ({around.zone_name})."
    return made.ready(f"{sentence} The door goes by the venue's time; nothing needs to be set.")


def _camera(around: Surroundings) -> Check:
    made = Maker("camera", "Camera", Place.LAPTOP)
    if around.cameras is None:
        step = "Use a scanner, or type the short code printed on the badge."
        return made.look("Whether there is a camera cannot be told on this laptop.", step)
    if not around.cameras:
        return made.look("There is no camera.", "Take a scanner along, or type the short code printed on the badge.")
    return made.ready(f"Found: {', '.join(around.cameras)}.")


def _loudspeaker(around: Surroundings) -> Check:
    made = Maker("sound", "Sound", Place.LAPTOP)
    if not around.loudspeakers:
        step = "Watch the screen, or plug in a loudspeaker."
        return made.look("There is nothing to play the door's sounds through.", step)
    sentence = f"Found: {', '.join(around.loudspeakers)}. The button at the door plays each sound once."
    return made.ready(sentence)


def _printer(around: Surroundings) -> Check:
    made = Maker("printer", "Printer", Place.LAPTOP)
    if not around.printers:
        step = "Print before the journey, or save PDFs and print them at the venue."
        return made.look("No printer is set up on this laptop.", step)
    return made.ready(f"Set up: {', '.join(around.printers)}. Whether it has paper is seen there.")


def _space(station: Station) -> Check:
    made = Maker("space", "Free space", Place.LAPTOP)
    free = shutil.disk_usage(station.file.path.parent).free
    sentence = f"{_size(free)} are free on the disk of the programme file."
    if free < _TOO_LITTLE:
        return made.missing(sentence, "Free some space: scans and backups are written all day.")
    if free < _LITTLE:
        return made.look(sentence, "Free some space before the journey.")
    return made.ready(sentence)


def _backup(station: Station, around: Surroundings) -> Check:
    made = Maker("backup", "Backup", Place.LAPTOP)
    found = backups_of(station, backup_folder())
    if not found:
        return made.missing("There is no backup of this file.", "Save a copy on another disk (File, Save a copy).")
    age = around.clock - backup_time(found[0])
    sentence = f"The last backup was made {_ago(age)}, on this laptop."
    if age > _STALE_BACKUP:
        return made.look(sentence, "Save a copy on another disk (File, Save a copy).")
    return made.ready(f"{sentence} A copy on a stick would survive the laptop.")


def _data_age(session: Session, latest: Journal | None, around: Surroundings) -> Check:
    made = Maker("data", "Age of the data", Place.PARTICIPANTS)
    if latest is None:
        return made.missing("Nothing was written into this file yet.", "Import a programme workbook first.")
    laptop = session.get(Laptop, latest.laptop_id)
    age = around.clock - latest.at
    sentence = f"The last change was made {_ago(age)} on {laptop.name if laptop else 'another laptop'}."
    if age > _STALE_DATA:
        return made.look(sentence, "Make sure that this is the newest file, and import the newest lists.")
    return made.ready(sentence)


def _operators(session: Session) -> Check:
    made = Maker("operators", "Operators", Place.CHECKIN)
    rows = list(session.scalars(select(Operator).order_by(Operator.name)))
    if not rows:
        step = "Add who will sit at the desks, with a PIN for supervisors."
        return made.look("No operators are set up: whoever sits here may do everything.", step)
    supervisors = [row for row in rows if row.rights == Rights.SUPERVISOR]
    if not supervisors:
        return made.look(f"{_names(rows)}: none of them may override.", "Make one of them a supervisor.")
    open_ones = [row for row in supervisors if not row.pin]
    if open_ones:
        return made.look(f"Without a PIN: {_names(open_ones)}.", "Give every supervisor a PIN.")
    return made.ready(f"{_names(rows)}; every supervisor has a PIN.")


def _other_laptops(session: Session, station: Station) -> Check:
    made = Maker("laptops", "Laptops", Place.LAPTOP)
    own = station.author
    others = sorted(row.name for row in session.scalars(select(Laptop)) if row.id != own.laptop)
    names = Counter([own.laptop_name, *others])
    twins = ", ".join(name for name, count in names.items() if count > 1)
    if twins:
        return made.look(f"Several laptops are called {twins}.", "Give each laptop a name of its own.")
    if not others:
        return made.ready(f"This laptop is {own.laptop_name}; no other has written into this file.")
    return made.ready(f"This laptop is {own.laptop_name}; others that wrote into this file: {', '.join(others)}.")


# the scanner


def scanner_check(station: Station, text: str = "") -> Check:
    """What a scan into the test field says of the scanner; nothing is recorded. Empty: not tried yet."""
    made = Maker("scanner", "Scanner", Place.LAPTOP)
    if not text.strip():
        return made.look("Not tried yet.", "Scan any badge into the field below.")
    with looking(station) as session:
        keys = [EditionKey(row.id, row.tag, row.secret) for row in session.scalars(select(Edition))]
        read = read_code(text, keys)
        short = read_short_code(text)
        whose = _holder(session, code=read.code if read else "", short=short or "")
    if read is not None:
        return _read_well(made, text, keys, whose)
    if short is not None and whose:
        return made.ready(f"The short code of {whose} was typed or read well.")
    if looks_garbled(text):
        sentence = "This looks like a badge read with another keyboard layout, and not all of it arrived."
        return made.missing(
            sentence, "Set the scanner's keyboard layout to the laptop's (its manual has a page of codes)."
        )
    return made.look(
        "The scanner types, but this is no badge of this programme.", "Scan a badge printed from this file."
    )


def _read_well(made: Maker, text: str, keys: list[EditionKey], whose: str) -> Check:
    name = whose or "a genuine badge of somebody not in this file"
    layout = _layout(text, keys)
    if layout:
        sentence = f"Read {name}. The scanner and the laptop differ in their keyboard ({layout}): repaired, read well."
        return made.ready(sentence)
    return made.ready(f"Read: {name}.")


def _layout(text: str, keys: list[EditionKey]) -> str:
    """The keyboard layout through which the text becomes a code; empty where it is one as it came."""
    for layout, reading in zip(("", *DIGIT_ROWS), readings(text), strict=True):
        if any(is_genuine(reading, key) for key in keys):
            return layout
    return ""


def _holder(session: Session, *, code: str, short: str) -> str:
    badges = select(Person).join(Badge, Badge.person_id == Person.id)
    person = session.scalars(badges.where((Badge.code == code) | (Badge.short == short)).limit(1)).first()
    return full_name(person) if person else ""


# words


def _ago(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds())) // 60
    if minutes < 60:
        return _ago_of(minutes, "minute") if minutes else "just now"
    hours = minutes // 60
    return _ago_of(hours, "hour") if hours < 24 else _ago_of(hours // 24, "day")


def _ago_of(count: int, unit: str) -> str:
    return f"1 {unit} ago" if count == 1 else f"{count} {unit}s ago"


def _hours(apart: timedelta) -> str:
    hours = abs(apart.total_seconds()) / 3600
    return f"{hours:g} {'hour' if hours == 1 else 'hours'} {'later' if apart > timedelta() else 'earlier'}"


def _size(count: int) -> str:
    return f"{count / 1_000 / _MEGABYTE:.0f} GB" if count >= 10_000 * _MEGABYTE else f"{count / _MEGABYTE:.0f} MB"


def _names(rows: list[Operator]) -> str:
    return ", ".join(row.name for row in rows)
