"""Bulk writing: thousands of rows at once, all or nothing, journalled like any other act."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any, cast

import pytest
from sqlalchemy import Connection, Table

from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.bulk import Rows, write_rows
from blp_desktop.store.file import ProgrammeFile
from blp_desktop.store.journal import Act, Author, RowChange, Touched, added
from blp_desktop.store.schema import Edition, Person, Programme
from tests.store.programmes import add_person, journal_of, number_of, people_of


def allow(_connection: Connection) -> None:
    """A guard that lets everything through."""


def quiet(_done: float) -> None:
    """Progress that nobody watches."""


def person(author: Author, name: str, *, key: str | None = None) -> dict[str, Any]:
    """A whole row."""
    table = cast(Table, Person.__table__)
    return {column.name: "" for column in table.columns} | {
        "id": key or author.new_key(),
        "first_name": name,
        "photo_consent": None,
        "united_with": None,
    }


def write(
    file: ProgrammeFile,
    author: Author,
    rows: list[dict[str, Any]],
    *,
    guard: Callable[[Connection], None] = allow,
    progress: Callable[[float], None] = quiet,
) -> frozenset[Touched]:
    changes: list[RowChange] = [added("person", row) for row in rows]
    act = Act(name="import", author=author)
    return write_rows(file, act, [Rows(Person, rows)], changes, guard=guard, progress=progress)


def many(author: Author, count: int = 5_000) -> list[dict[str, Any]]:
    return [person(author, f"Person {number}") for number in range(count)]


def test_many_rows_come_in_one_act_with_a_journal_row_each(file: ProgrammeFile, author: Author) -> None:
    rows = many(author)
    touched = write(file, author, rows)
    journal = journal_of(file)
    assert len(people_of(file)) == len(journal) == len(touched) == 5_000
    assert len({row.act_id for row in journal}) == 1
    assert [row.sequence for row in journal] == list(range(1, 5_001))
    assert {row.row for row in journal} == {row["id"] for row in rows}


def test_the_next_act_takes_the_next_number(file: ProgrammeFile, author: Author) -> None:
    add_person(file, "Ada")
    write(file, author, many(author, 10))
    add_person(file, "Grace")
    assert [row.sequence for row in journal_of(file)] == list(range(1, 13))
    assert number_of(file) == 12


def test_a_row_of_the_same_key_is_replaced(file: ProgrammeFile, author: Author) -> None:
    key = add_person(file, "Ada")
    write(file, author, [person(author, "Ida", key=key)])
    assert people_of(file) == ["Ida"]


def test_nothing_to_write_writes_nothing(file: ProgrammeFile, author: Author) -> None:
    assert write(file, author, []) == frozenset()
    assert journal_of(file) == []


def test_rows_that_refer_to_each_other_come_together(file: ProgrammeFile, author: Author) -> None:
    programme: dict[str, Any] = {column.name: "" for column in cast(Table, Programme.__table__).columns}
    programme |= {"id": author.new_key(), "organisers": [], "signature": None, "imported": {}}
    edition: dict[str, Any] = {
        "id": author.new_key(),
        "programme_id": programme["id"],
        "code": "2017",
        "title": "",
        "tag": "T",
    }
    edition |= {
        "tolerance_minutes": 30,
        "least_percent": 80,
        "least_modules": None,
        "secret": b"\x00\xff",
        "imported": {"code": "2017"},
    }
    rows = [Rows(Programme, [programme]), Rows(Edition, [edition])]
    changes = [added("programme", programme), added("edition", edition)]
    write_rows(file, Act(name="import", author=author), rows, changes, guard=allow, progress=quiet)
    assert [row.table for row in journal_of(file)] == ["programme", "edition"]


def forbid(_connection: Connection) -> None:
    raise Refusal("changed_since", "The file was changed since.", "Read the list again.")


def test_what_the_guard_forbids_leaves_nothing(file: ProgrammeFile, author: Author) -> None:
    with pytest.raises(Refusal, match="changed since"):
        write(file, author, many(author, 10), guard=forbid)
    assert (people_of(file), journal_of(file)) == ([], [])


def test_after_a_refusal_the_same_rows_can_be_written(file: ProgrammeFile, author: Author) -> None:
    rows = many(author, 10)
    with pytest.raises(Refusal):
        write(file, author, rows, guard=forbid)
    write(file, author, rows)
    assert len(people_of(file)) == 10


class Cancelled(Exception):
    """Somebody pressed Cancel."""


def cancel(_done: float) -> None:
    raise Cancelled


def test_what_is_cancelled_leaves_nothing_and_can_be_done_again(file: ProgrammeFile, author: Author) -> None:
    rows = many(author, 10)
    with pytest.raises(Cancelled):
        write(file, author, rows, progress=cancel)
    assert (people_of(file), journal_of(file)) == ([], [])
    write(file, author, rows)
    assert len(people_of(file)) == 10


def test_progress_goes_from_nothing_to_done(file: ProgrammeFile, author: Author) -> None:
    told: list[float] = []
    write(file, author, many(author), progress=told.append)
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] == 1.0


def test_the_guard_sees_the_file_with_the_write_lock_held(file: ProgrammeFile, author: Author) -> None:
    refusals: list[str] = []

    def someone_else_writes(_connection: Connection) -> None:
        with closing(sqlite3.connect(file.path, timeout=0)) as other:
            with pytest.raises(sqlite3.OperationalError) as locked:
                other.execute("BEGIN IMMEDIATE")
            refusals.append(str(locked.value))

    write(file, author, many(author, 10), guard=someone_else_writes)
    assert refusals == ["database is locked"]


def test_others_write_while_the_rows_are_prepared(file: ProgrammeFile, author: Author) -> None:
    names: list[str] = []

    def someone_else_writes(done: float) -> None:
        names.append(add_person(file, f"At {done:.1f}"))

    write(file, author, many(author), progress=someone_else_writes)
    assert len(people_of(file)) == 5_000 + len(names)


@pytest.mark.parametrize("guard", [allow, forbid])
def test_nothing_that_was_prepared_is_left_behind(
    file: ProgrammeFile, author: Author, guard: Callable[[Connection], None]
) -> None:
    with suppress(Refusal):
        write(file, author, many(author, 10), guard=guard)
    with file.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_temp_master").fetchall() == []


def test_after_a_bulk_every_connection_waits_for_the_disk_again(file: ProgrammeFile, author: Author) -> None:
    write(file, author, many(author, 10))
    with file.engine.connect() as one, file.engine.connect() as other:
        for connection in (one, other):
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
