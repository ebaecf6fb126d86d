"""Whom a walk-in may be already: each a button that checks them in, the likeliest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from blp_desktop.desk.registering import Duplicate
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import button

MOST = 3
_WIDTH = 400
"""Pixels that the words of a button have."""


class AlikeOffers(QWidget):
    """`taken` gives the `Duplicate`; the arrows go from one to the next, and `left` tells that they went up and out."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[Duplicate, ...] = ()
        self.buttons = tuple(button("", self) for _ in range(MOST))
        self._group = QButtonGroup(self, exclusive=False)
        self._group.idClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for place, each in enumerate(self.buttons):
            each.setStyleSheet("text-align: left;")
            self._group.addButton(each, place)
            column.addWidget(each)
        self.hide()

    @property
    def shown(self) -> frozenset[str]:
        """Who is offered, by key."""
        return frozenset(each.id for each in self._people)

    def offer(self, people: Sequence[Duplicate]) -> None:
        """Offer the first of these instead of those offered."""
        self._people = tuple(people[:MOST])
        for place, each in enumerate(self.buttons):
            each.setVisible(place < len(self._people))
            if place < len(self._people):
                self._write(each, self._people[place])
        self.setVisible(bool(self._people))

    def enter(self) -> None:
        """Put the keyboard on the likeliest."""
        if self._people:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The group's arrows end at its edges."""
        if event.key() == Qt.Key.Key_Up:
            self.left.emit()
        elif event.key() != Qt.Key.Key_Down:
            super().keyPressEvent(event)

    def _write(self, each: QPushButton, person: Duplicate) -> None:
        known = "" if person.in_edition else self.tr("of another edition")
        who = " · ".join(part for part in (person.name, known, person.organisation) if part)
        words = self.tr("Check in {who}").format(who=who)
        each.setText(each.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDTH).replace("&", "&&"))
        each.setAccessibleName(words)
        each.setToolTip(words)

    @Slot(int)
    def _take(self, place: int) -> None:
        self.taken.emit(self._people[place])
