"""A page as it will be on paper, to scroll where it is higher than its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.pictures import coloured_pages_of


class PageView(QScrollArea):
    """Shows the first page of a PDF, `width` pixels wide."""

    def __init__(self, name: str, parent: QWidget, *, width: int) -> None:
        super().__init__(parent)
        self._width = width
        self.page = QLabel(self)
        self.page.setAccessibleName(name)
        self.page.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(width + 3 * GRID)
        self.setAccessibleName(name)

    def show_pdf(self, pdf: bytes) -> None:
        """Draw the first page."""
        ratio = self.devicePixelRatioF()
        page = coloured_pages_of(pdf, dpi=round(96 * ratio), most=1)[0]
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = QPixmap.fromImage(page.scaledToWidth(round(self._width * ratio), smooth))
        shown.setDevicePixelRatio(ratio)
        self.page.setPixmap(shown)

    def show_nothing(self) -> None:
        """An empty place."""
        self.page.setPixmap(QPixmap())
