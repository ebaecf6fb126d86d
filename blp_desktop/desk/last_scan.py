"""The last scan, as the ledger has it: asked, never supposed."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.schema import Ledger, Module


@dataclass(frozen=True, slots=True)
class LastScan:
    """When it was, in the module's zone, and whether this laptop took it."""

    at: datetime
    is_ours: bool


def last_scan(station: Station) -> LastScan | None:
    """The last scan that this laptop took, whatever its clock said then; before there is one, that of another laptop.

    None where there is none yet.
    """
    asked = select(Ledger.at, Ledger.laptop_id, Module.time_zone).join(Module, Module.id == Ledger.module_id)
    scans = asked.where(Ledger.annuls.is_(None)).limit(1)
    own = scans.where(Ledger.laptop_id == station.author.laptop).order_by(Ledger.sequence.desc())
    with looking(station) as session:
        row = session.execute(own).first() or session.execute(scans.order_by(Ledger.at.desc())).first()
    if row is None:
        return None
    return LastScan(row.at.astimezone(ZoneInfo(row.time_zone)), row.laptop_id == station.author.laptop)


def last_scan_words(station: Station) -> str:
    """One sentence that is true: what the ledger says, or that it could not be asked."""
    try:
        found = last_scan(station)
    except (Refusal, SurroundingsFailed, SQLAlchemyError):
        return "Whether the last scan was recorded could not be read from the file. Look at Check-in, or run a check."
    if found is None:
        return "No scan is recorded in this file yet."
    whose = "this laptop" if found.is_ours else "another laptop"
    today = station.now().astimezone(found.at.tzinfo).date()
    day = "" if found.at.date() == today else f" on {found.at:%d.%m.%Y}"
    return f"The last scan, at {found.at:%H:%M}{day} by {whose}, is recorded."
