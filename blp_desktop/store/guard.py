"""The guard of an open programme file: no other program takes it for closed, whatever is read here."""

import os
import struct
from contextlib import suppress
from pathlib import Path
from threading import Lock

try:
    import fcntl
except ImportError:  # Windows, where a lock belongs to the handle that took it
    _SET: int | None = None
else:
    _SET = getattr(fcntl, "F_OFD_SETLK", None)

_FIRST_SHARED, _SHARED = 0x40000002, 510
"""Bytes of the file that everyone locks who has it open."""
_OPEN_SWITCH = 128
"""Byte of the shared memory that everyone locks who uses the log."""


class Guard:
    """Stands at the file as another program would that has it open; does nothing where there are no such locks.

    POSIX takes all of a process's locks on a file away as soon as it closes any descriptor of that file: a file dialog
    that looks what kind of file stands there is enough. SQLite's standing locks are gone then; the next program to
    close the file takes itself for the last one and deletes the log that this one goes on writing into. Locks of an
    open file description are not lost that way, and SQLite in other programs heeds them like its own.
    Sources: sqlite.org/howtocorrupt.html, 2.2; for the bytes, os.h and os_unix.c of SQLite; for the locks, fcntl(2).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: list[int] = []
        self._one_at_a_time = Lock()

    def hold(self) -> None:
        """Stand there, once SQLite has opened the file and its log."""
        with self._one_at_a_time:
            if self._open or _SET is None:
                return
            with suppress(OSError):  # a file system without such locks
                self._stand_at(self._path, _FIRST_SHARED, _SHARED)
                self._stand_at(self._path.with_name(f"{self._path.name}-shm"), _OPEN_SWITCH, 1)

    def let_go(self) -> None:
        """Let SQLite be the last one at the file, and fold its log into it."""
        with self._one_at_a_time:
            for descriptor in self._open:
                _lock(descriptor, fcntl.F_UNLCK, 0, 0)

    def end(self) -> None:
        """Close the descriptors, once SQLite has closed its own."""
        with self._one_at_a_time:
            while self._open:
                os.close(self._open.pop())

    def _stand_at(self, path: Path, first: int, length: int) -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self._open.append(descriptor)  # kept open even where it cannot be locked: to close it is what does the harm
        _lock(descriptor, fcntl.F_RDLCK, first, length)


def _lock(descriptor: int, kind: int, first: int, length: int) -> None:
    assert _SET is not None
    fcntl.fcntl(descriptor, _SET, struct.pack("hhqqi0q", kind, os.SEEK_SET, first, length, 0))
