"""Becoming: the journal gives every row, so that what laptops exchange is enough."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from blp_desktop.desk.becoming import Row, becoming, shared_tables
from blp_desktop.desk.conditions import NewCondition, add_condition
from blp_desktop.desk.registering import PersonFields, edit_person
from blp_desktop.desk.selection import block, withdraw
from blp_desktop.desk.station import looking
from blp_desktop.desk.undo import redo_last, undo_last
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.store.columns import journalled
from blp_desktop.store.schema import Journal
from tests.desk.demo import Desk

Act = Callable[[Desk], object]


def rows_now(desk: Desk) -> dict[tuple[str, str], Row]:
    """Every shared row but scans, with its values as the journal writes them."""
    with looking(desk.station) as session:
        return {
            (name, row["id"]): {column: journalled(value) for column, value in row.items()}
            for name, table in shared_tables().items()
            for row in session.execute(select(table)).mappings()
        }


def rows_told(desk: Desk) -> dict[tuple[str, str], Row]:
    """The same, from the journal alone."""
    with looking(desk.station) as session:
        journal = [dict(row) for row in session.execute(select(Journal.__table__)).mappings()]
        rows = becoming(session, journal, []).rows
    return {place: row for place, row in rows.items() if row is not None}


def test_the_journal_of_an_imported_programme_gives_every_row(desk: Desk) -> None:
    assert rows_told(desk) == rows_now(desk)


def walks_in(desk: Desk) -> None:
    add_walk_in(desk.station, PersonFields(first_name="Late", last_name="Comer"), module="M1")


def is_edited(desk: Desk) -> None:
    edit_person(desk.station, desk.person(), {"photo_consent": False, "notes": "", "phone": "1", "role": "speaker"})


def is_withdrawn(desk: Desk) -> None:
    withdraw(desk.station, [desk.person(1)], reason="ill")
    block(desk.station, [desk.person(2)], reason="no")


def is_asked(desk: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="Fee", module=None, overridable=False))


def has_a_checkpoint(desk: Desk) -> None:
    desk.checkpoint("dinner", multi_entry=True, capacity=0, opens_at=desk.station.now() - timedelta(hours=1))


@pytest.mark.parametrize("act", [walks_in, is_edited, is_withdrawn, is_asked, has_a_checkpoint])
def test_after_an_act_its_undo_and_its_redo_the_journal_gives_every_row(desk: Desk, act: Act) -> None:
    act(desk)
    assert rows_told(desk) == rows_now(desk)
    undo_last(desk.station)
    assert rows_told(desk) == rows_now(desk)
    redo_last(desk.station)
    assert rows_told(desk) == rows_now(desk)
