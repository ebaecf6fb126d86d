"""What ships, told to machines: a CycloneDX bill of materials and SHA-256 sums."""

import hashlib
import sys
from pathlib import Path

from installers.names import BUILD, ROOT
from installers.pins import closure, pins_of, project_requirements
from installers.running import run

_SHIPPED = (".deb", ".tar.xz", ".exe", ".dmg", ".cdx.json")


def write_bill(target: Path) -> None:
    """The Python packages that ship, with versions and hashes, as the pins name them."""
    asked = BUILD / "shipped.txt"
    asked.write_text(pins_of(ROOT / "constraints.txt", closure(project_requirements())), encoding="utf-8")
    tool = Path(sys.executable).with_name("cyclonedx-py")
    run(
        tool, "requirements", asked, "--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--of", "JSON",
        "-o", target, log=BUILD / "bill.log",
    )  # fmt: skip


def write_sums(folder: Path) -> None:
    """SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(file for file in folder.iterdir() if file.name.endswith(_SHIPPED))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
