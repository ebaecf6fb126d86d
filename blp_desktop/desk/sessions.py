"""Sessions: whether the window's starts get through, and what a session left behind that ended by itself."""

import faulthandler
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

SAFE_AFTER = 2
"""Starts in a row that did not get through, after which the next one is in safe mode."""


@dataclass(slots=True, kw_only=True)
class Session:
    """From the start of the window's process to its end; `failed` starts before it did not get through."""

    failed: int
    starting: Path
    trace: Path
    lock: FileLock
    writing: TextIO

    def name_file(self, programme: Path) -> None:
        """Note which programme is open, for the next start to ask its ledger."""
        with suppress(OSError):
            self.writing.write(json.dumps({"file": str(programme)}) + "\n")
            self.writing.flush()

    def settle(self) -> None:
        """This start got through."""
        with suppress(OSError):
            self.starting.unlink(missing_ok=True)

    def end(self) -> None:
        """The window was closed as it should be: nothing is left to be told."""
        self.settle()
        faulthandler.disable()
        self.writing.close()
        self.lock.release()
        _remove(self.trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a session left behind: the file that was open, and Python's last words where it had any."""

    trace: Path
    programme: Path | None
    last_words: str
    at: datetime


def begin_session(folder: Path, *, now: datetime) -> Session | None:
    """Note that a window starts, and let a crash of the process write there; None where the folder takes no files."""
    starting, trace = folder / "starting", folder / f"session-{now:%Y%m%d%H%M%S}-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        failed = _counted(starting)
        starting.write_text(str(failed + 1), encoding="utf-8")
        lock = FileLock(trace.with_suffix(".lock"))
        lock.acquire(timeout=0)
        writing = trace.open("w", encoding="utf-8")
    except (OSError, Timeout):
        return None
    faulthandler.enable(writing)
    return Session(failed=failed, starting=starting, trace=trace, lock=lock, writing=writing)


def left_behind(folder: Path) -> list[Left]:
    """What sessions left that are over and were never closed, the latest last."""
    return [_left(trace) for trace in sorted(folder.glob("session-*.txt")) if _is_over(trace)]


def forget(left: Left) -> None:
    """It was told."""
    _remove(left.trace)


def _counted(starting: Path) -> int:
    with suppress(OSError, ValueError):
        return int(starting.read_text(encoding="utf-8"))
    return 0


def _is_over(trace: Path) -> bool:
    """The system lets go of a lock when its process ends, however it ends."""
    lock = FileLock(trace.with_suffix(".lock"))
    try:
        lock.acquire(timeout=0)
    except (OSError, Timeout):
        return False
    lock.release()
    return True


def _left(trace: Path) -> Left:
    text = trace.read_text(encoding="utf-8", errors="replace")
    first, _, rest = text.partition("\n")
    programme = _programme(first)
    return Left(
        trace=trace,
        programme=programme,
        last_words=(rest if programme else text).strip(),
        at=datetime.fromtimestamp(trace.stat().st_mtime).astimezone(),
    )


def _programme(line: str) -> Path | None:
    with suppress(ValueError, TypeError, KeyError):
        return Path(json.loads(line)["file"])
    return None


def _remove(trace: Path) -> None:
    for file in (trace, trace.with_suffix(".lock")):
        with suppress(OSError):
            file.unlink(missing_ok=True)
