"""PNG from Qt's pictures and from drawings."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from blp_desktop.ui.parts.png import png_of, svg_picture

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">
<rect width="20" height="10" fill="#0a598a"/></svg>"""


def twice(own: QSize) -> QSize:
    """Double of its own size."""
    return own * 2


def test_a_drawing_is_as_large_as_it_is_asked_to_be() -> None:
    picture = svg_picture(SVG, twice)
    assert picture.size() == QSize(40, 20)
    assert picture.pixelColor(20, 10) == QColor("#0a598a")


def test_what_is_no_drawing_gives_no_picture() -> None:
    assert svg_picture(b"<html/>", twice).isNull()


def test_a_picture_comes_back_from_its_png() -> None:
    assert QImage.fromData(png_of(svg_picture(SVG, twice))).size() == QSize(40, 20)
