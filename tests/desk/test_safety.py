"""Safety: the file checked, backed up and restored."""

import sqlite3
from pathlib import Path

from blp_desktop.desk.safety import check_file, restore_file, save_backup
from tests.desk.demo import MORNING, Desk


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


def test_a_backup_restored_elsewhere_is_sound_and_keeps_the_scans(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code())
    copy = save_backup(desk.station, tmp_path / "copy.blp")
    restored = tmp_path / "restored.blp"
    assert restore_file(copy, restored, now=MORNING) is None
    with sqlite3.connect(restored) as connection:
        assert connection.execute("SELECT count(*) FROM ledger").fetchone() == (1,)
    connection.close()
