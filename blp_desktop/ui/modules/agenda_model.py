"""The agenda as rows of a list: a heading for each day, its sessions below."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from blp_desktop.desk.agenda import Agenda, AgendaDay, DoorTime, SessionLine
from blp_desktop.domain.checkpoints import day_label

ROW = Qt.ItemDataRole.UserRole
_TO = "\N{EN DASH}"
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The heading of a day with the doors of its half-days."""

    day: AgendaDay


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session; `is_now` while the module's clock is inside it."""

    line: SessionLine
    is_now: bool


@dataclass(frozen=True, slots=True)
class NothingPlanned:
    """Stands below a day without sessions."""

    day: date


Row = DayHeading | SessionRow | NothingPlanned


class AgendaModel(QAbstractListModel):
    """Days and sessions in time's order; a row's facts are under `ROW`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, agenda: Agenda, now: datetime) -> None:
        """Show this agenda; `now` is in the module's zone."""
        self.beginResetModel()
        self._rows = tuple(row for day in agenda.days for row in _rows_of(day, now))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Days, sessions and empty days together."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row in words, or its facts."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self.words(row)
            case _ if role == ROW:
                return row
            case _:
                return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only sessions can be chosen."""
        if isinstance(self._rows[index.row()], SessionRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def session_at(self, index: QModelIndex | QPersistentModelIndex) -> SessionLine | None:
        """The session of a row; None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.line if isinstance(row, SessionRow) else None

    def index_of(self, session_id: str) -> QModelIndex:
        """Where a session is; invalid where it is gone."""
        for number, row in enumerate(self._rows):
            if isinstance(row, SessionRow) and row.line.id == session_id:
                return self.index(number)
        return QModelIndex()

    def words(self, row: Row) -> str:
        """A row as it is read aloud."""
        match row:
            case DayHeading(day):
                return ", ".join([heading(day.day), *(self.door_words(door) for door in day.half_days)])
            case NothingPlanned():
                return self.tr("Nothing is planned on this day yet.")
            case SessionRow(line, _):
                return self._session_words(line)

    def door_words(self, door: DoorTime) -> str:
        """`morning 08:30-13:00`, with a dash."""
        half = self.tr("morning") if door.id.endswith("am") else self.tr("afternoon")
        return f"{half} {hours(door.opens, door.closes)}"

    def clash_words(self, line: SessionLine) -> str:
        """That the room is taken twice; empty where it is not."""
        return self.tr("The room is also used by “{other}”.").format(other=line.clash) if line.clash else ""

    def _session_words(self, line: SessionLine) -> str:
        counts = self.tr("counts for attendance") if line.counts else self.tr("does not count for attendance")
        parts = (times(line), line.title, line.room, line.speaker, counts, self.clash_words(line))
        return ", ".join(part for part in parts if part)


def _rows_of(day: AgendaDay, now: datetime) -> list[Row]:
    sessions: list[Row] = [SessionRow(line, _is_now(line, now)) for line in day.sessions]
    return [DayHeading(day), *(sessions or [NothingPlanned(day.day)])]


def _is_now(line: SessionLine, now: datetime) -> bool:
    return line.day == now.date() and line.start <= now.time() < line.end


def heading(day: date) -> str:
    """`Tue 24 Oct 2017`."""
    return f"{day_label(day)} {day.year}"


def times(line: SessionLine) -> str:
    """`10:00-12:30`, with a dash."""
    return f"{line.start:%H:%M}{_TO}{line.end:%H:%M}"


def hours(opens: datetime | None, closes: datetime | None) -> str:
    """`08:30-13:00` with a dash; empty where the door has no times."""
    return f"{opens:%H:%M}{_TO}{closes:%H:%M}" if opens and closes else ""
