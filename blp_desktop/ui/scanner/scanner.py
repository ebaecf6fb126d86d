"""The scanner: one for the whole application; hands what it reads to the desk of the window with the keyboard."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from blp_desktop.ui.scanner.key_filter import KeyFilter


class Desk(Protocol):
    """Where scans are taken: one for each programme window."""

    def owns(self, window: QWidget) -> bool:
        """Whether this window belongs to the desk's."""

    def proves(self, text: str) -> bool:
        """Whether this is a badge's code there."""

    def reads_names(self, widget: QWidget) -> bool:
        """Whether this is the desk's own field, which makes something of any text."""

    def take_scan(self, text: str, window: QWidget | None) -> None:
        """Do with a scan what is to be done, and show it over this window."""


class Scanner(QObject):
    """Listens while a desk is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desks: list[Desk] = []
        self.keys = KeyFilter(self._proves, self._reads_names, self)
        # once the key's own event is over: a scan may close menus and bring another tab to the front
        self.keys.scanned.connect(self.take, Qt.ConnectionType.QueuedConnection)

    def open_desk(self, desk: Desk) -> None:
        """Take scans to this desk too."""
        if not self._desks:
            self.keys.start()
        self._desks.append(desk)

    def close_desk(self, desk: Desk) -> None:
        """No more scans for this desk."""
        if desk not in self._desks:
            return
        self._desks.remove(desk)
        if not self._desks:
            self.keys.stop()

    @Slot(str)
    def take(self, text: str) -> None:
        """To the desk of the active window, else to the one that had the last scan."""
        window = QApplication.activeWindow()
        desk = next((each for each in self._desks if window and each.owns(window)), None)
        desk = desk or (self._desks[-1] if self._desks else None)
        if desk is not None:
            self._desks.remove(desk)
            self._desks.append(desk)
            desk.take_scan(text, window)

    def _proves(self, text: str) -> bool:
        return any(desk.proves(text) for desk in self._desks)

    def _reads_names(self) -> bool:
        widget = QApplication.focusWidget()
        return widget is not None and any(desk.reads_names(widget) for desk in self._desks)


def scanner() -> Scanner:
    """The application's one."""
    application = QApplication.instance()
    assert application is not None
    return application.findChild(Scanner) or Scanner(application)
