"""A tab of the window: what every tab answers to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.station import Station


class Tab(QWidget):
    """One tab; the window hands it the keys that mean the same everywhere.

    `touched` tells, after a commit, what an act changed: the set that `desk` returned.
    """

    touched = Signal(object)

    def refresh(self, touched: frozenset[str]) -> None:
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
