"""Frames held before a pane's real pipeline: its sink, its reader's thread, and back."""

from PySide6.QtMultimedia import QVideoFrame
from pytestqt.qtbot import QtBot

from blp_desktop.ui.camera.pane import CameraPane
from blp_desktop.ui.camera.source import Source


def begun(pane: CameraPane, qtbot: QtBot) -> Source:
    """The source of a pane that was just shown."""
    qtbot.waitUntil(lambda: pane.source is not None)
    assert pane.source is not None
    return pane.source


def hold_up(pane: CameraPane, qtbot: QtBot, *frames: QVideoFrame) -> None:
    """Let the camera deliver these, each after the one before was looked at."""
    source = begun(pane, qtbot)
    for frame in frames:
        assert pane.reader is not None
        with qtbot.waitSignal(pane.reader.looked):
            source.sink.setVideoFrame(frame)
