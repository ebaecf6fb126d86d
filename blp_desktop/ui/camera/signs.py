"""Signs: the QR codes that a picture shows, and where."""

from dataclasses import dataclass
from typing import Any

import zxingcpp
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

Point = tuple[float, float]

_ENLARGED = 2
_MIDDLE = (1 / 2, 2 / 3)
"""The part of the width and of the height in which a badge is held up."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A code and its corners in turn, in parts of the picture's width and height."""

    text: str
    corners: tuple[Point, Point, Point, Point]

    @property
    def area(self) -> float:
        """How much of the picture it takes."""
        following = (*self.corners[1:], self.corners[0])
        pairs = zip(self.corners, following, strict=True)
        return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def sign_in(grey: QImage) -> Sign | None:
    """The code that is held up; one too small or grainy to be read at once is looked for in the middle, enlarged."""
    whole = QRect(0, 0, grey.width(), grey.height())
    found = _nearest(grey, whole, whole)
    if found is not None:
        return found
    middle = QRect(0, 0, round(grey.width() * _MIDDLE[0]), round(grey.height() * _MIDDLE[1]))
    middle.moveCenter(whole.center())
    return _nearest(_enlarged(grey.copy(middle)), middle, whole)


def _nearest(picture: QImage, part: QRect, whole: QRect) -> Sign | None:
    """Of several codes in a picture of that part of the whole, the nearest, and so the largest."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)
    scale = part.width() / picture.width()
    signs = [_sign(each, part, whole, scale) for each in found if each.text.strip()]
    return max(signs, key=_area, default=None)


def _sign(found: Any, part: QRect, whole: QRect, scale: float) -> Sign:
    at = found.position
    first, second, third, fourth = (
        ((part.x() + corner.x * scale) / whole.width(), (part.y() + corner.y * scale) / whole.height())
        for corner in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    )
    return Sign(found.text, (first, second, third, fourth))


def _enlarged(picture: QImage) -> QImage:
    size = picture.size() * _ENLARGED
    return picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _area(sign: Sign) -> float:
    return sign.area
