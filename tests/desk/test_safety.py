"""Safety: the file backed up and restored."""

import sqlite3
from pathlib import Path

from blp_desktop.desk.safety import restore_file, save_backup
from tests.desk.demo import MORNING, Desk


def test_a_backup_restored_elsewhere_is_sound_and_keeps_the_scans(desk: Desk, tmp_path: Path) -> None:
    desk.scan(desk.code())
    copy = save_backup(desk.station, tmp_path / "copy.blp")
    restored = tmp_path / "restored.blp"
    assert restore_file(copy, restored, now=MORNING) is None
    with sqlite3.connect(restored) as connection:
        assert connection.execute("SELECT count(*) FROM ledger").fetchone() == (1,)
    connection.close()
