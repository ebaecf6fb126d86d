"""Notices: what the program tells of itself, one strip at a time, below what a view has to say."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from blp_desktop.ui.parts.strip import Strip, Told
from blp_desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One message; `act` is done when the button with the verb is pressed."""

    what: str
    why: str = ""
    kind: Told = Told.TOLD
    verb: str = ""
    act: Callable[[], None] | None = None


class Notices(QObject):
    """The next one follows when the one before was acted on or closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._waiting: list[Notice] = []
        self._shown: Notice | None = None
        self._window = window
        self._strip: Strip | None = None

    @property
    def strip(self) -> Strip:
        """The strip, made when the first one is told."""
        if self._strip is None:
            self._strip = Strip(self._window)
            self._window.notes.add(self._strip)
            self._strip.acted.connect(self._act)
            self._strip.closed.connect(self._show_next)
        return self._strip

    @property
    def shown(self) -> Notice | None:
        """The one that is told now."""
        return self._shown

    def tells(self, what: str) -> bool:
        """Whether this is told now, or will be."""
        return any(each.what == what for each in (self._shown, *self._waiting) if each is not None)

    def tell(self, notice: Notice) -> None:
        """Tell it now, or after those before it; never the same twice at once."""
        if self.tells(notice.what):
            return
        self._waiting.append(notice)
        if self._shown is None:
            self._show_next()

    def take_back(self, what: str) -> bool:
        """What this tells is no longer so: take it away, and tell whether it was still told."""
        told = self.tells(what)
        self._waiting = [each for each in self._waiting if each.what != what]
        if self._shown is not None and self._shown.what == what:
            self._show_next()
        return told

    @Slot()
    def _act(self) -> None:
        done = self._shown
        self._show_next()
        if done is not None and done.act is not None:
            done.act()

    @Slot()
    def _show_next(self) -> None:
        self._shown = self._waiting.pop(0) if self._waiting else None
        if self._shown is None:
            self.strip.mended()
            return
        told = self._shown
        self.strip.tell(told.what, told.why, kind=told.kind, action=told.verb)
