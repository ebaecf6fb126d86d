"""The demo to try things out in: a file of its own in the data folder, made the first time."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from blp_desktop.desk.laptop import data_folder, station_at
from blp_desktop.desk.programme import list_editions
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.file import close_file, create_file, move_aside, open_file, remove_file

OPENING = datetime.fromisoformat("2017-10-24T08:50+02:00")
"""The demo's clock: ten minutes before the first module begins in Stockholm."""


def demo_path() -> Path:
    """Where the demo is kept."""
    return (data_folder() / "demo.blp").resolve()


def demo_to_try(*, now: Callable[[], datetime]) -> Path:
    """The demo, made if it is not there or holds nothing; under its name it stands whole or not at all."""
    path = demo_path()
    if path.exists():
        if _holds_anything(path, now):
            return path
        move_aside(path, mark="before-new-demo")
    half = path.with_name("demo-being-made.blp")
    remove_file(half)
    _make_whole(half, now)
    half.replace(path)
    return path


def _holds_anything(path: Path, now: Callable[[], datetime]) -> bool:
    """False where it was cut off while it was made, or cannot be opened."""
    try:
        station = station_at(open_file(path), operator=None, now=now)
    except (Refusal, SurroundingsFailed):
        return False
    try:
        return bool(list_editions(station))
    finally:
        close_file(station.file)


def _make_whole(path: Path, now: Callable[[], datetime]) -> None:
    from blp_desktop.desk.demo import make_demo

    station = station_at(create_file(path), operator=None, now=now)
    try:
        make_demo(station)
    except BaseException:
        close_file(station.file)
        with suppress(OSError):
            remove_file(path)
        raise
    close_file(station.file)
