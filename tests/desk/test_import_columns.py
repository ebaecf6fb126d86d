"""The columns of a list before it is imported, and rows that are said to be somebody known."""

from pathlib import Path

import pytest

from blp_desktop.desk.import_columns import columns_of
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.people import list_people
from blp_desktop.desk.programme import new_programme
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusals

LIST = "First name;Last name;E-mail;Shoe size\nRūta;Kalniņa;ruta@example.lv;39\nErik;Koski;;\n"


@pytest.fixture
def office(station: Station) -> Station:
    """A station whose file holds the edition 2017."""
    new_programme(station, "BLP", edition="2017")
    return station


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_columns_come_with_what_they_are_taken_for_and_their_first_values(office: Station, tmp_path: Path) -> None:
    found = columns_of(office, written(tmp_path, LIST))
    assert [(column.heading, column.field) for column in found.columns] == [
        ("First name", "first_name"),
        ("Last name", "last_name"),
        ("E-mail", "email"),
        ("Shoe size", ""),
    ]
    assert found.columns[0].samples == ("Rūta", "Erik")
    assert found.columns[3].samples == ("39",)
    assert (found.rows, found.heading_row, found.remembered) == (2, 1, False)


def test_columns_are_remembered_once_they_were_imported(office: Station, tmp_path: Path) -> None:
    file = written(tmp_path, LIST)
    apply_people(office, plan_people(office, file, mapped=("Shoe size=notes",)))
    found = columns_of(office, file)
    assert found.remembered
    assert found.columns[3].field == "notes"


def test_a_row_said_to_be_somebody_known_changes_them(office: Station, tmp_path: Path) -> None:
    apply_people(office, plan_people(office, written(tmp_path, LIST)))
    ruta = list_people(office, search="ruta")[0]
    other = written(tmp_path, "First name;Last name;E-mail\nRuta;Kalnina;r.kalnina@example.lv\n")
    (alike,) = plan_people(office, other).look_alikes
    assert (alike.row, alike.person) == (2, ruta.id)
    apply_people(office, plan_people(office, other, same={2: ruta.id}))
    assert [row.email for row in list_people(office, search="kalnina")] == ["r.kalnina@example.lv"]


def test_two_rows_cannot_be_said_to_be_the_same_person(office: Station, tmp_path: Path) -> None:
    apply_people(office, plan_people(office, written(tmp_path, LIST)))
    ruta = list_people(office, search="ruta")[0]
    other = written(tmp_path, LIST + "Ruta;Kalnina;r.kalnina@example.lv;39\n")
    plan = plan_people(office, other, same={4: ruta.id})
    assert [problem.problem for problem in plan.problems] == ["the same person as row 2"]
    with pytest.raises(Refusals):
        apply_people(office, plan)
