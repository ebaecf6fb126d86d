"""The last arrivals: every scan of the checkpoint, the latest first, each to be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.tally import Arrival
from blp_desktop.domain.ledger import MOVED
from blp_desktop.ui.checkin.tones import tone_of
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.row_table import RowTable


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """An arrival under its scan's key."""

    id: str
    arrival: Arrival


class Arrivals(QWidget):
    """`undo_asked` names the scan."""

    undo_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._latest: tuple[Arrival, ...] = ()
        self.table = RowTable(
            _columns(self), name="arrivals", label=self.tr("Last arrivals"), nothing=self.tr("Nobody yet."), parent=self
        )
        self.undo = button(self.tr("Undo"), self, kind=Kind.QUIET, icon_name="undo-2", shortcut="Ctrl+Z")
        self.undo.clicked.connect(self._ask)
        self._lay_out()

    def show_arrivals(self, arrivals: Sequence[Arrival]) -> None:
        """List these, the latest first."""
        self._latest = tuple(arrivals)
        self.table.show_rows([ArrivalRow(arrival.scan_id, arrival) for arrival in arrivals])
        self.undo.setEnabled(self.undoable() is not None)

    def undoable(self) -> str | None:
        """The chosen scan, else the last one that let somebody in or out and still counts."""
        chosen = [row for row in self._latest if row.scan_id in self.table.chosen_ids()]
        found = [row.scan_id for row in chosen or self._latest if row.verdict in MOVED and not row.undone]
        return found[0] if found else None

    def forget_choice(self) -> None:
        """Somebody was scanned since a row was chosen: an undo means the last scan again."""
        self.table.choose(())

    @property
    def has_choice(self) -> bool:
        """Whether a row is chosen."""
        return bool(self.table.chosen_ids())

    def name_of(self, scan_id: str) -> str:
        """Whom the scan concerned."""
        return next((row.name for row in self._latest if row.scan_id == scan_id), "")

    @Slot()
    def _ask(self) -> None:
        scan_id = self.undoable()
        if scan_id is not None:
            self.undo_asked.emit(scan_id)

    def _lay_out(self) -> None:
        for part in (self, self.table):
            part.setMinimumHeight(1)  # on a small screen the answer above takes the room that it needs
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Last arrivals"), Size.BODY, weight=Weight.STRONG, parent=self), 1)
        head.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.table, 1)


def _columns(owner: QWidget) -> tuple[Column[ArrivalRow], ...]:
    return (
        Column(key="time", title=owner.tr("Time"), text=_time, order=_at, width=62),
        Column(key="name", title=owner.tr("Name"), text=_name, width=200),
        Column(key="answer", title=owner.tr("Answer"), text=_answer, icon_name=_icon, colour=_role, width=180),
        Column(key="station", title=owner.tr("Station"), text=_station, width=84),
        Column(key="why", title=owner.tr("Why"), text=_why, width=150),
    )


def _time(row: ArrivalRow) -> str:
    return f"{row.arrival.at:%H:%M}"


def _at(row: ArrivalRow) -> float:
    return -row.arrival.at.timestamp()


def _name(row: ArrivalRow) -> str:
    return row.arrival.name


def _answer(row: ArrivalRow) -> str:
    arrival = row.arrival
    marks = {"overridden": arrival.overridden, "undone": arrival.undone}
    return ", ".join([tone_of(arrival.verdict).word, *(mark for mark, holds in marks.items() if holds)])


def _icon(row: ArrivalRow) -> str:
    return "undo-2" if row.arrival.undone else tone_of(row.arrival.verdict).icon_name


def _role(row: ArrivalRow) -> Role:
    return Role.TEXT_MUTED if row.arrival.undone else tone_of(row.arrival.verdict).role


def _station(row: ArrivalRow) -> str:
    return row.arrival.station


def _why(row: ArrivalRow) -> str:
    return row.arrival.why
