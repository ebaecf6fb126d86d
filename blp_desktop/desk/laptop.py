"""This laptop: the name and key it signs its acts with, kept outside the programme file."""

import getpass
import os
import platform
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

from blp_desktop.desk.finding import editions, module_named, modules_of
from blp_desktop.desk.station import Rights, Station, acting, require_supervisor
from blp_desktop.desk.writing_files import keep_file
from blp_desktop.domain.refusals import Refusal
from blp_desktop.places import program_folder
from blp_desktop.store.file import ProgrammeFile, reading
from blp_desktop.store.journal import Author
from blp_desktop.store.keys import Entropy, Reservoir, new_key
from blp_desktop.store.schema import Laptop as LaptopRow

_RANDOM = Reservoir()
_APART: list[Path] = []
"""The folder of a trial under way, if there is one."""


@dataclass(frozen=True, slots=True)
class Laptop:
    """Who this laptop is in every programme file."""

    id: str
    name: str


def data_folder() -> Path:
    """Where everything is kept: beside a portable program, else the platform's folder for this user's data."""
    return portable_folder() or user_data_path("blp-desk", appauthor=False)


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keep everything in this folder meanwhile: a trial leaves nothing among what is the user's."""
    folder.mkdir(parents=True, exist_ok=True)
    before, _APART[:] = [*_APART], [folder]
    try:
        yield
    finally:
        _APART[:] = before


def portable_folder() -> Path | None:
    """A folder `data` beside the installed program keeps everything there; from source, `BLP_DATA` names it.

    None where there is no such folder.
    """
    if _APART:
        return _APART[0]
    program, named = program_folder(), os.environ.get("BLP_DATA")
    if program is not None:
        beside = program / "data"
        return beside if beside.is_dir() else None
    return Path(named).resolve() if named else None


def default_file() -> Path:
    """The programme file when none is named: `BLP_FILE`, else the one in the data folder."""
    named = os.environ.get("BLP_FILE")
    return Path(named) if named else data_folder() / "programme.blp"


def backup_folder() -> Path:
    """Where backups go."""
    return data_folder() / "backups"


def this_laptop(*, now: datetime, entropy: Entropy) -> Laptop:
    """The laptop's identity, made the first time."""
    file = data_folder() / "laptop.toml"
    known = _known(file)
    if known is not None:
        return known
    fresh = Laptop(new_key(now, entropy), platform.node().split(".")[0] or "Laptop")
    rename_laptop(fresh, fresh.name)
    return fresh


def rename_laptop(laptop: Laptop, name: str) -> Laptop:
    """Keep another name for this laptop."""
    plain = name.replace("\\", " ").replace('"', "'").strip()
    keep_file(data_folder() / "laptop.toml", f'id = "{laptop.id}"\nname = "{plain}"\n'.encode())
    return Laptop(laptop.id, plain)


def name_this_laptop(station: Station, name: str) -> Station:
    """This laptop under another name from now on, in its programme too; raises Refusal for none."""
    require_supervisor(station, "Naming this laptop")
    if not name.strip():
        raise Refusal("no_name", "This laptop has no name.", "Write one: lists say by it which laptop took a scan.")
    laptop = rename_laptop(Laptop(station.author.laptop, station.author.laptop_name), name)
    with acting(station, "name laptop") as under_way:
        known = under_way.session.get(LaptopRow, laptop.id)
        if known is not None:
            known.name = laptop.name
    return replace(station, author=replace(station.author, laptop_name=laptop.name))


def _known(file: Path) -> Laptop | None:
    try:
        kept = tomllib.loads(file.read_text(encoding="utf-8"))
        return Laptop(str(kept["id"]), str(kept["name"]))
    except (OSError, KeyError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None


def account_name() -> str:
    """The system's account name, the operator when nobody said otherwise."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "operator"


def station_at(
    file: ProgrammeFile, *, operator: str | None, now: Callable[[], datetime], entropy: Entropy = _RANDOM
) -> Station:
    """This laptop's station at an open file, with a supervisor's rights."""
    laptop = this_laptop(now=now(), entropy=entropy)
    author = Author(
        laptop=laptop.id,
        laptop_name=laptop.name,
        operator=operator or account_name(),
        now=now,
        entropy=entropy,
    )
    return Station(file=file, author=author, rights=Rights.SUPERVISOR)


def module_zone(file: ProgrammeFile, module: str | None) -> tzinfo:
    """The zone of the module that is named, else of the newest edition's first, else UTC."""
    with reading(file) as session:
        if module is not None:
            return ZoneInfo(module_named(session, module).time_zone)
        first = next((found for edition in editions(session) for found in modules_of(session, edition)), None)
        return ZoneInfo(first.time_zone) if first else UTC
