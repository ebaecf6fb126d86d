"""The source: the laptop's camera, started, told about, and started again when it comes back."""

import logging

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QPermission, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from blp_desktop.ui.camera.devices import Device, Shape, device_wanted, shape_wanted
from blp_desktop.ui.camera.states import State

_PATIENCE = 8_000
"""Milliseconds without a picture after which the camera counts as dumb."""
_AGAIN = 3_000
"""Milliseconds until it is tried again."""

_log = logging.getLogger("blp_desktop.camera")


class Source(QObject):
    """Tells its frames, its state and which cameras there are; `wanted` is the key of the one that was chosen."""

    framed = Signal(object)
    changed = Signal(object)
    devices_changed = Signal()

    def __init__(self, wanted: str, parent: QObject) -> None:
        super().__init__(parent)
        self.state = State.STARTING
        self.current = ""
        self._wanted = wanted
        self._camera: QCamera | None = None
        self._known = QMediaDevices(self)
        self.sink = QVideoSink(self)
        self.session = QMediaCaptureSession(self)
        self.session.setVideoSink(self.sink)
        self._silence = self._timer(_PATIENCE, self._tell_no_picture)
        self._again = self._timer(_AGAIN, self.start)
        self.sink.videoFrameChanged.connect(self._pass_on)
        self._known.videoInputsChanged.connect(self.take_devices)

    @property
    def devices(self) -> tuple[Device, ...]:
        """The cameras that are plugged in."""
        first = QMediaDevices.defaultVideoInput()
        return tuple(
            Device(_key(each), each.description(), is_first=each == first) for each in QMediaDevices.videoInputs()
        )

    @Slot()
    def start(self) -> None:
        """Start, asking for permission where the system wants to be asked."""
        application = QCoreApplication.instance()
        assert application is not None
        match application.checkPermission(QCameraPermission()):
            case Qt.PermissionStatus.Granted:
                self._open()
            case Qt.PermissionStatus.Undetermined:
                application.requestPermission(QCameraPermission(), self, self.take_permission)
            case _:
                self._wait(State.NOT_ALLOWED)

    def choose(self, wanted: str) -> None:
        """Use this camera from now on."""
        self._wanted = wanted
        self.take_devices()

    def stop(self) -> None:
        """Let the camera go."""
        self._silence.stop()
        self._again.stop()
        self.current = ""
        if self._camera is not None:
            self._camera.errorOccurred.disconnect(self.take_error)
            self._camera.stop()
            self.session.setCamera(None)  # type: ignore[arg-type]
            self._camera.deleteLater()
            self._camera = None

    def saw(self) -> None:
        """A frame could be read: all is well."""
        self._silence.start()
        self._tell(State.SEEING)

    # what the system tells

    @Slot(object)
    def take_permission(self, permission: QPermission) -> None:
        """The system's question was answered."""
        if permission.status() is Qt.PermissionStatus.Granted:
            self._open()
        else:
            self._wait(State.NOT_ALLOWED)

    @Slot()
    def take_devices(self) -> None:
        """A camera came or went, or another one is wanted."""
        device = device_wanted(self.devices, self._wanted)
        if device is None and self.current:
            self.stop()
            self._tell(State.UNPLUGGED)
        elif device is not None and device.id != self.current:
            self.start()
        self.devices_changed.emit()

    @Slot(object, str)
    def take_error(self, error: QCamera.Error, words: str) -> None:
        """The camera cannot go on; mostly another program has it."""
        if error is not QCamera.Error.NoError:
            _log.info("camera: %s", words)
            self._tell_no_picture()

    # inside

    def _open(self) -> None:
        self.stop()
        device = device_wanted(self.devices, self._wanted)
        if device is None:
            self._tell(State.NO_CAMERA)
            return
        self.current = device.id
        self.devices_changed.emit()
        self._tell(State.STARTING)
        self._silence.start()
        inputs = {_key(each): each for each in QMediaDevices.videoInputs()}
        self._run(inputs.get(device.id, QCameraDevice()))

    def _run(self, device: QCameraDevice) -> None:
        self._camera = QCamera(device, self)
        shape = shape_wanted([_shape(each) for each in device.videoFormats()])
        if shape is not None:
            self._camera.setCameraFormat(device.videoFormats()[shape])
        self._camera.errorOccurred.connect(self.take_error)
        self.session.setCamera(self._camera)
        self._camera.start()

    @Slot()
    def _tell_no_picture(self) -> None:
        self._wait(State.NO_PICTURE)

    def _wait(self, state: State) -> None:
        """Tell why there is no picture, and try again by itself."""
        self.stop()
        self._tell(state)
        self._again.start()

    def _tell(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit(state)

    @Slot(QVideoFrame)
    def _pass_on(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self.framed.emit(frame)

    def _timer(self, interval: int, slot: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(interval)
        made.timeout.connect(slot)
        return made


def _key(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode(errors="replace")


def _shape(form: QCameraFormat) -> Shape:
    packed = form.pixelFormat() is QVideoFrameFormat.PixelFormat.Format_Jpeg
    return Shape(form.resolution().height(), form.maxFrameRate(), packed=packed)
