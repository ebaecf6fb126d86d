"""A badge before the camera: from its frame at 720p to the painted verdict."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.figures import Figure, grown, p99
from benchmarks.programmes import Made, made_programme
from benchmarks.windows import application

_PEOPLE = 2_000
_BADGES = 200
_FRAMES = 1_000
_TARGET = 50.0
_GROWTH = 2.0
_SCALE, _ANGLE = 2, 15.0
"""Pixels of a module, about as at arm's length, and degrees that the badge is turned."""


def measure() -> list[Figure]:
    """Frame to painted verdict beside zxing on the same pictures alone; and what 1,000 frames leave in memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        measured = _Measured(made_programme(Path(folder) / "programme.blp", people=_PEOPLE))
    name = f"frame at 720p to painted verdict, {_PEOPLE} people"
    alone = "zxing on the picture alone"
    return [
        Figure(
            name=f"{name}, median",
            value=statistics.median(measured.painted),
            unit="ms",
            floor_name=alone,
            floor=statistics.median(measured.bare),
            target=_TARGET,
        ),
        Figure(
            name=f"{name}, p99",
            value=p99(measured.painted),
            unit="ms",
            floor_name=alone,
            floor=p99(measured.bare),
            target=_TARGET,
        ),
        Figure(name="a frame without a badge, looked at, p99", value=p99(measured.empty), unit="ms", target=_TARGET),
        Figure(name=f"memory after {_FRAMES} more frames", value=measured.growth, unit="MiB", target=_GROWTH),
    ]


class _Measured:
    """The figures, in milliseconds and MiB."""

    def __init__(self, made: Made) -> None:
        from blp_desktop.ui.checkin.tab import CheckinTab
        from blp_desktop.ui.collecting import Collecting
        from blp_desktop.ui.parts.long_work import LongWork

        self.application = application()
        tab = CheckinTab(made.station)
        collecting = Collecting(LongWork(tab), tab)  # as the window has it
        tab.touched.connect(tab.refresh)
        tab.resize(1200, 800)
        tab.show()
        tab.place.camera.setChecked(True)
        self.pane = tab.camera.pane
        self._until(lambda: self.pane.source is not None)
        pictures = [_picture(code) for code in made.codes[:_BADGES]]
        self.bare = [_bare(picture) for picture in pictures]
        self.painted = self._timed(self.pane.read, pictures)
        nothing = [_picture("") for _ in range(_BADGES)]
        self.empty = self._timed(self.pane.reader.looked, nothing)
        self.growth = grown(lambda: self._timed(self.pane.reader.looked, (pictures + nothing) * 3, most=_FRAMES))
        collecting.end()
        tab.close_door()
        tab.close()

    def _timed(self, told, pictures: Iterable[object], *, most: int = _BADGES) -> list[float]:  # type: ignore[no-untyped-def]
        """How long until each frame was told of; whoever was connected earlier has painted by then."""
        ends: list[float] = []
        taken = []
        note = _Note(ends)
        told.connect(note.note)
        for picture in list(pictures)[:most]:
            frame = _frame(picture)
            started = time.perf_counter()
            self.pane.source.sink.setVideoFrame(frame)
            self._until(lambda: bool(ends))
            taken.append(1000 * (ends.pop() - started))
            self._until(lambda: not self.pane.reader._is_looking)
        told.disconnect(note.note)
        return taken

    def _until(self, holds: Callable[[], bool]) -> None:
        """Lets the window rest between events, as it does at the door."""
        from PySide6.QtCore import QEventLoop

        while not holds():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class _Note:
    def __init__(self, ends: list[float]) -> None:
        self._ends = ends

    def note(self, _told: object) -> None:
        self._ends.append(time.perf_counter())


def _picture(code: str):  # type: ignore[no-untyped-def]
    """A grey room with this code held up in it; nothing in it for ''."""
    import zxingcpp
    from PySide6.QtGui import QColor, QImage, QPainter

    room = QImage(1280, 720, QImage.Format.Format_Grayscale8)
    room.fill(QColor(112, 112, 112))
    if code:
        drawn = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        image = zxingcpp.write_barcode_to_image(drawn, scale=10, add_quiet_zones=True)
        height, width = image.shape
        sign = QImage(bytes(image), width, height, width, QImage.Format.Format_Grayscale8)
        painter = QPainter(room)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(640, 360)
        painter.rotate(_ANGLE)
        painter.scale(_SCALE / 10, _SCALE / 10)
        painter.drawImage(-width // 2, -height // 2, sign)
        painter.end()
    return room


def _frame(picture):  # type: ignore[no-untyped-def]
    """As a camera delivers it: a plane of brightness, then one of colour."""
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    frame = QVideoFrame(QVideoFrameFormat(picture.size(), QVideoFrameFormat.PixelFormat.Format_NV12))
    frame.map(QVideoFrame.MapMode.WriteOnly)
    frame.bits(0)[:] = bytes(picture.constBits())
    frame.unmap()
    return frame


def _bare(picture) -> float:  # type: ignore[no-untyped-def]
    import zxingcpp

    started = time.perf_counter()
    zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)
    return 1000 * (time.perf_counter() - started)
