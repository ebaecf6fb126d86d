"""The dialog that sets the clock for a rehearsal."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from blp_desktop.domain.checkpoints import day_label
from blp_desktop.domain.refusals import Refusal
from blp_desktop.domain.typed_instant import spelled_day, typed_instant
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.heading import Heading

_WIDTH = 520
_LINES = 2


class ClockDialog(QDialog):
    """`chosen` gives an aware instant in the zone of that city; what is typed is told in full before it is set."""

    chosen = Signal(object)

    def __init__(self, now: datetime, zone: ZoneInfo, city: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Set the clock for a rehearsal"))
        self._zone, self._city = zone, city
        self._instant: datetime | None = None
        self.day, self.at = QLineEdit(self), QLineEdit(self)
        self.echo = label(size=Size.BODY, weight=Weight.STRONG, parent=self)
        self._lay_out()
        self._fill(now.astimezone(zone))
        self.day.textChanged.connect(self._read)
        self.at.textChanged.connect(self._read)
        self._read()

    def accept(self) -> None:
        """Set it; stay open while it is not understood what was typed."""
        if self._instant is None:
            return
        super().accept()
        self.chosen.emit(self._instant)

    @Slot()
    def _read(self) -> None:
        """Tell what the desk's clock will say, or why it can not be set to that."""
        try:
            self._instant = typed_instant(self.day.text(), self.at.text(), self._zone)
        except Refusal as refused:
            self._instant = None
            self._tell(str(refused), problem="yes")
        else:
            words = self.tr("The desk's clock will say: {day}, {time} in {city}")
            day, time = spelled_day(self._instant.date()), f"{self._instant:%H:%M}"
            self._tell(words.format(day=day, time=time, city=self._city), problem="")
        self.set_button.setEnabled(self._instant is not None)

    def _tell(self, words: str, *, problem: str) -> None:
        self.echo.setText(words)
        self.echo.setProperty("problem", problem)
        self.echo.style().polish(self.echo)
        for field in (self.day, self.at):
            field.setAccessibleDescription(words)

    def _fill(self, there: datetime) -> None:
        self.day.setText(f"{day_label(there.date())} {there.year}")
        self.at.setText(f"{there:%H:%M}")
        self.day.selectAll()

    def _lay_out(self) -> None:
        self.echo.setWordWrap(True)
        self.echo.setMinimumHeight(_LINES * self.echo.fontMetrics().lineSpacing())
        self.echo.setAlignment(Qt.AlignmentFlag.AlignTop)
        form = Form(self)
        form.add_beside(("day", self.tr("Date, as 24 Oct 2017"), self.day), ("at", self.tr("Time, as 08:50"), self.at))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.windowTitle(), self))
        column.addWidget(muted(self.tr("The door judges by this clock until it is released."), parent=self))
        column.addWidget(form)
        column.addWidget(self.echo)
        column.addLayout(self._buttons())
        self.setMinimumWidth(_WIDTH)

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
