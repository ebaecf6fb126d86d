"""The door as it is laid out: what is told lies over the oldest arrivals, so that field and verdict never move."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID, WIDEST

_DOOR, _BEGINNING = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorParts:
    """What stands at a door, from the top; `side` stands beside the last three, `empty` where there is no door yet."""

    place: QWidget
    field: QWidget
    panel: QWidget
    arrivals: QWidget
    strip: QWidget
    side: QWidget
    empty: QWidget


class DoorView(QStackedWidget):
    """One column of content with the room at a glance beside it, or what begins where there is no module yet."""

    def __init__(self, parts: DoorParts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        self._grid = self._laid_out()
        self._beginning = QVBoxLayout()
        for page in (self._page_of(self._grid), self._page_of(self._beginning)):
            self.addWidget(page)
        self._beginning.addWidget(parts.empty, 1)
        self._lay_over()

    def show_door(self, *, is_there: bool) -> None:
        """Show the door, or what begins; what is told stands in what is shown."""
        if is_there is (self.currentIndex() == _DOOR):
            return
        if is_there:
            self._lay_over()
        else:
            self._beginning.insertWidget(0, self._parts.strip)
        self.setCurrentIndex(_DOOR if is_there else _BEGINNING)

    def _laid_out(self) -> QGridLayout:
        parts, grid = self._parts, QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        grid.addWidget(parts.place, 0, 0, 1, 2)
        grid.addWidget(parts.field, 1, 0, 1, 2)
        told = QVBoxLayout()
        told.setSpacing(2 * GRID)
        told.addWidget(parts.panel)
        told.addWidget(parts.arrivals, 1)
        grid.addLayout(told, 2, 0)
        grid.addWidget(parts.side, 2, 1)
        return grid

    def _lay_over(self) -> None:
        """What is told takes no room of its own at the foot of verdict and arrivals."""
        self._grid.addWidget(self._parts.strip, 2, 0, Qt.AlignmentFlag.AlignBottom)
        self._parts.strip.raise_()

    def _page_of(self, layout: QGridLayout | QVBoxLayout) -> QWidget:
        page = QWidget(self)
        content = QWidget(page)
        content.setMaximumWidth(WIDEST)
        content.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content)
        return page
