"""The dialog that sets the clock for a rehearsal."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button


class ClockDialog(QDialog):
    """`chosen` gives an aware instant in the zone it was asked for."""

    chosen = Signal(object)

    def __init__(self, now: datetime, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Set the clock for a rehearsal"))
        self._zone = zone
        self.field = QDateTimeEdit(self)
        self.field.setDisplayFormat("ddd d MMM yyyy HH:mm")
        self.field.setCalendarPopup(True)
        self.field.setAccessibleName(self.tr("Date and time"))
        there = now.astimezone(zone)
        self.field.setDateTime(QDateTime(QDate(there.year, there.month, there.day), QTime(there.hour, there.minute)))
        self._lay_out()

    def accept(self) -> None:
        chosen: datetime = self.field.dateTime().toPython()  # type: ignore[assignment]
        super().accept()
        self.chosen.emit(chosen.replace(tzinfo=self._zone))

    def _lay_out(self) -> None:
        words = self.tr("The door judges by this clock until it is released. Time in {zone}.")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(muted(words.format(zone=self._zone.key), parent=self))
        column.addWidget(self.field)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.keep = button(self.tr("Leave the clock as it is"), self)
        self.set_button = button(self.tr("Set the clock"), self, kind=Kind.MAIN)
        self.set_button.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.set_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.set_button)
        return row
