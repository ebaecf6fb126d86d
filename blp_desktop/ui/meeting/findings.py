"""What a meeting would bring: counts, names, and what was decided between two laptops."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.desk.meeting import Meeting
from blp_desktop.desk.meeting_words import Decided
from blp_desktop.ui.imports.grid import Grid
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.flow import Flow
from blp_desktop.ui.parts.stat import Stat

_NAMED = 8
_SUBJECT = 220
_ROW, _MOST_ROWS = 40, 5


class Findings(QWidget):
    """Shows one meeting; parts that have nothing to say are not there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scans = Stat(self.tr("Scans"), parent=self)
        self.added = Stat(self.tr("People added"), parent=self)
        self.changed = Stat(self.tr("People changed"), parent=self)
        self.names = label("", Size.BODY, parent=self)
        self.names.setWordWrap(True)
        self.names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heading = label("", Size.BODY, weight=Weight.STRONG, parent=self)
        headings = (self.tr("Whom it concerns"), self.tr("What stands"))
        self.decided = Grid(self.tr("Changed at both laptops"), headings, self)
        self.decided.setColumnWidth(0, _SUBJECT)
        self._lay_out()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what this one would bring."""
        self.scans.tell(meeting.scans)
        self.added.tell(len(meeting.added))
        self.changed.tell(len(meeting.changed))
        lines = (
            (self.tr("Added: {names}"), meeting.added),
            (self.tr("Changed: {names}"), meeting.changed),
            (self.tr("Taken out: {names}"), meeting.gone),
            (self.tr("Changed as well: {names}"), meeting.others),
        )
        told = [words.format(names=self._named(names)) for words, names in lines if names]
        self.names.setText("\n".join(told))
        self.names.setVisible(bool(told))
        self._show_decided(meeting.decided)

    def _show_decided(self, decided: Sequence[Decided]) -> None:
        self.decided.empty()
        for each in decided:
            self.decided.add((each.subject, each.sentence))
        one = self.tr("Changed at both laptops: the later change stands")
        many = self.tr("Changed at both laptops: {count} times the later change stands").format(count=len(decided))
        self.heading.setText(one if len(decided) == 1 else many)
        rows = min(len(decided), _MOST_ROWS)
        self.decided.setFixedHeight(self.decided.horizontalHeader().sizeHint().height() + rows * _ROW + GRID // 2)
        self.heading.setVisible(bool(decided))
        self.decided.setVisible(bool(decided))

    def _named(self, names: Sequence[str]) -> str:
        shown = ", ".join(names[:_NAMED])
        rest = len(names) - _NAMED
        return self.tr("{names} and {count} more").format(names=shown, count=rest) if rest > 0 else shown

    def _lay_out(self) -> None:
        numbers = Flow()
        numbers.setSpacing(4 * GRID)
        for stat in (self.scans, self.added, self.changed):
            numbers.addWidget(stat)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(numbers)
        column.addWidget(self.names)
        column.addWidget(self.heading)
        column.addWidget(self.decided)
