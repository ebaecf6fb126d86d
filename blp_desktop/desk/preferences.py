"""Preferences of this user on this laptop: kept as TOML beside the laptop's name."""

import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.writing_files import write_file

_RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What is remembered: the files that were open, the latest first."""

    recent: tuple[Path, ...] = ()


def preferences() -> Preferences:
    """What is remembered; the defaults where nothing readable is."""
    try:
        kept = tomllib.loads(_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Preferences()
    return Preferences(recent=tuple(Path(str(path)) for path in kept.get("recent", ())))


def keep(wanted: Preferences) -> None:
    """Remember these."""
    paths = ", ".join(json.dumps(str(path), ensure_ascii=False) for path in wanted.recent)
    write_file(_file(), f"recent = [{paths}]\n".encode())


def opened(path: Path) -> Preferences:
    """Remember that this file was opened."""
    known = preferences()
    others = tuple(each for each in known.recent if each != path)
    wanted = replace(known, recent=(path, *others)[:_RECENT])
    keep(wanted)
    return wanted


def _file() -> Path:
    return data_folder() / "preferences.toml"
