"""Pages as they will be on paper, to scroll where they are higher than their place."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.pictures import coloured_pages_of

_EDGES = 3 * GRID
_NARROWEST = 0.6
"""The part of its width that a page may be shrunk to where the screen is small."""


class PageView(QScrollArea):
    """Shows the first pages of a PDF below each other, `width` pixels wide where there is so much room."""

    def __init__(self, name: str, parent: QWidget, *, width: int, most: int = 1) -> None:
        super().__init__(parent)
        self._width, self._most = width, most
        self._drawn = QImage()
        self.page = QLabel(self)
        self.page.setAccessibleName(name)
        self.page.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(round(width * _NARROWEST) + _EDGES)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(self._width + _EDGES, super().sizeHint().height())

    def show_pdf(self, pdf: bytes) -> None:
        """Draw the first pages."""
        self._drawn = _below_each_other(
            coloured_pages_of(pdf, dpi=round(96 * self.devicePixelRatioF()), most=self._most)
        )
        self._fit()

    def show_nothing(self) -> None:
        """An empty place."""
        self._drawn = QImage()
        self.page.setPixmap(QPixmap())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._drawn.isNull():
            self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        wide = min(self._width, self.width() - _EDGES)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = QPixmap.fromImage(self._drawn.scaledToWidth(round(wide * ratio), smooth))
        shown.setDevicePixelRatio(ratio)
        self.page.setPixmap(shown)


def _below_each_other(pages: list[QImage]) -> QImage:
    """One picture of them all, with nothing between them."""
    gap = pages[0].height() // 80
    shown = QImage(pages[0].width(), sum(page.height() + gap for page in pages) - gap, QImage.Format.Format_ARGB32)
    shown.fill(Qt.GlobalColor.transparent)
    painter, y = QPainter(shown), 0
    for page in pages:
        painter.drawImage(0, y, page)
        y += page.height() + gap
    painter.end()
    return shown
