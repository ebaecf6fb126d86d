"""Which packages ship, and their pins for another system than this one."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installers.names import ROOT

_Asked = tuple[str, frozenset[str]]

WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.13",
    "python_full_version": "3.13.2",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}
"""The marker environment of the Windows build."""


def project_requirements(*extras: str) -> list[str]:
    """What the project says it needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]


def closure(lines: Iterable[str], *, system: Mapping[str, str] | None = None) -> set[str]:
    """What these requirements bring along there; what is not installed here is a leaf."""
    surroundings = dict(system or {})
    found: set[_Asked] = set()
    waiting = {_asked(line) for line in map(Requirement, lines) if _applies(line, {""}, surroundings)}
    while waiting:
        found |= waiting
        waiting = {need for package, extras in waiting for need in _needs(package, extras, surroundings)} - found
    return {package for package, _ in found}


def _asked(line: Requirement) -> _Asked:
    return str(canonicalize_name(line.name)), frozenset(line.extras)


def _needs(package: str, extras: frozenset[str], system: dict[str, str]) -> set[_Asked]:
    try:
        lines = requires(package) or []
    except PackageNotFoundError:
        return set()
    return {_asked(line) for line in map(Requirement, lines) if _applies(line, extras or {""}, system)}


def _applies(asked: Requirement, extras: Iterable[str], system: dict[str, str]) -> bool:
    return asked.marker is None or any(asked.marker.evaluate({**system, "extra": extra}) for extra in extras)


def pins_of(constraints: Path, packages: set[str]) -> str:
    """The lines of these packages, with their hashes and without markers: those speak of the system that asks."""
    text = constraints.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return "".join(f"{_bare(line)}\n" for line in lines if _package(line) in packages)


def _package(line: str) -> str:
    return canonicalize_name(re.split(r"==|\s", line, maxsplit=1)[0])


def _bare(line: str) -> str:
    return re.sub(r"\s*;.*?(?=\s--hash)", "", line)
