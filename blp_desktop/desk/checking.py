"""Checking: the database's integrity, the running numbers, and every tally against the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.tally import Tally, new_tally
from blp_desktop.domain.ledger import Attendance, fold
from blp_desktop.store.schema import Journal, Ledger, Module


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of the file found; `problems` are sentences."""

    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_file(station: Station) -> Checked:
    """The database's own integrity, the running numbers, and every tally against the ledger folded from nothing."""
    with looking(station) as session:
        problems = [*_integrity(session), *_numbers(session)]
        modules = [(row.id, row.code) for row in session.execute(select(Module.id, Module.code))]
    for module, code in modules:
        problems += _tally_problems(station, module, code)
    return Checked(tuple(problems))


def _integrity(session: Session) -> Iterator[str]:
    connection = session.connection()
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if found != "ok":
            yield f"The database is damaged: {found}. Restore the last backup."
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {row[0]} points to a row of {row[2]} that is not there. Restore the last backup."


def _numbers(session: Session) -> Iterator[str]:
    journalled = select(Journal.row).where(Journal.table == "ledger")
    lost = select(func.count()).select_from(Ledger).where(Ledger.id.not_in(journalled))
    count = session.scalar(lost)
    if count:
        yield f"{count} scans are missing from the journal. Restore the last backup."


def _tally_problems(station: Station, module: str, code: str) -> Iterator[str]:
    with opened_door(station, module) as door:
        shown = _shown(new_tally(door))
    with looking(station) as session:
        folded = fold(entries(session.connection(), module))
    if shown != folded:
        yield f"{code}: the screens would show other attendance than the ledger gives. Restart the program."


def _shown(tally: Tally) -> Attendance:
    return {(place, who): presence for place, here in tally.presences.items() for who, presence in here.items()}
