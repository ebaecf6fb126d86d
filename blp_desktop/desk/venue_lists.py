"""Lists for the venue: headcount, diets, access needs, arrivals, door list, directory and name tent cards."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.agenda import SessionLine, session_lines
from blp_desktop.desk.attendance import entries
from blp_desktop.desk.checkpoints import checkpoints_of, is_half_day
from blp_desktop.desk.finding import full_name, module_named, the_programme
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.checkpoints import Checkpoint, Sitting, day_and_half, half_day_id, halves_of
from blp_desktop.domain.codes import shown
from blp_desktop.domain.ledger import fold, present_at
from blp_desktop.domain.names import collation
from blp_desktop.domain.names import fold as folded
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.listings import Block, Kind, ListColumn, Listing, PaperPdf, listing_grid, listing_pdf
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.paper.spreadsheets import xlsx_bytes
from blp_desktop.paper.tent_cards import TentCard, tent_cards_pdf
from blp_desktop.store.schema import Badge, Module, Person, Room, Venue

_NAMES_IN_A_ROW = 30
_BLANK_ROWS = 5
"""For those who come to the door unexpected."""


class VenueList(StrEnum):
    """A paper for the venue; the value names its file."""

    HEADCOUNT = "headcount"
    DIETS = "diets"
    ACCESS = "access-needs"
    ARRIVALS = "arrivals"
    DOOR = "door-list"
    DIRECTORY = "directory"
    TENT_CARDS = "tent-cards"

    @property
    def can_have_names(self) -> bool:
        """Whether names are only on it when they are asked for."""
        return self in (VenueList.DIETS, VenueList.ACCESS)

    @property
    def can_be_xlsx(self) -> bool:
        """Whether a host or a kitchen may want it as a spreadsheet."""
        return self not in (VenueList.DOOR, VenueList.TENT_CARDS)


@dataclass(frozen=True, slots=True)
class VenueOrder:
    """Which list, and whether with names where they are only given when needed."""

    kind: VenueList
    names: bool = False


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What every list is made from."""

    session: Session
    module: Module
    words: SheetWords
    people: tuple[Person, ...]
    printed_at: str


def venue_list(station: Station, module: str, order: VenueOrder) -> PaperPdf:
    """The list as PDF; raises Refusal for an unknown module."""
    with looking(station) as session:
        occasion = _occasion(station, session, module)
        if order.kind is VenueList.TENT_CARDS:
            return _tent_cards(occasion)
        return listing_pdf(_listing(occasion, order))


def write_venue_list(station: Station, module: str, order: VenueOrder, file: Path) -> PaperPdf:
    """Write the list as pdf or xlsx, by the file's ending; raises Refusal for another."""
    made = venue_list(station, module, order)
    if file.suffix.lower() == ".pdf":
        write_file(file, made.pdf)
        return made
    if file.suffix.lower() != ".xlsx" or not order.kind.can_be_xlsx:
        endings = ".pdf or .xlsx" if order.kind.can_be_xlsx else ".pdf"
        raise Refusal("unknown_format", f"{file.name} does not end in {endings}.", f"End the name with {endings}.")
    with looking(station) as session:
        write_file(file, xlsx_bytes(listing_grid(_listing(_occasion(station, session, module), order))))
    return made


def _occasion(station: Station, session: Session, name: str) -> _Occasion:
    module = module_named(session, name)
    words = words_of(module.language or the_programme(session).language)
    now = station.now().astimezone(ZoneInfo(module.time_zone))
    return _Occasion(session, module, words, tuple(expected_people(session, module)), words.instant(now))


def _listing(on: _Occasion, order: VenueOrder) -> Listing:
    match order.kind:
        case VenueList.HEADCOUNT:
            return _headcount(on)
        case VenueList.DIETS:
            return _needs(on, "diets", "diet", attrgetter("diet"), with_names=order.names)
        case VenueList.ACCESS:
            return _needs(on, "access_needs", "need", attrgetter("access"), with_names=order.names)
        case VenueList.ARRIVALS:
            return _arrivals(on)
        case VenueList.DOOR:
            return _door(on)
        case VenueList.DIRECTORY:
            return _directory(on)
        case VenueList.TENT_CARDS:
            raise AssertionError(order.kind)


