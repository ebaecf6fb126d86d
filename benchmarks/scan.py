"""A scan through `desk`, beside a raw look-up and insert with the same durability."""

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.figures import REPEATS, Figure
from benchmarks.programmes import Made, made_programme
from blp_desktop.desk.checkin import Scan, scan
from blp_desktop.desk.door import opened_door

_PEOPLE = 2_000
_SCANS = 300


def measure() -> list[Figure]:
    """Medians over the repeats; scans and raw transactions take turns in each repeat."""
    with tempfile.TemporaryDirectory() as folder:
        made = made_programme(Path(folder) / "programme.blp", people=_PEOPLE)
        first, again, floor = [], [], []
        for repeat in range(REPEATS):
            codes = made.codes[repeat * _SCANS : (repeat + 1) * _SCANS]
            floor.append(_raw(Path(folder) / f"raw{repeat}.db", made.codes, codes))
            first.append(_scanned(made, codes))
            again.append(_scanned(made, codes))
    floor_ms = statistics.median(floor)
    return [
        Figure(
            name=f"first scan, {_PEOPLE} people",
            value=statistics.median(first),
            unit="ms",
            floor_name="raw SQLite, one look-up, one insert",
            floor=floor_ms,
            target=round(4 * floor_ms, 3),
        ),
        Figure(
            name="the same badge again",
            value=statistics.median(again),
            unit="ms",
            floor_name="raw SQLite",
            floor=floor_ms,
            target=1.0,
        ),
    ]


def _scanned(made: Made, codes: tuple[str, ...]) -> float:
    """Median milliseconds of a scan."""
    taken = []
    with opened_door(made.station, made.module) as door:
        for code in codes:
            started = time.perf_counter()
            scan(door, Scan(raw=code))
            taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def _raw(path: Path, known: tuple[str, ...], codes: tuple[str, ...]) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE badge (code TEXT PRIMARY KEY, person TEXT)")
    connection.execute("CREATE TABLE ledger (id TEXT PRIMARY KEY, person TEXT, at TEXT, verdict TEXT)")
    connection.executemany("INSERT INTO badge VALUES (?, ?)", [(code, code[::-1]) for code in known])
    taken = []
    for code in codes:
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        (person,) = connection.execute("SELECT person FROM badge WHERE code = ?", (code,)).fetchone()
        row = (f"scan-{code}", person, "2017-10-24T07:00:00Z", "ADMITTED")
        connection.execute("INSERT INTO ledger VALUES (?, ?, ?, ?)", row)
        connection.execute("COMMIT")
        taken.append(time.perf_counter() - started)
    connection.close()
    return statistics.median(taken) * 1000
