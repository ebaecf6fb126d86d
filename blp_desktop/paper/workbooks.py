"""Workbooks: xlsx, xls and ods as rows of cells, told apart by what they hold, not by their names."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException, ElementTree

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.cells import cell_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"%PDF": "a PDF document"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows from the first line on; `unknown`, (row from 1, column from 0), are formulas without a value."""

    name: str
    rows: list[list[str]]
    unknown: frozenset[tuple[int, int]] = frozenset()


def is_workbook(content: bytes) -> bool:
    """Whether these bytes are a workbook; raises Refusal for pictures, documents and web pages."""
    for magic, what in _PICTURES.items():
        if content.startswith(magic):
            raise Refusal("not_a_list", f"The file is {what}, whatever its name says.", "Choose the list itself.")
    if content[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise Refusal("not_a_list", "The file is a web page, whatever its name says.", "Save it as .xlsx or .csv.")
    return content.startswith((_OLE, b"PK"))


def sheets_of(content: bytes) -> list[Sheet]:
    """Every sheet of a workbook; raises Refusal for a locked or damaged one."""
    if (content.startswith(_OLE) and _ENCRYPTED in content) or _is_locked_ods(content):
        raise _locked()
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        unknown = _uncomputed(content)
        return [_sheet(book, name, unknown.get(name, frozenset())) for name in book.sheet_names]
    except PasswordError:
        raise _locked() from None
    except (
        CalamineError,
        OSError,
        ValueError,
        zipfile.BadZipFile,
        ElementTree.ParseError,
        DefusedXmlException,
        KeyError,
    ) as error:
        step = "Open it in a spreadsheet program and save it again."
        raise Refusal("damaged_workbook", "The workbook is damaged and cannot be read.", step) from error


def _locked() -> Refusal:
    step = "Open it, remove the password and save it again."
    return Refusal("locked_workbook", "The workbook is protected by a password.", step)


def _sheet(book: object, name: str, unknown: frozenset[tuple[int, int]]) -> Sheet:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    return Sheet(name, [[cell_text(cell) for cell in row] for row in rows], unknown)


def _is_locked_ods(content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return False
    return b"encryption-data" in manifest


def _uncomputed(content: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """The cells of each xlsx sheet whose formula failed or has no stored value, which read as empty."""
    if not content.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(BytesIO(content)) as package:
        if "xl/workbook.xml" not in package.namelist():
            return {}
        parts = _parts(package)
        return {name: frozenset(_formulas(package.read(part))) for name, part in parts if part in package.namelist()}


def _parts(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet's name and the file in the package that holds it."""
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    sheets = ElementTree.fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return [(sheet.attrib["name"], _in_package(targets.get(sheet.attrib[_RELATED], ""))) for sheet in sheets]


def _in_package(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _formulas(sheet: bytes) -> Iterator[tuple[int, int]]:
    if b"<f" not in sheet and b't="e"' not in sheet:
        return
    for _, cell in ElementTree.iterparse(BytesIO(sheet)):
        if cell.tag == f"{_MAIN}c":
            if cell.attrib.get("t") == "e" or _is_uncomputed(cell):
                yield _place(cell.attrib.get("r", "A1"))
        elif cell.tag == f"{_MAIN}row":
            cell.clear()


def _is_uncomputed(cell: Element) -> bool:
    is_formula = cell.find(f"{_MAIN}f") is not None
    return is_formula and not cell.findtext(f"{_MAIN}v") and cell.find(f"{_MAIN}is") is None


def _place(reference: str) -> tuple[int, int]:
    """`B3` as row 3, column 1."""
    found = re.match(r"([A-Z]+)(\d+)", reference)
    if found is None:
        return 1, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1
