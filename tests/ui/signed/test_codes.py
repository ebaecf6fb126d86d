"""Our own sheets, signed, read back from scans and photographs as people make them."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from blp_desktop.domain.sheet_codes import PageCode, Spot
from blp_desktop.ui.signed.codes import PageRead, read_page
from blp_desktop.ui.signed.laying import band_of, laid_over
from blp_desktop.ui.signed.scans import opened_scan
from tests.ui.signed.papers import DPI, Paper, as_bytes, photographed, turned

_A_SCAN = DPI / 25.4
"""Pixels a millimetre."""


def read(picture: QImage, *, kind: str = "JPEG", quality: int = 60) -> PageRead:
    """What is read of a file with this picture alone."""
    with opened_scan("scan", as_bytes(picture, kind=kind, quality=quality)) as scan:
        return read_page(scan, 1)


def smaller(picture: QImage, dpi: int) -> QImage:
    """The same page, scanned more coarsely."""
    return picture.scaledToWidth(picture.width() * dpi // DPI)


def covered(picture: QImage, *corners: Spot) -> QImage:
    """The page with something over these codes."""
    made = picture.copy()
    painter = QPainter(made)
    for spot in corners:
        x, y = (made.width() * 3 // 4, 0) if spot is Spot.HEAD else (0, made.height() * 9 // 10)
        painter.fillRect(x, y, made.width() // 4, made.height() // 10, QColor(230, 225, 215))
    painter.end()
    return made


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 2.5, -4, 20])
def test_a_page_is_read_however_it_lay_in_the_scanner(paper: Paper, degrees: float) -> None:
    assert read(turned(paper.pages[0], degrees)).code == paper.sheet.code_of(1)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "PDF"])
def test_a_page_is_read_from_every_kind_of_file(paper: Paper, kind: str) -> None:
    assert read(paper.pages[1], kind=kind).code == paper.sheet.code_of(2)


@pytest.mark.parametrize("dpi", [90, 150, 200])
def test_a_coarse_scan_pressed_hard_is_read(paper: Paper, dpi: int) -> None:
    assert read(smaller(paper.pages[0], dpi), quality=25).code == paper.sheet.code_of(1)


@pytest.mark.parametrize("lean", [0.0, 0.06, 0.12])
@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_a_leaning_photograph_is_read(paper: Paper, lean: float, degrees: int) -> None:
    assert read(turned(photographed(paper.pages[0], lean=lean), degrees)).code == paper.sheet.code_of(1)


@pytest.mark.parametrize("spot", list(Spot))
def test_either_code_is_enough(paper: Paper, spot: Spot) -> None:
    found = read(covered(paper.pages[0], spot))
    assert (found.code, set(found.corners)) == (paper.sheet.code_of(1), set(Spot) - {spot})


def test_a_page_without_any_code_says_nothing(paper: Paper) -> None:
    assert read(covered(paper.pages[0], *Spot)) == PageRead()


def test_every_page_of_a_file_is_read_by_itself(paper: Paper) -> None:
    with opened_scan("scan.tif", as_bytes(*paper.pages, kind="TIFF")) as scan:
        codes = [read_page(scan, number + 1).code for number in range(scan.pages)]
    assert codes == [paper.sheet.code_of(number + 1) for number in range(len(paper.pages))]


def away(paper: Paper, picture: QImage, true: QTransform) -> float:
    """How many millimetres a row's band is off, at the worst corner of the page's rows."""
    layout, found = paper.sheet.pages[0], read(picture)
    places = {spot: [part for corner in at for part in corner] for spot, at in found.corners.items()}
    laid = laid_over(layout, places, (picture.width(), picture.height()))
    assert laid is not None
    back = true.inverted()[0]
    worst = 0.0
    for row in (layout.rows[0], layout.rows[-1]):
        for x, y in ((20.0, row.top), (layout.size[0] - 20.0, row.bottom)):
            at = back.map(laid.map(QPointF(x, y)))
            worst = max(worst, abs(at.y() / _A_SCAN - y))
    return worst


@pytest.mark.parametrize("degrees", [0, 90, 180, 2.5, -4])
def test_rows_are_found_on_a_scan_to_a_millimetre(paper: Paper, degrees: float) -> None:
    page = paper.pages[0]
    true = QImage.trueMatrix(QTransform().rotate(degrees), page.width(), page.height())
    assert away(paper, turned(page, degrees), true) < 1.0


def test_a_row_s_band_stands_on_its_signature(paper: Paper) -> None:
    page, layout = paper.pages[0], paper.sheet.pages[0]
    found = read(page)
    places = {spot: [part for corner in at for part in corner] for spot, at in found.corners.items()}
    laid = laid_over(layout, places, (page.width(), page.height()))
    assert laid is not None
    row = layout.rows[4]
    band = band_of(laid, layout, row.top, row.bottom).boundingRect()
    assert band.top() == pytest.approx(row.top * _A_SCAN, abs=4)
    assert band.bottom() == pytest.approx(row.bottom * _A_SCAN, abs=4)


def test_one_code_of_a_leaning_page_does_not_pretend_to_know_the_rows(paper: Paper) -> None:
    picture = photographed(paper.pages[0], lean=0.12)
    found = read(picture)
    place = {Spot.HEAD: [part for corner in found.corners[Spot.HEAD] for part in corner]}
    assert laid_over(paper.sheet.pages[0], place, (picture.width(), picture.height())) is None


def test_codes_of_pages_are_told_from_all_others() -> None:
    from blp_desktop.domain.sheet_codes import is_of_old, read_page_code

    assert read_page_code("2017-M1-20171024-7K3F0/12") == (PageCode("2017-M1-20171024-7K3F0", 12), Spot.HEAD)
    assert read_page_code("2017-M1-20171024-7K3F0/12/E") == (PageCode("2017-M1-20171024-7K3F0", 12), Spot.FOOT)
    for other in ("", "2017-M1-20171024", "https://example.org/1", "2017-M1-20171024-7K3F0/0", "8XRHCT58H693VT6534H23"):
        assert read_page_code(other) is None
    assert is_of_old("2017-M1-20171024")
    assert is_of_old("2017-M1-ALL")
    assert not is_of_old("8XRHCT58H693VT6534H23")
