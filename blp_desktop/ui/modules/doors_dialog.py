"""The form of a module's checkpoints: when their doors open, whom they let in, and added ones."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QLineEdit, QSpinBox, QWidget

from blp_desktop.desk.agenda import Agenda, DoorTime
from blp_desktop.desk.checkpoints import CheckpointFields, add_checkpoint, edit_checkpoint, is_half_day
from blp_desktop.desk.station import Station
from blp_desktop.domain.names import words
from blp_desktop.ui.parts.form_dialog import FormDialog

_BESIDE = {
    "no_label": "label",
    "bad_checkpoint": "label",
    "known_checkpoint": "label",
    "bad_window": "closes",
    "bad_capacity": "capacity",
}
_MOST = 100_000
_EVENING = time(19, 0), time(22, 0)


class DoorsDialog(FormDialog):
    """Sets one checkpoint of a module at a time, or adds one (dinner, study visit, coffee counter)."""

    def __init__(self, station: Station, agenda: Agenda, parent: QWidget) -> None:
        self._station, self._agenda = station, agenda
        self._doors = (*(door for day in agenda.days for door in day.half_days), *agenda.added_checkpoints)
        title = self.tr("Checkpoints of {city}").format(city=agenda.module.city)
        super().__init__(title, self.tr("Save checkpoint"), parent, beside=_BESIDE)
        self.choice, self.label = QComboBox(self), QLineEdit(self)
        self.sets_opening = QCheckBox(self.tr("At a time of its own"), self)
        self.sets_closing = QCheckBox(self.tr("At a time of its own"), self)
        self.opens, self.closes = QDateTimeEdit(self), QDateTimeEdit(self)
        self.capacity = QSpinBox(self)
        self.multi_entry = QCheckBox(self.tr("Counts every entry, as a coffee counter does"), self)
        self.reentry = QCheckBox(self.tr("People may come back after they left"), self)
        self._lay_out_fields()
        self._offer()
        self._connect()
        self._show_door()
        self.finish()

    def save(self) -> frozenset[Any]:
        """Write the chosen checkpoint, or add it."""
        door = self._door()
        if door is not None:
            return edit_checkpoint(self._station, self._agenda.module.id, door.id, self._fields()).touched
        code = "-".join(words(self.label.text()))[:40]
        return add_checkpoint(self._station, self._agenda.module.id, code or "-", self._fields()).touched

    def _fields(self) -> CheckpointFields:
        zone = ZoneInfo(self._agenda.module.time_zone)
        return CheckpointFields(
            label=self.label.text(),
            opens_at=_instant(self.opens, zone) if self.sets_opening.isChecked() else None,
            closes_at=_instant(self.closes, zone) if self.sets_closing.isChecked() else None,
            capacity=self.capacity.value() or None,
            multi_entry=self.multi_entry.isChecked(),
            reentry=self.reentry.isChecked(),
        )

    def _lay_out_fields(self) -> None:
        for field in (self.opens, self.closes):
            field.setDisplayFormat("ddd d MMM yyyy, HH:mm")
            field.setCalendarPopup(True)
        self.capacity.setRange(0, _MOST)
        self.capacity.setSpecialValueText(self.tr("No limit"))
        form = self.form
        form.add("choice", self.tr("Checkpoint"), self.choice)
        form.add("label", self.tr("Name"), self.label)
        for box in (self.sets_opening, self.sets_closing, self.multi_entry, self.reentry):
            box.setAccessibleName(box.text())
        form.add_beside(
            ("sets_opening", self.tr("Opening"), self.sets_opening),
            ("sets_closing", self.tr("Closing"), self.sets_closing),
        )
        form.add_beside(("opens", self.tr("Opens"), self.opens), ("closes", self.tr("Closes"), self.closes))
        form.add("capacity", self.tr("Places"), self.capacity)
        form.add("multi_entry", self.tr("Entries"), self.multi_entry)
        form.add("reentry", self.tr("Leaving"), self.reentry)

    def _offer(self) -> None:
        for door in self._doors:
            self.choice.addItem(door.label, door.id)
        self.choice.addItem(self.tr("A new checkpoint"), "")

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._show_door)
        self.sets_opening.toggled.connect(self.opens.setEnabled)
        self.sets_closing.toggled.connect(self.closes.setEnabled)

    def _door(self) -> DoorTime | None:
        return next((door for door in self._doors if door.id == self.choice.currentData()), None)

    @Slot()
    def _show_door(self) -> None:
        door = self._door()
        self.label.setText(door.label if door and not is_half_day(door.id) else "")
        self.label.setPlaceholderText(door.label if door else self.tr("Dinner"))
        self.label.setEnabled(door is None or not is_half_day(door.id))
        self.capacity.setValue(door.capacity or 0 if door else 0)
        self.multi_entry.setChecked(bool(door and door.multi_entry))
        self.reentry.setChecked(door.reentry if door else True)
        self._show_times(door)

    def _show_times(self, door: DoorTime | None) -> None:
        first = self._agenda.module.first_day
        opens = door.opens if door and door.opens else datetime.combine(first, _EVENING[0])
        closes = door.closes if door and door.closes else datetime.combine(first, _EVENING[1])
        self.opens.setDateTime(_shown(opens))
        self.closes.setDateTime(_shown(closes))
        self.sets_opening.setChecked(door is None or door.own_opens is not None)
        self.sets_closing.setChecked(door is None or door.own_closes is not None)
        self.opens.setEnabled(self.sets_opening.isChecked())
        self.closes.setEnabled(self.sets_closing.isChecked())


def _shown(at: datetime) -> QDateTime:
    return QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))


def _instant(field: QDateTimeEdit, zone: ZoneInfo) -> datetime:
    day, clock = field.date(), field.time()
    return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=zone)
