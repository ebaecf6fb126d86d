"""A tab of the window: what every tab answers to."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.station import Station
from blp_desktop.store.journal import Touched


class Tab(QWidget):
    """One tab; the window hands it the keys that mean the same everywhere.

    `touched` tells, after a commit, what an act changed: the set that `desk` returned.
    """

    touched = Signal(object)

    def refresh(self, touched: frozenset[Touched]) -> None:
        """Read anew what these changes concern; an empty set means everything."""

    def seat(self, station: Station) -> None:
        """Act as another operator from now on."""

    def find_(self) -> None:
        """Put the keyboard where a search begins."""

    def new(self) -> None:
        """Begin a new one of what the tab shows."""

    def print_(self) -> None:
        """Begin what the tab prints."""

    def undo(self) -> None:
        """Undo the operator's last act in this tab."""

    def redo(self) -> None:
        """Do again what was undone last."""


class ReadingTab(Tab):
    """A tab that reads what it shows when it is seen; the first time, and after something of that was changed."""

    shows: frozenset[str] = frozenset()
    """The tables it shows something of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stale = True

    def refresh(self, touched: frozenset[Touched]) -> None:
        """Read anew, now or when the tab is next seen."""
        self._is_stale = self._is_stale or not touched or any(row.table in self.shows for row in touched)
        if self._is_stale and self.isVisible():
            self.read_again()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the tab was hidden is read now."""
        super().showEvent(event)
        if self._is_stale:
            self.read()

    def read(self) -> None:
        """Read and show what there is; to be extended."""
        self._is_stale = False

    def read_again(self) -> None:
        """Something of what is seen was changed."""
        self.read()
