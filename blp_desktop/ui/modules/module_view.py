"""The modules of an edition and what belongs to the chosen one, laid out to be read from the top."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID, WIDEST
from blp_desktop.ui.modules.agenda_view import AgendaView
from blp_desktop.ui.modules.cards import ModuleCards
from blp_desktop.ui.modules.edition_bar import EditionBar
from blp_desktop.ui.modules.header import ModuleHeader
from blp_desktop.ui.modules.invited_view import InvitedView
from blp_desktop.ui.parts.tab_order import follow_the_eye

_BESIDE_EACH_OTHER = 880
"""Pixels that agenda and invited need beside each other."""


class ModuleView(QScrollArea):
    """Bar, cards, head, agenda and the invited; scrolls where the window is low."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = QWidget(self)
        self.bar = EditionBar(self._page)
        self.cards = ModuleCards(self._page)
        self.header = ModuleHeader(self._page)
        self.agenda = AgendaView(self._page)
        self.invited = InvitedView(self._page)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.cards.made.connect(self._order_tabs)

    def _lay_out(self) -> None:
        content = QWidget(self._page)
        content.setMaximumWidth(WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for widget in (self.bar, self.cards, self.header):
            column.addWidget(widget)
        self._panels = self._laid_panels()
        column.addLayout(self._panels, 1)
        page = QHBoxLayout(self._page)
        page.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        page.addWidget(content)

    @Slot()
    def _order_tabs(self) -> None:
        """The Tab key comes to the cards where the eye does."""
        follow_the_eye((self.bar.add, *self.cards.buttons(), self.header.badges))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Agenda and invited stand below each other where both would be cramped."""
        is_narrow = event.size().width() < _BESIDE_EACH_OTHER
        self._panels.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)

    def _laid_panels(self) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(3 * GRID)
        row.addWidget(self.agenda, 3)
        row.addWidget(self.invited, 2)
        return row
