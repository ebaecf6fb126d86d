"""A walk-in in the detail pane: what is to be looked at, whom they may be, and the button that keeps them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from blp_desktop.desk.people_detail import PersonDetail
from blp_desktop.desk.registering import Duplicate
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font
from blp_desktop.ui.participants.facts import wrapped
from blp_desktop.ui.parts.buttons import button


class WalkInRow(QWidget):
    """Tells that the person was added at the door."""

    kept = Signal(str)
    """The key of the person, who stays."""

    def __init__(self, detail: PersonDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self._person = detail.id
        self.keep_button = button(self.tr("Seen: keep"), self, tip=self.tr("The entry is right as it is"))
        self.keep_button.setFont(font(Size.DATA))
        self.keep_button.setAccessibleName(self.tr("{name} was looked at and stays").format(name=detail.name))
        self.keep_button.clicked.connect(self._tell)
        words = self.tr("Added at the door. Look whether name, e-mail and organisation are right.")
        _lay_out(self, words, self.keep_button)

    @Slot()
    def _tell(self) -> None:
        self.kept.emit(self._person)


class AlikeRow(QWidget):
    """Names somebody who may be the same person."""

    opened = Signal(str)
    """The key of that other person."""

    def __init__(self, other: Duplicate, parent: QWidget) -> None:
        super().__init__(parent)
        self._other = other.id
        told = ", ".join(filter(None, (other.name, other.organisation or other.email)))
        self.open_button = button(self.tr("Open"), self)
        self.open_button.setFont(font(Size.DATA))
        self.open_button.setAccessibleName(self.tr("Open {name}").format(name=other.name))
        self.open_button.setVisible(other.in_edition)
        self.open_button.clicked.connect(self._tell)
        here, before = self.tr("May be {who}."), self.tr("May be {who}, of another edition.")
        _lay_out(self, (here if other.in_edition else before).format(who=told), self.open_button)

    @Slot()
    def _tell(self) -> None:
        self.opened.emit(self._other)


def _lay_out(row: QWidget, words: str, pressed: QPushButton) -> None:
    line = QHBoxLayout(row)
    line.setContentsMargins(0, GRID // 2, 0, GRID // 2)
    line.setSpacing(GRID)
    line.addWidget(wrapped(words, row), 1)
    line.addWidget(pressed)
