"""The camera's pane: its camera runs exactly while its picture is shown."""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.desk.preferences import camera_chosen, preferences
from blp_desktop.ui.camera.devices import Device
from blp_desktop.ui.camera.in_view import InView
from blp_desktop.ui.camera.preview import Preview
from blp_desktop.ui.camera.states import State
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.multimedia import quieten_multimedia

if TYPE_CHECKING:
    from blp_desktop.ui.camera.reader import Look, Reader
    from blp_desktop.ui.camera.source import Source

HEIGHT = 135


class CameraPane(QWidget):
    """`read` names each code once for each time it comes into view."""

    read = Signal(str)
    state_changed = Signal(object)
    devices_changed = Signal()

    def __init__(self, parent: QWidget, *, height: int = HEIGHT) -> None:
        super().__init__(parent)
        self.preview = Preview(height, self)
        self.source: Source | None = None
        self.reader: Reader | None = None
        self._in_view = InView()
        self._last, self._role = "", Role.ACCENT
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)

    @property
    def devices(self) -> tuple[Device, ...]:
        """The cameras to choose from while it runs."""
        return self.source.devices if self.source else ()

    @property
    def current(self) -> str:
        """The key of the camera that runs."""
        return self.source.current if self.source else ""

    def choose(self, device: str) -> None:
        """Look through this camera, and remember it."""
        camera_chosen(device)
        if self.source is not None:
            self.source.choose(device)

    def show_verdict(self, role: Role) -> None:
        """Outline the code that was read last in this role's colour, as long as it stays in view."""
        self._role = role

    @Slot()
    def wake(self) -> None:
        """Start to look, if it is shown and does not look yet."""
        if self.source is None and self.isVisible():
            self._begin()

    def rest(self) -> None:
        """Let the camera go."""
        if self.source is None or self.reader is None:
            return
        self.source.stop()
        self.reader.close()
        for each in (self.source, self.reader):
            each.deleteLater()
        self.source = self.reader = None
        self.devices_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.wake)

    def hideEvent(self, event: QHideEvent) -> None:
        self.rest()
        super().hideEvent(event)

    def _begin(self) -> None:
        """Only now is Qt's multimedia loaded: a window without a camera need not wait for it."""
        quieten_multimedia()
        try:
            from blp_desktop.ui.camera.reader import Reader
            from blp_desktop.ui.camera.source import Source
        except ImportError:  # a system without its sound library cannot load Qt's cameras either
            self._show_state(State.NOT_INSTALLED)
            return
        self._in_view = InView()
        self.reader, self.source = Reader(self), Source(preferences().camera, self)
        self.reader.looked.connect(self._take_look)
        self.source.framed.connect(self.reader.look)
        self.source.changed.connect(self._show_state)
        self.source.devices_changed.connect(self.devices_changed)
        self._show_state(State.STARTING)
        self.source.start()

    @Slot(object)
    def _show_state(self, state: State) -> None:
        self.preview.show_state(state)
        self.state_changed.emit(state)

    @Slot(object)
    def _take_look(self, look: "Look") -> None:
        if self.source is None:
            return
        self.source.saw()
        code = look.sign.text if look.sign else ""
        is_new = self._in_view.is_new(code, monotonic())
        if is_new:
            self._last, self._role = code, Role.ACCENT
            self.read.emit(code)
        role = self._role if code == self._last else Role.ACCENT
        self.preview.show_picture(look.picture, look.sign, role)
