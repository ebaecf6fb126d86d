"""What ships, told to machines: a CycloneDX bill of materials and SHA-256 sums."""

import hashlib
import json
import sys
from pathlib import Path
from urllib.parse import quote

from installers.debian import kept_packages
from installers.names import BUILD, DIST, ROOT, names
from installers.pins import WINDOWS, closure, pins_of, project_requirements
from installers.running import run

SHIPPED = (".deb", ".tar.xz", ".exe", ".dmg", ".cdx.json")


def write_bill(kind: str) -> None:
    """The Python packages that ship, with hashes, as the pins name them, and the system's libraries beside them."""
    target = DIST / f"{names().package}-{names().version}-{kind}.cdx.json"
    ships = closure(project_requirements(), system=WINDOWS if kind == "windows" else None)
    asked = BUILD / "shipped.txt"
    asked.write_text(pins_of(ROOT / "constraints.txt", ships), encoding="utf-8")
    tool = (sys.executable, "-m", "cyclonedx_py", "requirements")
    how = ("--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--of", "JSON")
    run(*tool, asked, *how, "-o", target, log=BUILD / "bill.log")
    bill = json.loads(target.read_text(encoding="utf-8"))
    bill.setdefault("components", []).extend(_component(name, version) for name, version in kept_packages())
    target.write_text(json.dumps(bill, indent=2), encoding="utf-8")


def _component(name: str, version: str) -> dict[str, str]:
    where = f"pkg:deb/debian/{name}@{quote(version, safe='')}"
    return {"type": "library", "bom-ref": where, "name": name, "version": version, "purl": where}


def write_sums(folder: Path) -> None:
    """SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(file for file in folder.iterdir() if file.name.endswith(SHIPPED))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
