"""Debian's packages behind the system's libraries that PyInstaller packs."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from installers.names import BUILD
from installers.running import told

_KEPT = BUILD / "system-packages.txt"


def packages_behind(binaries: Iterable[str]) -> list[str]:
    """The packages that these files come from; none where the system is no Debian."""
    if shutil.which("dpkg") is None:
        return []
    return sorted({package for file in binaries if (package := _package_of(file))})


def _package_of(file: str) -> str | None:
    path = str(Path(file).resolve())
    if not path.startswith(("/usr/lib/", "/lib/")):
        return None
    asked = ["dpkg", "-S", path, path.removeprefix("/usr")]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split(":")[0] or None


def keep_packages(binaries: Iterable[str]) -> None:
    """Remember for the bill of materials what was packed."""
    packages = packages_behind(binaries)
    versions = told("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages) if packages else ""
    _KEPT.write_text(versions, encoding="utf-8")


def kept_packages() -> list[tuple[str, str]]:
    """Name and version of each package that was packed."""
    lines = _KEPT.read_text(encoding="utf-8").splitlines() if _KEPT.exists() else []
    return sorted({(name, version) for name, version in (line.split(" ") for line in lines)})
