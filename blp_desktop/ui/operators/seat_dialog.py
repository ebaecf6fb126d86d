"""Who sits at this desk: a name, a PIN where there is one, Enter."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.operators import list_operators, sit_down
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label, muted
from blp_desktop.ui.operators.names import Names
from blp_desktop.ui.operators.pin_field import PinField
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.strip import Strip

_WIDTH = 460


class SeatDialog(QDialog):
    """`now` is the laptop's clock; `first` the name to begin at; `sitting` whoever sits there now, if anybody does."""

    sat = Signal(str, object)
    """The operator's key, and the station with them at it."""
    left = Signal()
    """Whoever sat there leaves the desk to the door."""

    def __init__(
        self, station: Station, now: Callable[[], datetime], parent: QWidget, *, first: str = "", sitting: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who sits at this desk?"))
        self._station, self._now = station, now
        self.strip = Strip(self)
        self.names = Names(self)
        self.may = muted(parent=self)
        self.pin = PinField(self.tr("PIN"), self)
        self.sit = button(self.tr("Sit down"), self, kind=Kind.MAIN)
        keep = self.tr("Keep {name}").format(name=sitting) if sitting else self.tr("Only scan for now")
        self.keep = button(keep, self, tip=keep, shortcut="Esc")
        self.leave = button(self.tr("Leave the desk"), self, tip=self.tr("The next one may scan, and nothing else"))
        self._lay_out()
        self.leave.setVisible(bool(sitting))
        self._connect()
        self.names.show_operators(list_operators(station), first)
        self.names.setFocus()

    @Slot()
    def try_to_sit(self) -> None:
        """Sit down as the chosen one, once their PIN is there."""
        chosen = self.names.current()
        if chosen is None:
            return
        if chosen.has_pin and not self.pin.text():
            self.pin.setFocus()
            return
        try:
            station = sit_down(self._station, chosen.id, self.pin.text(), now=self._now())
        except (Refusal, SurroundingsFailed) as problem:
            self._refuse(problem)
            return
        self.sat.emit(chosen.id, station)
        self.accept()

    def _refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        self.strip.refuse(problem)
        self._fit()
        self.pin.clear()
        self.pin.setFocus()

    @Slot()
    def _leave(self) -> None:
        self.left.emit()
        self.reject()

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.names.current()
        self.strip.mended()
        self._fit()
        self.pin.clear()
        self.may.setText(self.names.rights_words(chosen) if chosen else "")
        has_pin = chosen is not None and chosen.has_pin
        if not has_pin and self.pin.hasFocus():
            self.names.setFocus()
        self.pin.setEnabled(has_pin)
        wanted = self.tr("PIN of {name}").format(name=chosen.name if chosen else "")
        self.pin.setPlaceholderText(wanted if has_pin else self.tr("No PIN"))

    def _fit(self) -> None:
        """As high as what is told needs, and no less wide."""
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    @Slot(str)
    def _begin_pin(self, figure: str) -> None:
        if self.pin.isEnabled():
            self.pin.setFocus()
            self.pin.insert(figure)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._show_chosen)
        self.names.entered.connect(self.try_to_sit)
        self.names.figure.connect(self._begin_pin)
        self.pin.moved.connect(self.names.step)
        self.pin.returnPressed.connect(self.try_to_sit)
        self.sit.clicked.connect(self.try_to_sit)
        self.keep.clicked.connect(self.reject)
        self.leave.clicked.connect(self._leave)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        self.pin.setFont(font(Size.TITLE))
        self.pin.setStyleSheet("QLineEdit { min-height: 32px; }")  # the look's own least height would cut the letters
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(label(self.windowTitle(), Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(muted(self.tr("Everything done here carries this name."), parent=self))
        for part in (self.strip, self.names, self.may, self.pin):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.sit)
        column.addSpacing(GRID)
        column.addLayout(row)
