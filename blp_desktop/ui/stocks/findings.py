"""What keeps a stock from being used, a sentence each; or that its labels fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, label

_SYMBOL = 20
_LINES = 3


class Findings(QWidget):
    """Stands below the drawing and keeps its height, so that nothing moves while somebody types."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wrong = False
        self._symbol = QLabel(self)
        self._words = label("", Size.DATA, parent=self)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setMinimumHeight(_LINES * self._words.fontMetrics().lineSpacing())
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def tell(self, sentences: Sequence[str], *, fine: str) -> None:
        """Tell these, or that all is `fine` where there are none."""
        self._wrong = bool(sentences)
        self._words.setText("\n".join(sentences) or fine)
        self._draw()

    @property
    def text(self) -> str:
        """What is told."""
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_symbol"):
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        name, role = ("triangle-alert", Role.ATTENTION) if self._wrong else ("circle-check", Role.IN)
        self._symbol.setPixmap(pixmap(name, role, size=_SYMBOL, ratio=self.devicePixelRatioF()))
