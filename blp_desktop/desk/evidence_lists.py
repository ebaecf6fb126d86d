"""The lists of an evidence pack: the ledger, the agenda, the participants and the certificates of a module."""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.agenda import SessionLine, session_lines
from blp_desktop.desk.certificate_standing import Scope, standing_in
from blp_desktop.desk.participant_lists import Participant, participants_in
from blp_desktop.desk.presence_lists import module_about
from blp_desktop.desk.sheet_roll import Roll
from blp_desktop.domain.certificates import Progress, Reach, shown_certificate_code
from blp_desktop.domain.ledger import true_time
from blp_desktop.domain.merging import ChangeKind
from blp_desktop.paper.bags import Document
from blp_desktop.paper.listings import Block, Kind, ListColumn, Listing, listing_pdf
from blp_desktop.paper.sheet_words import words_of
from blp_desktop.paper.spreadsheets import Cell, Grid, csv_bytes
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.schema import Certificate, Journal, Ledger, Module, Person

_ENGLISH = words_of("en")
_REACH = {Reach.REACHES: "reached", Reach.CAN_STILL: "can still be reached", Reach.MISSES: "missed"}


def ledger_document(session: Session, module: Module) -> Document:
    """Every scan that a laptop judged here, refusals and annulments included; without the codes, which open doors."""
    zone = ZoneInfo(module.time_zone)
    names = select(Person.id, Person.first_name, Person.last_name)
    people = {row.id: row for row in session.execute(names)}
    chosen = select(*_LEDGER, Journal.at.label("recorded")).outerjoin(Journal, ITS_ENTRY)
    rows = session.execute(
        chosen.where(Ledger.module_id == module.id).order_by(Ledger.at, Ledger.laptop_id, Ledger.sequence)
    )
    told = tuple(_ledger_row(row, people, zone) for row in rows)
    return Document("ledger.csv", csv_bytes(Grid("Ledger", _LEDGER_HEADINGS, told)))


ITS_ENTRY = (
    (Journal.row == Ledger.id) & (Journal.table == Ledger.__tablename__) & (Journal.change == ChangeKind.ADDED.value)
)
"""Joins a scan to the one journal row that says when it was recorded; a clock corrected later has rows of its own."""
_LEDGER = (
    Ledger.id,
    Ledger.at,
    Ledger.checkpoint,
    Ledger.direction,
    Ledger.verdict,
    Ledger.why,
    Ledger.person_id,
    Ledger.code,
    Ledger.overridden,
    Ledger.reason,
    Ledger.annuls,
    Ledger.station,
    Ledger.sequence,
    Ledger.operator,
    Ledger.clock_offset,
)
_LEDGER_HEADINGS = (
    "Row",
    "Instant (UTC)",
    "Time at the venue",
    "Checkpoint",
    "Direction",
    "Verdict",
    "Why",
    "Surname",
    "First name",
    "Recognised by",
    "In spite of",
    "Reason",
    "Annuls row",
    "Laptop",
    "Number on the laptop",
    "Operator",
    "Clock offset (s)",
    "Recorded (UTC)",
)


def _ledger_row(row: AnyRow, people: Mapping[str, AnyRow], zone: ZoneInfo) -> tuple[Cell, ...]:
    person = people.get(row.person_id)
    name = (person.last_name, person.first_name) if person else ("", "")
    there = true_time(row.at, row.clock_offset).astimezone(zone)
    instants = (f"{row.at:%Y-%m-%d %H:%M:%S}", f"{there:%Y-%m-%d %H:%M:%S}")
    judged = (row.checkpoint, row.direction, row.verdict, row.why)
    recognised = ("badge" if row.code else "name") if person else ""
    past = (recognised, ", ".join(row.overridden), row.reason, row.annuls)
    by = (row.station, row.sequence, row.operator, row.clock_offset)
    recorded = f"{row.recorded:%Y-%m-%d %H:%M:%S}" if row.recorded else ""
    return (row.id, *instants, *judged, *name, *past, *by, recorded)


def agenda_documents(session: Session, module: Module) -> Iterator[Document]:
    """What was on, with what counts for attendance."""
    lines = session_lines(session, module)
    days = sorted({line.day for line in lines})
    columns = ("Time", "Session", "Speaker", "Room", "Counts")
    listing = Listing(
        title="Agenda",
        about=module_about(session, module),
        columns=tuple(ListColumn(each, Kind.STRONG if each == "Session" else Kind.TEXT) for each in columns),
        blocks=tuple(_agenda_block(lines, day) for day in days),
        empty="No session was entered.",
    )
    yield Document("agenda.pdf", listing_pdf(listing).pdf)
    rows: tuple[tuple[Cell, ...], ...] = tuple((line.day, *_agenda_row(line)) for line in lines)
    yield Document("agenda.csv", csv_bytes(Grid("Agenda", ("Day", *columns), rows)))


def _agenda_block(lines: tuple[SessionLine, ...], day: object) -> Block:
    here = [line for line in lines if line.day == day]
    return Block(tuple(_agenda_row(line) for line in here), _ENGLISH.long_date(here[0].day))


def _agenda_row(line: SessionLine) -> tuple[str, ...]:
    counts = "for attendance" if line.counts else ""
    return _ENGLISH.span(line.start, line.end), line.title, line.speaker, line.room, counts


def participants_document(session: Session, module: Module) -> Document:
    """Everyone ever invited and how that stands; without contacts, diets and needs, which prove nothing."""
    headings = ("Surname", "First name", "Organisation", "Country", "Invitation", "Selection", "Expected", "Present")
    rows = tuple(_participant(person) for person in participants_in(session, module))
    return Document("participants.csv", csv_bytes(Grid("Participants", headings, rows)))


def _participant(person: Participant) -> tuple[Cell, ...]:
    who = (person.last_name, person.first_name, person.organisation, person.country)
    return (*who, person.state.value, person.standing.value, person.expected, person.present)


def certificates_document(session: Session, roll: Roll) -> Document:
    """Who reaches the module's certificate, and the code of each that was handed out."""
    module = roll.module
    standing = standing_in(session, Scope("", module.id), now=roll.now)
    handed = select(Certificate).where(Certificate.module_id == module.id).order_by(Certificate.id)
    codes: dict[str, list[str]] = {}
    for row in session.scalars(handed):
        codes.setdefault(row.person_id, []).append(shown_certificate_code(row.code))
    rows = tuple(_certified(person, standing.progress(person.id), codes) for person in standing.people())
    return Document("certificates.csv", csv_bytes(Grid("Certificates", _CERTIFICATES, rows)))


_CERTIFICATES = ("Surname", "First name", "Organisation", "Half-days", "Of", "Needed", "Certificate", "Handed out")


def _certified(person: Person, reached: Progress, codes: Mapping[str, list[str]]) -> tuple[Cell, ...]:
    who = (person.last_name, person.first_name, person.organisation)
    counted = (reached.attended, reached.whole, reached.needed, _REACH[reached.reach])
    return (*who, *counted, ", ".join(codes.get(person.id, ())))
