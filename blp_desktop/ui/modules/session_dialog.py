"""The form of a session."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QTimeEdit, QWidget

from blp_desktop.desk.agenda import Agenda, SessionFields, SessionLine, add_session, edit_session
from blp_desktop.desk.modules import days_of
from blp_desktop.desk.station import Station
from blp_desktop.ui.modules.agenda_model import heading
from blp_desktop.ui.parts.form_dialog import FormDialog

_FIRST, _LENGTH = time(9, 0), 60
_BESIDE = {"no_title": "title", "bad_times": "end", "bad_day": "day", "unknown_room": "room"}


class SessionDialog(FormDialog):
    """Adds a session to an agenda, or edits one."""

    def __init__(
        self,
        station: Station,
        agenda: Agenda,
        parent: QWidget,
        *,
        line: SessionLine | None = None,
        day: date | None = None,
    ) -> None:
        self._station, self._agenda, self._line = station, agenda, line
        super().__init__(*self._titles(line), parent, beside=_BESIDE)
        self.days, self.rooms = QComboBox(self), QComboBox(self)
        self.start, self.end = QTimeEdit(self), QTimeEdit(self)
        self.title, self.speaker = QLineEdit(self), QLineEdit(self)
        self.counts = QCheckBox(self.tr("Counts for attendance"), self)
        self._lay_out_fields()
        self._offer_days(line.day if line else day)
        self._offer_rooms(line.room_id if line else None, line.room if line else "")
        self._fill(line)
        self.start.timeChanged.connect(self._push_end)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Add the session, or write what it is now."""
        fields = SessionFields(
            day=self.days.currentData(),
            start=_time(self.start),
            end=_time(self.end),
            title=self.title.text(),
            room_id=self.rooms.currentData(),
            speaker=self.speaker.text(),
            counts=self.counts.isChecked(),
        )
        if self._line is None:
            return add_session(self._station, self._agenda.module.id, fields).touched
        return edit_session(self._station, self._line.id, fields).touched

    def _titles(self, line: SessionLine | None) -> tuple[str, str]:
        if line is None:
            return self.tr("Add a session"), self.tr("Add session")
        return self.tr("Edit session"), self.tr("Save session")

    def _lay_out_fields(self) -> None:
        for field in (self.start, self.end):
            field.setDisplayFormat("HH:mm")
        self.form.add("title", self.tr("Title"), self.title)
        self.form.add_beside(
            ("day", self.tr("Day"), self.days),
            ("start", self.tr("Start"), self.start),
            ("end", self.tr("End"), self.end),
        )
        self.form.add("room", self.tr("Room"), self.rooms)
        self.form.add("speaker", self.tr("Speaker"), self.speaker)
        self.form.add("counts", self.tr("Attendance"), self.counts)
        self.counts.setAccessibleName(self.counts.text())
        self.counts.setToolTip(self.tr("Its half-day is then a checkpoint, with a column on the attendance sheet."))

    def _offer_days(self, chosen: date | None) -> None:
        module = self._agenda.module
        days = sorted({*days_of(module.first_day, module.last_day), *(day.day for day in self._agenda.days)})
        for day in days:
            self.days.addItem(heading(day), day)
        self.days.setCurrentIndex(days.index(chosen) if chosen in days else 0)

    def _offer_rooms(self, chosen: str | None, name: str) -> None:
        self.rooms.addItem(self.tr("No room"), None)
        for room in self._agenda.rooms:
            holds = self.tr("{room} (holds {count})").format(room=room.name, count=room.capacity)
            self.rooms.addItem(holds if room.capacity else room.name, room.id)
        if chosen and self.rooms.findData(chosen) < 0:
            self.rooms.addItem(self.tr("{room} (elsewhere)").format(room=name), chosen)
        self.rooms.setCurrentIndex(max(0, self.rooms.findData(chosen)))

    def _fill(self, line: SessionLine | None) -> None:
        start = line.start if line else self._after_the_last()
        self.start.setTime(QTime(start.hour, start.minute))
        self.end.setTime(QTime(line.end.hour, line.end.minute) if line else self.start.time().addSecs(_LENGTH * 60))
        self.title.setText(line.title if line else "")
        self.speaker.setText(line.speaker if line else "")
        self.counts.setChecked(line.counts if line else True)
        self._length = self.start.time().secsTo(self.end.time())

    def _after_the_last(self) -> time:
        """A new session begins where the day's last one ends."""
        chosen = self.days.currentData()
        ends = [line.end for day in self._agenda.days if day.day == chosen for line in day.sessions]
        return max(ends, default=_FIRST) if max(ends, default=_FIRST) < time(22) else _FIRST

    @Slot(QTime)
    def _push_end(self, start: QTime) -> None:
        """A session that is moved keeps its length, as long as it ends on the same day."""
        end = start.addSecs(self._length)
        if end > start:
            self.end.setTime(end)


def _time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())
