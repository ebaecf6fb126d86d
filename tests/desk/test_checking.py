"""Checking: what a sound file and a damaged one are told to be."""

import sqlite3

from blp_desktop.desk.checking import check_file
from tests.desk.demo import Desk


def broken(desk: Desk, statement: str) -> tuple[str, ...]:
    """What the check says after somebody wrote into the file by hand."""
    connection = sqlite3.connect(desk.station.file.path)
    guards = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    unguarded = "".join(f"DROP TRIGGER {name};" for (name,) in guards)
    connection.executescript(f"PRAGMA foreign_keys=OFF; {unguarded} {statement}")
    connection.close()
    return check_file(desk.station).problems


def test_a_file_that_was_scanned_into_is_sound(desk: Desk) -> None:
    desk.scan(desk.code())
    assert check_file(desk.station).ok


def test_a_scan_without_its_journal_row_is_told(desk: Desk) -> None:
    desk.scan(desk.code())
    (told,) = broken(desk, "DELETE FROM journal WHERE \"table\" = 'ledger'")
    assert told == "1 scans are missing from the journal. Restore the last backup."


def test_a_row_that_points_nowhere_is_told(desk: Desk) -> None:
    told = broken(desk, f"DELETE FROM person WHERE id = '{desk.person()}'")
    assert any("points to a row of person that is not there" in sentence for sentence in told)
