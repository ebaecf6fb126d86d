"""The modules of an edition and what belongs to the chosen one, laid out to be read from the top."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID, WIDEST
from blp_desktop.ui.modules.agenda_view import AgendaView
from blp_desktop.ui.modules.cards import ModuleCards
from blp_desktop.ui.modules.edition_bar import EditionBar
from blp_desktop.ui.modules.header import ModuleHeader
from blp_desktop.ui.modules.invited_view import InvitedView


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

    def _lay_out(self) -> None:
        content = QWidget(self._page)
        content.setMaximumWidth(WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for widget in (self.bar, self.cards, self.header):
            column.addWidget(widget)
        column.addLayout(self._panels(), 1)
        page = QHBoxLayout(self._page)
        page.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        page.addWidget(content)

    def _panels(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.agenda, 3)
        row.addWidget(self.invited, 2)
        return row
