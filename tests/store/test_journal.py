"""The journal: one row for each row changed, in the transaction that changes it, never changed itself."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Table, select

from blp_desktop.store.columns import journalled
from blp_desktop.store.file import ProgrammeFile, close_file, open_file, reading, writing
from blp_desktop.store.journal import Author, ChangeKind, RowChange, Touched, record
from blp_desktop.store.schema import Base, Journal, Person, Shared
from tests.desk.demo import Desk, close_desk, open_desk
from tests.store.programmes import MORNING, add_person, apart, author_at, journal_of, number_of, people_of, say

ACTS = 40
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def test_a_row_and_its_journal_are_seen_at_the_same_moment(file: ProgrammeFile, author: Author) -> None:
    with writing(file, author, "add person") as under_way:
        under_way.session.add(Person(id=author.new_key(), first_name="Ada"))
        under_way.session.flush()
        assert (people_of(file), journal_of(file)) == ([], [])
    assert people_of(file) == ["Ada"]
    assert [row.table for row in journal_of(file)] == ["person"]


def test_the_journal_tells_who_did_what_where_and_when(file: ProgrammeFile) -> None:
    key = add_person(file, "Ada")
    (row,) = journal_of(file)
    assert (row.operator, row.act, row.at, row.sequence) == ("Anna", "add person", MORNING, 1)
    assert (row.table, row.row, row.change) == ("person", key, ChangeKind.ADDED)
    assert row.fields["first_name"] == [None, "Ada"]


def test_a_change_is_told_with_the_old_and_the_new_value_of_what_changed(file: ProgrammeFile, author: Author) -> None:
    key = add_person(file, "Ada")
    with writing(file, author, "rename") as under_way:
        person = under_way.session.get_one(Person, key)
        person.first_name, person.last_name = "Ada", "Lovelace"
    last = journal_of(file)[-1]
    assert (last.change, last.fields) == (ChangeKind.CHANGED, {"last_name": ["", "Lovelace"]})


def test_a_removed_row_is_told_whole(file: ProgrammeFile, author: Author) -> None:
    key = add_person(file, "Ada")
    with writing(file, author, "remove person") as under_way:
        under_way.session.delete(under_way.session.get_one(Person, key))
    last = journal_of(file)[-1]
    assert (last.change, last.row) == (ChangeKind.REMOVED, key)
    assert last.fields["first_name"] == ["Ada", None]


def test_an_act_that_changes_nothing_writes_no_journal_and_takes_no_number(file: ProgrammeFile, author: Author) -> None:
    key = add_person(file, "Ada")
    with writing(file, author, "rename") as under_way:
        under_way.session.get_one(Person, key).first_name = "Ada"
    assert len(journal_of(file)) == 1
    assert number_of(file) == 1


def test_an_act_tells_which_rows_it_touched(file: ProgrammeFile, author: Author) -> None:
    with writing(file, author, "add person") as under_way:
        under_way.session.add(Person(id=(key := author.new_key()), first_name="Ada"))
    assert under_way.act.touched == {Touched("person", key)}


def test_the_rows_of_one_act_have_one_act_and_numbers_that_follow_each_other(
    file: ProgrammeFile, author: Author
) -> None:
    with writing(file, author, "add people") as under_way:
        under_way.session.add_all(Person(id=author.new_key(), first_name=name) for name in ("Ada", "Grace", "Hedy"))
    rows = journal_of(file)
    assert len({row.act_id for row in rows}) == 1
    assert [row.sequence for row in rows] == [1, 2, 3]


def test_the_logical_clock_never_goes_back_though_the_laptops_clock_does(file: ProgrammeFile) -> None:
    def an_hour_ago() -> datetime:
        return MORNING - timedelta(hours=1)

    add_person(file, "Ada")
    add_person(file, "Grace", author_at(now=an_hour_ago))
    first, second = journal_of(file)
    assert second.clock > first.clock
    assert second.at < first.at


def test_each_laptop_has_its_own_running_numbers(file: ProgrammeFile) -> None:
    add_person(file, "Ada", author_at("laptop-a"))
    add_person(file, "Grace", author_at("laptop-b"))
    add_person(file, "Hedy", author_at("laptop-a"))
    assert (number_of(file, "laptop-a"), number_of(file, "laptop-b")) == (2, 1)


def test_no_changes_are_no_journal(file: ProgrammeFile, author: Author) -> None:
    with writing(file, author, "nothing") as under_way:
        record(under_way.connection, under_way.act, [])
    assert journal_of(file) == []


def fail_after_recording(file: ProgrammeFile, author: Author) -> None:
    change = RowChange("person", "somebody", ChangeKind.CHANGED, {"first_name": ("Ada", "Ida")})
    with writing(file, author, "rename") as under_way:
        record(under_way.connection, under_way.act, [change])
        raise ZeroDivisionError


def test_a_change_told_to_the_journal_is_kept_only_with_its_transaction(file: ProgrammeFile, author: Author) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_recording(file, author)
    assert journal_of(file) == []


def played(rows: list[Journal]) -> dict[tuple[str, str], dict[str, Any]]:
    """What the journal gives, played from its start."""
    state: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for row in rows:
        if row.change == ChangeKind.REMOVED:
            del state[row.table, row.row]
        else:
            state[row.table, row.row] |= {name: new for name, (_, new) in row.fields.items()}
    return state


def shared_rows(file: ProgrammeFile) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row that laptops exchange, as the tables hold it."""
    found = {}
    with reading(file) as session:
        for kind in Shared.__subclasses__():
            table = cast(Table, kind.__table__)
            for row in session.execute(select(table)).mappings():
                found[table.name, row["id"]] = {name: journalled(value) for name, value in row.items() if name != "id"}
    return found


