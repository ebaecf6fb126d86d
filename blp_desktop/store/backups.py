"""Backups: consistent copies of a programme file in use, kept, counted and restored."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from zlib import crc32

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import FORMAT, format_of, move_aside, upgrade_file

KEPT = 30
COPIED_AT = "copied_at"
"""The word of a saved copy that tells when it was made, by the clock of the laptop that made it."""
_STAMP = "%Y-%m-%d_%H-%M-%S"
_LEAP = 1_000_000
"""How far running numbers jump where the file that used them can no longer tell."""

_LaptopRow = tuple[str, str, int, int]
"""Key, name, running number and hybrid logical clock."""


def copy_database(source: Path, target: Path, *, words: Mapping[str, str] | None = None) -> None:
    """A consistent copy while the source is in use, whole or not at all (SQLite's online backup).

    `words` is what the copy says about itself besides.
    """
    if not source.is_file():
        raise SurroundingsFailed(f"There is no file {source} any more.", "Look for it, or restore a backup.")
    half = target.with_name(target.name + ".part")
    try:
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(half)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            if words:
                with copy:
                    copy.executemany("INSERT OR REPLACE INTO about (word, value) VALUES (?, ?)", words.items())
        half.replace(target)
    except (sqlite3.Error, OSError) as error:
        half.unlink(missing_ok=True)
        raise SurroundingsFailed(f"The copy {target} could not be written: {error}.", "Check the disk.") from error


def save_copy(source: Path, target: Path, *, words: Mapping[str, str] | None = None) -> None:
    """A copy under a new name; an existing file is not overwritten."""
    if target.exists():
        raise Refusal("file_exists", f"There is already a file {target}.", "Choose another name.")
    if not target.parent.is_dir():
        raise SurroundingsFailed(f"There is no folder {target.parent}.", "Choose a folder that exists.")
    copy_database(source, target, words=words)


def replace_copy(source: Path, target: Path, *, words: Mapping[str, str] | None = None) -> None:
    """A copy in the place of what is there, whole or not at all; what was left beside the old file goes with it."""
    if not target.parent.is_dir():
        raise SurroundingsFailed(f"There is no folder {target.parent}.", "Choose a folder that exists.")
    copy_database(source, target, words=words)
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)


def back_up(source: Path, folder: Path, *, now: datetime) -> Path:
    """One more backup in the folder; the oldest beyond the last 30 of this file go."""
    target = folder / f"{_name(source)}_{now.astimezone(UTC):{_STAMP}}{source.suffix}"
    with telling_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(source, target)
        for old in backups_of(source, folder)[KEPT:]:
            old.unlink(missing_ok=True)
    return target


def backups_of(source: Path, folder: Path) -> list[Path]:
    """The file's backups in the folder, the newest first."""
    return sorted(folder.glob(f"{escape(_name(source))}_????-??-??_??-??-??{source.suffix}"), reverse=True)


def _name(source: Path) -> str:
    """Marked by the file's folder: files of one name in two places do not push each other's backups out."""
    return f"{source.stem}-{crc32(os.fsencode(source.resolve().parent)):08x}"


def backup_time(backup: Path) -> datetime:
    """When a backup was made, from its name."""
    return datetime.strptime(backup.stem[-19:], _STAMP).replace(tzinfo=UTC)


def programme_in(backup: Path) -> str | None:
    """The key of the programme in a file that nobody has open; None where that cannot be told."""
    if not backup.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            row = connection.execute("SELECT id FROM programme").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None


def restore(backup: Path, target: Path, *, now: datetime) -> Path | None:
    """Put a backup in the file's place; tells where the present file was kept (None where there was none).

    Running numbers go on where the present file stopped, so that none is ever given twice.
    Raises Refusal if the backup is missing, foreign or newer, SurroundingsFailed if it is damaged or another program
    holds the present file; then nothing has changed. A present file that is damaged is no hindrance.
    """
    fresh = target.with_name(target.name + ".restoring")
    try:
        with telling_failures(backup):
            _copy_sound(backup, fresh)
        with telling_failures(target):
            return _put_in_place(fresh, target, now)
    finally:
        fresh.unlink(missing_ok=True)


def _copy_sound(backup: Path, fresh: Path) -> None:
    found = format_of(backup)
    copy_database(backup, fresh)
    with closing(sqlite3.connect(fresh)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise SurroundingsFailed(f"The backup {backup} is damaged.", "Choose an older one.")
    if found < FORMAT:
        upgrade_file(fresh)


def _put_in_place(fresh: Path, target: Path, now: datetime) -> Path | None:
    there = target.exists()
    _carry_on(fresh, _settled(target) if there else None)
    aside = move_aside(target, mark=f"before-restore-{now.astimezone(UTC):{_STAMP}}")
    fresh.replace(target)
    return aside if there else None


def _settled(target: Path) -> list[_LaptopRow] | None:
    """Fold everything into the one file and tell its laptops, or None if the file can no longer tell."""
    try:
        with closing(sqlite3.connect(target)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
            return connection.execute("SELECT id, name, sequence, clock FROM laptop").fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
            return None
        raise


def _carry_on(fresh: Path, laptops: list[_LaptopRow] | None) -> None:
    with closing(sqlite3.connect(fresh)) as connection, connection:
        if laptops is None:
            connection.execute("UPDATE laptop SET sequence = sequence + ?", (_LEAP,))
        connection.executemany(
            "INSERT INTO laptop (id, name, sequence, clock) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET sequence = max(sequence, excluded.sequence), clock = max(clock, excluded.clock)",
            laptops or [],
        )
