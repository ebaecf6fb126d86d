"""The dialog that sets the clock for a rehearsal."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted


class ClockDialog(QDialog):
    """`chosen` gives an aware instant in the zone it was asked for."""

    chosen = Signal(object)

    def __init__(self, now: datetime, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
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
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Set the clock"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Keep the laptop's clock"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(muted(words.format(zone=self._zone.key), parent=self))
        column.addWidget(self.field)
        column.addWidget(buttons)

    @Slot()
    def _accept(self) -> None:
        self.accept()
