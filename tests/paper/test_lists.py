"""Lists: a file of whatever format as a table."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.headings import people_field
from blp_desktop.paper.lists import Table, read_sheets, table_in
from tests.lists import HEADING, RUTA, SOREN, Lines, ods_file, text_file, xlsx_file

PEOPLE: Lines = (HEADING, RUTA, SOREN)


def table(file: Path) -> Table:
    return table_in(read_sheets(file), known=lambda text: people_field(text) is not None, file=file.name)


def refusal(file: Path) -> str:
    with pytest.raises(Refusal) as refused:
        table(file)
    return str(refused.value)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1257", "iso8859-4"])
def test_a_text_file_is_read_whatever_its_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    read = table(text_file(tmp_path / "list.csv", PEOPLE, delimiter=delimiter, encoding=encoding))
    assert [row.cells for row in read.rows] == [RUTA, SOREN]


def test_the_format_is_told_by_what_a_file_holds_and_not_by_its_name(tmp_path: Path) -> None:
    read = table(xlsx_file(tmp_path / "people.xlsx", PEOPLE).rename(tmp_path / "people.csv"))
    assert [row.cells for row in read.rows] == [RUTA, SOREN]


def test_rows_are_numbered_as_a_spreadsheet_shows_them_and_a_record_with_a_line_break_is_one(tmp_path: Path) -> None:
    lines = (("Participants 2017",), (), HEADING, ("Rūta\nMaria", *RUTA[1:]), SOREN)
    read = table(text_file(tmp_path / "list.csv", lines))
    assert (read.heading_row, [row.number for row in read.rows]) == (3, [4, 5])


def test_notes_and_totals_below_an_empty_row_are_skipped_by_number(tmp_path: Path) -> None:
    read = table(xlsx_file(tmp_path / "list.xlsx", (*PEOPLE, (), ("Total",), ("2 people",))))
    assert (len(read.rows), read.skipped) == (2, (5, 6))


@pytest.mark.parametrize("word", ["Total", "Yhteensä:", "Iš viso", "RAZEM", "I alt"])
def test_a_total_below_an_empty_row_is_skipped_whatever_it_counts(tmp_path: Path, word: str) -> None:
    read = table(text_file(tmp_path / "list.csv", (*PEOPLE, ("",), (word, "2", "of 50"))))
    assert ([row.cells for row in read.rows], read.skipped) == ([RUTA, SOREN], (5,))


def test_a_single_cell_without_an_empty_row_before_it_is_no_note(tmp_path: Path) -> None:
    read = table(text_file(tmp_path / "list.csv", (*PEOPLE, ("Anna", "", "", ""))))
    assert (len(read.rows), read.skipped) == (3, ())


def test_headings_are_named_once_each_and_never_empty(tmp_path: Path) -> None:
    read = table(
        text_file(tmp_path / "list.csv", (("First name", "", "Last name", "Last name", ""), ("A", "b", "C", "d")))
    )
    assert read.headings == ("First name", "Column 2", "Last name", "Last name (4)")


def test_cells_right_of_the_heading_are_kept_under_a_name_of_their_own(tmp_path: Path) -> None:
    read = table(text_file(tmp_path / "list.csv", (HEADING, RUTA, (*SOREN, "", "late"))))
    assert read.headings == (*HEADING, "Column 5", "Column 6")
    assert [row.cells for row in read.rows] == [(*RUTA, "", ""), (*SOREN, "", "late")]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path, end: str) -> None:
    (tmp_path / "list.csv").write_text(f'First name;Last name\nRūta;"Kalniņa\nSören;Ek{end}', encoding="utf-8")
    told = "list.csv: The quotation mark that opens in row 2 is never closed."
    assert refusal(tmp_path / "list.csv").startswith(told)


def test_empty_files_headings_alone_and_no_headings_get_a_sentence_with_the_name(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"\xef\xbb\xbf\r\n")
    assert refusal(tmp_path / "empty.csv").startswith("empty.csv is empty.")
    assert refusal(text_file(tmp_path / "only.csv", (HEADING,))).startswith(
        "only.csv has a heading and no rows below it."
    )
    assert refusal(text_file(tmp_path / "one.csv", (("x",), ("y",)))).startswith("one.csv has no table with a heading.")


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\x89PNG\r\n\x1a\n....", "a picture"), (b"%PDF-1.7 ...", "a PDF document"), (b"<html><table>", "a web page")],
)
def test_what_is_no_list_is_told_whatever_its_name_says(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "people.xlsx").write_bytes(content)
    assert refusal(tmp_path / "people.xlsx").startswith(f"people.xlsx: The file is {told}, whatever its name says.")


def test_a_programme_file_is_told_by_its_name_and_not_read(tmp_path: Path) -> None:
    assert refusal(tmp_path / "2017.blp").startswith("2017.blp is a programme file and no list.")


def test_the_apostrophe_that_kept_a_csv_cell_from_being_a_formula_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("Name;Phone\nEva Maia;'+371 2\n'Ole;''=1\n", encoding="utf-8-sig")
    (sheet,) = read_sheets(file)
    assert sheet.rows[1:] == [["Eva Maia", "+371 2"], ["'Ole", "'=1"]]


def test_a_file_that_is_not_there_is_the_surroundings_fault(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match=r"gone\.csv cannot be read"):
        read_sheets(tmp_path / "gone.csv")


cells = st.text(st.sampled_from("abcÅßžłñĶ0123 ;,|.'\"-"), max_size=8).map(str.strip)
lines = st.lists(st.tuples(*[cells] * 4).filter(lambda line: sum(map(bool, line)) > 1), min_size=1, max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines)
def test_a_table_is_the_same_in_every_format(tmp_path: Path, lines: list[tuple[str, ...]]) -> None:
    table_lines = (HEADING, *lines)
    wide = text_file(tmp_path / "wide.txt", table_lines, delimiter="\t", encoding="utf-16")
    read = [
        table(wide),
        table(xlsx_file(tmp_path / "a.xlsx", table_lines)),
        table(ods_file(tmp_path / "a.ods", table_lines)),
    ]
    assert read[0].rows == read[1].rows == read[2].rows
