"""Lists: a file of whatever format as a table with a heading, its rows numbered as a spreadsheet shows them."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeVar

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.paper.cells import cell_text
from blp_desktop.paper.encodings import decoded
from blp_desktop.paper.headings import is_total
from blp_desktop.paper.spreadsheets import unguarded
from blp_desktop.paper.workbooks import Sheet, is_workbook, sheets_of

T = TypeVar("T")

_PROGRAMME = ".blp"
_DELIMITERS = ";,\t|"
_HEADING_WITHIN = 40
_FAILED = frozenset(("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"))
_END = "\x1e"
csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the heading; `number` is what a spreadsheet shows, a csv record counts as one."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading and its rows; `skipped` are the numbers of notes and totals below the table.

    `unknown` are cells (row from 1, column from 0) whose formula gives no value.
    """

    sheet: str
    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    skipped: tuple[int, ...]
    unknown: frozenset[tuple[int, int]]


def read_sheets(file: Path) -> list[Sheet]:
    """Every sheet of a file (a text file has one).

    Raises Refusal where it is no list, SurroundingsFailed where it cannot be read.
    """
    if file.suffix.lower() == _PROGRAMME:  # may be the one that is open: it is not to be read past SQLite
        raise Refusal("not_a_list", f"{file.name} is a programme file and no list.", "Open it from the File menu.")
    try:
        content = file.read_bytes()
    except OSError as error:
        sentence = f"{file} cannot be read: {error.strerror or error}."
        raise SurroundingsFailed(sentence, "Check the name and the folder.") from error
    if not content.strip(b"\x00\t\r\n \xff\xfe\xef\xbb\xbf"):
        raise Refusal("empty_list", f"{file.name} is empty.", "Choose the file that holds the list.")
    return _named(_sheets, content, file)


def _sheets(content: bytes) -> list[Sheet]:
    return sheets_of(content) if is_workbook(content) else [_text_sheet(content)]


def _named(read: Callable[[bytes], T], content: bytes, file: Path) -> T:
    try:
        return read(content)
    except Refusal as refusal:
        raise Refusal(refusal.code, f"{file.name}: {refusal.sentence}", refusal.next_step) from None


def _text_sheet(content: bytes) -> Sheet:
    text = decoded(content)
    if "\x00" in text:
        raise Refusal("not_a_list", "The file is no text and no workbook.", "Save the list as .xlsx or .csv.")
    try:
        is_ours = content.startswith(BOM_UTF8)  # as csv is written here, and by spreadsheets that saved it again
        read = unguarded if is_ours else str
        return Sheet("", [[cell_text(read(cell)) for cell in record] for record in _records(text)])
    except csv.Error as error:
        raise Refusal("damaged_list", f"The text is no table: {error}.", "Save the list as .xlsx.") from error


def _records(text: str) -> list[list[str]]:
    """The records; a quotation mark that is never closed would swallow every row below it, the mark of the end too."""
    ended = text + _END if text.endswith(("\r", "\n")) else f"{text}\n{_END}"
    *records, last = csv.reader(StringIO(ended, newline=""), delimiter=_delimiter(text))
    if last != [_END]:
        sentence = f"The quotation mark that opens in row {len(records) + 1} is never closed."
        raise Refusal("open_quote", sentence, "Close or remove it, or save the list as .xlsx.")
    return records


def _delimiter(text: str) -> str:
    """The sign that parts most cells the same number of times in the first records."""
    sample = text[:20_000]
    return max(_DELIMITERS, key=lambda sign: _steadiness(sample, sign))


def _steadiness(sample: str, sign: str) -> tuple[int, int]:
    records = list(csv.reader(StringIO(sample, newline=""), delimiter=sign))[:50]
    widths = [len(record) for record in records[: max(1, len(records) - 1)] if len(record) > 1]
    usual = max(set(widths), key=widths.count, default=0)
    return widths.count(usual), usual


def table_in(sheets: Sequence[Sheet], *, known: Callable[[str], bool], file: str) -> Table:
    """The table whose heading has the most known words, on whichever sheet and row it stands.

    Raises Refusal where no heading has any rows below.
    """
    best = max(((_score(row, known), -at, -number, sheet) for at, sheet in enumerate(sheets)
                for number, row in enumerate(sheet.rows[:_HEADING_WITHIN], start=1)),
               key=lambda found: found[:3], default=None)  # fmt: skip
    if best is None or best[0] == (0, 0):
        raise Refusal("no_heading", f"{file} has no table with a heading.", "Put the columns' names into one row.")
    table = _below(best[3], -best[2])
    if not table.rows:
        raise Refusal("heading_only", f"{file} has a heading and no rows below it.", "Choose the file with the rows.")
    return table


def _score(row: list[str], known: Callable[[str], bool]) -> tuple[int, int]:
    filled = [cell for cell in row if cell]
    return sum(known(cell) for cell in filled), len(filled) if len(filled) > 1 else 0


def _below(sheet: Sheet, heading_row: int) -> Table:
    kept: list[tuple[int, list[str]]] = []
    skipped: list[int] = []
    unknown = sheet.unknown | _errors(sheet)
    gap = False
    for number, cells in enumerate(sheet.rows[heading_row:], start=heading_row + 1):
        filled = sum(1 for cell in cells if cell) + sum(1 for row, _ in sheet.unknown if row == number)
        if not filled:
            gap = True
        elif gap and (filled < 2 or is_total(next(filter(None, cells), ""))):
            skipped.append(number)
        else:
            kept.append((number, cells))
    headings = _headings(sheet.rows[heading_row - 1], wide=max((_filled_to(cells) for _, cells in kept), default=0))
    return Table(
        sheet=sheet.name,
        headings=headings,
        heading_row=heading_row,
        rows=tuple(Row(number, _as_wide(cells, len(headings))) for number, cells in kept),
        skipped=tuple(skipped),
        unknown=unknown,
    )


def _errors(sheet: Sheet) -> set[tuple[int, int]]:
    """Where a spreadsheet says that a formula failed, as text files and some workbooks keep it."""
    return {
        (number, position)
        for number, cells in enumerate(sheet.rows, start=1)
        for position, cell in enumerate(cells)
        if cell.startswith("#") and cell in _FAILED
    }


def _filled_to(cells: Sequence[str]) -> int:
    """How many cells there are without the empty ones at the end."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)


def _headings(cells: list[str], *, wide: int) -> tuple[str, ...]:
    """The columns' names, as far as a heading or a row is filled: each named, no name twice."""
    names: list[str] = []
    for position, cell in enumerate(_as_wide(cells, max(_filled_to(cells), wide)), start=1):
        name = " ".join(cell.split()) or f"Column {position}"
        names.append(name if name not in names else f"{name} ({position})")
    return tuple(names)


def _as_wide(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple((cells + [""] * width)[:width])
