"""A raised panel: a title and a column of parts."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label


class Panel(QFrame):
    """Stands off the surface by a hairline; parts go into `column`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "yes")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)
        self.heading: QLabel = label(title, Size.BODY, weight=Weight.STRONG, parent=self)
        self.heading.setVisible(bool(title))
        self.column.addWidget(self.heading)

    def name(self, title: str) -> None:
        """Give it another title; an empty one hides it."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
