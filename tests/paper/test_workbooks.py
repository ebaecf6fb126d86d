"""Workbooks."""

from datetime import datetime
from pathlib import Path

import pytest

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.workbooks import is_workbook, sheets_of
from tests.lists import HEADING, RUTA, ods_file, xlsx_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(content: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        sheets_of(content)
    return str(refused.value)


@pytest.mark.parametrize("make", [xlsx_file, ods_file])
def test_numbers_and_days_are_the_same_text_in_every_format(tmp_path: Path, make: object) -> None:
    lines = (HEADING, ("A", 24, 7.5, datetime(2017, 6, 1, 12, 50)))  # noqa: DTZ001
    (sheet,) = sheets_of(make(tmp_path / "book", lines).read_bytes())  # type: ignore[operator]
    assert (sheet.name, sheet.rows[1]) == ("People", ["A", "24", "7.5", "2017-06-01 12:50"])


def test_a_formula_that_was_never_computed_is_known_by_its_place(tmp_path: Path) -> None:
    (sheet,) = sheets_of(xlsx_file(tmp_path / "a.xlsx", (HEADING, RUTA[:3]), formula=(1, 3)).read_bytes())
    assert sheet.unknown == {(2, 3)}


def test_a_password_is_told(tmp_path: Path) -> None:
    told = "The workbook is protected by a password. Open it, remove the password and save it again."
    assert refusal(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")) == told
    locked = ods_file(tmp_path / "a.ods", (HEADING,), manifest="<encryption-data/>")
    assert refusal(locked.read_bytes()) == told


@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_a_workbook_cut_short_is_damaged(tmp_path: Path, part: float) -> None:
    whole = xlsx_file(tmp_path / "a.xlsx", (HEADING, RUTA)).read_bytes()
    assert refusal(whole[: int(len(whole) * part)]).startswith("The workbook is damaged and cannot be read.")


def test_text_is_no_workbook() -> None:
    assert not is_workbook(b"First name;Last name")
    assert is_workbook(b"PK\x03\x04")
