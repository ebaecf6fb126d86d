"""Backups: consistent copies of a programme file in use, kept, counted and restored."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.file import move_aside, open_file

KEPT = 30
_STAMP = "%Y-%m-%d_%H-%M-%S"


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy while the source is in use, whole or not at all (SQLite's online backup)."""
    half = target.with_name(target.name + ".part")
    try:
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(half)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        half.replace(target)
    except (sqlite3.Error, OSError) as error:
        half.unlink(missing_ok=True)
        raise SurroundingsFailed(f"The copy {target} could not be written: {error}.", "Check the disk.") from error


def save_copy(source: Path, target: Path) -> None:
    """A copy under a new name; an existing file is not overwritten."""
    if target.exists():
        raise Refusal("file_exists", f"There is already a file {target}.", "Choose another name.")
    if not target.parent.is_dir():
        raise SurroundingsFailed(f"There is no folder {target.parent}.", "Choose a folder that exists.")
    copy_database(source, target)


def back_up(source: Path, folder: Path, *, now: datetime) -> Path:
    """One more backup in the folder; the oldest beyond the last 30 of this file go."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source.stem}_{now.astimezone(UTC):{_STAMP}}{source.suffix}"
    copy_database(source, target)
    for old in backups_of(source, folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def backups_of(source: Path, folder: Path) -> list[Path]:
    """The file's backups in the folder, the newest first."""
    return sorted(folder.glob(f"{source.stem}_????-??-??_??-??-??{source.suffix}"), reverse=True)


def backup_time(backup: Path) -> datetime:
    """When a backup was made, from its name."""
    return datetime.strptime(backup.stem[-19:], _STAMP).replace(tzinfo=UTC)


def restore(backup: Path, target: Path, *, now: datetime) -> Path | None:
    """Put a backup in the file's place; tells where the present file was kept (None where there was none).

    Raises Refusal if the backup is missing, foreign or newer; then nothing has changed.
    """
    fresh = target.with_name(target.name + ".restoring")
    fresh.unlink(missing_ok=True)
    open_file(backup).engine.dispose()
    copy_database(backup, fresh)
    aside = _set_aside(target, now) if target.exists() else None
    fresh.replace(target)
    return aside


def _set_aside(target: Path, now: datetime) -> Path:
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    return move_aside(target, mark=f"before-restore-{now.astimezone(UTC):{_STAMP}}")