def _made(
    on: _Occasion, title: str, columns: Sequence[ListColumn], blocks: Sequence[Block], *, notes: tuple[str, ...] = ()
) -> Listing:
    return Listing(
        title=on.words.say(title),
        about=tuple(_about(on)),
        columns=tuple(columns),
        blocks=tuple(blocks),
        notes=tuple(on.words.say(note) for note in notes),
        empty=on.words.say("nobody"),
        printed_at=on.printed_at,
        language=on.words.language,
    )


def _about(on: _Occasion) -> Iterator[str]:
    """Module, days and venue; the programme."""
    module = on.module
    yield f"{module.title} · {on.words.long_span(module.first_day, module.last_day)}"
    venue = on.session.get(Venue, module.venue_id) if module.venue_id else None
    place = (venue.name, venue.street) if venue else ()
    yield ", ".join(part for part in (*place, module.city, module.country) if part)
    yield the_programme(on.session).title


def _headcount(on: _Occasion) -> Listing:
    say = on.words.say
    columns = (
        ListColumn(say("time")),
        ListColumn(say("session"), Kind.STRONG),
        ListColumn(say("room")),
        *(ListColumn(say(word), Kind.NUMBER) for word in ("seats", "expected_people", "present_people")),
    )
    return _made(on, "headcount", columns, tuple(_Headcount(on).blocks()), notes=("note_headcount",))


class _Headcount:
    """Counts who is expected and who was let in, session by session."""

    def __init__(self, on: _Occasion) -> None:
        self._on = on
        self._attendance = fold(entries(on.session.connection(), on.module.id))
        self._seats = {row.id: row.capacity for row in on.session.scalars(select(Room))}

    def blocks(self) -> Iterator[Block]:
        """One for each day."""
        for day, lines in groupby(session_lines(self._on.session, self._on.module), key=attrgetter("day")):
            yield Block(tuple(self._row(line) for line in lines), self._on.words.long_date(day))

    def _row(self, line: SessionLine) -> tuple[str, ...]:
        seats = self._seats.get(line.room_id or "")
        expected = len(self._on.people)
        room = line.room
        if seats is not None and expected > seats:
            room = self._on.words.say("over_seats", room=line.room)
        times = self._on.words.span(line.start, line.end)
        return times, line.title, room, str(seats or "–"), str(expected), self._present(line)

    def _present(self, line: SessionLine) -> str:
        """How many were let in at its half-days; nothing before anybody was."""
        sitting = Sitting(line.day, line.start, line.end, line.counts)
        seen = [present_at(self._attendance, half_day_id(line.day, half)) for half in halves_of(sitting)]
        return str(max(map(len, seen))) if any(seen) else "–"


def _needs(on: _Occasion, title: str, heading: str, need: Callable[[Person], str], *, with_names: bool) -> Listing:
    """Each need with how many have it, and who where that is asked for; then those who gave none, and all."""
    say = on.words.say
    columns = [ListColumn(say(heading), Kind.STRONG), ListColumn(say("count"), Kind.NUMBER)]
    columns += [ListColumn(say("names"))] if with_names else []
    groups = _grouped(on, need)
    rows = [row for text, people in groups for row in _need_rows(text, people, with_names=with_names)]
    silent = len(on.people) - sum(len(people) for _, people in groups)
    for text, count in ((say("not_given"), silent), (say("total"), len(on.people))):
        rows.append((text, str(count), "") if with_names else (text, str(count)))
    notes = ("note_confidential",) if with_names else ()
    return _made(on, title, columns, [Block(tuple(rows))] if on.people else [], notes=notes)


