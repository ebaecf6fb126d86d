"""Something to settle in the detail pane: what it is, where it holds, and the button that settles it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.conditions import OpenCondition
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font, muted
from blp_desktop.ui.participants.facts import Marked
from blp_desktop.ui.parts.buttons import button


class ConditionRow(QWidget):
    """Tells what stops the person at the door."""

    settled = Signal(object)
    """The OpenCondition that is settled now."""

    def __init__(self, condition: OpenCondition, where: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._condition = condition
        self.settle_button = button(self.tr("Settled"), self, tip=self.tr("This is settled now"))
        self.settle_button.setFont(font(Size.DATA))
        self.settle_button.setAccessibleName(self.tr("{label} is settled").format(label=condition.label))
        self.settle_button.clicked.connect(self._tell)
        self._lay_out(where)

    def _lay_out(self, where: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Marked("clipboard-list", self._condition.label, Role.ATTENTION, self))
        words.addWidget(muted(self._told(where), parent=self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.addLayout(words, 1)
        row.addWidget(self.settle_button)

    def _told(self, where: str) -> str:
        before = self.tr("Before {city}").format(city=where) if where else self.tr("Before every module")
        return before if self._condition.overridable else self.tr("{before}, without exception").format(before=before)

    @Slot()
    def _tell(self) -> None:
        self.settled.emit(self._condition)