def told(state: dict[tuple[str, str], dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Without what is empty, which the journal may leave out."""
    return {
        place: {name: value for name, value in fields.items() if value not in _EMPTY} for place, fields in state.items()
    }


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    """The demo programme, with one scan in its ledger."""
    opened = open_desk(tmp_path)
    opened.scan(opened.code())
    yield opened
    close_desk(opened)


def test_the_journal_played_from_its_start_gives_every_row_of_the_file(desk: Desk) -> None:
    file = desk.station.file
    desk.change(Person, desk.person(), notes="Comes by train")
    rows = shared_rows(file)
    assert {table for table, _ in rows} >= {"programme", "person", "application", "invitation", "badge", "ledger"}
    assert told(played(journal_of(file))) == told(rows)


def forbidden(file: ProgrammeFile, statement: str) -> str:
    """What SQLite says to a statement that it must refuse, whoever sends it."""
    with closing(sqlite3.connect(file.path)) as connection:
        with pytest.raises(sqlite3.IntegrityError) as refused:
            connection.execute(statement)
        connection.rollback()
    return str(refused.value)


def test_no_row_of_ledger_or_journal_is_ever_deleted(desk: Desk) -> None:
    for table in ("ledger", "journal"):
        assert "never deleted" in forbidden(desk.station.file, f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "column", ["id", "module_id", "checkpoint", "direction", "verdict", "at", "annuls", "sequence"]
)
def test_what_the_ledger_says_happened_is_never_changed(desk: Desk, column: str) -> None:
    assert "never changed" in forbidden(desk.station.file, f"UPDATE ledger SET {column} = 'x'")


@pytest.mark.parametrize(
    "column", ["laptop_id", "sequence", "clock", "at", "act_id", "act", "undoes", '"table"', '"row"', "change"]
)
def test_what_the_journal_says_happened_is_never_changed(desk: Desk, column: str) -> None:
    assert "never changed" in forbidden(desk.station.file, f"UPDATE journal SET {column} = 'x'")


def test_personal_values_in_ledger_and_journal_can_be_blanked_for_erasure(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.station.file.path)) as connection, connection:
        connection.execute("UPDATE ledger SET raw = NULL, reason = NULL, operator = NULL")
        connection.execute("UPDATE journal SET fields = '{}', operator = NULL")
    assert {row.operator for row in journal_of(desk.station.file)} == {None}


def write_many(path: str, name: str) -> None:
    """One process's acts, with the same laptop as its neighbour's; it begins when it is told to."""
    file = open_file(Path(path))
    say("ready")
    input()
    for number in range(ACTS):
        add_person(file, f"{name} {number}")
    close_file(file)


def test_two_processes_at_the_same_time_never_take_the_same_number(file: ProgrammeFile) -> None:
    with apart(write_many, file.path, "Ada") as one, apart(write_many, file.path, "Grace") as other:
        for process in (one, other):
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in (one, other):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
    assert (one.returncode, other.returncode) == (0, 0)
    rows = journal_of(file)
    assert [row.sequence for row in rows] == list(range(1, 2 * ACTS + 1))
    assert [row.clock for row in rows] == sorted({row.clock for row in rows})
    assert number_of(file) == 2 * ACTS


def test_every_table_that_laptops_exchange_is_journalled() -> None:
    """But for bytes that stand under their own hash, and rows that are journalled once they are in place."""
    alone = {"journal", "laptop", "about", "scan_content", "unfinished", "unfinished_part"}
    assert {table.name for table in Base.metadata.sorted_tables} == alone | {
        kind.__tablename__ for kind in Shared.__subclasses__()
    }
