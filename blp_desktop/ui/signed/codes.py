"""The code on a page of a scan: looked for at several sizes, whole and in parts, however the page lies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from blp_desktop.domain.sheet_codes import PageCode, Spot, is_of_old, read_page_code
from blp_desktop.ui.signed.scans import Scan

Corner = tuple[float, float]

Part = tuple[float, float, float, float]
"""Left, top, width and height of a part of the page, in parts of it."""
_WHOLE: Part = (0.0, 0.0, 1.0, 1.0)
SIZES = (1800, 2800, 1200, 4000)
"""Pixels of the longer side at which a page is looked at, the likeliest first."""
_ENLARGED = 1600
"""Pixels of the longer side of a quarter of the page that is looked at alone."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page says: the code of a sheet's page and its corners in parts of the picture, or what else was read."""

    code: PageCode | None = None
    corners: Mapping[Spot, tuple[Corner, ...]] = field(default_factory=dict)
    is_of_old: bool = False
    other: str = ""


def read_page(scan: Scan, number: int) -> PageRead:
    """Look for a sheet's codes on the page of that number; a size at which both are read is the last."""
    best = PageRead()
    for grey, part in _views(scan, number):
        here = _read(grey, part)
        if len(here.corners) == len(Spot):
            return here
        if here.code is not None and best.code is not None and best.code != here.code:
            continue
        corners = {**here.corners, **best.corners}
        best = replace(here if best.code is None else best, corners=corners) if here.other or here.code else best
        if len(best.corners) == len(Spot) or (best.code and part != _WHOLE):
            return best
    return best


def _read(grey: QImage, part: Part) -> PageRead:
    """Of several sheets' codes in one picture, those of the first."""
    code, corners, other = None, {}, ""
    for found in _codes(grey):
        read = read_page_code(found.text)
        if read is None:
            other = found.text
        elif code in (None, read[0]):
            code, corners[read[1]] = read[0], _corners(found, part, grey)
    return PageRead(code, corners, is_of_old=is_of_old(other), other=other)


def _views(scan: Scan, number: int) -> Iterator[tuple[QImage, Part]]:
    """Pictures to look at, each with the part of the page that it shows."""
    largest = QImage()
    for size in SIZES:
        largest = scan.picture(number, longest=size).convertToFormat(QImage.Format.Format_Grayscale8)
        yield largest, _WHOLE
    for x in (0.0, 0.5):
        for y in (0.0, 0.5):
            yield _quarter(largest, x, y), (x, y, 0.5, 0.5)


def _quarter(picture: QImage, x: float, y: float) -> QImage:
    wide, high = picture.width(), picture.height()
    cut = picture.copy(QRect(round(x * wide), round(y * high), max(1, wide // 2), max(1, high // 2)))
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return cut.scaled(_ENLARGED, _ENLARGED, keep, smooth)


def _codes(grey: QImage) -> list[Any]:
    import zxingcpp

    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)
    return [each for each in found if each.text.strip()]


def _corners(found: Any, part: Part, grey: QImage) -> tuple[Corner, ...]:
    """From its upper left corner in turn, as the code itself stands."""
    x, y, wide, high = part
    at = found.position
    return tuple(
        (x + corner.x / grey.width() * wide, y + corner.y / grey.height() * high)
        for corner in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    )
