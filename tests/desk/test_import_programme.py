"""Importing a programme."""

from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from blp_desktop.desk.agenda import agenda
from blp_desktop.desk.import_programme import ProgrammeImported, apply_programme, plan_programme
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.paper.cells import cell_text
from blp_desktop.places import resource
from tests.lists import write_sheets

Sheets = dict[str, list[list[str]]]
WORKBOOK = resource("demo", "programme-2017.xlsx")


def sheets() -> Sheets:
    """The demo's workbook as lists that a test can change."""
    book = CalamineWorkbook.from_path(str(WORKBOOK))
    found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: [[cell_text(cell) for cell in row] for row in rows] for name, rows in found.items()}


def changed(folder: Path, change: Callable[[Sheets], object]) -> Path:
    content = sheets()
    change(content)
    return write_sheets(folder / "changed.xlsx", content)


def imported(station: Station, file: Path) -> ProgrammeImported:
    return apply_programme(station, plan_programme(station, file)).value


def counts(part: object) -> tuple[int, int, int]:
    return part.added, part.changed, part.unchanged  # type: ignore[attr-defined]


def test_the_demo_programme_is_added_once_and_unchanged_after(station: Station) -> None:
    first, second = imported(station, WORKBOOK), imported(station, WORKBOOK)
    assert [counts(part) for part in (first.modules, first.venues, first.sessions)] == [
        (3, 0, 0),
        (3, 0, 0),
        (19, 0, 0),
    ]
    assert [counts(part) for part in (second.modules, second.venues, second.sessions)] == [
        (0, 0, 3),
        (0, 0, 3),
        (0, 0, 19),
    ]


def test_days_as_text_are_the_days_as_cells(station: Station, tmp_path: Path) -> None:
    imported(station, WORKBOOK)
    assert counts(imported(station, changed(tmp_path, lambda _: None)).sessions) == (0, 0, 19)


def test_a_changed_session_updates_and_a_missing_one_is_kept_and_named(station: Station, tmp_path: Path) -> None:
    imported(station, WORKBOOK)

    def change(content: Sheets) -> None:
        content["Sessions"][1][5] = "Room Gallerian"
        del content["Sessions"][4]

    plan = plan_programme(station, changed(tmp_path, change))
    assert counts(plan.sessions) == (0, 1, 17)
    assert plan.kept == ("session 2017-10-25 Strategy workshop I",)
    apply_programme(station, plan)
    assert "Room Gallerian" in str(agenda(station, "M1"))


@pytest.mark.parametrize(
    ("sheet", "place", "value", "told"),
    [
        ("Sessions", (2, 2), "25:99", (3, "Start", "not a time")),
        ("Sessions", (3, 0), "M9", (4, "Module", "no such module")),
        ("Sessions", (1, 1), "2017-11-24", (2, "Date", "outside the days of M1, 2017-10-24 to 2017-10-26")),
        ("Sessions", (1, 7), "perhaps", (2, "Counts for attendance", "neither yes nor no")),
        ("Modules", (1, 4), "Europe/Nowhere", (2, "Time zone", "not a time zone such as Europe/Stockholm")),
        ("Modules", (2, 0), "M1", (3, "Module", "repeats row 2")),
        ("Venues", (1, 6), "many", (2, "Capacity", "not a number of people")),
    ],
)
def test_each_fault_is_told_with_sheet_row_and_column(
    station: Station, tmp_path: Path, sheet: str, place: tuple[int, int], value: str, told: tuple[int, str, str]
) -> None:
    def change(content: Sheets) -> None:
        content[sheet][place[0]][place[1]] = value

    plan = plan_programme(station, changed(tmp_path, change))
    assert (sheet, *told) in [(each.sheet, each.row, each.column, each.problem) for each in plan.problems]
    with pytest.raises(Refusals):
        apply_programme(station, plan)


def test_the_edition_is_the_year_of_the_earliest_first_day(station: Station, tmp_path: Path) -> None:
    def change(content: Sheets) -> None:
        del content["Programme"]

    assert plan_programme(station, changed(tmp_path, change)).edition == "2017"
    assert plan_programme(station, WORKBOOK, edition="2019").edition == "2019"


def test_a_list_of_people_is_no_programme(station: Station) -> None:
    with pytest.raises(Refusal, match="holds no list of modules"):
        plan_programme(station, resource("demo", "applications-2017.xlsx"))
