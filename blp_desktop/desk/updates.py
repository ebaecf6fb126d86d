"""Updates without a network: a newer installer found in a folder, told by its name and checked by its sum."""

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blp_desktop import __version__
from blp_desktop.desk.checkpoints import checkpoints_of
from blp_desktop.desk.finding import editions, modules_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.places import program_folder

SUMS = "SHA256SUMS"
_PIECE = 1 << 20
_MOST = 200
"""Entries of a folder that are looked at: a stick may hold a whole archive of pictures."""


class Kind(StrEnum):
    """The forms in which the program is handed out."""

    DEB = "deb"
    ARCHIVE = "archive"
    SETUP = "setup"
    IMAGE = "image"


class Vouched(StrEnum):
    """What a file of sums says of an installer."""

    RIGHT = "right"
    WRONG = "wrong"
    NOBODY = "nobody"


_NAMES = {
    Kind.DEB: re.compile(r"blp-desktop_(\d+(?:\.\d+)*)_amd64\.deb"),
    Kind.ARCHIVE: re.compile(r"blp-desktop-(\d+(?:\.\d+)*)-linux-x86_64\.tar\.xz"),
    Kind.SETUP: re.compile(r"blp-desktop-(\d+(?:\.\d+)*)-windows-setup\.exe"),
    Kind.IMAGE: re.compile(r"blp-desktop-(\d+(?:\.\d+)*)-macos-\w+\.dmg"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that is looked into, and what people call it."""

    folder: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An installer that is newer than this program."""

    version: str
    kind: Kind
    file: Path
    place: str
    vouched: Vouched


def kind_of_this_program() -> Kind | None:
    """The form in which this program was installed; None from source, where nothing is offered."""
    folder = program_folder()
    if folder is None:
        return None
    if sys.platform == "win32":
        return Kind.SETUP
    if sys.platform == "darwin":
        return Kind.IMAGE
    return Kind.DEB if folder.is_relative_to("/usr") else Kind.ARCHIVE


def newest_update(
    places: Iterable[Place], kind: Kind, *, still_wanted: Callable[[], object] = lambda: None
) -> Update | None:
    """The newest installer of this form that is newer than this program and not damaged.

    A damaged one is told only where every one is; sums are read from the newest on, until one is not.
    """
    damaged: Update | None = None
    found = [each for place in places for each in _in(place, kind)]
    for version, file, place in sorted(found, key=lambda each: _numbers(each[0]), reverse=True):
        vouched = vouched_for(file, still_wanted=still_wanted)
        update = Update(version=version, kind=kind, file=file, place=place.name, vouched=vouched)
        if vouched is not Vouched.WRONG:
            return update
        damaged = damaged or update
    return damaged


def is_there(file: Path) -> bool:
    """Whether an installer still is where it was found; a folder of its name is none."""
    with suppress(OSError):
        return file.is_file()
    return False


def vouched_for(file: Path, *, still_wanted: Callable[[], object] = lambda: None) -> Vouched:
    """What the sums beside an installer say of it."""
    wanted = _sum_of(file)
    if wanted is None:
        return Vouched.NOBODY
    return Vouched.RIGHT if _hashed(file, still_wanted) == wanted else Vouched.WRONG


def door_is_open(station: Station) -> bool:
    """Whether a checkpoint of any module is open by this station's clock."""
    now = station.now()
    with looking(station) as session:
        modules = [module for edition in editions(session) for module in modules_of(session, edition)]
        windows = [each.window for module in modules for each in checkpoints_of(session, module)]
    return any(window is not None and window.holds(now) for window in windows)


def command_for(update: Update) -> str:
    """The one command that installs it on Linux."""
    match update.kind:
        case Kind.DEB:
            return f"sudo apt install {_quoted(update.file)}"
        case Kind.ARCHIVE:
            above = program_folder()
            return f"tar -xf {_quoted(update.file)} -C {_quoted(above.parent if above else Path.home())}"
        case Kind.SETUP | Kind.IMAGE:
            return ""


def _in(place: Place, kind: Kind) -> Iterator[tuple[str, Path, Place]]:
    """Installers in the folder and in those right below it."""
    for folder in (place.folder, *(each for each in _entries(place.folder) if _is_folder(each))):
        for file in _entries(folder):
            named = _NAMES[kind].fullmatch(file.name)
            if named and _numbers(named[1]) > _numbers(__version__) and is_there(file):
                yield named[1], file, place


def _entries(folder: Path) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found.append(Path(entry.path))
            if len(found) == _MOST:
                break
    return found


def _is_folder(path: Path) -> bool:
    with suppress(OSError):
        return path.is_dir()
    return False


def _sum_of(file: Path) -> str | None:
    """The sum that `SHA256SUMS` names for it; None where nobody vouches."""
    try:
        lines = file.with_name(SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    named = (line.split(maxsplit=1) for line in lines if " " in line)
    return next((sum_.lower() for sum_, name in named if name.lstrip("*").strip() == file.name), None)


def _hashed(file: Path, still_wanted: Callable[[], object]) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                still_wanted()
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _numbers(version: str) -> tuple[int, ...]:
    """`0.3` and `0.3.0` are the same."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"
