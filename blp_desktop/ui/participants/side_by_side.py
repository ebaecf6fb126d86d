"""Two entries side by side: where they differ, one value is chosen."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from blp_desktop.desk.doubles import Entry
from blp_desktop.desk.history import FIELD_WORDS, value_words
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label, muted

_LABELS = 112


class SideBySide(QWidget):
    """The entry that is kept on the left; fields that are empty in both are left out."""

    def __init__(self, kept: Entry, other: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnMinimumWidth(0, _LABELS)
        for place in (1, 2):
            self._grid.setColumnStretch(place, 1)
        self._add_headings(kept, other)
        for name in kept.fields:
            self._add(name, kept.fields[name], other.fields[name])
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def taken(self) -> frozenset[str]:
        """The fields of which the other entry's value was chosen."""
        return frozenset(name for name, (_, theirs) in self.choices.items() if theirs.isChecked())

    def _add_headings(self, kept: Entry, other: Entry) -> None:
        for place, entry in ((1, kept), (2, other)):
            self._grid.addWidget(label(entry.name, Size.BODY, weight=Weight.STRONG, parent=self), 0, place)
            words = (self.tr("Walk-in") if entry.walk_in else self.tr("In the list"), *entry.modules)
            about = muted(" · ".join(words), parent=self)
            about.setWordWrap(True)
            self._grid.addWidget(about, 1, place, Qt.AlignmentFlag.AlignTop)

    def _add(self, name: str, mine: Any, theirs: Any) -> None:
        one, other = value_words(mine), value_words(theirs)
        if not one and not other:
            return
        row = self._grid.rowCount()
        self._grid.addWidget(muted(FIELD_WORDS[name], parent=self), row, 0, Qt.AlignmentFlag.AlignTop)
        if one == other:
            self._grid.addWidget(_text(one, self), row, 1, 1, 2)
            return
        group = QButtonGroup(self)
        pair = (self._choice(name, one, group), self._choice(name, other, group))
        pair[0 if one else 1].setChecked(True)
        for place, choice in enumerate(pair, start=1):
            self._grid.addWidget(choice, row, place)
        self.choices[name] = pair

    def _choice(self, name: str, words: str, group: QButtonGroup) -> QRadioButton:
        made = QRadioButton(words or self.tr("(empty)"), self)
        made.setFont(font(Size.DATA))
        made.setAccessibleName(f"{FIELD_WORDS[name]}: {made.text()}")
        made.setToolTip(words)
        group.addButton(made)
        return made


def _text(words: str, parent: QWidget) -> QLabel:
    made = label(words, Size.DATA, parent=parent)
    made.setWordWrap(True)
    return made
