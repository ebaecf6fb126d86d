"""A camera's frame as a grey picture, whatever its pixels are."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from pytestqt.qtbot import QtBot

from blp_desktop.ui.camera.frames import grey_picture
from tests.ui.camera.scenes import Pixels, frame_of

KINDS = [
    None,
    Pixels.Format_NV12,
    Pixels.Format_NV21,
    Pixels.Format_YUV420P,
    Pixels.Format_YUV422P,
    Pixels.Format_Y8,
    Pixels.Format_YUYV,
    Pixels.Format_UYVY,
]


@pytest.fixture
def picture(qtbot: QtBot) -> QImage:
    """Dark on the left, light on the right."""
    made = QImage(320, 180, QImage.Format.Format_RGB32)
    made.fill(QColor(40, 40, 40))
    painter = QPainter(made)
    painter.fillRect(160, 0, 160, 180, Qt.GlobalColor.white)
    painter.end()
    return made


@pytest.mark.parametrize("pixels", KINDS, ids=[str(kind).rpartition("_")[2] for kind in KINDS])
def test_brightness_is_taken_from_every_kind_of_frame(picture: QImage, pixels: Pixels | None) -> None:
    with grey_picture(frame_of(picture, pixels)) as grey:
        assert (grey.width(), grey.height()) == (320, 180)
        assert [QColor(grey.pixel(x, 90)).value() for x in (10, 300)] == [40, 255]


def test_a_frame_that_cannot_be_read_is_an_empty_picture(qtbot: QtBot) -> None:
    strange = QVideoFrame(QVideoFrameFormat(QSize(64, 64), Pixels.Format_AYUV))
    for frame in (QVideoFrame(), strange):
        with grey_picture(frame) as grey:
            assert grey.isNull()
