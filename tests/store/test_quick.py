"""Quick statements: the same values in and out as SQLAlchemy's own."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, cast

import pytest
from sqlalchemy import Table, bindparam, insert, select, union_all, update

from blp_desktop.store.file import ProgrammeFile, writing
from blp_desktop.store.journal import Author
from blp_desktop.store.quick import quick, quick_insert
from blp_desktop.store.schema import Application, Edition, Module, Person, Programme, Session
from tests.store.programmes import people_of

_people = cast(Table, Person.__table__)
_applications = cast(Table, Application.__table__)
_sessions = cast(Table, Session.__table__)
NOON = datetime(2017, 10, 24, 12, 0, 0, 1, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def edition(file: ProgrammeFile, author: Author) -> str:
    """An edition with one person in it, whose key is the edition's too, and a module of that key."""
    key = author.new_key()
    with writing(file, author, "set up") as under_way:
        session = under_way.session
        session.add(Programme(id=key, title="BLP"))
        session.add(Person(id=key, first_name="Ada"))
        session.flush()
        session.add(Edition(id=key, programme_id=key, code="2017", tag="T", secret=b"s"))
        session.flush()
        module = Module(id=key, edition_id=key, code="M1", title="One", city="Stockholm", time_zone="Europe/Stockholm")
        module.first_day = module.last_day = date(2017, 10, 24)
        session.add(module)
    return key


def application(key: str) -> dict[str, Any]:
    """A whole row, with every kind of value that needs a conversion."""
    return {
        "id": key,
        "person_id": key,
        "edition_id": key,
        "submitted": "",
        "decision": "selected",
        "role": "",
        "answers": {"Why?": "Łódź → Rīga", "Scores": [1, 2.5, None]},
        "scores": [24.0, 3.5],
        "walk_in": True,
        "withdrawn_at": NOON,
        "withdrawn_reason": "",
        "blocked_at": None,
        "blocked_reason": "",
        "imported": {},
    }


def test_a_quick_insert_writes_what_an_insert_of_sqlalchemy_would(
    file: ProgrammeFile, author: Author, edition: str
) -> None:
    statement = insert(_applications)
    with writing(file, author, "apply") as under_way:
        connection = under_way.connection
        quick_insert(statement, _applications).run(connection, application(edition))
        connection.execute(statement, application(edition) | {"id": author.new_key()})
        raw = connection.exec_driver_sql("SELECT * FROM application").mappings().all()
    quick_row, core_row = ({name: value for name, value in row.items() if name != "id"} for row in raw)
    assert quick_row == core_row


def test_a_quick_look_gives_what_a_select_of_sqlalchemy_would(
    file: ProgrammeFile, author: Author, edition: str
) -> None:
    with writing(file, author, "apply") as under_way:
        connection = under_way.connection
        connection.execute(insert(_applications), application(edition))
        statement = select(_applications).where(_applications.c.id == bindparam("key"))
        (seen,) = quick(statement).rows(connection, {"key": edition})
        (plain,) = connection.execute(statement, {"key": edition})
    assert tuple(seen) == tuple(plain)
    assert seen.withdrawn_at == NOON
    assert seen.withdrawn_at.tzinfo is UTC
    assert (seen.walk_in, seen.blocked_at, seen.scores) == (True, None, [24.0, 3.5])


def test_days_and_wall_times_pass_through_both_ways(file: ProgrammeFile, author: Author, edition: str) -> None:
    values = {"id": edition, "module_id": edition, "day": date(2017, 10, 24), "start": time(9), "end": time(12, 30)}
    values |= {"title": "Opening", "room_id": None, "speaker": "", "counts": True, "imported": {}}
    with writing(file, author, "add session") as under_way:
        quick_insert(insert(_sessions), _sessions).run(under_way.connection, values)
        on_day = select(_sessions.c.start, _sessions.c.end).where(_sessions.c.day == bindparam("day"))
        (seen,) = quick(on_day).rows(under_way.connection, {"day": date(2017, 10, 24)})
    assert (seen.start, seen.end) == (time(9), time(12, 30))


def test_constants_of_a_statement_need_not_be_given(file: ProgrammeFile, author: Author, edition: str) -> None:
    statement = select(_people.c.id).where(_people.c.first_name == "Ada", _people.c.id == bindparam("key"))
    with writing(file, author, "look") as under_way:
        assert len(quick(statement).rows(under_way.connection, {"key": edition})) == 1
        assert quick(statement).rows(under_way.connection, {"key": "nobody"}) == []


def test_a_statement_of_several_parts_gives_rows_by_name(file: ProgrammeFile, author: Author, edition: str) -> None:
    statement = union_all(
        select(_people.c.id, _people.c.first_name.label("name")),
        select(_people.c.id, _people.c.last_name.label("name")),
    )
    with writing(file, author, "look") as under_way:
        assert [row.name for row in quick(statement).rows(under_way.connection, {})] == ["Ada", ""]


def test_a_quick_update_is_part_of_the_act_and_falls_with_it(file: ProgrammeFile, author: Author, edition: str) -> None:
    renaming = update(_people).where(_people.c.id == bindparam("key")).values(first_name=bindparam("name"))
    statement = quick(renaming.returning(_people.c.first_name))
    with writing(file, author, "rename") as under_way:
        (seen,) = statement.rows(under_way.connection, {"key": edition, "name": "Ida"})
        assert seen.first_name == "Ida"
        under_way.connection.rollback()
    assert people_of(file) == ["Ada"]


def test_a_value_that_was_forgotten_is_an_error_and_not_a_blank(
    file: ProgrammeFile, author: Author, edition: str
) -> None:
    values = application(edition)
    del values["withdrawn_at"]
    with writing(file, author, "apply") as under_way, pytest.raises(KeyError, match="withdrawn_at"):
        quick_insert(insert(_applications), _applications).run(under_way.connection, values)
