"""Spreadsheets."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from blp_desktop.paper.spreadsheets import Cell, Grid, csv_bytes, xlsx_bytes

SEEN = datetime(2017, 10, 24, 9, 12, tzinfo=UTC)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Kalniņa", date(2017, 10, 24), SEEN, 24, 4.5, True, None),
    ("Наумов", date(2017, 10, 25), None, 1_234_567, 24.0, False, ""),
)
GRID = Grid("M1 Stockholm", ("Surname", "Day", "Seen", "Number", "Score", "Expected", "Empty"), ROWS)


def one_cell(text: str) -> Grid:
    """A table of one text."""
    return Grid("Texts", ("Text",), ((text,),))


def read_csv(data: bytes) -> list[list[str]]:
    """The records as a program reads them."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(data: bytes) -> list[list[object]]:
    """The cells of the only sheet."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def sheet_xml(data: bytes) -> str:
    """The sheet as it is stored."""
    with ZipFile(BytesIO(data)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_csv_says_its_encoding_and_keeps_every_letter() -> None:
    data = csv_bytes(GRID)
    assert data.startswith(b"\xef\xbb\xbf")
    assert [row[0] for row in read_csv(data)] == ["Surname", "Kalniņa", "Наумов"]


def test_csv_writes_dates_and_numbers_whole() -> None:
    assert read_csv(csv_bytes(GRID))[1] == ["Kalniņa", "2017-10-24", "2017-10-24 09:12", "24", "4.5", "yes", ""]
    assert read_csv(csv_bytes(GRID))[2] == ["Наумов", "2017-10-25", "", "1234567", "24", "no", ""]


@pytest.mark.parametrize("text", ["=1+1", "+46 8 123", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_text_never_becomes_a_formula(text: str) -> None:
    assert read_csv(csv_bytes(one_cell(text)))[1] == [f"'{text}"]


def test_a_heading_is_neutralised_as_well() -> None:
    assert read_csv(csv_bytes(Grid("T", ("=HYPERLINK(1)",), ())))[0] == ["'=HYPERLINK(1)"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029")))
def test_csv_keeps_any_other_text(text: str) -> None:
    if not text.startswith(("=", "+", "-", "@")):
        assert read_csv(csv_bytes(one_cell(text)))[1] == [text]


def test_xlsx_has_real_dates_and_numbers() -> None:
    assert read_xlsx(xlsx_bytes(GRID))[1] == [
        "Kalniņa",
        date(2017, 10, 24),
        datetime(2017, 10, 24, 9, 12),  # noqa: DTZ001 - a cell has no zone
        24.0,
        4.5,
        "yes",
        "",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+46 8 123", "-2", "@SUM(A1)", "http://example.org", "007", "{=1}"])
def test_xlsx_text_stays_text(text: str) -> None:
    data = xlsx_bytes(one_cell(text))
    assert read_xlsx(data)[1] == [text]
    assert "<f>" not in sheet_xml(data)
    assert "hyperlink" not in sheet_xml(data)


def test_xlsx_keeps_its_heading_in_view_filters_and_prints_on_one_page_across() -> None:
    stored = sheet_xml(xlsx_bytes(GRID))
    assert '<pane ySplit="1"' in stored
    assert '<autoFilter ref="A1:G3"/>' in stored
    assert 'fitToHeight="0"' in stored
    assert 'orientation="landscape"' in stored


def test_columns_are_as_wide_as_their_texts_up_to_a_limit() -> None:
    stored = sheet_xml(xlsx_bytes(Grid("T", ("A", "B"), (("x" * 20, "y" * 400),))))
    assert '<col min="1" max="1" width="22.7109375"' in stored
    assert '<col min="2" max="2" width="48.7109375"' in stored


@pytest.mark.parametrize("title", ["2017/M1 Sankt-Peterburg [old]: what a long name?", "'", "", "A" * 60])
def test_any_title_makes_a_sheet(title: str) -> None:
    assert read_xlsx(xlsx_bytes(Grid(title, ("A",), ((1,),)))) == [["A"], [1.0]]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    (_, (text,)) = read_xlsx(xlsx_bytes(one_cell("a" * 40_000)))
    assert len(str(text)) == 32_767
    assert str(text).endswith("…")


def test_a_table_without_rows_is_a_heading() -> None:
    empty = Grid("T", ("A", "B"), ())
    assert read_csv(csv_bytes(empty)) == [["A", "B"]]
    assert read_xlsx(xlsx_bytes(empty)) == [["A", "B"]]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert xlsx_bytes(GRID) == xlsx_bytes(GRID)
    assert csv_bytes(GRID) == csv_bytes(GRID)
