"""The licences of everything that ships, collected from what is installed and packed, in one text."""

import os
import re
import sys
import textwrap
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from installers.debian import packages_behind
from installers.names import ROOT, Names, names
from installers.pins import closure, project_requirements

_WIDTH = 78
"""Signs of a line, as most licences are written."""
_RULE = "=" * _WIDTH
_ABOUT_QT = """\
{title} uses Qt and PySide6 (Qt for Python) under the GNU Lesser General Public License, version 3; Qt's Multimedia
brings FFmpeg under the GNU Lesser General Public License, version 2.1 or later. No part of them was changed. They are
files of their own in the folder `parts`: you may replace any of them by another build of the same version, and the
program uses yours. Their sources are published by The Qt Company and the FFmpeg project under the versions named
below, and whoever gave you this program owes you a copy on request.
"""
_NAMES_OF_TEXTS = ("licen", "copying", "notice")


def write_licences(target: Path, *, binaries: Iterable[str] = ()) -> str:
    """Write the text for a bundle with these native libraries, and tell where."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(licences(binaries=binaries), encoding="utf-8")
    return str(target)


def licences(*, binaries: Iterable[str] = ()) -> str:
    """The whole text: this program, a table of the packages, then every licence in full."""
    told, packages = names(), packages_that_ship()
    head = [
        f"Licences of {told.title} {told.version}",
        _own_list(),
        textwrap.fill(_ABOUT_QT.format(title=told.title), _WIDTH) + "\n",
        "".join(f"{package.name} {package.version}: {licence_of(package)}\n" for package in packages),
    ]
    return "\n".join([*head, *_own_texts(told), *map(_texts_of, packages), *_of_debian(binaries)])


def _own_list() -> str:
    """The table of LICENSES.md, a line each."""
    rows = re.findall(r"^\| (.+) \| .+ \| (.+) \|$", (ROOT / "LICENSES.md").read_text(encoding="utf-8"), re.MULTILINE)
    return "".join(f"{what}: {licence}\n" for what, licence in rows if what != "what" and "---" not in what)


def packages_that_ship() -> list[Distribution]:
    """The Python packages that the program needs, as they are installed here, and PyInstaller's starter."""
    return [
        found
        for name in sorted(closure(project_requirements()) | {"pyinstaller"})
        if (found := _installed(name)) is not None
    ]


def licence_of(package: Distribution) -> str:
    """A package's licence in a word; raises where it names none, for nothing may ship without."""
    told = package.metadata
    classified = [line.split(" :: ")[-1] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    said = [line for word in ("License-Expression", "License") for line in (told.get_all(word) or [])[:1]]
    named = next((line.split("\n")[0] for line in said if line), "; ".join(classified))
    if not named:
        raise ValueError(f"{package.name} names no licence; look it up before it ships.")
    return named


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _own_texts(told: Names) -> list[str]:
    here = Path(__file__).parent / "licences"
    files = {
        told.title: ROOT / "LICENSE",
        "Python": _of_python(),
        "Source Sans 3": ROOT / "resources/fonts/LICENSE-SourceSans3.txt",
        "Lucide": ROOT / "resources/icons/LICENSE-lucide.txt",
        **{file.stem: file for file in sorted(here.glob("*.txt"))},
    }
    return [_chapter(title, file.read_text(encoding="utf-8", errors="replace")) for title, file in files.items()]


def _of_python() -> Path:
    """CPython lays it beside its library, and on Windows beside its program."""
    places = (Path(os.__file__).with_name("LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt"))
    return next(place for place in places if place.exists())


def _texts_of(package: Distribution) -> str:
    files = [file for file in package.files or [] if _is_text(file.parts)]
    texts = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in files]
    return _chapter(f"{package.name} {package.version}", "\n\n".join(texts) or f"{licence_of(package)}, in full above.")


def _is_text(parts: tuple[str, ...]) -> bool:
    in_metadata = any(part.endswith(".dist-info") for part in parts)
    return in_metadata and any(word in parts[-1].lower() for word in _NAMES_OF_TEXTS)


def _chapter(title: str, text: str) -> str:
    return f"{_RULE}\n{title}\n{_RULE}\n\n{text.strip()}\n"


def _of_debian(binaries: Iterable[str]) -> list[str]:
    """The copyright files of the system's libraries that were packed, where the system keeps such."""
    return [
        _chapter(f"{package} (from Debian)", Path("/usr/share/doc", package, "copyright").read_text(encoding="utf-8"))
        for package in packages_behind(binaries)
    ]
