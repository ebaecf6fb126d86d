"""The ruler page."""

import subprocess
from pathlib import Path

import pytest

from blp_desktop.paper.ruler import cross_at, ruler_page
from blp_desktop.paper.stocks import stock


@pytest.mark.parametrize("name", ["avery-l4785", "avery-5395", "dymo-99014", "cr80"])
def test_the_ruler_page_has_the_stocks_size_and_says_where_its_cross_should_be(name: str, tmp_path: Path) -> None:
    sheet, file = stock(name), tmp_path / "ruler.pdf"
    file.write_bytes(ruler_page(sheet))
    x, y = cross_at(sheet)
    said = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert f"{x:g} mm from the left, {y:g} mm from the top" in said
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1" in told
    subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)
