"""Parts of a large act: how rows are shared out among them, and packed until they are written."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.store.journal import ChangeKind, RowChange, added
from blp_desktop.store.parts import PART, Part, packed, parts_of, unpacked
from blp_desktop.store.schema import Application, Edition, Person
from blp_desktop.store.staging import Rows

words = st.text(st.characters(exclude_categories=["Cs"]))
instants = st.datetimes(timezones=st.just(UTC))
applications = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "submitted": words,
        "walk_in": st.booleans(),
        "answers": st.dictionaries(words, words),
        "scores": st.lists(st.floats(allow_nan=False, allow_infinity=False)),
        "withdrawn_at": instants | st.none(),
    }
)
editions = st.fixed_dictionaries({"id": st.uuids().map(str), "secret": st.binary(), "least_modules": st.none()})


def person(key: str) -> dict[str, Any]:
    """As much of a row as matters here."""
    return {"id": key, "first_name": key}


@given(st.lists(editions, max_size=3), st.lists(applications, max_size=5))
def test_a_part_comes_out_as_it_was_packed(some: list[dict[str, Any]], others: list[dict[str, Any]]) -> None:
    rows = [Rows(Edition, some), Rows(Application, others)]
    changes = [added(each.core.name, row) for each in rows for row in each.values]
    assert unpacked(packed(Part(rows, changes))) == Part(rows, changes)


def test_rows_that_replace_others_stand_in_the_first_part_however_many() -> None:
    old, new = [person(f"old {n}") for n in range(PART + 5)], [person(f"new {n}") for n in range(PART + 1)]
    changes = [RowChange("person", row["id"], ChangeKind.CHANGED, {}) for row in old]
    parts = parts_of([Rows(Person, [*new, *old])], [*changes, *(added("person", row) for row in new)])
    assert [len(part) for part in parts] == [PART + 5, PART, 1]
    assert parts[0].rows == [Rows(Person, old)]


@given(people=st.integers(0, 2 * PART), places=st.integers(0, PART))
def test_every_row_stands_in_one_part_and_none_before_what_it_refers_to(people: int, places: int) -> None:
    rows = [
        Rows(Person, [person(f"p{n}") for n in range(people)]),
        Rows(Application, [person(f"a{n}") for n in range(places)]),
    ]
    changes = [added(each.core.name, row) for each in reversed(rows) for row in each.values]
    parts = parts_of(rows, changes)
    flat = [row["id"] for part in parts for each in part.rows for row in each.values]
    assert flat == [row["id"] for each in rows for row in each.values]
    assert [change.row for part in parts for change in part.changes] == flat
    assert all(len(part) == PART for part in parts[:-1])


def test_what_came_from_another_zone_is_the_same_instant() -> None:
    at = datetime(2017, 10, 24, 9, 0, tzinfo=UTC) + timedelta(microseconds=1)
    row = {"id": "a", "withdrawn_at": at}
    found = unpacked(packed(Part([Rows(Application, [row])], [added("application", row)])))
    assert found.rows[0].values[0]["withdrawn_at"] == at
