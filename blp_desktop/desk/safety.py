"""Safety: the file checked, backed up, copied and restored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.station import Station, looking, require_supervisor
from blp_desktop.domain.ledger import Attendance, fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import backups
from blp_desktop.store.schema import Journal, Ledger, Module

if TYPE_CHECKING:  # the window opens without what only a check needs
    from blp_desktop.desk.tally import Tally

EVERY_SECONDS = 15 * 60
"""How long an open window works without a backup."""


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
    from blp_desktop.desk.door import opened_door
    from blp_desktop.desk.tally import new_tally

    with opened_door(station, module) as door:
        shown = _shown(new_tally(door))
    with looking(station) as session:
        folded = fold(entries(session.connection(), module))
    if shown != folded:
        yield f"{code}: the screens would show other attendance than the ledger gives. Restart the program."


def _shown(tally: "Tally") -> Attendance:
    return {(place, who): presence for place, here in tally.presences.items() for who, presence in here.items()}


def save_backup(station: Station, file: Path) -> Path:
    """A consistent copy while in use; raises Refusal where there is a file already."""
    backups.save_copy(station.file.path, file)
    return file


def save_copy_over(station: Station, file: Path) -> Path:
    """The same over a file that is there; raises Refusal where that is the programme itself."""
    if file.resolve() == station.file.path.resolve():
        raise Refusal("own_file", f"{file.name} is the programme that is open.", "Choose another name for the copy.")
    backups.replace_copy(station.file.path, file)
    return file


def back_up(station: Station, folder: Path, *, now: datetime) -> Path:
    """One of the backups made by themselves; the last 30 are kept."""
    return backups.back_up(station.file.path, folder, now=now)


def backups_of(station: Station, folder: Path) -> list[Path]:
    """The backups of this file, the newest first."""
    return backups.backups_of(station.file.path, folder)


def restore_file(backup: Path, target: Path, *, now: datetime) -> Path | None:
    """Put a backup in the file's place and tell where the present file was kept."""
    return backups.restore(backup, target, now=now)


def restore_here(station: Station, backup: Path, *, now: datetime) -> Path | None:
    """The same for the file of an open window, whose connections have to be closed."""
    require_supervisor(station, "Restoring a backup")
    return restore_file(backup, station.file.path, now=now)
