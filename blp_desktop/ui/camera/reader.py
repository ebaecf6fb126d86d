"""The reader: looks for a code in the newest frame, one at a time, off the GUI thread."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from blp_desktop.ui.camera.frames import grey_picture
from blp_desktop.ui.camera.signs import Sign, sign_in

_WIDTH = 640
"""Pixels of the picture that is kept to show."""

_log = logging.getLogger("blp_desktop.camera")


@dataclass(frozen=True, slots=True)
class Look:
    """One frame looked at: a small grey picture of it, and the code that is held up."""

    picture: QImage
    sign: Sign | None


def look_at(frame: QVideoFrame) -> Look | None:
    """Read one frame; None where it holds no picture that we know."""
    with grey_picture(frame) as grey:
        if grey.isNull():
            return None
        small = grey.scaledToWidth(_WIDTH) if grey.width() > _WIDTH else grey.copy()
        return Look(small, sign_in(grey))


class Reader(QObject):
    """`looked` tells each look on the GUI thread. While one is under way only the newest frame waits."""

    looked = Signal(object)

    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="camera")
        self._is_looking = self._has_failed = False
        self._newest: QVideoFrame | None = None
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def look(self, frame: QVideoFrame) -> None:
        """Look at this frame as soon as the one before is done; a newer one takes its place."""
        if self._is_looking:
            self._newest = frame
            return
        self._is_looking = True
        self._worker.submit(look_at, frame).add_done_callback(self._ended.emit)

    def close(self) -> None:
        """Wait for the look under way; nothing is told any more."""
        self._ended.disconnect(self._end)
        self._newest = None
        self._worker.shutdown(cancel_futures=True)

    @Slot(object)
    def _end(self, future: "Future[Look | None]") -> None:
        self._is_looking = False
        newest, self._newest = self._newest, None
        if newest is not None:
            self.look(newest)
        problem = future.exception()
        if problem is not None:
            self._tell_once(problem)
        elif (look := future.result()) is not None:
            self.looked.emit(look)

    def _tell_once(self, problem: BaseException) -> None:
        """A frame that cannot be read is followed by another; the log needs the first."""
        if not self._has_failed:
            self._has_failed = True
            _log.error("a frame could not be read", exc_info=problem)
