"""The test page of a stock."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from blp_desktop.paper.outlines import outline_page
from blp_desktop.paper.pages import MM
from blp_desktop.paper.stocks import Stock, stock, stocks

_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\d+)</word>')


def told(file: Path, *command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip("poppler is not installed")
    return subprocess.run([*command, str(file), "-"], capture_output=True, check=True, text=True).stdout


def numbers_at(pdf: bytes, folder: Path) -> dict[int, float]:
    """Where the middle of each number stands from the left, in millimetres."""
    file = folder / "test-page.pdf"
    file.write_bytes(pdf)
    found = _BOX.findall(told(file, "pdftotext", "-bbox"))
    return {int(number): (float(left) + float(right)) / 2 / MM for left, _, right, _, number in reversed(found)}


def test_each_number_stands_in_the_middle_of_its_label(tmp_path: Path) -> None:
    sheet = stock("avery-l4785")
    middles = numbers_at(outline_page(sheet), tmp_path)
    for label in range(sheet.labels):
        assert middles[label + 1] == pytest.approx(sheet.corner(label)[0] + sheet.label_width / 2, abs=0.1)


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_every_stock_has_a_test_page_of_its_own_size(sheet: Stock, tmp_path: Path) -> None:
    file = tmp_path / "test-page.pdf"
    file.write_bytes(outline_page(sheet))
    if not shutil.which("pdfinfo"):
        pytest.skip("poppler is not installed")
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True, text=True)
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", info.stdout)
    assert size is not None
    assert [float(length) / MM for length in size.groups()] == pytest.approx(sheet.page_size, abs=0.1)
    assert "Pages:           1" in info.stdout
    assert info.stderr == ""


def test_a_line_of_known_length_shows_whether_the_printer_kept_the_size(words: Callable[[bytes], str]) -> None:
    assert "50 mm when printed at 100 %" in words(outline_page(stock("avery-l4785")))
    narrow = replace(stock("cr80"), page_width=30, label_width=30)
    assert "20 mm when printed at 100 %" in words(outline_page(narrow))


def test_the_page_asks_not_to_be_scaled() -> None:
    assert b"/PrintScaling /None" in outline_page(stock("avery-l4785"))
