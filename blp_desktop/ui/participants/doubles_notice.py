"""The notice that some people may be in the list twice; not there while nobody is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.buttons import Kind, button


class DoublesNotice(QWidget):
    """A quiet line with the way to look at them."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._words = muted("", parent=self)
        self.look_button = button(self.tr("Possible duplicates…"), self, kind=Kind.QUIET)
        self.look_button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addWidget(self.look_button)
        row.addStretch(1)
        self.hide()

    def tell(self, count: int) -> None:
        """Say how many pairs there are to look at."""
        one = self.tr("1 person may be in the list twice.")
        many = self.tr("{count} people may be in the list twice.").format(count=count)
        self._words.setText(one if count == 1 else many)
        self._icon.setPixmap(pixmap("users", Role.TEXT_MUTED, size=16, ratio=self.devicePixelRatioF()))
        self.setVisible(count > 0)

    @property
    def text(self) -> str:
        """What is said; empty while it is not there."""
        return "" if self.isHidden() else self._words.text()
