"""Large acts: whole or not at all, whenever the program is killed, and finished by whoever opens the file next."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import func, select

from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import bulk, unfinished
from blp_desktop.store.file import ProgrammeFile, close_file, open_file, reading
from blp_desktop.store.journal import Act, Author, added
from blp_desktop.store.schema import Person, UnfinishedPart
from blp_desktop.store.staging import Rows
from blp_desktop.store.unfinished import finish_unfinished
from tests.store.programmes import add_person, apart, author_at, bytes_in, journal_of, number_of, people_of
from tests.store.test_bulk import allow, many, quiet, write

MANY = 5_000
"""Rows of three parts."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")


def die() -> None:
    """As if the battery were gone."""
    os.kill(os.getpid(), signal.SIGKILL)


def import_many(path: str, *, progress: Callable[[float], None] = quiet) -> None:
    """What a process of its own does until it is killed."""
    author = author_at()
    rows = many(author, MANY)
    act = Act(name="import", author=author)
    changes = [added("person", row) for row in rows]
    bulk.write_rows(open_file(Path(path)), act, [Rows(Person, rows)], changes, guard=allow, progress=progress)


def die_before_it_is_decided(path: str) -> None:
    """Every part is kept in the file, and nothing decided."""
    import_many(path, progress=lambda done: die() if done == 1.0 else None)


def die_when_it_is_decided(path: str) -> None:
    """The first part is in its place, the others are kept."""
    bulk.finish_unfinished = lambda _file, known=None: die() if known else None
    import_many(path)


def die_between_parts(path: str) -> None:
    """Two parts are in their place."""
    write_part = unfinished._write_part

    def write_one_and_die(*given: Any) -> None:
        write_part(*given)
        die()

    unfinished._write_part = write_one_and_die
    import_many(path)


def killed(file: ProgrammeFile, how: Callable[[str], None]) -> Path:
    """The file, closed here, after a process that was killed."""
    close_file(file)
    with apart(how, file.path) as process:
        process.wait()
    assert process.returncode == -signal.SIGKILL
    return file.path


@pytest.fixture
def cut_off(file: ProgrammeFile) -> Path:
    """A file whose import was decided by a process that is no more."""
    return killed(file, die_when_it_is_decided)


@pytest.fixture
def opened(cut_off: Path) -> Iterator[ProgrammeFile]:
    """It again, by whoever came next."""
    made = open_file(cut_off)
    yield made
    close_file(made)


def kept_parts(file: ProgrammeFile) -> int:
    """How many parts wait in the file."""
    with reading(file) as session:
        return session.scalar(select(func.count()).select_from(UnfinishedPart)) or 0


def journalled_rows(file: ProgrammeFile) -> list[tuple[int, str, str, Any]]:
    """The journal without its instants."""
    return [(row.sequence, row.act_id, row.row, row.fields) for row in journal_of(file)]


def test_what_was_decided_is_finished_when_the_file_is_opened_the_next_time(opened: ProgrammeFile) -> None:
    journal = journal_of(opened)
    assert set(people_of(opened)) == {f"Person {number}" for number in range(MANY)}
    assert [row.sequence for row in journal] == list(range(1, MANY + 1))
    assert len({row.act_id for row in journal}) == len({row.clock for row in journal}) == 1
    assert {(row.act, row.operator) for row in journal} == {("import", author_at().operator)}
    assert kept_parts(opened) == 0


def test_an_import_killed_between_two_parts_is_finished_too(file: ProgrammeFile) -> None:
    again = open_file(killed(file, die_between_parts))
    assert len(people_of(again)) == len(journal_of(again)) == MANY
    close_file(again)


def test_an_import_killed_before_it_was_decided_never_happened(file: ProgrammeFile, author: Author) -> None:
    again = open_file(killed(file, die_before_it_is_decided))
    assert (people_of(again), journal_of(again)) == ([], [])
    assert kept_parts(again) == 2
    write(again, author, many(author, MANY))
    assert len(people_of(again)) == MANY
    assert kept_parts(again) == 0
    close_file(again)


def test_each_part_is_written_once_by_however_many_programs(cut_off: Path) -> None:
    with ThreadPoolExecutor() as pool:
        files = list(pool.map(open_file, [cut_off] * 3))
    assert len(people_of(files[0])) == len(journal_of(files[0])) == MANY
    for each in files:
        close_file(each)


def test_two_copies_of_a_file_that_was_cut_off_come_to_the_same(cut_off: Path) -> None:
    copy = cut_off.with_name("copy.blp")
    for name in bytes_in(cut_off.parent):
        copyfile(cut_off.with_name(name), cut_off.with_name(name.replace("programme", "copy")))
    one, other = open_file(cut_off), open_file(copy)
    assert journalled_rows(one) == journalled_rows(other)
    close_file(one)
    close_file(other)


def test_who_writes_between_two_parts_takes_numbers_of_their_own(
    file: ProgrammeFile, author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_part = unfinished._write_part

    def while_somebody_else_writes(*given: Any) -> None:
        add_person(file, "Ada")
        write_part(*given)

    monkeypatch.setattr(unfinished, "_write_part", while_somebody_else_writes)
    write(file, author, many(author, MANY))
    assert [row.sequence for row in journal_of(file)] == list(range(1, MANY + 3))
    assert [row.sequence for row in journal_of(file) if row.act != "import"] == [MANY + 1, MANY + 2]
    assert number_of(file) == MANY + 2


def test_of_two_imports_at_the_same_moment_one_is_refused_whole(file: ProgrammeFile, author: Author) -> None:
    def import_too(done: float) -> None:
        if done == 1.0:
            write(file, author, many(author, MANY))

    with pytest.raises(Refusal, match="at the same moment"):
        write(file, author, many(author, MANY), progress=import_too)
    assert len(people_of(file)) == len(journal_of(file)) == MANY
    assert kept_parts(file) == 0


def test_a_file_whose_acts_are_done_is_not_written(file: ProgrammeFile, author: Author) -> None:
    write(file, author, many(author, MANY))
    log = file.path.with_name(f"{file.path.name}-wal")
    before = log.read_bytes()
    finish_unfinished(file)
    assert (kept_parts(file), log.read_bytes()) == (0, before)
