"""Backups: made beside an open writer, thirty kept, and put back without losing what was there."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.backups import KEPT, back_up, backup_time, backups_of, copy_database, restore, save_copy
from blp_desktop.store.file import (
    APPLICATION_ID,
    FORMAT,
    ProgrammeFile,
    close_file,
    create_file,
    format_of,
    open_file,
    writing,
)
from blp_desktop.store.journal import Author
from blp_desktop.store.schema import Person
from tests.store.programmes import MORNING, add_person, bytes_in, number_of, people_at, people_of

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go; made by the first."""
    return tmp_path / "backups"


@pytest.fixture
def backup(file: ProgrammeFile, folder: Path) -> Iterator[Path]:
    """A backup that holds Ada alone, of a closed file that holds Ada and Grace."""
    add_person(file, "Ada")
    made = back_up(file.path, folder, now=MORNING)
    add_person(file, "Grace")
    close_file(file)
    yield made
    close_file(file)


def number_at(path: Path) -> int:
    file = open_file(path)
    try:
        return number_of(file)
    finally:
        close_file(file)


def test_a_backup_holds_what_was_committed_while_the_file_is_open(file: ProgrammeFile, folder: Path) -> None:
    add_person(file, "Ada")
    assert people_at(back_up(file.path, folder, now=MORNING)) == {"Ada"}


def test_a_backup_beside_an_act_under_way_holds_what_was_before_it(
    file: ProgrammeFile, folder: Path, author: Author
) -> None:
    add_person(file, "Ada")
    with writing(file, author, "add person") as under_way:
        under_way.session.add(Person(id=author.new_key(), first_name="Grace"))
        under_way.session.flush()
        backup = back_up(file.path, folder, now=MORNING)
    assert people_at(backup) == {"Ada"}
    assert set(people_of(file)) == {"Ada", "Grace"}


def test_a_backup_is_one_file(file: ProgrammeFile, folder: Path) -> None:
    add_person(file, "Ada")
    made = back_up(file.path, folder, now=MORNING)
    assert list(bytes_in(folder)) == [made.name]
    assert made.match("programme-*_2017-10-24_07-00-00.blp")


def test_a_backup_tells_when_it_was_made_whatever_the_zone_of_the_clock(file: ProgrammeFile, folder: Path) -> None:
    in_stockholm = MORNING.astimezone(timezone(timedelta(hours=2)))
    assert backup_time(back_up(file.path, folder, now=in_stockholm)) == MORNING


def test_the_last_thirty_are_kept_and_the_oldest_goes_first(file: ProgrammeFile, folder: Path) -> None:
    times = [MORNING + timedelta(minutes=15 * number) for number in range(KEPT + 2)]
    for now in times:
        back_up(file.path, folder, now=now)
    assert [backup_time(kept) for kept in backups_of(file.path, folder)] == times[:1:-1]
    assert KEPT == 30


