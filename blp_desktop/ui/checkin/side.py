"""Beside the verdict: the counters and who is not here yet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from blp_desktop.desk.tally import Counters, Guest
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.row_table import RowTable
from blp_desktop.ui.parts.stat import Stat, Tone


class Side(QWidget):
    """Present of expected, and the missing with their telephone numbers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.present = Stat(self.tr("Present"), tone=Tone.IN, parent=self)
        self.missing = Stat(self.tr("Not here yet"), tone=Tone.ATTENTION, parent=self)
        self.table = RowTable(
            (Column(key="name", title=self.tr("Not here yet"), text=_name, below=_phone, order=_order, width=300),),
            name="missing",
            label=self.tr("Not here yet"),
            nothing=self.tr("Everyone expected is here."),
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.present)
        column.addWidget(self.missing)
        column.addWidget(self.table, 1)

    def show_counters(self, counters: Counters) -> None:
        """Tell the numbers of the checkpoint."""
        self.present.tell(counters.present, counters.expected)
        some_left = counters.inside != counters.present
        self.missing.tell(counters.missing, words=self._inside(counters.inside) if some_left else "")

    def _inside(self, count: int) -> str:
        return self.tr("{count} inside now").format(count=count)

    def show_missing(self, guests: Sequence[Guest]) -> None:
        """List who is not here yet."""
        self.table.show_rows(guests)


def _name(guest: Guest) -> str:
    return guest.name


def _phone(guest: Guest) -> str:
    return " · ".join(part for part in (guest.phone, guest.organisation) if part)


def _order(guest: Guest) -> tuple[str, str]:
    return guest.last_name.casefold(), guest.first_name.casefold()
