"""Cells: one value, one text, whatever the format of the file."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.paper.cells import cell_text, clock, day, moment


@pytest.mark.parametrize("value", [24, 24.0, "24", "24.0", " 24 ", "24.00"])
def test_a_whole_number_is_one_text_however_it_is_written(value: object) -> None:
    assert cell_text(value) == "24"


@pytest.mark.parametrize(("value", "text"), [(24.5, "24.5"), ("24.5", "24.5"), (-3.0, "-3"), (0.1, "0.1")])
def test_a_fraction_keeps_what_it_is(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize("text", ["0045", "+46 70 123 45 67", "1.2.3", "007.0a"])
def test_a_text_that_only_looks_like_a_number_stays_as_it_is(text: str) -> None:
    assert cell_text(text) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (date(2017, 6, 1), "2017-06-01"),
        (datetime(2017, 6, 1), "2017-06-01"),  # noqa: DTZ001
        (datetime(2017, 6, 1, 12, 50), "2017-06-01 12:50"),  # noqa: DTZ001
        (datetime(2017, 6, 1, 12, 50, 9), "2017-06-01 12:50:09"),  # noqa: DTZ001
        (time(9, 0), "09:00"),
        (timedelta(hours=9, minutes=30), "09:30"),
    ],
)
def test_a_cell_of_any_kind_has_its_one_text(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("2017-06-01", "2017-06-01"),
        ("2017-6-1", "2017-06-01"),
        ("2017/06/01", "2017-06-01"),
        ("2017.06.01", "2017-06-01"),
        ("1.6.2017", "2017-06-01"),
        ("01.06.2017.", "2017-06-01"),
        ("1/6/2017", "2017-06-01"),
        ("01-06-2017", "2017-06-01"),
        ("2017-06-01 12:50", "2017-06-01 12:50"),
        ("2017-06-01T12:50:00Z", "2017-06-01 12:50"),
        ("2017-06-01 12:50:07", "2017-06-01 12:50:07"),
        ("2017-06-01 00:00:00", "2017-06-01"),
        ("1.6.2017 12.50", "2017-06-01 12:50"),
    ],
)
def test_a_date_as_text_is_what_a_date_cell_says(written: str, plain: str) -> None:
    assert moment(written) == plain


@pytest.mark.parametrize(
    "text", ["", "soon", "2017-02-30", "31.6.2017", "2017-13-01", "1.6.17", "2017-06-01 25:00", "0000-01-01", "43000"]
)
def test_an_impossible_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_the_day_of_a_moment_leaves_its_time_out() -> None:
    assert day("2017-06-01 12:50") == date(2017, 6, 1)
    assert day("never") is None


@pytest.mark.parametrize(("text", "found"), [("9:00", time(9)), ("09.30", time(9, 30)), ("09:00:00", time(9))])
def test_a_wall_time_is_read_with_a_colon_or_a_point(text: str, found: time) -> None:
    assert clock(text) == found


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "nine", "9"])
def test_an_impossible_time_is_none(text: str) -> None:
    assert clock(text) is None


def test_odd_spaces_and_letters_in_two_parts_are_made_plain() -> None:
    assert cell_text("  Ru\u0304ta\u00a0\u00a0Kalnin\u0327a \ufeff") == "Rūta Kalniņa"


def test_lines_in_a_cell_are_kept_apart_and_empty_ones_left_out() -> None:
    assert cell_text("one \r\n\r\n two\n") == "one\ntwo"


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_what_a_date_cell_says_is_read_back_as_the_same_text(value: datetime) -> None:
    text = cell_text(value.replace(microsecond=0))
    assert moment(text) == text


@given(st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_a_text_of_a_cell_is_its_own_text(value: object) -> None:
    text = cell_text(value)
    assert cell_text(text) == text


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_whole_number_is_the_same_from_every_format(value: int) -> None:
    assert cell_text(value) == cell_text(float(value)) == cell_text(str(value)) == cell_text(f"{value}.0")
