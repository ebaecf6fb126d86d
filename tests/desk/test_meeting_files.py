"""Files that are taken in: only read, of an older format too; what is none of ours is refused in one sentence."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from blp_desktop.desk.demo import make_demo
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.meeting import look_at, take_in
from blp_desktop.desk.registering import PersonFields
from blp_desktop.desk.station import Rights, seated
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.places import resource
from blp_desktop.store.backups import backups_of
from blp_desktop.store.file import FORMAT, close_file, create_file, format_of, open_file
from tests.desk.demo import MORNING, Desk, now
from tests.desk.laptops import laptop, quiet, saved, state, takes_in
from tests.store.programmes import bytes_in


class Stopped(Exception):
    """The operator wants no more of it."""


def refused(desk: Desk, path: Path) -> str:
    """Why this file is not taken in."""
    before = state(desk)
    with pytest.raises((Refusal, SurroundingsFailed)) as told:
        look_at(desk.station, path, progress=quiet)
    assert state(desk) == before
    return str(told.value)


def test_a_file_of_another_programme_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.blp"
    station = station_at(create_file(path), operator="Bo", now=now)
    make_demo(station)
    close_file(station.file)
    assert refused(desk, path).startswith("other.blp holds another programme than the one that is open.")


def test_the_open_file_itself_is_refused(desk: Desk) -> None:
    assert "is the programme that is open" in refused(desk, desk.station.file.path)


def test_a_missing_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert "There is no programme file" in refused(desk, tmp_path / "gone.blp")


def test_a_foreign_file_is_refused_by_its_own_name(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.blp"
    path.write_text("Buy milk")
    assert (
        refused(desk, path)
        == "notes.blp is not a programme file of BLP Desk. Choose a programme that BLP Desk saved (.blp)."
    )


def test_a_newer_file_is_refused_by_its_own_name(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "newer.blp")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    assert refused(desk, path).startswith("newer.blp was written by a newer program.")


@pytest.mark.parametrize("place", [200, 40_000])
def test_a_damaged_file_is_refused(desk: Desk, tmp_path: Path, place: int) -> None:
    path = saved(desk, tmp_path / "torn.blp")
    content = bytearray(path.read_bytes())
    content[place : place + 9000] = bytes(9000)
    path.write_bytes(content)
    assert refused(desk, path) == "torn.blp is damaged. Save a copy on the other laptop once more."


def test_a_file_that_was_cut_off_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "torn.blp")
    path.write_bytes(path.read_bytes()[:50_000])
    assert refused(desk, path) == "torn.blp is damaged. Save a copy on the other laptop once more."


def test_door_staff_take_nothing_in(desk: Desk, tmp_path: Path) -> None:
    at_door = seated(desk.station, operator="Dora", rights=Rights.DOOR)
    with pytest.raises(Refusal, match="for supervisors"):
        look_at(at_door, saved(desk, tmp_path / "other.blp"), progress=quiet)


def test_the_other_file_is_only_read(desk: Desk, tmp_path: Path) -> None:
    other = laptop(desk, tmp_path, "B")
    other.scan(desk.code())
    folder = tmp_path / "stick"
    folder.mkdir()
    path = saved(other, folder / "desk-B.blp")
    close_file(other.station.file)
    before = bytes_in(folder)
    meeting = look_at(desk.station, path, progress=quiet)
    take_in(desk.station, meeting, clocks={}, backups=tmp_path / "backups", at=MORNING, progress=quiet)
    assert bytes_in(folder) == before


def test_what_another_program_has_not_folded_into_its_file_comes_as_well(desk: Desk, tmp_path: Path) -> None:
    other = laptop(desk, tmp_path, "B")
    other.scan(desk.code())
    assert look_at(desk.station, other.station.file.path, progress=quiet).scans == 1
    close_file(other.station.file)


def test_a_file_of_an_older_format_is_read_in_a_copy(tmp_path: Path) -> None:
    old = lzma.decompress(resource("demo", "programme-format-1.blp.xz").read_bytes())
    paths = [tmp_path / "mine.blp", tmp_path / "theirs.blp"]
    for path in paths:
        path.write_bytes(old)
    desk = Desk(station_at(open_file(paths[0]), operator="Anna", now=now), {})
    add_walk_in(desk.station, PersonFields(first_name="Late", last_name="Comer"), module="M1")
    assert look_at(desk.station, paths[1], progress=quiet).is_empty
    assert format_of(paths[1]) == 1
    assert paths[1].read_bytes() == old
    close_file(desk.station.file)


def test_a_backup_is_made_before(desk: Desk, tmp_path: Path) -> None:
    other = laptop(desk, tmp_path, "B")
    other.scan(desk.code())
    takes_in(desk, other)
    close_file(other.station.file)
    (backup,) = backups_of(desk.station.file.path, tmp_path / "backups")
    before = Desk(station_at(open_file(backup), operator="Anna", now=now), {})
    assert state(before)["ledger"] == []
    close_file(before.station.file)


def test_what_is_stopped_half_way_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    other = laptop(desk, tmp_path, "B")
    other.scan(desk.code())
    meeting = look_at(desk.station, saved(other, tmp_path / "carried.blp"), progress=quiet)
    close_file(other.station.file)
    before = state(desk)

    def stop(share: float) -> None:
        if share >= 1:
            raise Stopped

    with pytest.raises(Stopped):
        take_in(desk.station, meeting, clocks={}, backups=tmp_path / "backups", at=MORNING, progress=stop)
    assert state(desk) == before
    take_in(desk.station, meeting, clocks={}, backups=tmp_path / "backups", at=MORNING, progress=quiet)
    assert len(state(desk)["ledger"]) == 1
