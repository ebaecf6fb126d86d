"""Spreadsheets: tables with real types as xlsx and csv, safe to open."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | datetime | bool | None
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
"""What a sheet's name may not hold (Excel)."""
_LONGEST = 32_767
"""Signs that a cell may hold (Excel); a longer text would be left out."""
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - the same table gives the same bytes
_STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would take for a formula, or for one that was kept from being one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A heading and rows of as many cells; `title` names the sheet, which may show less of it."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_bytes(grid: Grid) -> bytes:
    """UTF-8 with its mark, semicolons and CRLF; text that would start a formula gets an apostrophe."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(heading) for heading in grid.headings])
    writer.writerows([_plain(cell) for cell in row] for row in grid.rows)
    return out.getvalue().encode("utf-8-sig")


def unguarded(text: str) -> str:
    """A text of a csv without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and _STARTS_FORMULA.match(text) else text


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}" if cell.second else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case str():
            return f"'{cell}" if _STARTS_FORMULA.match(cell) else cell
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def xlsx_bytes(grid: Grid) -> bytes:
    """One sheet with a frozen heading, filters and columns as wide as their text; text never becomes a formula."""
    return workbook_bytes((grid,))


def workbook_bytes(grids: Sequence[Grid]) -> bytes:
    """The same with a sheet for each table, all of one workbook named after the first."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": grids[0].title, "created": _ALWAYS})
    formats = _formats(book)
    for grid in grids:
        _add_sheet(book, grid, formats)
    book.close()
    return out.getvalue()


def _add_sheet(book: "Workbook", grid: Grid, formats: dict[str, "Format"]) -> None:
    sheet = book.add_worksheet(_sheet_name(grid.title))
    _fill(sheet, grid, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(grid.rows), max(0, len(grid.headings) - 1))
    _prepare_print(sheet)


def _sheet_name(title: str) -> str:
    return _FORBIDDEN.sub(" ", title)[:31].strip("' ") or "Sheet"


def _prepare_print(sheet: "Worksheet") -> None:
    """A4 across, as wide as the table, the heading on every page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _formats(book: "Workbook") -> dict[str, "Format"]:
    return {
        "heading": book.add_format({"bold": True, "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }


def _fill(sheet: "Worksheet", grid: Grid, formats: dict[str, "Format"]) -> None:
    for column, heading in enumerate(grid.headings):
        sheet.write_string(0, column, heading, formats["heading"])
        sheet.set_column(column, column, _width(grid, column))
    for number, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, (number, column), cell, formats)


def _write(sheet: "Worksheet", place: tuple[int, int], cell: Cell, formats: dict[str, "Format"]) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_string(*place, "yes" if cell else "no")
        case datetime():
            sheet.write_datetime(*place, cell.replace(tzinfo=None), formats["instant"])
        case date():
            sheet.write_datetime(*place, cell, formats["day"])
        case str():
            sheet.write_string(*place, cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1]}…")
        case _:
            sheet.write_number(*place, cell)


def _width(grid: Grid, column: int) -> float:
    texts: Sequence[str] = [grid.headings[column], *(_plain(row[column]) for row in grid.rows[:200])]
    return min(48, max(len(text) for text in texts) + 2)
