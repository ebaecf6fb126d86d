"""Failures of the disk, the lock or the file itself, told in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from blp_desktop.domain.refusals import FileDamaged, Refusal, SurroundingsFailed


@contextmanager
def telling_failures(path: Path) -> Iterator[None]:
    """Tell failures of disk, lock and damage in plain words."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(error, path) from error
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.OperationalError | sqlite3.DatabaseError) or _is_ours(error.orig):
            raise
        raise _told(error.orig, path) from error
    except OSError as error:
        raise SurroundingsFailed(f"{path}: {error.strerror or error}.", "Check the folder and the disk.") from error


def _is_ours(error: BaseException) -> bool:
    return isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError)


_FAILURES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("The disk is full", "Free some space and try again; nothing was changed."),
    sqlite3.SQLITE_READONLY: ("The file may not be written", "Check its permissions, or save a copy elsewhere."),
    sqlite3.SQLITE_BUSY: ("Another program holds the file", "Close it there and try again; nothing was changed."),
    sqlite3.SQLITE_LOCKED: ("Another program holds the file", "Close it there and try again; nothing was changed."),
    sqlite3.SQLITE_CANTOPEN: ("The file cannot be opened", "Check the folder and its permissions."),
    sqlite3.SQLITE_IOERR: ("The disk failed", "Save a copy on another disk."),
}


def _told(error: BaseException, path: Path) -> Exception:
    code: Any = getattr(error, "sqlite_errorcode", 0) or 0
    if code == sqlite3.SQLITE_NOTADB:
        return foreign(path)
    if code & 0xFF == sqlite3.SQLITE_CORRUPT:
        return FileDamaged(f"The file is damaged: {path}.", "Restore the last backup.")
    what, step = _FAILURES.get(code & 0xFF, (f"The file failed ({error})", "Restore the last backup."))
    return SurroundingsFailed(f"{what}: {path}.", step)


def foreign(path: Path) -> Refusal:
    """What is told of a file of something else."""
    return Refusal(
        "file_foreign", f"{path} is not a programme file of BLP Desk.", "Choose a programme that BLP Desk saved (.blp)."
    )
