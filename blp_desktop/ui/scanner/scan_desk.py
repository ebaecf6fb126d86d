"""The scan desk of one window: what a scan means there, and where its verdict is seen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from blp_desktop.ui.window import CHECKIN, MainWindow

if TYPE_CHECKING:  # the window opens without what only scans need
    from blp_desktop.ui.checkin.tab import CheckinTab
    from blp_desktop.ui.scanner.banner import Banner


class ScanDesk(QObject):
    """Whoever else takes scans while they are shown (self-service, the readiness check) comes first, then the door.

    The door's tab comes to the front; where a dialog is open, the verdict floats over it and the dialog stays as it is.
    """

    def __init__(self, window: MainWindow, before_the_door: Sequence[Callable[[str], bool]]) -> None:
        super().__init__(window)
        self._window = window
        self._before_the_door = tuple(before_the_door)
        self._banner: Banner | None = None

    @property
    def banner(self) -> "Banner | None":
        """The verdict that floats over a dialog."""
        return self._banner

    def owns(self, window: QWidget) -> bool:
        """Whether this is the programme's window, or one that was opened from it."""
        above: QWidget | None = window
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def proves(self, text: str) -> bool:
        """Whether this is a badge's code at the door as it stands."""
        door = self._built_door()
        return door is not None and door.door.is_open and door.door.is_whole_code(text)

    def reads_names(self, widget: QWidget) -> bool:
        """Whether the keyboard is at the door's field."""
        door = self._built_door()
        return door is not None and widget is door.field

    def take_scan(self, text: str, window: QWidget | None) -> None:
        """Judge a scan, and show the verdict where eyes are."""
        self._put_away()
        if not any(take(text) for take in self._before_the_door):
            self._judge(text, window)

    def _judge(self, text: str, window: QWidget | None) -> None:
        _close_menus()
        self._window.menu.let_go()
        door = cast("CheckinTab", self._window.tab(CHECKIN))
        door.scan_from_anywhere(text)
        dialog = QApplication.activeModalWidget() or window
        if dialog is None or dialog is self._window or not self.owns(dialog):
            self._window.show_tab(CHECKIN)
        else:
            self._float(door, dialog)

    def _float(self, door: "CheckinTab", dialog: QWidget) -> None:
        from blp_desktop.ui.scanner.banner import Banner

        self._banner = Banner(door.panel, dialog)
        self._banner.left.connect(self._dialog_over)
        self._banner.show()

    @Slot()
    def _dialog_over(self) -> None:
        """Whoever was refused is seen over the dialog below this one, or waits at the door."""
        banner, self._banner = self._banner, None
        door = self._built_door() if isValid(self._window) else None
        if door is None or banner is None or banner.answer.is_done or not self._window.isVisible():
            return
        below = QApplication.activeModalWidget()
        if below is not None and below is not banner.over and self.owns(below):
            self._float(door, below)
        else:
            self._window.show_tab(CHECKIN)

    def _put_away(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None and isValid(banner):
            banner.close()

    def _built_door(self) -> "CheckinTab | None":
        return cast("CheckinTab | None", self._window.built(CHECKIN))


def _close_menus() -> None:
    """A menu or an open choice lies over what is to be seen; closing it chooses nothing."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()
