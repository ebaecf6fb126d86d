"""Copies of the programme file to rehearse on: made by the backup's own function, thrown away afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.station import Rights, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.backups import save_copy
from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import close_file, open_file
from blp_desktop.store.locks import lock_window


def copy_to_rehearse(station: Station) -> Path:
    """A copy of the file as it is now, in a folder of its own; copies that a crash left behind go first.

    Raises SurroundingsFailed where it cannot be written.
    """
    # names and addresses are in it: it stays in the user's own folder, not in one that all users share
    home = _home()
    with telling_failures(home):
        home.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(home)
        folder = Path(tempfile.mkdtemp(dir=home))
    copy = folder / f"{station.file.path.stem}.blp"
    try:
        save_copy(station.file.path, copy)
    except BaseException:
        throw_away(copy)
        raise
    return copy


def throw_away(copy: Path) -> None:
    """Delete a copy with everything beside it; what cannot be deleted now goes before the next rehearsal."""
    if copy.resolve().parent.parent != _home().resolve():
        raise ValueError(f"{copy} is no copy to rehearse on")
    shutil.rmtree(copy.parent, ignore_errors=True)


@contextmanager
def station_on_copy(station: Station, *, at: datetime) -> Iterator[Station]:
    """A supervisor's station at a copy whose clock stands at `at`; the copy is gone after the block."""
    copy = copy_to_rehearse(station)
    try:
        with lock_window(copy):
            file = open_file(copy)
            try:
                yield Station(file=file, author=replace(station.author, now=_Standing(at)), rights=Rights.SUPERVISOR)
            finally:
                close_file(file)
    finally:
        throw_away(copy)


def _home() -> Path:
    return data_folder() / "rehearsals"


class _Standing:
    """A clock that stands."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def __call__(self) -> datetime:
        return self._at


def _clear_leftovers(home: Path) -> None:
    for copy in home.glob("*/*.blp"):
        with suppress(Refusal, SurroundingsFailed):
            lock_window(copy).release()
            throw_away(copy)
