"""The program's icon in the forms that systems want, drawn from its SVG."""

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LINUX = (16, 24, 32, 48, 64, 128, 256)
MACOS = (16, 32, 64, 128, 256, 512, 1024)
"""Pixels of a side, as each system asks for them."""


def draw_icons(svg: Path, folder: Path) -> None:
    """Write `name.ico`, `name.icns` and a PNG of each of Linux's sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    name = svg.stem
    _write(svg, folder / f"{name}.ico", sizes=WINDOWS)
    _write(svg, folder / f"{name}.icns", sizes=MACOS)
    for size in LINUX:
        drawn(svg, size).save(folder / f"{name}-{size}.png")


def _write(svg: Path, file: Path, *, sizes: tuple[int, ...]) -> None:
    """Each size drawn anew: shrinking would blur the small ones."""
    images = [drawn(svg, size) for size in sizes]
    images[-1].save(file, sizes=[image.size for image in images], append_images=images[:-1])


def drawn(svg: Path, size: int) -> Image.Image:
    """The SVG as a picture of so many pixels a side."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no SVG that Qt can draw.")
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return Image.open(io.BytesIO(_png(image)))


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    draw_icons(Path(sys.argv[1]), Path(sys.argv[2]))
