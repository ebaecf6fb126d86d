"""Undo of acts with many rows: looked through without the write lock, so that the door goes on meanwhile."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk import undo
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.modules import add_module
from blp_desktop.desk.people import list_people
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.registering import PersonFields, add_person, edit_person
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.undo import last_undone, redo_last, undo_last
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.file import WRITES
from blp_desktop.store.schema import Application, Journal, Person, UnfinishedPart
from tests.desk.test_undo import RUTA, STOCKHOLM
from tests.lists import HEADING, text_file

SOREN = PersonFields(first_name="Sören", last_name="Ek", email="soren@example.se")
MANY = 2_400
"""People of an import that is written in parts, with their applications."""


@pytest.fixture
def office(station: Station) -> Station:
    """A station whose file holds one module and somebody who was there before."""
    new_programme(station, "BLP", edition="2017")
    add_module(station, STOCKHOLM)
    add_person(station, RUTA)
    return station


def list_of_many(folder: Path, *, many: int = MANY) -> Path:
    people = [("Ada", f"Ek {number}", f"Hub {number % 90}", f"p{number}@example.org") for number in range(many)]
    return text_file(folder / "many.csv", [HEADING, *people])


@pytest.fixture
def imported(office: Station, tmp_path: Path) -> Station:
    """After the import."""
    apply_people(office, plan_people(office, list_of_many(tmp_path)))
    return office


def counted(station: Station) -> tuple[int, int]:
    """People and applications."""
    with looking(station) as session:
        counts = [session.scalar(select(func.count()).select_from(table)) or 0 for table in (Person, Application)]
    return counts[0], counts[1]


def rows_by_person(station: Station) -> dict[str, Any]:
    """Everything the file says of everyone."""
    return {row.id: row for row in list_people(station, edition="2017")}


def test_a_large_import_is_undone_done_again_and_undone(imported: Station) -> None:
    before = rows_by_person(imported)
    undone = undo_last(imported).value
    assert counted(imported) == (1, 1)
    redone = redo_last(imported).value
    assert rows_by_person(imported) == before
    assert undone.words == redone.words == "import 2400 people"
    undo_last(imported)
    assert counted(imported) == (1, 1)
    assert last_undone(imported) is not None


def test_every_row_of_a_large_act_done_again_names_what_it_takes_back(imported: Station) -> None:
    undo_last(imported)
    redo_last(imported)
    with looking(imported) as session:
        acts = session.execute(select(Journal.act_id, Journal.undoes).distinct()).all()
        assert len([act for act in acts if act.undoes]) == 2
        assert session.scalar(select(func.count()).select_from(UnfinishedPart)) == 0


def test_a_row_that_another_laptop_changed_since_keeps_a_large_import(imported: Station) -> None:
    key = next(row.id for row in list_people(imported, edition="2017") if row.name == "Ada Ek 7")
    edit_person(other_laptop(imported), key, {"city": "Rīga"})
    before = counted(imported)
    with pytest.raises(Refusal, match="Ada Ek 7 was changed since"):
        undo_last(imported)
    assert counted(imported) == before


def test_whoever_writes_between_look_and_lock_is_not_overlooked(
    imported: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    inverse_of = undo.inverse_of

    def while_somebody_else_writes(*given: Any) -> Any:
        if not looked:
            add_person(other_laptop(imported), SOREN)
        looked.append(given[1])
        return inverse_of(*given)

    monkeypatch.setattr(undo, "inverse_of", while_somebody_else_writes)
    undo_last(imported)
    assert len(looked) == 2
    assert counted(imported) == (2, 2)


def test_a_door_that_never_pauses_does_not_keep_an_undo_from_its_end(
    imported: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = count()
    inverse_of = undo.inverse_of

    def while_somebody_else_writes(session: Session, act: str, words: str) -> Any:
        if not session.connection().get_execution_options().get(WRITES):
            add_person(other_laptop(imported), replace(SOREN, email=f"soren{next(numbers)}@example.se"))
        return inverse_of(session, act, words)

    monkeypatch.setattr(undo, "inverse_of", while_somebody_else_writes)
    undo_last(imported)
    assert next(numbers) == 5
    assert counted(imported) == (6, 6)


def other_laptop(station: Station) -> Station:
    """Another laptop at the same file."""
    return replace(station, author=replace(station.author, laptop="0192f000-0000-7000-8000-00000000000b"))
