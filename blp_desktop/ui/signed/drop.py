"""Files dropped anywhere on a window, whatever stands below the mouse."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """Takes files from the window's own surface, before a field would take their names as text."""

    dropped = Signal(object)
    """The paths, as a tuple."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)

    @Slot()
    def begin(self) -> None:
        """Watch the window's surface; call it once there is one."""
        surface = self._window.windowHandle()
        if surface is not None:
            surface.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _DRAGS:
            assert isinstance(event, QDragMoveEvent)
            return self._offer(event)
        if event.type() == QEvent.Type.Drop:
            assert isinstance(event, QDropEvent)
            return self._take(event)
        return False

    def _offer(self, event: QDragMoveEvent) -> bool:
        if not _files(event) or self._is_asked_something():
            return False
        event.acceptProposedAction()
        return True

    def _take(self, event: QDropEvent) -> bool:
        files = _files(event)
        if not files or self._is_asked_something():
            return False
        event.acceptProposedAction()
        self.dropped.emit(files)
        return True

    def _is_asked_something(self) -> bool:
        """Whether a dialog of the window waits for an answer first."""
        return any(dialog.isModal() and dialog.isVisible() for dialog in self._window.findChildren(QDialog))


def _files(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