def _grouped(on: _Occasion, need: Callable[[Person], str]) -> list[tuple[str, list[Person]]]:
    """People by what they gave, however they spelt its capitals; the commonest first."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in on.people:
        if need(person).strip():
            found[folded(need(person))].append(person)
    order = collation(on.words.language)
    groups = [(need(people[0]).strip(), people) for people in found.values()]
    return sorted(groups, key=lambda group: (-len(group[1]), order(group[0])))


def _need_rows(text: str, people: Sequence[Person], *, with_names: bool) -> Iterator[tuple[str, ...]]:
    if not with_names:
        yield text, str(len(people))
        return
    for at in range(0, len(people), _NAMES_IN_A_ROW):
        names = "; ".join(full_name(person) for person in people[at : at + _NAMES_IN_A_ROW])
        yield (text, str(len(people)), names) if at == 0 else ("", "", names)


def _name_columns(on: _Occasion) -> tuple[ListColumn, ...]:
    say = on.words.say
    return ListColumn(say("last_name"), Kind.STRONG), ListColumn(say("first_name"))


def _arrivals(on: _Occasion) -> Listing:
    columns = (*_name_columns(on), ListColumn(on.words.say("organisation")))
    rows = tuple((person.last_name, person.first_name, person.organisation) for person in on.people)
    return _made(on, "arrivals", columns, (Block(rows),), notes=("note_arrivals",))


def _door(on: _Occasion) -> Listing:
    say = on.words.say
    halves = [point for point in checkpoints_of(on.session, on.module) if is_half_day(point.id)]
    columns = (
        *_name_columns(on),
        ListColumn(say("organisation")),
        ListColumn(say("short_code"), Kind.CODE),
        *(ListColumn(_half_label(half, on.words), Kind.BOX) for half in halves),
    )
    codes, boxes = _short_codes(on), ("",) * len(halves)
    rows = tuple(
        (person.last_name, person.first_name, person.organisation, codes.get(person.id, "–"), *boxes)
        for person in on.people
    )
    blank = Block((("", "", "", "", *boxes),) * _BLANK_ROWS, say("walk_ins"))
    return _made(on, "door_list", columns, (Block(rows, say("participants")), blank), notes=("note_door",))


def _half_label(half: Checkpoint, words: SheetWords) -> str:
    day, part = day_and_half(half.id)
    return f"{words.short_date(day)} {words.half_word(part).lower()}"


def _short_codes(on: _Occasion) -> dict[str, str]:
    """Each person's newest standing code."""
    rows = select(Badge).where(Badge.edition_id == on.module.edition_id, Badge.revoked_at.is_(None))
    return {row.person_id: shown(row.short) for row in on.session.scalars(rows.order_by(Badge.made_at))}


def _directory(on: _Occasion) -> Listing:
    """No contact details: the file holds nobody's consent to share them. Photo choice as the person made it."""
    say = on.words.say
    facts = (ListColumn(say(heading)) for heading in ("job_title", "organisation", "country"))
    columns = (*_name_columns(on), *facts, ListColumn(say("photos"), Kind.CODE))
    rows = tuple(_entry(person, say("no_photos")) for person in on.people)
    return _made(on, "directory", columns, (Block(rows),), notes=("note_directory",))


def _entry(person: Person, no_photos: str) -> tuple[str, ...]:
    photos = no_photos if person.photo_consent is False else ""
    return person.last_name, person.first_name, person.job_title, person.organisation, person.country, photos


def _tent_cards(on: _Occasion) -> PaperPdf:
    if not on.people:
        raise Refusal("nobody_invited", f"Nobody is invited to {on.module.city} yet.", "Invite people first.")
    return tent_cards_pdf(list(_cards(on.people)), title=f"Tent cards · {on.module.city}", language=on.words.language)


def _cards(people: Iterable[Person]) -> Iterator[TentCard]:
    for person in people:
        yield TentCard(person.first_name, person.last_name, person.organisation, person.country)
