"""What a meeting would bring: counts, names, and what was decided between two laptops."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from blp_desktop.desk.meeting import Meeting
from blp_desktop.desk.meeting_words import Decided
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.flow import Flow
from blp_desktop.ui.parts.stat import Stat

_NAMED = 8
_TOLD = 40
"""People of whom it is told one by one what was decided."""


class Numbers(QWidget):
    """How many scans and people a meeting would bring."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scans = Stat(self.tr("Scans"), parent=self)
        self.added = Stat(self.tr("People added"), parent=self)
        self.changed = Stat(self.tr("People changed"), parent=self)
        row = Flow(self)
        row.setSpacing(4 * GRID)
        for stat in (self.scans, self.added, self.changed):
            row.addWidget(stat)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what this one would bring."""
        self.scans.tell(meeting.scans)
        self.added.tell(len(meeting.added))
        self.changed.tell(len(meeting.changed))


class Findings(QWidget):
    """Whom it concerns, and what was decided; parts that have nothing to say are not there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = self._words(Size.BODY)
        self.heading = label("", Size.BODY, weight=Weight.STRONG, parent=self)
        self.decided = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        for part in (self.names, self.heading, self.decided):
            self._column.addWidget(part)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show this one."""
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

    @property
    def text(self) -> str:
        """All that is told."""
        parts = (self.names, self.heading, *self.decided.findChildren(QLabel))
        return "\n".join(part.text() for part in parts if part.text())

    def _show_decided(self, decided: Sequence[Decided]) -> None:
        self.heading.setText(self.tr("Changed at both laptops: the later change stands"))
        self.heading.setVisible(bool(decided))
        self._column.removeWidget(self.decided)
        self.decided.deleteLater()
        self.decided = QWidget(self)
        self._column.addWidget(self.decided)
        self._tell(decided, QVBoxLayout(self.decided))

    def _tell(self, decided: Sequence[Decided], column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        groups = [(subject, list(group)) for subject, group in groupby(decided, key=attrgetter("subject"))]
        for subject, group in groups[:_TOLD]:
            column.addWidget(label(subject, Size.DATA, weight=Weight.STRONG, parent=self.decided))
            sentences = self._words(Size.DATA)
            sentences.setText("\n".join(each.sentence for each in group))
            sentences.setContentsMargins(0, 0, 0, GRID)
            column.addWidget(sentences)
        if len(groups) > _TOLD:
            more = self.tr("And {count} more.").format(count=len(groups) - _TOLD)
            column.addWidget(label(more, Size.DATA, parent=self.decided))

    def _named(self, names: Sequence[str]) -> str:
        shown = ", ".join(names[:_NAMED])
        rest = len(names) - _NAMED
        return self.tr("{names} and {count} more").format(names=shown, count=rest) if rest > 0 else shown

    def _words(self, size: Size) -> QLabel:
        made = label("", size, parent=self)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made
