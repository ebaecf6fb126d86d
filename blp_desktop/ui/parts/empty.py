"""The empty state: one sentence and the button that begins."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.buttons import Kind, button

_SYMBOL = 40


class Empty(QWidget):
    """Stands in the place of a list that has nothing yet."""

    begun = Signal()
    """The button was pressed."""

    def __init__(
        self, sentence: str, verb: str = "", *, icon_name: str = "inbox", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._symbol = QLabel(self)
        self._sentence = label(sentence, parent=self)
        self._button = button(verb, self, kind=Kind.MAIN)
        self._button.setVisible(bool(verb))
        self._button.clicked.connect(self.begun)
        self._lay_out()
        self._draw()

    def say(self, sentence: str, verb: str = "") -> None:
        """Say another sentence; without a verb there is no button."""
        self._sentence.setText(sentence)
        self._button.setText(verb)
        self._button.setVisible(bool(verb))

    @property
    def button(self) -> QPushButton:
        """The button that begins."""
        return self._button

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        column.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._symbol.setPixmap(pixmap(self._icon_name, Role.TEXT_MUTED, size=_SYMBOL, ratio=ratio))
