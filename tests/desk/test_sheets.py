"""Attendance sheets of the demo."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from blp_desktop.desk.people import list_people
from blp_desktop.desk.sheets import city_sheets, module_sheets, write_sheets
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from tests.desk.demo import Desk
from tests.paper.conftest import words

__all__ = ["words"]

DAY = date(2017, 10, 24)


def test_a_city_has_a_sheet_for_each_day_that_counts(desk: Desk) -> None:
    assert city_sheets(desk.station, "stockholm").sheets == 3
    assert module_sheets(desk.station, "M1", day=DAY).sheets == 1


def test_a_sheet_names_everyone_invited_and_what_funders_ask_for(desk: Desk, words: Callable[[bytes], str]) -> None:
    read = words(module_sheets(desk.station, "M1", day=DAY).pdf)
    surnames = [row.last_name for row in list_people(desk.station, module="M1")]
    assert [name for name in surnames if name not in read] == []
    for wanted in (
        "Baltic Leadership Programme",
        "Swedish Institute",
        "Slottsbacken 10",
        "Stockholm",
        "24 October 2017",
    ):
        assert wanted in read, wanted
    assert "1 of " in read


def test_people_stand_in_the_languages_order(desk: Desk, words: Callable[[bytes], str]) -> None:
    read = words(module_sheets(desk.station, "M1", day=DAY).pdf)
    surnames = [row.last_name for row in list_people(desk.station, module="M1")]
    places = [read.index(name) for name in surnames[:8]]
    assert places == sorted(places)


def test_a_day_or_city_without_any_says_which_there_are(desk: Desk) -> None:
    with pytest.raises(Refusal, match="Days that count: 2017-10-24, 2017-10-25, 2017-10-26"):
        module_sheets(desk.station, "M1", day=date(2017, 11, 1))
    with pytest.raises(Refusal, match="Modules meet in: Copenhagen, Helsinki, Stockholm"):
        city_sheets(desk.station, "Rīga")


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SurroundingsFailed, match="could not be written"):
        write_sheets(module_sheets(desk.station, "M1"), tmp_path / "file" / "a.pdf")
