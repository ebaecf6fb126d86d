"""Sizes and start times as they are told, and the sums."""

import hashlib
from pathlib import Path

from installers.bill import write_sums
from installers.table import Built, Table
from installers.trial import Figures


def test_what_is_larger_than_wanted_is_told() -> None:
    table = Table(built=[Built("Linux, .deb", 200_000_000, 81_000_000, (230_000_000, 80_000_000))])
    assert table.too_large() == ["Linux, .deb: 81.0 MB packed, at most 80.0 MB is wanted."]
    assert Table(built=[Built("macOS, .dmg", 1, 1, None)]).too_large() == []


def test_start_times_stand_beside_each_other() -> None:
    table = Table(figures=[Figures("from source", 14, 0.4321, 0.2), Figures("Debian, installed", 14, 0.401, 0.1)])
    assert "| from source | 14 | 432 ms | 200 ms |" in table.text()
    assert "| Debian, installed | 14 | 401 ms | 100 ms |" in table.text()


def test_the_sums_are_of_what_is_handed_out(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"one")
    (tmp_path / "notes.txt").write_bytes(b"two")
    write_sums(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'one').hexdigest()}  a.deb\n"
