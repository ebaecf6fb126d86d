"""The guard of an open programme file."""

from pathlib import Path

import pytest

from blp_desktop.store import guard
from blp_desktop.store.file import ProgrammeFile, close_file, open_file
from tests.store.programmes import add_person, apart, people_of

pytestmark = pytest.mark.skipif(guard._SET is None, reason="there are no such locks, or none are needed")


def only_look(path: str) -> None:
    """What the command line does that reads, in a process of its own."""
    file = open_file(Path(path))
    people_of(file)
    close_file(file)


def look_from_outside(file: ProgrammeFile) -> None:
    with apart(only_look, file.path) as process:
        process.wait()
    assert process.returncode == 0


def parts(file: ProgrammeFile) -> list[Path]:
    """The file, its log and the shared memory of those who have it open."""
    return [file.path.with_name(file.path.name + ending) for ending in ("", "-wal", "-shm")]


def read_everything(file: ProgrammeFile) -> None:
    """As a file dialog does that looks what kind of files stand in a folder."""
    for part in parts(file):
        part.read_bytes()


def test_whoever_reads_the_file_in_this_process_opens_no_gap_for_another_one(file: ProgrammeFile) -> None:
    add_person(file, "Ada")
    read_everything(file)
    log = parts(file)[1].stat().st_ino
    look_from_outside(file)
    assert parts(file)[1].stat().st_ino == log
    add_person(file, "Rut")
    read_everything(file)
    look_from_outside(file)
    close_file(file)
    again = open_file(file.path)
    assert set(people_of(again)) == {"Ada", "Rut"}
    close_file(again)


def test_a_second_opening_in_this_process_may_end_before_the_first(file: ProgrammeFile) -> None:
    close_file(open_file(file.path))
    add_person(file, "Ada")
    look_from_outside(file)
    assert all(part.exists() for part in parts(file))


def test_the_last_one_at_the_file_folds_its_log_into_it(file: ProgrammeFile) -> None:
    add_person(file, "Ada")
    close_file(file)
    assert [part.exists() for part in parts(file)] == [True, False, False]


def test_a_file_that_is_used_again_after_it_was_closed_is_guarded_again(file: ProgrammeFile) -> None:
    close_file(file)
    add_person(file, "Ada")
    read_everything(file)
    look_from_outside(file)
    assert parts(file)[1].exists()
