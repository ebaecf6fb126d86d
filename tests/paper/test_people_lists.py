"""Lists of people: columns understood, lines read, what is wrong where."""

from pathlib import Path

import pytest
import xlsxwriter

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.people_lists import PeopleList, people_list, read_people_table, understood
from blp_desktop.paper.problems import NO_VALUE
from blp_desktop.places import resource
from tests.lists import HEADING, RUTA, SOREN, Cell, text_file, xlsx_file


def read(file: Path, *mapped: str) -> PeopleList:
    table = read_people_table(file)
    return people_list(table, understood(table, mapped=mapped))


def listed(folder: Path, *lines: tuple[Cell, ...], mapped: tuple[str, ...] = ()) -> PeopleList:
    return read(text_file(folder / "list.csv", lines), *mapped)


def told(found: PeopleList) -> list[tuple[int, str, str, str]]:
    return [(each.row, each.column, each.value, each.problem) for each in found.problems]


def test_a_roster_without_a_decision_column_says_nothing_of_decisions(tmp_path: Path) -> None:
    assert ["decision" in line.fields for line in listed(tmp_path, HEADING, RUTA).lines] == [False]


def test_columns_nobody_knows_are_kept_as_answers(tmp_path: Path) -> None:
    (line,) = listed(tmp_path, (*HEADING, "Motivation"), (*RUTA, "To learn")).lines
    assert line.answers == {"Motivation": "To learn"}


@pytest.mark.parametrize("whole", ["Kalniņa, Rūta", "Rūta Kalniņa"])
def test_a_single_name_column_is_parted(tmp_path: Path, whole: str) -> None:
    (line,) = listed(tmp_path, ("Name", "E-mail"), (whole, "r@x.lv")).lines
    assert (line.fields["first_name"], line.fields["last_name"]) == ("Rūta", "Kalniņa")


def test_each_fault_is_told_with_row_column_and_value(tmp_path: Path) -> None:
    heading = ("Submitted", "First name", "Last name", "E-mail", "Photo consent", "Score 1")
    found = listed(
        tmp_path,
        heading,
        ("31.02.2017", "A", "B", "a@x.de", "yes", "4"),
        ("2017-06-01", "", "D", "nope@", "maybe", "four"),
    )
    assert told(found) == [
        (2, "Submitted", "31.02.2017", "not a date"),
        (3, "Score 1", "four", "not a number"),
        (3, "First name", "", "the first name is missing"),
        (3, "E-mail", "nope@", "not an e-mail address"),
        (3, "Photo consent", "maybe", "neither yes nor no"),
    ]


def test_a_row_that_repeats_is_told_by_e_mail_or_by_name_and_organisation(tmp_path: Path) -> None:
    found = listed(
        tmp_path, HEADING, RUTA, ("R", "K", "", RUTA[3].upper()), (*SOREN[:3], ""), ("SOREN", *SOREN[1:3], "")
    )
    assert told(found) == [
        (3, "E-mail", "RUTA@EXAMPLE.LV", "repeats row 2"),
        (5, "Last name", "SOREN Ek", "repeats row 4"),
    ]


def test_a_formula_never_computed_is_a_problem_only_in_a_column_that_is_used(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path / "a.xlsx", (HEADING, RUTA[:3]), formula=(1, 3)))
    assert told(found) == [(2, "E-mail", "", NO_VALUE)]
    unused = read(xlsx_file(tmp_path / "b.xlsx", ((*HEADING, "Extra"), RUTA), formula=(1, 4)))
    assert unused.problems == ()


def test_a_first_name_whose_formula_has_no_value_is_not_told_as_missing_too(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path / "a.xlsx", (HEADING, RUTA), formula=(1, 0)))
    assert told(found) == [(2, "First name", "", NO_VALUE)]


@pytest.mark.parametrize("error", ["#N/A", "#REF!"])
def test_what_a_spreadsheet_says_of_a_failed_formula_is_no_value(tmp_path: Path, error: str) -> None:
    found = listed(tmp_path, HEADING, (error, *RUTA[1:]), (*SOREN[:2], error, SOREN[3]))
    assert told(found) == [(2, "First name", error, NO_VALUE), (3, "Organisation", error, NO_VALUE)]


def test_a_failed_formula_of_a_workbook_is_told_where_it_stands(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADING)
        sheet.write_row(1, 0, RUTA)
        sheet.write_formula(1, 2, "=NA()", None, "#N/A")
    assert told(read(tmp_path / "a.xlsx")) == [(2, "Organisation", "", NO_VALUE)]


def test_columns_are_corrected_by_name(tmp_path: Path) -> None:
    mapped = ("Voornaam=first_name", "achternaam = last_name")
    (line,) = listed(tmp_path, ("Voornaam", "Achternaam"), ("Jan", "Berg"), mapped=mapped).lines
    assert line.name == "Jan Berg"


@pytest.mark.parametrize(
    ("mapped", "sentence"),
    [
        ("Nope=email", "There is no column Nope."),
        ("E-mail=foo", "There is no field foo."),
        ("E-mail", "There is no column"),
    ],
)
def test_a_correction_that_names_nothing_is_refused(tmp_path: Path, mapped: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        listed(tmp_path, HEADING, RUTA, mapped=(mapped,))


def test_a_list_without_names_says_what_it_has(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="found among: Voornaam, E-mail"):
        listed(tmp_path, ("Voornaam", "E-mail"), ("Jan", "j@b.nl"))


def test_a_programme_workbook_is_no_list_of_people() -> None:
    with pytest.raises(Refusal, match="is a programme workbook, no list of people"):
        read_people_table(resource("demo", "programme-2017.xlsx"))
