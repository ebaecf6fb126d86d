"""The pages of self-service: welcome, is it you, answer; each readable from two metres."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from blp_desktop.desk.scan_facts import Seen
from blp_desktop.domain.ledger import Direction
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label
from blp_desktop.ui.parts.buttons import Kind, button

_SYMBOL = 96
_BUTTON = 80


class Page(QWidget):
    """A symbol, a big line, a line below it, and room for buttons."""

    def __init__(self, icon_name: str, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._symbol = QLabel(self)
        self.big = _centred("", Size.VERDICT, Weight.STRONG, self)
        self.small = _centred("", Size.NUMBER, Weight.REGULAR, self)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(3 * GRID)
        self._lay_out()
        self.show_symbol(icon_name, role)

    def show_symbol(self, icon_name: str, role: Role) -> None:
        """Show this symbol."""
        self._symbol.setPixmap(self._drawn(icon_name, role))

    def tell(self, big: str, small: str = "") -> None:
        """Show these lines."""
        self.big.setText(big)
        self.small.setText(small)
        self.setAccessibleName(f"{big} {small}".strip())

    def _drawn(self, icon_name: str, role: Role) -> QPixmap:
        return pixmap(icon_name, role, size=_SYMBOL, ratio=self.devicePixelRatioF())

    def _lay_out(self) -> None:
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 6 * GRID)
        column.setSpacing(4 * GRID)
        column.addStretch(1)
        for each in (self._symbol, self.big, self.small):
            column.addWidget(each)
        column.addLayout(self.buttons)
        column.addStretch(1)


class ConfirmPage(Page):
    """Is it you? Two big buttons, each with its key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("user-check", Role.ACCENT, parent)
        self.yes = _big(button(self.tr("Yes, check me in"), self, kind=Kind.MAIN))
        self.no = _big(button(self.tr("No, that is not me"), self))
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        self.buttons.addStretch(1)

    def ask(self, person: Seen, direction: Direction) -> None:
        """Ask whether this is the one who stands there."""
        leaving = direction is Direction.EXIT
        self.yes.setText(self.tr("Yes, I am leaving") if leaving else self.tr("Yes, check me in"))
        self.tell(self.tr("Are you {name}?").format(name=person.name), person.organisation)
        self.yes.setFocus()


def _centred(text: str, size: Size, weight: Weight, parent: QWidget) -> QLabel:
    made = label(text, size, weight=weight, parent=parent)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setWordWrap(True)
    return made


def _big(made: QPushButton) -> QPushButton:
    made.setFont(font(Size.NUMBER))
    made.setStyleSheet(f"min-height: {_BUTTON}px; padding: 0 {4 * GRID}px;")
    made.setAutoDefault(True)
    return made
