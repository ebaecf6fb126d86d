"""Importing people."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_plan import Choice, PeoplePlan
from blp_desktop.desk.station import Station, acting, looking
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.places import resource
from blp_desktop.store.file import close_file, create_file
from blp_desktop.store.schema import Journal, Person
from tests.desk.demo import now
from tests.lists import HEADING, RUTA, SOREN, Cell, Lines, ods_file, text_file, xlsx_file


def imported(station: Station, file: Path) -> tuple[int, int, int]:
    """Added, changed and unchanged."""
    done = apply_people(station, plan_people(station, file)).value
    return done.added, done.changed, done.unchanged


def listed(folder: Path, *rows: tuple[Cell, ...], heading: tuple[str, ...] = HEADING) -> Path:
    return text_file(folder / "list.csv", (heading, *rows))


def journalled(station: Station) -> int:
    with looking(station) as session:
        return len(session.scalars(select(Journal.row)).all())


def mend(station: Station, **values: str) -> None:
    """The office changes the one person there is."""
    with acting(station, "edit") as under_way:
        (person,) = under_way.session.scalars(select(Person)).all()
        for name, value in values.items():
            setattr(person, name, value)


def held(station: Station, field: str) -> str:
    (row,) = list_people(station)
    return str(getattr(row, field))


def test_the_demo_workbook_and_the_demo_text_are_one_list(station: Station) -> None:
    assert imported(station, resource("demo", "applications-2017.xlsx")) == (50, 0, 0)
    before = journalled(station)
    assert imported(station, resource("demo", "applications-2017.csv")) == (0, 0, 50)
    assert journalled(station) == before
    assert len(list_people(station, status=Standing.SELECTED)) == 28


def test_a_plan_changes_nothing(station: Station, tmp_path: Path) -> None:
    assert plan_people(station, listed(tmp_path, RUTA, SOREN)).added == 2
    assert (list_people(station), journalled(station)) == ((), 0)


def test_a_corrected_list_updates_whom_it_names(station: Station, tmp_path: Path) -> None:
    imported(station, listed(tmp_path, RUTA, SOREN))
    assert imported(station, listed(tmp_path, (*RUTA[:2], "Rīga Forest", RUTA[3]), SOREN)) == (0, 1, 1)
    assert "Rīga Forest" in {row.organisation for row in list_people(station)}


def test_without_an_e_mail_name_and_organisation_tell_who_it_is(station: Station, tmp_path: Path) -> None:
    imported(station, listed(tmp_path, (*RUTA[:3], "")))
    assert imported(station, listed(tmp_path, ("RUTA", "Kalnina", "riga wood", ""))) == (0, 1, 0)
    assert held(station, "first_name") == "RUTA"


def test_an_unchanged_list_never_overwrites_what_the_office_changed(station: Station, tmp_path: Path) -> None:
    imported(station, listed(tmp_path, RUTA))
    mend(station, organisation="Latvian Wood", email="ruta@other.example.lv", last_name="Ozola")
    assert imported(station, listed(tmp_path, RUTA)) == (0, 0, 1)
    assert held(station, "organisation") == "Latvian Wood"


def conflicting(station: Station, folder: Path) -> tuple[Path, PeoplePlan]:
    imported(station, listed(folder, RUTA))
    mend(station, organisation="Latvian Wood")
    file = listed(folder, (*RUTA[:2], "Rīga Forest", RUTA[3]))
    return file, plan_people(station, file)


def test_where_both_changed_the_row_is_a_problem_and_nothing_is_done(station: Station, tmp_path: Path) -> None:
    _, plan = conflicting(station, tmp_path)
    (problem,) = plan.problems
    assert (problem.row, problem.value) == (2, "Rīga Forest")
    assert problem.problem.endswith("the program holds: Latvian Wood")
    with pytest.raises(Refusals):
        apply_people(station, plan)
    assert held(station, "organisation") == "Latvian Wood"


@pytest.mark.parametrize(("choice", "holds"), [(Choice.LIST, "Rīga Forest"), (Choice.PROGRAM, "Latvian Wood")])
def test_a_choice_settles_it_for_good(station: Station, tmp_path: Path, choice: Choice, holds: str) -> None:
    file, _ = conflicting(station, tmp_path)
    apply_people(station, plan_people(station, file, choices={(2, "organisation"): choice}))
    assert held(station, "organisation") == holds
    assert imported(station, file) == (0, 0, 1)


def test_one_wrong_row_keeps_all_others_out(station: Station, tmp_path: Path) -> None:
    plan = plan_people(station, listed(tmp_path, RUTA, ("", "Ek", "", "nope")))
    with pytest.raises(Refusals):
        apply_people(station, plan)
    assert list_people(station) == ()


def test_a_plan_that_rests_on_what_is_no_longer_so_is_refused(station: Station, tmp_path: Path) -> None:
    imported(station, listed(tmp_path, RUTA))
    stale = plan_people(station, listed(tmp_path, RUTA, SOREN))
    mend(station, city="Rīga")
    with pytest.raises(Refusal, match="were changed while the preview was open"):
        apply_people(station, stale)


def test_near_duplicates_are_named_and_kept_apart(station: Station, tmp_path: Path) -> None:
    imported(station, listed(tmp_path, RUTA))
    file = listed(tmp_path, ("Ruta", "Kalnina", "Rīga Wood", "other@example.lv"))
    assert plan_people(station, file).near_duplicates == (
        "Row 2: Ruta Kalnina may be Rūta Kalniņa, Rīga Wood (already here). Both are kept.",
    )
    assert imported(station, file) == (1, 0, 0)
    assert len(list_people(station)) == 2


def test_columns_corrected_once_are_remembered_for_the_same_headings(station: Station, tmp_path: Path) -> None:
    heading = ("Voornaam", "Achternaam", "Mail")
    file = listed(tmp_path, ("Jan", "Berg", "j@b.nl"), heading=heading)
    mapped = ("Voornaam=first_name", "Achternaam=last_name", "Mail=email")
    apply_people(station, plan_people(station, file, mapped=mapped))
    assert imported(station, file) == (0, 0, 1)
    assert held(station, "email") == "j@b.nl"


def test_the_decision_column_withdraws_and_keeps_answers(station: Station, tmp_path: Path) -> None:
    heading = (*HEADING, "Decision", "Motivation")
    imported(station, listed(tmp_path, (*RUTA, "Withdrawn", "To learn"), heading=heading))
    assert held(station, "status") == "withdrawn"


@pytest.mark.parametrize(("decision", "status"), [("Declined", "declined"), ("Withdrawn", "withdrawn")])
def test_a_roster_without_decisions_selects_whom_it_brings_and_nobody_who_is_known(
    station: Station, tmp_path: Path, decision: str, status: str
) -> None:
    applications = (*HEADING, "Decision")
    imported(station, listed(tmp_path, (*RUTA, decision), heading=applications))
    assert imported(station, listed(tmp_path, RUTA, SOREN)) == (1, 0, 1)
    assert {row.last_name: row.status for row in list_people(station)} == {"Kalniņa": status, "Ek": "selected"}
    assert imported(station, listed(tmp_path, (*RUTA, decision), heading=applications)) == (0, 0, 1)
    assert imported(station, listed(tmp_path, (*SOREN, "Waiting list"), heading=applications)) == (0, 1, 0)


words = st.text(st.sampled_from("abzÅßžłñĶ’- "), min_size=1, max_size=9).map(str.strip).filter(any)
answers = st.one_of(st.just(""), words, st.integers(0, 999), st.floats(0, 99).map(lambda number: round(number, 2)))
people = st.lists(st.tuples(words, words, words, answers), min_size=1, max_size=5)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people)
def test_the_same_table_again_changes_nothing_in_any_format(
    tmp_path_factory: pytest.TempPathFactory, people: list[tuple[str, str, str, Cell]]
) -> None:
    folder = tmp_path_factory.mktemp("same")
    rows = tuple((*person[:3], f"p{number}@example.lv", person[3]) for number, person in enumerate(people))
    lines: Lines = ((*HEADING, "Member companies"), *rows)
    station = station_at(create_file(folder / "a.blp"), operator="Anna", now=now)
    assert imported(station, xlsx_file(folder / "a.xlsx", lines)) == (len(rows), 0, 0)
    before = journalled(station)
    for file in (
        xlsx_file(folder / "a.xlsx", lines),
        ods_file(folder / "a.ods", lines),
        text_file(folder / "a.csv", lines, encoding="utf-16"),
        text_file(folder / "a.tsv", lines, delimiter="\t", encoding="utf-8-sig"),
    ):
        assert imported(station, file) == (0, 0, len(rows)), file.suffix
    assert journalled(station) == before
    close_file(station.file)
