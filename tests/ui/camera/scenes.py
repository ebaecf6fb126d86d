"""Scenes as a laptop's camera sees them: our own printed badges, near and far, turned, blurred, in the dark."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from blp_desktop.desk.badges import BadgeOrder
from blp_desktop.desk.printing import print_badges
from blp_desktop.ui.pictures import pages_of
from tests.desk.demo import Desk

WIDTH, HEIGHT = 1280, 720
AT_ARM_S_LENGTH = 2.5
"""Pixels a millimetre: 40 cm before a camera that sees 65 degrees wide."""
_PRINTED = 10.0
"""Pixels a millimetre of the page that is drawn."""
Pixels = QVideoFrameFormat.PixelFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """How the scene is lit: what is left of the contrast, of the light, and how much the sensor adds of its own."""

    contrast: float = 1.0
    light: float = 1.0
    noise: float = 0.0


def badges(desk: Desk, folder: Path, numbers: Iterable[int] = (0,)) -> list[QImage]:
    """The badges of some of the invited, as printed."""
    order = BadgeOrder(module="M1", people=tuple(map(desk.person, numbers)), stock="single-a7")
    pdf = print_badges(desk.station, order, folder / "badges.pdf").value.file
    return pages_of(pdf.read_bytes(), dpi=round(25.4 * _PRINTED))


def scene(
    *shown: QImage, scale: float = AT_ARM_S_LENGTH, angle: float = 0.0, blur: float = 1.0, light: Light | None = None
) -> QImage:
    """Badges side by side before a wall; `blur` is how many pixels run into one."""
    made = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    made.fill(QColor(112, 104, 96))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, badge in enumerate(shown):
        small = _scaled(badge, scale / _PRINTED)
        painter.resetTransform()
        painter.translate(WIDTH * (place + 1) / (len(shown) + 1), HEIGHT / 2)
        painter.rotate(angle)
        painter.drawImage(-small.width() // 2, -small.height() // 2, small)
    painter.end()
    return _lit(_blurred(made, blur), light or Light())


def frame_of(picture: QImage, pixels: Pixels | None = None) -> QVideoFrame:
    """A frame as a camera delivers it: as it is, or with brightness and colour apart."""
    if pixels is None:
        return QVideoFrame(picture)
    grey = bytes(picture.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    frame = QVideoFrame(QVideoFrameFormat(picture.size(), pixels))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    _fill(frame.bits(0), grey, pixels)
    frame.unmap()
    return frame


def _fill(plane: memoryview, grey: bytes, pixels: Pixels) -> None:
    match pixels:
        case Pixels.Format_YUYV:
            plane[:] = bytes(each for value in grey for each in (value, 128))
        case Pixels.Format_UYVY:
            plane[:] = bytes(each for value in grey for each in (128, value))
        case _:
            plane[: len(grey)] = grey


def _scaled(picture: QImage, by: float) -> QImage:
    size = QSize(max(1, round(picture.width() * by)), max(1, round(picture.height() * by)))
    return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _blurred(picture: QImage, pixels: float) -> QImage:
    return picture if pixels <= 1 else _scaled(_scaled(picture, 1 / pixels), pixels)


def _lit(picture: QImage, light: Light) -> QImage:
    painter = QPainter(picture)
    painter.setOpacity(1 - light.contrast)
    painter.fillRect(picture.rect(), QColor("grey"))
    painter.setOpacity(1 - light.light)
    painter.fillRect(picture.rect(), QColor("black"))
    painter.setOpacity(light.noise)
    painter.drawImage(picture.rect(), _noise(picture.size()))
    painter.end()
    return picture


@cache
def _noise(size: QSize) -> QImage:
    grains = Random(2017).randbytes(size.width() * size.height())
    return QImage(grains, size.width(), size.height(), size.width(), QImage.Format.Format_Grayscale8).copy()
