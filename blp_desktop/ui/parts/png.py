"""PNG: what Qt draws, kept as bytes; an SVG drawn once at the size it is to have."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def svg_picture(svg: bytes, size_for: Callable[[QSize], QSize]) -> QImage:
    """The drawing, as large as `size_for` makes its own size; a null picture where it is no SVG or has no size."""
    renderer = QSvgRenderer(QByteArray(svg))
    own = renderer.defaultSize()
    if not renderer.isValid() or own.isEmpty():
        return QImage()
    picture = QImage(size_for(own), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    return picture


def png_of(picture: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
