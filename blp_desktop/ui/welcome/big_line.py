"""A line that is as large as its place allows."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import Size, Weight, font

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_STEP = 0.92


class BigLine(QWidget):
    """Text in the middle, on one line where it may be nearly as high as wanted, else on two; never cut off.

    `share` is how much of the window's height the letters take at most.
    """

    def __init__(self, role: Role, share: float, weight: Weight, parent: QWidget) -> None:
        super().__init__(parent)
        self._role, self._share, self._weight = role, share, weight
        self._text, self._opacity = "", 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def tell(self, text: str) -> None:
        """Say this."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def appear(self, opacity: float) -> None:
        """Let the ground shine through, from 0 (nothing to be seen) to 1."""
        self._opacity = opacity
        self.update()

    def letter_height(self) -> int:
        """Pixels of the type in which all of the text fits."""
        height = max(Size.DATA, int(self.window().height() * self._share))
        while height > Size.DATA and not self._fits(height):
            height = int(height * _STEP)
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.setPen(colours_of(self.palette()).of(self._role))
        made = font(Size.VERDICT, self._weight)
        made.setPixelSize(self.letter_height())
        painter.setFont(made)
        painter.drawText(self.rect(), _WRAPPED, self._text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def _fits(self, height: int) -> bool:
        made = font(Size.VERDICT, self._weight)
        made.setPixelSize(height)
        room = self.rect()
        needed = QFontMetrics(made).boundingRect(QRect(0, 0, room.width(), 10 * room.height()), _WRAPPED, self._text)
        return needed.width() <= room.width() and needed.height() <= room.height()
