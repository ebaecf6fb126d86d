"""Logos read from files: a PNG as it is, an SVG drawn once, both as PNG of a width that prints well."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.png import png_of, svg_picture

WIDTH = 1600
"""Pixels; 300 dots to the inch at 13 cm."""
_TALLEST = 2 * WIDTH


def read_logo(file: Path) -> bytes:
    """The logo as PNG; raises Refusal where the file holds no picture that could be one."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refusal("unreadable_logo", f"{file.name} could not be read.", "Choose another file.") from error
    picture = _drawn(content) if file.suffix.lower() == ".svg" else _pixels(content)
    if picture.isNull():
        raise Refusal("no_logo", f"{file.name} is not a picture.", "Choose a PNG or SVG file.")
    if picture.height() > _TALLEST:
        raise Refusal("tall_logo", f"{file.name} is much too tall for a logo.", "Choose one that is wider than high.")
    return png_of(picture)


def _pixels(content: bytes) -> QImage:
    picture = QImage()
    picture.loadFromData(content, "PNG")
    if picture.width() <= WIDTH:
        return picture
    return picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)


def _drawn(content: bytes) -> QImage:
    """Nothing but a null picture where the file is no SVG, or one without a size."""
    return svg_picture(content, _printed_size)


def _printed_size(own: QSize) -> QSize:
    """No taller than what is told to be too tall."""
    return QSize(WIDTH, min(_TALLEST + 1, max(1, round(WIDTH * own.height() / own.width()))))
