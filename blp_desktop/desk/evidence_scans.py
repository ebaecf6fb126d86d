"""Signed paper in an evidence pack: the scans as they came, what they are of, and where paper and door differ."""

import re
from collections.abc import Iterator

from sqlalchemy.orm import Session

from blp_desktop.desk.differences import DifferenceLine, differences_of
from blp_desktop.desk.signed_sheets import FiledScan, scans_in
from blp_desktop.domain.signatures import Difference, Place, Reason
from blp_desktop.paper.bags import Document
from blp_desktop.paper.spreadsheets import Cell, Grid, csv_bytes
from blp_desktop.store.schema import Module

SCANS = "signed-sheets/"
"""The folder of the scans."""
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_DIFFERENCE = {
    Difference.SIGNED_ONLY: "signed, not scanned",
    Difference.SCANNED_ONLY: "scanned, not signed",
    Difference.ILLEGIBLE: "signature illegible",
}
_REASON = {
    Reason.ATTESTED: "attested by signature",
    Reason.SIGNED_BY_MISTAKE: "signed by mistake",
    Reason.FORGOT_TO_SIGN: "was there, forgot to sign",
    Reason.LEFT_EARLY: "left early",
    Reason.SCANNED_BY_MISTAKE: "scanned by mistake",
    Reason.OTHER: "other",
}
_PAGES = (
    "File",
    "Page of the file",
    "Sheet",
    "Page of the sheet",
    "Days",
    "Code",
    "Filed (UTC)",
    "Filed by",
    "SHA-256",
)
_DIFFERENCES = (
    "Checkpoint",
    "Label",
    "Name",
    "Organisation",
    "Difference",
    "Settled",
    "Note",
    "Settled (UTC)",
    "Settled by",
)


def scan_documents(session: Session, module: Module) -> Iterator[Document]:
    """Every scan with a page of the module, the list of pages, and the differences; nothing where none is filed."""
    scans = [(_name(at, scan), scan) for at, scan in enumerate(scans_in(session, module), start=1)]
    if not scans:
        return
    yield from (Document(name, scan.content) for name, scan in scans)
    pages = tuple(row for name, scan in scans for row in _page_rows(name, scan))
    yield Document("signed-sheets.csv", csv_bytes(Grid("Signed sheets", _PAGES, pages)))
    lines = tuple(_difference_row(line) for line in differences_of(session, module))
    yield Document("differences.csv", csv_bytes(Grid("Differences", _DIFFERENCES, lines)))


def paper_says(session: Session, module: Module) -> dict[Place, str]:
    """A sentence for each person and half-day of which paper and door differ."""
    return {(line.checkpoint, line.who): _sentence(line) for line in differences_of(session, module)}


def _sentence(line: DifferenceLine) -> str:
    told = f"Paper and door differ: {_DIFFERENCE[line.difference]}"
    if line.reason is None:
        return f"{told}; not settled."
    by = f", settled by {line.settled_by}" if line.settled_by else ""
    note = f" {line.note.rstrip('.')}." if line.note else ""
    return f"{told}; {_REASON[line.reason]}{by}.{note}"


def _name(at: int, scan: FiledScan) -> str:
    return f"{SCANS}{at:02}-{_NOT_IN_A_NAME.sub('-', scan.name).strip('-.') or scan.kind}"


def _page_rows(name: str, scan: FiledScan) -> Iterator[tuple[Cell, ...]]:
    filed = f"{scan.filed_at:%Y-%m-%d %H:%M:%S}"
    for page in scan.pages:
        read = "told by hand" if page.read_by_hand else "read"
        where = (name, page.number, page.sheet, page.page, page.days, read)
        yield (*where, filed, scan.filed_by, scan.sha256)


def _difference_row(line: DifferenceLine) -> tuple[Cell, ...]:
    settled = f"{line.settled_at:%Y-%m-%d %H:%M:%S}" if line.settled_at else ""
    how = _REASON[line.reason] if line.reason else ""
    who = (line.checkpoint, line.half_day, line.name, line.organisation, _DIFFERENCE[line.difference])
    return (*who, how, line.note, settled, line.settled_by)
