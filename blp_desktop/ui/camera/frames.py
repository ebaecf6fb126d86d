"""Frames: a camera's frame as a grey picture, which is all that reading a code needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_Pixels = QVideoFrameFormat.PixelFormat
_GREY = QImage.Format.Format_Grayscale8

_BRIGHTNESS_FIRST = {
    _Pixels.Format_NV12,
    _Pixels.Format_NV21,
    _Pixels.Format_YUV420P,
    _Pixels.Format_YUV422P,
    _Pixels.Format_YV12,
    _Pixels.Format_IMC1,
    _Pixels.Format_IMC2,
    _Pixels.Format_IMC3,
    _Pixels.Format_IMC4,
    _Pixels.Format_Y8,
}
"""A plane of brightness comes before those of colour."""
_EVERY_SECOND = {
    _Pixels.Format_YUYV: 0,
    _Pixels.Format_UYVY: 1,
    _Pixels.Format_P010: 1,
    _Pixels.Format_P016: 1,
    _Pixels.Format_Y16: 1,
}
"""Every second byte is brightness (its upper half where there are two), from this one on."""


@contextmanager
def grey_picture(frame: QVideoFrame) -> Iterator[QImage]:
    """The frame in grey, an empty picture where it cannot be read; it may end with the block, so copy what stays."""
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        yield QImage()
        return
    try:
        yield _grey(frame)
    finally:
        frame.unmap()


def _grey(frame: QVideoFrame) -> QImage:
    pixels = frame.pixelFormat()
    if pixels in _BRIGHTNESS_FIRST:
        return _view(frame, _GREY)
    if pixels in _EVERY_SECOND:
        return _every_second(frame, _EVERY_SECOND[pixels])
    if pixels is _Pixels.Format_Jpeg:
        return QImage.fromData(bytes(frame.bits(0))).convertToFormat(_GREY)
    known = QVideoFrameFormat.imageFormatFromPixelFormat(pixels)
    return QImage() if known is QImage.Format.Format_Invalid else _view(frame, known).convertToFormat(_GREY)


def _view(frame: QVideoFrame, form: QImage.Format) -> QImage:
    return QImage(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0), form)


def _every_second(frame: QVideoFrame, start: int) -> QImage:
    brightness = bytes(frame.bits(0))[start::2]
    return QImage(brightness, frame.width(), frame.height(), frame.bytesPerLine(0) // 2, _GREY).copy()
