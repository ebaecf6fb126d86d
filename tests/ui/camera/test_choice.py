"""The choice of a camera: offered where there are several, and remembered."""

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.desk.preferences import camera_chosen, preferences
from blp_desktop.ui.camera.choice import CameraChoice
from blp_desktop.ui.camera.devices import Device
from blp_desktop.ui.camera.pane import CameraPane
from blp_desktop.ui.camera.source import Source
from blp_desktop.ui.camera.states import State
from tests.ui.camera.watching import begun

TWO = (Device("a", "Built in", is_first=True), Device("b", "On a stick"))


@pytest.fixture
def choice(pane: CameraPane) -> CameraChoice:
    """The choice beside the pane."""
    return CameraChoice(pane, pane.window())


def plug_in(source: Source, monkeypatch: pytest.MonkeyPatch, *devices: Device) -> None:
    """This machine has no cameras of its own: say that these are there."""
    monkeypatch.setattr(Source, "devices", devices)
    source.take_devices()


def test_a_camera_that_is_plugged_in_starts_by_itself(
    pane: CameraPane, choice: CameraChoice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = begun(pane, qtbot)
    assert source.state is State.NO_CAMERA
    plug_in(source, monkeypatch, TWO[0])
    assert (source.state, source.current) == (State.STARTING, "a")
    assert choice.isHidden()


def test_two_cameras_are_offered_and_the_chosen_one_is_taken_and_remembered(
    pane: CameraPane, choice: CameraChoice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = begun(pane, qtbot)
    plug_in(source, monkeypatch, *TWO)
    assert [choice.itemText(place) for place in range(choice.count())] == ["Built in", "On a stick"]
    assert choice.currentText() == "Built in"
    with qtbot.waitSignal(choice.chosen):
        choice.activated.emit(1)
    assert source.current == "b"
    assert choice.currentText() == "On a stick"
    assert preferences().camera == "b"


def test_the_remembered_camera_is_taken_again_when_it_comes_back(
    pane: CameraPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera_chosen("b")
    pane.hide()
    pane.show()
    source = begun(pane, qtbot)
    plug_in(source, monkeypatch, *TWO)
    assert source.current == "b"
    plug_in(source, monkeypatch, TWO[0])
    assert source.current == "a"
    plug_in(source, monkeypatch, *TWO)
    assert source.current == "b"


def test_the_last_camera_is_unplugged_and_comes_back(
    pane: CameraPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = begun(pane, qtbot)
    plug_in(source, monkeypatch, TWO[0])
    plug_in(source, monkeypatch)
    assert pane.preview.text == "The camera was unplugged. Plug it in again and it goes on by itself."
    plug_in(source, monkeypatch, TWO[0])
    assert source.state is State.STARTING


def test_a_camera_that_fails_lets_go_and_is_tried_again(
    pane: CameraPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = begun(pane, qtbot)
    plug_in(source, monkeypatch, TWO[0])
    assert source._camera is not None
    source._camera.errorOccurred.emit(source._camera.Error.CameraError, "Device or resource busy")
    assert pane.preview.text == "The camera gives no picture. Close other programs that use it."
    assert source._camera is None
    source._again.timeout.emit()
    assert source.state is State.STARTING
