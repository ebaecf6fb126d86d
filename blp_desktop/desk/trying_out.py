"""The demo to try things out in: a file of its own in the data folder, made the first time."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from blp_desktop.desk.demo import make_demo
from blp_desktop.desk.laptop import data_folder, station_at
from blp_desktop.store.file import close_file, create_file

OPENING = datetime.fromisoformat("2017-10-24T08:50+02:00")
"""The demo's clock: ten minutes before the first module begins in Stockholm."""


def demo_path() -> Path:
    """Where the demo is kept."""
    return (data_folder() / "demo.blp").resolve()


def demo_to_try(*, now: Callable[[], datetime]) -> Path:
    """The demo, made if it is not there; nothing is left of one that could not be made whole."""
    path = demo_path()
    if path.exists():
        return path
    station = station_at(create_file(path), operator=None, now=now)
    try:
        make_demo(station)
    except BaseException:
        close_file(station.file)
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    close_file(station.file)
    return path
