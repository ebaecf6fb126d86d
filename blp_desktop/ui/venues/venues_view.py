"""Venues beside their details and the map of the region."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID, WIDEST
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.venues.details import VenueView
from blp_desktop.ui.venues.list import VenueList
from blp_desktop.ui.venues.map_view import RegionMap


class VenuesView(QWidget):
    """List, details, map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label(self.tr("Venues"), Size.TITLE, weight=Weight.STRONG, parent=self)
        self.add = button(self.tr("Add venue"), self, kind=Kind.MAIN, icon_name="plus", shortcut="Ctrl+N")
        self.list = VenueList(self)
        self.details = VenueView(self)
        self.map = RegionMap(self)
        self._off_the_map = muted(parent=self)
        self._off_the_map.setWordWrap(True)
        self._lay_out()

    def tell_off_the_map(self, towns: tuple[str, ...]) -> None:
        """Name the towns that the map does not know."""
        self._off_the_map.setText(self.tr("Not on the map: {towns}.").format(towns=", ".join(towns)))
        self._off_the_map.setVisible(bool(towns))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.add)
        content = QWidget(self)
        content.setMaximumWidth(WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addLayout(self._columns(), 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        page.addWidget(content)

    def _columns(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(GRID // 2)
        beside.addWidget(self.map, 1)
        beside.addWidget(self._off_the_map, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.list, 3)
        row.addWidget(self.details, 4)
        row.addLayout(beside, 5)
        return row
