"""Pictures from files: a PNG is kept as it is, an SVG is drawn once as a PNG of 1200 pixels."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.png import png_of, svg_picture

SIDE = 1200
"""Pixels of the longer side of a drawn SVG: sharp to ten centimetres at 300 dpi."""
_SVG, _PNG = ".svg", b"\x89PNG"


def read_picture(file: Path) -> bytes:
    """The picture as PNG; raises Refusal for what is none, SurroundingsFailed where the file cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SurroundingsFailed(f"{file} cannot be read: {error.strerror}.") from None
    png = _drawn(data) if file.suffix.casefold() == _SVG else data
    if not png.startswith(_PNG) or QImage.fromData(png).isNull():
        sentence = f"{file.name} is not a picture that can be printed."
        raise Refusal("bad_picture", sentence, "Choose a PNG or an SVG file.")
    return png


def _drawn(svg: bytes) -> bytes:
    """The drawing as PNG; nothing where it is none."""
    picture = svg_picture(svg, _sharp_size)
    return b"" if picture.isNull() else png_of(picture)


def _sharp_size(own: QSize) -> QSize:
    return own.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
