"""Safety: the file backed up, copied and restored."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from blp_desktop.desk.station import Station, looking, require_supervisor
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store import backups
from blp_desktop.store.columns import instant_text
from blp_desktop.store.schema import Programme

EVERY_SECONDS = 15 * 60
"""How long an open window works without a backup."""


def save_backup(station: Station, file: Path) -> Path:
    """A consistent copy while in use; raises Refusal where there is a file already."""
    backups.save_copy(station.file.path, file, words=_says(station))
    return file


def save_copy_over(station: Station, file: Path) -> Path:
    """The same over a file that is there; raises Refusal where that is the programme itself."""
    if file.resolve() == station.file.path.resolve():
        raise Refusal("own_file", f"{file.name} is the programme that is open.", "Choose another name for the copy.")
    backups.replace_copy(station.file.path, file, words=_says(station))
    return file


def _says(station: Station) -> dict[str, str]:
    """When a copy was made by which laptop's clock: another one can tell by it whether that clock is ahead."""
    return {backups.COPIED_AT: f"{instant_text(station.now())} {station.author.laptop}"}


def back_up(station: Station, folder: Path, *, now: datetime) -> Path:
    """One of the backups made by themselves; the last 30 are kept."""
    return backups.back_up(station.file.path, folder, now=now)


def backups_of(station: Station, folder: Path) -> list[Path]:
    """The backups of this file, the newest first."""
    return backups.backups_of(station.file.path, folder)


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that was made by itself: when, and how many bytes it has."""

    file: Path
    at: datetime
    size: int


def kept_backups(programme: Path, folder: Path) -> tuple[KeptBackup, ...]:
    """The backups of that file, the newest first; the file itself may be damaged or gone."""
    found = backups.backups_of(programme, folder)
    return tuple(KeptBackup(file, backups.backup_time(file), file.stat().st_size) for file in found)


def require_same_programme(station: Station, backup: Path) -> None:
    """Refuse a backup of another programme than the one that is open; one that is damaged can no longer tell."""
    own, other = None, backups.programme_in(backup)
    with suppress(SurroundingsFailed), looking(station) as session:
        own = session.scalar(select(Programme.id))
    if own and other and own != other:
        sentence = f"{backup.name} holds another programme than the one that is open."
        raise Refusal("other_programme", sentence, "Choose a backup of this one, or open that file by itself.")


def restore_file(backup: Path, target: Path, *, now: datetime) -> Path | None:
    """Put a backup in the file's place and tell where the present file was kept."""
    return backups.restore(backup, target, now=now)


def restore_here(station: Station, backup: Path, *, now: datetime) -> Path | None:
    """The same for the file of an open window, whose connections have to be closed."""
    require_supervisor(station, "Restoring a backup")
    return restore_file(backup, station.file.path, now=now)
