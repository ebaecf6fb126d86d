"""The evidence pack of a module: one zip that says who attended and on what proof, and checks itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.evidence_lists import (
    agenda_documents,
    certificates_document,
    ledger_document,
    participants_document,
)
from blp_desktop.desk.evidence_page import page_of
from blp_desktop.desk.evidence_scans import scan_documents
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.module_reports import report_as_read
from blp_desktop.desk.presence_lists import presence_documents
from blp_desktop.desk.presence_proofs import proofs_of
from blp_desktop.desk.sheet_roll import roll_of
from blp_desktop.desk.sheets import SheetOrder, sheets_as_read
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.bags import CheckedBag, Document, bag_bytes, check_bag
from blp_desktop.store.schema import Edition, Journal, Module

Told = Callable[[int, int], None]
"""Told how many steps of how many are done; raises what it likes to cancel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEvidence:
    """Where the pack is, how many documents it holds, and its own hash: the same data gives the same."""

    module: str
    file: Path
    documents: int
    sha256: str


def write_evidence(station: Station, module: str, file: Path, *, told: Told | None = None) -> WrittenEvidence:
    """Make the pack of a module and write it; raises Refusal for an unknown module or another ending than .zip."""
    if file.suffix.lower() != ".zip":
        raise Refusal("unknown_format", f"{file.name} does not end in .zip.", "End the name with .zip.")
    with looking(station) as session:
        found = module_named(session, module)
        as_of = _state_of(session, station, found)
        documents = _documents(_at(station, as_of), session, found, told or _tell_nobody)
        code, title = found.code, _title(session, found)
    packed = Document(file.name, bag_bytes(title, documents, _about(title, as_of)))
    write_file(file, packed.content)
    return WrittenEvidence(module=code, file=file, documents=len(documents), sha256=packed.sha256)


def verify_evidence(file: Path) -> CheckedBag:
    """Whether the pack is as it was made; raises Refusal for what is no pack."""
    return check_bag(file)


def _tell_nobody(_done: int, _whole: int) -> None:
    return


def _state_of(session: Session, station: Station, module: Module) -> datetime:
    """The instant of the file's last act, or the end of a module that is over: the same data, the same pack."""
    last = session.scalar(select(func.max(Journal.at))) or station.now().astimezone(UTC)
    closes = [point.window.closes for point in checkpoints_of(session, module) if point.window]
    over = [instant for instant in closes if instant < station.now()]
    return max([last, *over])


def _at(station: Station, instant: datetime) -> Station:
    """The station with its clock stopped: papers say as of when they tell, not when they were made."""
    return replace(station, author=replace(station.author, now=lambda: instant))


def _title(session: Session, module: Module) -> str:
    """`2017-M1-Stockholm`."""
    edition = session.get_one(Edition, module.edition_id).code
    words = "-".join((edition, module.code, module.city)).split()
    return "-".join(words).replace("/", "-").replace("\\", "-")


def _about(title: str, as_of: datetime) -> dict[str, str]:
    return {
        "External-Identifier": title,
        "External-Description": "Evidence of attendance; begin with data/read-me-first.html",
        "Bagging-Date": f"{as_of:%Y-%m-%d}",
        "Bag-Software-Agent": "BLP Desk",
    }


def _documents(station: Station, session: Session, module: Module, told: Told) -> list[Document]:
    """Everything that goes in, the page that explains it last; one look at the file for all."""
    roll = roll_of(session, module, now=station.now())
    proofs = proofs_of(session, roll)
    steps: tuple[Callable[[], Iterable[Document]], ...] = (
        lambda: presence_documents(session, module, proofs),
        lambda: (_sheets(station, session, module),),
        lambda: (Document("report.pdf", report_as_read(station, session, module).pdf),),
        lambda: scan_documents(session, module),
        lambda: (ledger_document(session, module),),
        lambda: agenda_documents(session, module),
        lambda: (participants_document(session, module), certificates_document(session, roll)),
    )
    documents: list[Document] = []
    for number, step in enumerate(steps):
        told(number, len(steps))
        documents += step()
    return [*documents, page_of(session, roll, proofs, documents)]


def _sheets(station: Station, session: Session, module: Module) -> Document:
    """The attendance sheets as they stand afterwards, with the ledger's times."""
    sheets = sheets_as_read(station, session, module, SheetOrder(moment=Moment.AFTERWARDS))
    return Document("attendance-sheets.pdf", sheets.pdf)