def test_files_of_one_name_in_two_places_do_not_push_each_others_backups_out(
    file: ProgrammeFile, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere" / file.path.name
    close_file(create_file(other))
    kept = back_up(file.path, folder, now=MORNING)
    for number in range(KEPT + 1):
        back_up(other, folder, now=LATER + timedelta(minutes=number))
    assert backups_of(file.path, folder) == [kept]
    assert len(backups_of(other, folder)) == KEPT


@pytest.mark.parametrize("name", ["programme [2017]", "prog*", "år"])
def test_backups_of_a_file_of_any_name_are_found_again(tmp_path: Path, folder: Path, name: str) -> None:
    if sys.platform == "win32" and "*" in name:
        pytest.skip("no name there")
    path = tmp_path / f"{name}.blp"
    close_file(create_file(path))
    assert backups_of(path, folder) == []
    assert [back_up(path, folder, now=MORNING)] == backups_of(path, folder)


def test_other_files_in_the_folder_are_neither_counted_nor_touched(file: ProgrammeFile, folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", "other_2017-10-24_07-00-00.blp", "programme_by hand.blp"):
        (folder / name).touch()
    back_up(file.path, folder, now=LATER)
    assert len(backups_of(file.path, folder)) == 1
    assert len(bytes_in(folder)) == 4


def test_a_backup_that_cannot_be_written_says_so(file: ProgrammeFile, folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SurroundingsFailed, match="backups"):
        back_up(file.path, folder, now=MORNING)


def test_a_file_that_is_gone_is_not_backed_up_as_an_empty_one(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="nowhere"):
        back_up(tmp_path / "nowhere.blp", folder, now=MORNING)
    assert bytes_in(tmp_path) == bytes_in(folder) == {}


def test_a_copy_takes_the_place_of_no_other_file(file: ProgrammeFile, tmp_path: Path) -> None:
    add_person(file, "Ada")
    save_copy(file.path, tmp_path / "copy.blp")
    with pytest.raises(Refusal, match="already a file"):
        save_copy(file.path, tmp_path / "copy.blp")
    assert people_at(tmp_path / "copy.blp") == {"Ada"}


def test_a_copy_into_a_folder_that_is_not_there_says_so(file: ProgrammeFile, tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="no folder"):
        save_copy(file.path, tmp_path / "nowhere" / "copy.blp")


def test_a_copy_that_fails_leaves_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "text.blp").write_text("no database" * 100, encoding="utf-8")
    before = bytes_in(tmp_path)
    with pytest.raises(SurroundingsFailed, match=r"copy\.blp"):
        copy_database(tmp_path / "text.blp", tmp_path / "copy.blp")
    assert bytes_in(tmp_path) == before


def test_restoring_brings_the_people_back_and_keeps_the_state_before(backup: Path, file: ProgrammeFile) -> None:
    aside = restore(backup, file.path, now=LATER)
    assert people_of(file) == ["Ada"]
    assert aside is not None
    assert people_at(aside) == {"Ada", "Grace"}
    assert aside.parent == file.path.parent


def test_restoring_leaves_the_backup_as_it_was_and_nothing_lying_about(backup: Path, file: ProgrammeFile) -> None:
    before = bytes_in(backup.parent)
    aside = restore(backup, file.path, now=LATER)
    assert bytes_in(backup.parent) == before
    assert aside is not None
    assert set(bytes_in(file.path.parent)) == {file.path.name, aside.name}


def test_what_was_kept_before_one_restore_outlives_the_next_though_the_clock_stands(
    backup: Path, file: ProgrammeFile
) -> None:
    asides = [restore(backup, file.path, now=LATER) for _ in range(3)]
    assert [people_at(aside) for aside in asides if aside] == [{"Ada", "Grace"}, {"Ada"}, {"Ada"}]


def test_running_numbers_used_after_the_backup_are_never_given_again(backup: Path, file: ProgrammeFile) -> None:
    assert number_of(file) == 2
    close_file(file)
    restore(backup, file.path, now=LATER)
    assert number_of(file) == 2
    add_person(file, "Hedy")
    assert number_of(file) == 3


def test_running_numbers_go_on_for_a_laptop_that_the_backup_does_not_know(backup: Path, file: ProgrammeFile) -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("INSERT INTO laptop VALUES ('laptop-b', 'Desk B', 7, 1)")
    restore(backup, file.path, now=LATER)
    assert number_of(file, "laptop-b") == 7


def test_restoring_a_newer_state_does_not_turn_the_running_numbers_back(backup: Path, file: ProgrammeFile) -> None:
    newer = back_up(file.path, backup.parent, now=LATER)
    restore(backup, file.path, now=LATER)
    add_person(file, "Hedy")
    add_person(file, "Ida")
    close_file(file)
    restore(newer, file.path, now=LATER)
    assert set(people_of(file)) == {"Ada", "Grace"}
    assert number_of(file) == 4


def test_the_logical_clock_goes_on_too(backup: Path, file: ProgrammeFile) -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        (clock,) = connection.execute("UPDATE laptop SET clock = clock + 1000 RETURNING clock").fetchone()
    restore(backup, file.path, now=LATER)
    with closing(sqlite3.connect(file.path)) as connection:
        assert connection.execute("SELECT clock FROM laptop").fetchone() == (clock,)


@pytest.mark.parametrize("left", [0, 50, 20_000])
def test_a_damaged_file_can_be_replaced_and_is_kept_as_it_is(backup: Path, file: ProgrammeFile, left: int) -> None:
    os.truncate(file.path, left)
    damaged = file.path.read_bytes()
    aside = restore(backup, file.path, now=LATER)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert people_of(file) == ["Ada"]


def test_numbers_leap_ahead_where_the_present_file_can_no_longer_tell_them(backup: Path, file: ProgrammeFile) -> None:
    os.truncate(file.path, 20_000)
    restore(backup, file.path, now=LATER)
    assert number_of(file) > 100_000


def test_a_file_that_is_gone_comes_back(backup: Path, file: ProgrammeFile) -> None:
    file.path.unlink()
    assert restore(backup, file.path, now=LATER) is None
    assert people_of(file) == ["Ada"]
    assert number_of(file) > 2


def test_a_log_left_behind_is_not_played_into_the_restored_file(backup: Path, file: ProgrammeFile) -> None:
    add_person(file, "Hedy")
    whole, log = bytes_in(file.path.parent)["programme.blp"], file.path.with_name("programme.blp-wal").read_bytes()
    close_file(file)
    file.path.write_bytes(whole[:20_000])
    file.path.with_name("programme.blp-wal").write_bytes(log[: len(log) // 2])
    restore(backup, file.path, now=LATER)
    assert people_of(file) == ["Ada"]
    assert number_at(backup) == 1


def refused_restore(source: Path, target: Path) -> Refusal | SurroundingsFailed:
    """What restoring says; both folders are as they were, byte for byte."""
    before = bytes_in(source.parent), bytes_in(target.parent)
    with pytest.raises((Refusal, SurroundingsFailed)) as told:
        restore(source, target, now=LATER)
    assert (bytes_in(source.parent), bytes_in(target.parent)) == before
    assert isinstance(told.value, Refusal | SurroundingsFailed)
    return told.value


def test_restoring_a_foreign_file_is_refused(backup: Path, file: ProgrammeFile) -> None:
    backup.write_text("First name;Last name\n" * 100, encoding="utf-8")
    assert "not a programme file" in refused_restore(backup, file.path).sentence


def test_restoring_a_file_of_a_newer_program_is_refused(backup: Path, file: ProgrammeFile) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    assert "newer program" in refused_restore(backup, file.path).sentence


def test_restoring_a_missing_file_is_refused(backup: Path, file: ProgrammeFile) -> None:
    assert "no programme file" in refused_restore(backup.with_name("nowhere.blp"), file.path).sentence


def test_restoring_a_backup_cut_short_is_refused(backup: Path, file: ProgrammeFile) -> None:
    os.truncate(backup, 20_000)
    assert "damaged" in refused_restore(backup, file.path).sentence


def test_restoring_a_backup_with_a_damaged_table_is_refused(backup: Path, file: ProgrammeFile) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-4096] + b"\xff" * 4096)
    assert "damaged" in refused_restore(backup, file.path).sentence


def test_restoring_under_another_program_that_holds_the_file_is_refused(backup: Path, file: ProgrammeFile) -> None:
    before = bytes_in(backup.parent)
    assert set(people_of(file)) == {"Ada", "Grace"}
    with pytest.raises(SurroundingsFailed, match="Another program holds the file"):
        restore(backup, file.path, now=LATER)
    assert bytes_in(backup.parent) == before
    assert set(people_of(file)) == {"Ada", "Grace"}
    assert not file.path.with_name("programme.blp.restoring").exists()


def test_an_older_backup_is_upgraded_where_it_is_put_and_stays_as_it_was(tmp_path: Path, file: ProgrammeFile) -> None:
    older = tmp_path / "older.blp"
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    before = older.read_bytes()
    close_file(file)
    restore(older, file.path, now=LATER)
    assert format_of(file.path) == FORMAT
    assert older.read_bytes() == before
    assert len(bytes_in(file.path.parent)) == 2


def test_times_of_backups_are_instants(file: ProgrammeFile, folder: Path) -> None:
    assert backup_time(back_up(file.path, folder, now=datetime(2018, 2, 6, 8, 30, 5, tzinfo=UTC))).tzinfo is UTC
