"""What the program is called, and which version this is, as pyproject.toml says."""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DIST, BUILD = ROOT / "dist", ROOT / "build"
FILES = ROOT / "installers" / "files"
ICON = ROOT / "resources" / "program-icon" / "blp-desk.svg"
ICONS = BUILD / "icons"
HANDBOOK = BUILD / "handbook"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one program."""

    package: str
    title: str
    about: str
    publisher: str
    identifier: str
    version: str


def names(root: Path = ROOT) -> Names:
    """Read them."""
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project, shown = told["project"], told["tool"]["installers"]
    return Names(
        package=project["name"],
        title=shown["title"],
        about=project["description"],
        publisher=shown["publisher"],
        identifier=shown["identifier"],
        version=_version(root, told),
    )


def _version(root: Path, told: dict[str, Any]) -> str:
    where = root / told["tool"]["hatch"]["version"]["path"]
    found = re.search(r'__version__ = "(.+)"', where.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{where} names no version.")
    return found[1]


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows writes it."""
    one, two, three, four = [*map(int, re.findall(r"\d+", version)), 0, 0, 0, 0][:4]
    return one, two, three, four


def system() -> str:
    """The system a build is for, as folders under `dist` are named."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
