"""The rooms of a venue as rows to fill in."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget

from blp_desktop.desk.venues import RoomFacts
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.buttons import Kind, button, icon_button
from blp_desktop.ui.parts.form import ease

_MOST = 100_000


@dataclass(frozen=True, slots=True)
class _Row:
    id: str | None
    widget: QWidget
    name: QLineEdit
    capacity: QSpinBox
    remove: QToolButton


class RoomsField(QWidget):
    """A name and a number of places a row; rows are added and taken away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self.add = button(self.tr("Add room"), self, kind=Kind.QUIET, icon_name="plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.add.clicked.connect(self._add_empty)

    def show_rooms(self, rooms: tuple[RoomFacts, ...]) -> None:
        """Show these rooms, a row each."""
        for room in rooms:
            self._add_row(room)

    def rooms(self) -> tuple[RoomFacts, ...]:
        """The rooms as they are filled in; a row without name and places is no room."""
        return tuple(
            RoomFacts(id=row.id, name=row.name.text(), capacity=row.capacity.value() or None)
            for row in self._rows
            if row.name.text().strip() or row.capacity.value() or row.id
        )

    @Slot()
    def _add_empty(self) -> None:
        self._add_row(RoomFacts(name="")).name.setFocus()

    def _add_row(self, room: RoomFacts) -> _Row:
        widget = QWidget(self)
        name, capacity = QLineEdit(room.name, widget), QSpinBox(widget)
        remove = icon_button("x", self.tr("Remove this room"), widget)
        name.setAccessibleName(self.tr("Room"))
        name.setPlaceholderText(self.tr("Room"))
        capacity.setAccessibleName(self.tr("Places"))
        capacity.setRange(0, _MOST)
        capacity.setSpecialValueText(self.tr("not known"))
        capacity.setSuffix(self.tr(" places"))
        capacity.setValue(room.capacity or 0)
        ease(capacity)
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(name, 1)
        row.addWidget(capacity)
        row.addWidget(remove)
        remove.clicked.connect(self._remove_row)
        made = _Row(room.id, widget, name, capacity, remove)
        self._rows.append(made)
        self._column.insertWidget(self._column.count() - 1, widget)
        return made

    @Slot()
    def _remove_row(self) -> None:
        pressed = self.sender()
        row = next(row for row in self._rows if row.remove is pressed)
        self._rows.remove(row)
        self._column.removeWidget(row.widget)
        row.widget.hide()
        row.widget.deleteLater()
        self.add.setFocus()
