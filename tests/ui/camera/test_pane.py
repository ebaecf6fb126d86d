"""The pane: frames through the real sink, the reader's thread, and what is shown of them."""

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrameInput
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.preferences import preferences
from blp_desktop.ui.camera.pane import CameraPane
from blp_desktop.ui.camera.states import State
from blp_desktop.ui.look.colours import LIGHT, Role
from tests.desk.demo import Desk
from tests.ui.camera.scenes import Pixels, badges, frame_of, scene
from tests.ui.camera.watching import begun, hold_up


@pytest.fixture
def heard(pane: CameraPane) -> list[str]:
    """The codes that the pane told."""
    told: list[str] = []
    pane.read.connect(told.append)
    return told


@pytest.fixture
def shown(desk: Desk, tmp_path: Path) -> QImage:
    """A badge held up."""
    return scene(*badges(desk, tmp_path), scale=4.0, angle=10)


def test_a_badge_is_told_once_while_it_stays_in_view(
    pane: CameraPane, desk: Desk, qtbot: QtBot, heard: list[str], shown: QImage
) -> None:
    held = [frame_of(shown, Pixels.Format_NV12) for _ in range(5)]
    hold_up(pane, qtbot, *held, frame_of(scene()), frame_of(shown))
    assert heard == [desk.code()]


def test_frames_of_a_capture_session_are_read_too(
    pane: CameraPane, desk: Desk, qtbot: QtBot, heard: list[str], shown: QImage
) -> None:
    entrance = QVideoFrameInput(pane)
    begun(pane, qtbot).session.setVideoFrameInput(entrance)
    with qtbot.waitSignal(pane.read):
        assert entrance.sendVideoFrame(frame_of(shown))
    assert heard == [desk.code()]


def test_while_one_frame_is_looked_at_only_the_newest_waits(pane: CameraPane, qtbot: QtBot, shown: QImage) -> None:
    source, looks = begun(pane, qtbot), []
    assert pane.reader is not None
    pane.reader.looked.connect(looks.append)
    for _ in range(30):
        source.sink.setVideoFrame(frame_of(scene()))
    with qtbot.waitSignal(pane.read):
        source.sink.setVideoFrame(frame_of(shown))
    assert [look.sign is not None for look in looks] == [False, True]


def test_the_picture_is_mirrored_and_the_code_outlined_in_its_verdict_s_colour(
    pane: CameraPane, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    badge = badges(desk, tmp_path)[0]
    beside = scene(badge, badge.copy(0, 0, 1, 1), scale=4.0)
    hold_up(pane, qtbot, frame_of(beside))
    pane.show_verdict(Role.IN)
    hold_up(pane, qtbot, frame_of(beside))
    outline = pane.preview.outline
    assert outline.boundingRect().center().x() > pane.preview.rect().center().x()
    drawn = pane.preview.grab().toImage()
    assert drawn.pixelColor(outline.at(0).toPoint()).name() == LIGHT.in_


def test_proportions_are_kept_and_the_picture_never_stretched(pane: CameraPane, qtbot: QtBot) -> None:
    narrow = QImage(640, 480, QImage.Format.Format_RGB32)
    narrow.fill(0)
    hold_up(pane, qtbot, frame_of(narrow))
    rect = pane.preview.picture_rect
    assert rect.width() / rect.height() == pytest.approx(4 / 3, rel=0.02)
    assert pane.preview.rect().toRectF().contains(rect)


def test_no_camera_is_told_with_what_to_do(pane: CameraPane) -> None:
    assert pane.preview.text == "No camera is connected. Plug one in and it starts by itself."
    assert pane.preview.accessibleName() == pane.preview.text


def test_a_camera_that_delivers_nothing_is_told(pane: CameraPane, qtbot: QtBot, shown: QImage) -> None:
    source = begun(pane, qtbot)
    source._silence.setInterval(0)
    hold_up(pane, qtbot, frame_of(shown))
    qtbot.waitUntil(lambda: source.state is State.NO_PICTURE)
    assert pane.preview.outline.isEmpty()


def test_a_camera_that_may_not_be_used_is_told(pane: CameraPane, qtbot: QtBot) -> None:
    class Denied:
        def status(self) -> object:
            return Qt.PermissionStatus.Denied

    begun(pane, qtbot).take_permission(Denied())  # type: ignore[arg-type]
    assert pane.preview.text == "BLP Desk may not use the camera. Allow it in the system's settings."


def test_a_system_without_its_sound_library_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PySide6.QtMultimedia", "blp_desktop.ui.camera.reader", "blp_desktop.ui.camera.source"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    window = QWidget()
    qtbot.addWidget(window)
    pane = CameraPane(window)
    window.show()
    qtbot.waitUntil(lambda: "libpulse0" in pane.preview.text)
    assert pane.source is None


def test_it_looks_only_while_it_is_shown(pane: CameraPane, qtbot: QtBot) -> None:
    pane.hide()
    assert pane.source is None
    assert pane.reader is None
    pane.show()
    begun(pane, qtbot)


def test_a_badge_that_is_held_up_when_it_wakes_is_new(
    pane: CameraPane, desk: Desk, qtbot: QtBot, heard: list[str], shown: QImage
) -> None:
    hold_up(pane, qtbot, frame_of(shown))
    pane.hide()
    pane.show()
    hold_up(pane, qtbot, frame_of(shown))
    assert heard == [desk.code()] * 2


def test_the_chosen_camera_is_remembered(pane: CameraPane) -> None:
    pane.choose("usb-1")
    assert preferences().camera == "usb-1"


def test_a_frame_that_cannot_be_read_is_logged_once(
    pane: CameraPane, qtbot: QtBot, shown: QImage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    source = begun(pane, qtbot)
    monkeypatch.setattr("blp_desktop.ui.camera.reader.sign_in", _broken)
    for _ in range(3):
        source.sink.setVideoFrame(frame_of(shown))
        qtbot.wait(30)
    assert [record.getMessage() for record in caplog.records] == ["a frame could not be read"]
    monkeypatch.undo()
    hold_up(pane, qtbot, frame_of(shown))


def _broken(_grey: QImage) -> None:
    raise ValueError("broken")


def test_frames_leave_nothing_behind(pane: CameraPane, qtbot: QtBot, shown: QImage) -> None:
    frames = [frame_of(shown, Pixels.Format_NV12), frame_of(scene(), Pixels.Format_NV12)]
    hold_up(pane, qtbot, *frames * 20)
    before = _held()
    hold_up(pane, qtbot, *frames * 100)
    QCoreApplication.sendPostedEvents()
    gc.collect()
    assert _held() - before < 2 * 2**20


def _held() -> int:
    """Bytes that this process holds (0 where the system does not tell)."""
    facts = Path("/proc/self/statm")
    return int(facts.read_text(encoding="ascii").split()[1]) * 4096 if facts.exists() else 0
