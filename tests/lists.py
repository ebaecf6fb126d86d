"""Lists of people in every format that is read, written the way spreadsheet programs write them."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

Cell = str | float | datetime | None
Lines = Sequence[Sequence[Cell]]

HEADING = ("First name", "Last name", "Organisation", "E-mail")
RUTA = ("Rūta", "Kalniņa", "Rīga Wood", "ruta@example.lv")
SOREN = ("Sören", "Ek", "Ystad Hub", "soren@example.se")


def text_of(lines: Lines, *, delimiter: str = ";") -> str:
    """The lines as a text file holds them."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(
        [_said(cell) for cell in line] for line in lines
    )
    return out.getvalue()


def text_file(file: Path, lines: Lines, *, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """A csv or tsv."""
    file.write_bytes(text_of(lines, delimiter=delimiter).encode(encoding))
    return file


def _said(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    return "" if cell is None else str(cell)


def xlsx_file(file: Path, lines: Lines, *, formula: tuple[int, int] | None = None) -> Path:
    """A workbook; `formula` is a cell whose formula was never computed."""
    with xlsxwriter.Workbook(str(file)) as book:
        sheet, as_day = book.add_worksheet("People"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, datetime):
                    sheet.write_datetime(row, column, cell, as_day)
                elif cell not in ("", None):
                    sheet.write(row, column, cell)
        if formula is not None:
            sheet.write_formula(*formula, '="a"&"@b.de"', None, "")
    return file


def ods_file(file: Path, lines: Lines, *, manifest: str = "") -> Path:
    """An OpenDocument spreadsheet."""
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>" for line in lines)
    body = f'<office:spreadsheet><table:table table:name="People">{rows}</table:table></office:spreadsheet>'
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body>{body}</office:body>'
            "</office:document-content>",
        )
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return file


def _ods_cell(cell: Cell) -> str:
    match cell:
        case None | "":
            return "<table:table-cell/>"
        case datetime():
            return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
        case str():
            paragraph = f"<text:p>{escape(cell)}</text:p>"
            return f'<table:table-cell office:value-type="string">{paragraph}</table:table-cell>'
        case _:
            return f'<table:table-cell office:value-type="float" office:value={quoteattr(str(cell))}/>'


def write_sheets(file: Path, sheets: Mapping[str, Lines]) -> Path:
    """A workbook of several sheets, every cell a text."""
    with xlsxwriter.Workbook(str(file), {"strings_to_numbers": False}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(lines):
                sheet.write_row(row, 0, line)
    return file
