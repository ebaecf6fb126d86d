"""Clocks of other laptops: what each shows now, as the person beside it says."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from blp_desktop.desk.meeting import OtherLaptop
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.form import Form

_MINUTE = timedelta(minutes=1)


class ClockFields(QWidget):
    """One field a laptop; untouched, it shows what the laptop's own journal gives away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time, as a clock shows it
        self.fields: dict[str, QDateTimeEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._form: Form | None = None
        self._column.addWidget(label(self.tr("Clocks"), Size.BODY, weight=Weight.STRONG, parent=self))
        self.hint = muted("", parent=self)
        self.hint.setWordWrap(True)
        self._column.addWidget(self.hint)

    def show_laptops(self, laptops: Sequence[OtherLaptop], now: datetime) -> None:
        """Ask about these; `now` is what this laptop's clock shows, in its zone."""
        self.fields, self._now = {}, now.replace(second=0, microsecond=0, tzinfo=None)
        if self._form is not None:
            self._form.deleteLater()
        self._form = Form(self)
        self._column.addWidget(self._form)
        said = self.tr("This laptop's clock shows {time}. Scans keep their own time and are counted by the right one.")
        self.hint.setText(said.format(time=f"{now:%H:%M}"))
        for laptop in laptops:
            self._add(laptop, now)
        self.setVisible(bool(laptops))

    def ahead(self) -> dict[str, timedelta]:
        """By how much each laptop's clock is ahead; those that are right are left out."""
        shown = {laptop: self._shown(field) - self._now for laptop, field in self.fields.items()}
        return {laptop: ahead for laptop, ahead in shown.items() if abs(ahead) >= _MINUTE}

    def _shown(self, field: QDateTimeEdit) -> datetime:
        shown: datetime = field.dateTime().toPython()  # type: ignore[assignment]
        return shown.replace(second=0, microsecond=0)

    def _add(self, laptop: OtherLaptop, now: datetime) -> None:
        assert self._form is not None
        field = QDateTimeEdit(self)
        field.setDisplayFormat("ddd d MMM yyyy HH:mm")
        field.setDateTime(_as_qt(self._now + _whole_minutes(laptop.ahead)))
        field.setCurrentSection(QDateTimeEdit.Section.HourSection)
        self.fields[laptop.id] = field
        name = self.tr("The clock of {laptop} shows").format(laptop=laptop.name)
        self._form.add(laptop.id, name, field, hint=self._hint(laptop, now))

    def _hint(self, laptop: OtherLaptop, now: datetime) -> str:
        last = laptop.last.astimezone(now.tzinfo)
        scans = self.tr("1 scan") if laptop.scans == 1 else self.tr("{count} scans").format(count=laptop.scans)
        told = self.tr("{scans}, the last at {time} by its clock.").format(scans=scans, time=f"{last:%H:%M}")
        found = self._found(laptop.ahead)
        return f"{told} {found}" if found else told

    def _found(self, ahead: timedelta) -> str:
        if not _whole_minutes(ahead):
            return ""
        long = _length(abs(ahead))
        if ahead > timedelta():
            return self.tr("It is at least {long} ahead of this one.").format(long=long)
        return self.tr("It is at least {long} behind this one.").format(long=long)


def _whole_minutes(length: timedelta) -> timedelta:
    return timedelta(minutes=round(length / _MINUTE))


def _length(long: timedelta) -> str:
    """`2 h 5 min`."""
    hours, minutes = divmod(round(long / _MINUTE), 60)
    parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(part for part in parts if part)


def _as_qt(at: datetime) -> QDateTime:
    return QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))
