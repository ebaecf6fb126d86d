"""An import of 5,000 rows, beside the same rows through sqlite3 alone, and how long it keeps other writers waiting."""

import csv
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import REPEATS, Figure, seconds
from benchmarks.programmes import Made, made_programme
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.places import resource

_ROWS = 5_000
_CACHE_KIB = 128 * 1024
_WAITING = """
import select, sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
longest, busy_since = 0.0, None
print('ready', flush=True)
while not select.select([sys.stdin], [], [], 0.0005)[0]:
    now = time.perf_counter()
    try:
        connection.execute('BEGIN IMMEDIATE')
        connection.execute('ROLLBACK')
        longest = max(longest, now - busy_since if busy_since else 0)
        busy_since = None
    except sqlite3.OperationalError:
        busy_since = busy_since or now
print(longest)
"""
"""Asks for the write lock every half millisecond and tells how long it was refused at most."""


def measure() -> list[Figure]:
    """Each repeat imports into a fresh file, while another process keeps asking for the write lock."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list_of_applications(Path(folder) / "list.csv")
        taken, waited, floor, least = [], [], [], []
        for repeat in range(REPEATS):
            made = made_programme(Path(folder) / f"{repeat}.blp", people=10)
            floor.append(seconds(_Raw(Path(folder) / f"raw{repeat}.db", rows)))
            spent, longest = _imported(made, rows)
            taken.append(spent)
            waited.append(longest)
            least.append(_lock_alone(made.station.file.path, Path(folder) / f"alone{repeat}.db"))
    floor_ms = 1000 * statistics.median(floor)
    return [
        Figure(
            name=f"import of {_ROWS} rows",
            value=1000 * statistics.median(taken),
            unit="ms",
            floor_name="csv and sqlite3 alone",
            floor=floor_ms,
            target=2_000,
        ),
        Figure(
            name="longest time another writer is refused",
            value=1000 * statistics.median(waited),
            unit="ms",
            floor_name="the same rows and journal in one transaction of sqlite3 alone",
            floor=1000 * statistics.median(least),
            target=50,
        ),
    ]


def _imported(made: Made, rows: Path) -> tuple[float, float]:
    """Seconds for preview and import, and the other process's longest wait for the lock."""
    command = [sys.executable, "-c", _WAITING, str(made.station.file.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdout.readline()
        spent = seconds(_Importing(made, rows))
        other.stdin.write("\n")
        other.stdin.flush()
        longest = float(other.stdout.readline())
    return spent, longest


def _lock_alone(imported: Path, path: Path) -> float:
    """Seconds that the write lock is held where sqlite3 puts the same rows, with their indexes, into an empty file."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=0;")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    connection.execute("ATTACH ? AS imported", (str(imported),))
    tables = "tbl_name IN ('person', 'application', 'journal') AND type IN ('table', 'index') AND sql IS NOT NULL"
    for (made,) in connection.execute(f"SELECT sql FROM imported.sqlite_master WHERE {tables} ORDER BY type DESC"):
        connection.execute(made)
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for table in ("person", "application", "journal"):
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM imported.{table} WHERE true")
    connection.execute("COMMIT")
    spent = time.perf_counter() - started
    connection.close()
    return spent


class _Importing:
    def __init__(self, made: Made, rows: Path) -> None:
        self._made, self._rows = made, rows

    def __call__(self) -> None:
        apply_people(self._made.station, plan_people(self._made.station, self._rows))


class _Raw:
    """The rows read and written by the standard library, without any question asked."""

    def __init__(self, path: Path, rows: Path) -> None:
        self._path, self._rows = path, rows

    def __call__(self) -> None:
        connection = sqlite3.connect(self._path)
        connection.execute("PRAGMA journal_mode=WAL")
        with self._rows.open(encoding="utf-8", newline="") as lines:
            records = list(csv.reader(lines, delimiter=";"))
        columns = ", ".join(f"c{number}" for number in range(len(records[0])))
        connection.execute(f"CREATE TABLE person ({columns})")
        marks = ", ".join("?" for _ in records[0])
        with connection:
            connection.executemany(f"INSERT INTO person VALUES ({marks})", records[1:])
        connection.close()


def list_of_applications(path: Path) -> Path:
    """The demo's applications, a hundred times, everyone with an e-mail and a name of their own."""
    text = resource("demo", "applications-2017.csv").read_text(encoding="utf-8-sig")
    heading, *people = csv.reader(text.splitlines(), delimiter=";")
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(heading)
        for number in range(_ROWS):
            row = list(people[number % len(people)])
            row[2], row[4], row[7] = f"{row[2]} {number}", f"{row[4]} {number}", f"guest{number}@example.org"
            writer.writerow(row)
    return path
