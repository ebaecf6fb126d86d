"""`evidence`: a module's pack written, or one that came back checked."""

from argparse import Namespace
from pathlib import Path

from blp_desktop.cli_telling import DONE, REFUSED, Report
from blp_desktop.desk.evidence import verify_evidence, write_evidence
from blp_desktop.desk.station import Station


def pack_told(station: Station, asked: Namespace) -> Report:
    """Write the pack of a module."""
    done = write_evidence(station, asked.module, asked.out)
    facts = {"module": done.module, "documents": done.documents, "file": str(done.file), "sha256": done.sha256}
    return Report(facts, (f"{done.file}: {done.documents} documents.", f"SHA-256 {done.sha256}"))


def check_told(file: Path) -> Report:
    """Check a pack against what it says of itself; a problem each is a line."""
    checked = verify_evidence(file)
    title = checked.about.get("External-Identifier", "")
    facts = {"ok": not checked.problems, "pack": title, "documents": checked.documents}
    sound = (f"{file.name}: {title}, {checked.documents} documents, all as they were packed.",)
    status = REFUSED if checked.problems else DONE
    return Report({**facts, "problems": list(checked.problems)}, checked.problems or sound, status)
