"""What the page of an evidence pack says: the module, the counts, the laptops, the exceptions, the documents."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.evidence_lists import ITS_ENTRY
from blp_desktop.desk.evidence_scans import SCANS
from blp_desktop.desk.presence_proofs import CheckpointProofs
from blp_desktop.desk.programme import header_of
from blp_desktop.desk.sheet_roll import Roll
from blp_desktop.domain.ledger import MOVED, Verdict, standing_moves
from blp_desktop.paper.bags import Document
from blp_desktop.paper.evidence_page import CountedCheckpoint, EvidencePage, Facts, Recorder, evidence_html
from blp_desktop.paper.sheet_words import words_of
from blp_desktop.store.schema import Edition, Journal, Ledger, Venue

_ENGLISH = words_of("en")
_LATE = timedelta(hours=1)
_WHAT = {
    "presence.pdf": "Who was present at each half-day, who was expected and not seen, and the proof of each",
    "presence.csv": "The same as a table",
    "attendance-sheets.pdf": "The attendance sheets with the times of the ledger",
    "report.pdf": "The report of the module: figures, charts, agenda and speakers",
    "signed-sheets.csv": "Which page of which sheet each filed scan shows, who filed it and when, and its hash",
    "differences.csv": "Where signed paper and the door's scans differ, and how that was settled",
    "ledger.csv": "Every scan that was judged, refused and undone ones included",
    "agenda.pdf": "What was on, and which sessions count for attendance",
    "agenda.csv": "The same as a table",
    "participants.csv": "Everyone invited, and how that stands",
    "certificates.csv": "Who reaches the certificate of attendance, and the codes of those handed out",
}


def page_of(
    session: Session, roll: Roll, proofs: Sequence[CheckpointProofs], documents: Sequence[Document]
) -> Document:
    """The page for a pack of these documents."""
    module = roll.module
    page = EvidencePage(
        title=f"Evidence of attendance: {module.title}, {module.city}",
        facts=_facts(session, roll),
        checkpoints=tuple(map(_counted, proofs)),
        recorders=tuple(_recorders(session, module.id)),
        exceptions=tuple(_exceptions(session, roll)),
        missing=(),
        documents=tuple((each.name, each.sha256, _what(each.name)) for each in documents),
        as_of=_ENGLISH.instant(roll.now.astimezone(ZoneInfo(module.time_zone))),
    )
    return Document("read-me-first.html", evidence_html(page))


def _what(name: str) -> str:
    return "A signed sheet as it was scanned" if name.startswith(SCANS) else _WHAT.get(name, "")


def _facts(session: Session, roll: Roll) -> Facts:
    module, head = roll.module, header_of(session)
    venue = session.get(Venue, module.venue_id) if module.venue_id else None
    place = (venue.name, venue.street, f"{venue.postcode} {venue.city}".strip()) if venue else (module.city,)
    return (
        ("Programme", ", ".join(part for part in (head.title, head.subtitle) if part)),
        ("Edition", session.get_one(Edition, module.edition_id).code),
        ("Module", f"{module.code}, {module.title}"),
        ("Days", _ENGLISH.long_span(module.first_day, module.last_day)),
        ("Place", ", ".join(part for part in (*place, module.country) if part)),
        ("Time zone", module.time_zone),
        ("Organisers", "; ".join(head.organisers)),
        ("Funders", "; ".join(funder.name for funder in head.funders)),
        ("Funding", head.funding_sentence),
        ("Project number", head.project_number),
        ("Contact", head.contact),
        ("Participants were told", head.privacy_notice),
    )


def _counted(proofs: CheckpointProofs) -> CountedCheckpoint:
    present = sum(one.expected for one in proofs.present)
    return CountedCheckpoint(
        label=proofs.checkpoint.label,
        expected=sum(one.expected for one in proofs.people),
        present=present,
        others=len(proofs.present) - present,
    )


def _recorders(session: Session, module: str) -> Iterator[Recorder]:
    columns = (Ledger.laptop_id, func.max(Ledger.station), func.count(), func.max(func.abs(Ledger.clock_offset)))
    rows = select(*columns).where(Ledger.module_id == module).group_by(Ledger.laptop_id).order_by(Ledger.laptop_id)
    for laptop, name, scans, offset in session.execute(rows):
        sat = select(Ledger.operator).where(Ledger.module_id == module, Ledger.laptop_id == laptop).distinct()
        operators = sorted(filter(None, session.scalars(sat)))
        clock = f"up to {offset:.0f} s off, corrected" if offset else "no difference was measured"
        yield Recorder(laptop=name, operators=", ".join(operators), scans=scans, clock=clock)


def _exceptions(session: Session, roll: Roll) -> Iterator[str]:
    """What an auditor would look at first; what did not happen is said too."""
    judged = select(Ledger.verdict, func.count()).where(Ledger.module_id == roll.module.id).group_by(Ledger.verdict)
    counts = dict(session.execute(judged).all())
    forced = select(func.count()).where(Ledger.module_id == roll.module.id, Ledger.reason.is_not(None))
    walk_ins = sum(roll.place(person).is_walk_in for person in (*roll.expected, *roll.others))
    known = MOVED | {Verdict.ALREADY_IN, Verdict.ANNULLED}
    told = (
        (session.scalar(forced.where(Ledger.annuls.is_(None))), "Let in by a supervisor in spite of a refusal"),
        (counts.get(Verdict.ANNULLED, 0), "Scans undone, each with who and why"),
        (sum(count for verdict, count in counts.items() if Verdict(verdict) not in known), "Scans refused"),
        (_left_without_entry(session, roll), "Exits of people of whom no entry was recorded, who may have been there"),
        (_recorded_late(session, roll.module.id), "Scans recorded more than an hour after the time that they tell"),
        (walk_ins, "Walk-ins, who had not been invited before"),
        (len(roll.strangers), "Genuine badges whose owner is not in this file"),
    )
    yield from (f"{what}: {count or 0}." for count, what in told)


def _left_without_entry(session: Session, roll: Roll) -> int:
    moves = standing_moves(entries(session.connection(), roll.module.id))
    left = {(move.checkpoint, move.who) for move in moves if move.verdict is Verdict.EXITED}
    return len(left - roll.attendance.keys())


def _recorded_late(session: Session, module: str) -> int:
    """Scans that somebody entered afterwards, with the time they say they were made at."""
    told = select(Ledger.at, Journal.at.label("recorded")).join(Journal, ITS_ENTRY)
    rows = session.execute(told.where(Ledger.module_id == module, Ledger.annuls.is_(None)))
    return sum(row.recorded - row.at > _LATE for row in rows)
