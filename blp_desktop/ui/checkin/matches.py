"""Matches of a typed name: who it may be, with what tells namesakes apart."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from blp_desktop.desk.people import PersonRow
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font

MOST = 6
_ROW = 36


class Matches(QListWidget):
    """A short list that floats under a field, so that nothing below it moves; `chosen` names the person.

    Where an answer has to stay in sight, it floats under the verdict instead.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._above: QWidget | None = None
        self._field: QWidget | None = None
        self._verdict: QWidget | None = None
        self.setAccessibleName(self.tr("People who match"))
        self.setFont(font(Size.BODY))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.hide()

    def float_under(self, field: QWidget, verdict: QWidget) -> None:
        """Stay below this field, or below the verdict, and as wide; call it once they are laid out."""
        self._field, self._verdict = field, verdict
        self.setParent(field.parentWidget())
        for each in (field, verdict):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def show_people(
        self, people: Sequence[PersonRow], present: frozenset[str], *, clear_of_verdict: bool = False
    ) -> None:
        """Offer the first of these; those already in are marked."""
        self._above = self._verdict if clear_of_verdict else self._field
        self.clear()
        for person in people[:MOST]:
            item = QListWidgetItem(self._told(person, is_in=person.id in present), self)
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setSizeHint(QSize(0, _ROW))
        self.setVisible(self.count() > 0)
        self._place()

    def step(self, step: int) -> None:
        """Choose the next or the previous match."""
        if self.count():
            self.setCurrentRow((self.currentRow() + step) % self.count())

    def person(self) -> str | None:
        """Who is chosen."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item and self.isVisible() else None

    def _place(self) -> None:
        around = self.parentWidget()
        if self._above is None or around is None:
            return
        under, room = self._above.geometry(), around.height()
        top = under.bottom() + 1 + GRID // 2
        self.setGeometry(under.left(), top, under.width(), min(self.count() * _ROW + GRID, room - top))
        self.raise_()

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _told(self, person: PersonRow, *, is_in: bool) -> str:
        state = self.tr("already in") if is_in else ""
        photos = self.tr("no photos") if person.photo_consent is False else ""
        parts = (person.name, person.organisation, person.city, person.country, photos, state)
        return " · ".join(part for part in parts if part)
