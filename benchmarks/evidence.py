"""The evidence pack of a module with 300 people who came to every half-day, beside hashing and zipping its bytes."""

import hashlib
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from benchmarks.figures import Figure, median_seconds
from benchmarks.programmes import Made, made_programme
from blp_desktop.desk.checkin import Scan, scan
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.evidence import write_evidence
from blp_desktop.store.file import close_file

_PEOPLE = 300
_HALVES = ("2017-10-24-am", "2017-10-24-pm")
_TARGET = 5.0


def measure() -> list[Figure]:
    """Everyone was scanned at both half-days; the pack is made anew each time."""
    with tempfile.TemporaryDirectory() as folder:
        made = made_programme(Path(folder) / "programme.blp", people=_PEOPLE)
        _everyone_comes(made)
        packing = _Packing(made, Path(folder) / "evidence.zip")
        taken = median_seconds(packing)
        floor = median_seconds(_Zipping(packing.file))
        close_file(made.station.file)
    return [
        Figure(
            name=f"evidence pack of {_PEOPLE} people",
            value=taken,
            unit="s",
            floor_name="its bytes zipped and hashed",
            floor=floor,
            target=_TARGET,
        )
    ]


def _everyone_comes(made: Made) -> None:
    with opened_door(made.station, made.module) as door:
        for checkpoint in _HALVES:
            for code in made.codes:
                scan(door, Scan(raw=code, checkpoint=checkpoint))


class _Packing:
    def __init__(self, made: Made, file: Path) -> None:
        self._made, self.file = made, file

    def __call__(self) -> None:
        write_evidence(self._made.station, self._made.module, self.file)


class _Zipping:
    def __init__(self, file: Path) -> None:
        with ZipFile(file) as archive:
            self._documents = {name: archive.read(name) for name in archive.namelist()}

    def __call__(self) -> None:
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            for name, content in self._documents.items():
                hashlib.sha256(content)
                archive.writestr(name, content)
