"""The preview: the first pages as they will be on paper, the rest when asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.printing.look import Seen


class Preview(QWidget):
    """Shows pages below each other."""

    all_asked = Signal()
    """Every page is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = muted(parent=self)
        self.more = button(self.tr("Show every page"), self, kind=Kind.QUIET)
        self.pages: list[QLabel] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._scroll = QScrollArea(self)
        self._lay_out()
        self.more.clicked.connect(self.all_asked)

    @property
    def dpi(self) -> int:
        """How fine an A4 page has to be drawn to fill the width."""
        wide = max(300, self._scroll.viewport().width() - 4 * GRID)
        return max(40, min(110, round(wide / 8.3)))

    def show_seen(self, seen: Seen, *, is_single: bool) -> None:
        """Show these pages; `is_single` where every badge has a page of its own."""
        for page in self.pages:
            page.deleteLater()
        self.pages = []
        for image in seen.pages:
            self.pages.append(self._page(QPixmap.fromImage(image)))
        self.told.setText(self._counted(len(seen.chosen), seen.sheets, is_single=is_single))

    def _counted(self, badges: int, sheets: int, *, is_single: bool) -> str:
        if not badges:
            return self.tr("Nobody is to be printed.")
        count = self.tr("1 badge") if badges == 1 else self.tr("{count} badges").format(count=badges)
        if is_single:
            return count
        on = self.tr("{badges} on 1 sheet") if sheets == 1 else self.tr("{badges} on {sheets} sheets")
        return on.format(badges=count, sheets=sheets)

    def offer_more(self, *, has_more: bool) -> None:
        """Offer the rest where there is one."""
        self.more.setVisible(has_more)

    def _page(self, picture: QPixmap) -> QLabel:
        page = QLabel(self._inside)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        page.setPixmap(picture)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setAccessibleName(self.tr("Page {number}").format(number=len(self.pages) + 1))
        self._column.insertWidget(self._column.count() - 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
        return page

    def _lay_out(self) -> None:
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(2 * GRID)
        self._column.addStretch(1)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Preview"))
        head = QHBoxLayout()
        head.addWidget(self.told)
        head.addStretch(1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.more.hide()
