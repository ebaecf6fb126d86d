"""Names: the operators in large type, chosen with arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from blp_desktop.desk.operators import OperatorLine
from blp_desktop.desk.station import Rights
from blp_desktop.domain.names import fold
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font

_ROW = 5 * GRID
_MOST = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Names(QListWidget):
    """A lock beside a name says that a PIN is asked for."""

    entered = Signal()
    """Enter, or a double click."""
    figure = Signal(str)
    """A figure was typed: a PIN begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[OperatorLine, ...] = ()
        self.setAccessibleName(self.tr("Operators"))
        self.setFont(font(Size.TITLE))
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(20, 20))
        self.setStyleSheet(f"QListWidget::item {{ padding-left: {GRID}px; }}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self.entered)

    def show_operators(self, lines: Sequence[OperatorLine], chosen: str) -> None:
        """Show these; `chosen` is the key or the name of the one to begin at, else the first."""
        self._lines = tuple(lines)
        self.clear()
        for line in lines:
            item = QListWidgetItem(icon("lock" if line.has_pin else "user"), line.name, self)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.name}, {self.rights_words(line)}")
            item.setToolTip(self.rights_words(line))
            item.setSizeHint(QSize(0, _ROW))
        wanted = (place for place, line in enumerate(lines) if chosen == line.id or fold(chosen) == fold(line.name))
        self.setCurrentRow(next(wanted, 0))
        self.setMinimumHeight(min(max(len(lines), 2), _MOST) * _ROW + GRID)

    def current(self) -> OperatorLine | None:
        """The operator with the cursor."""
        place = self.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def step(self, step: int) -> None:
        """Choose the next or the previous one."""
        if self._lines:
            self.setCurrentRow((self.currentRow() + step) % len(self._lines))

    def rights_words(self, line: OperatorLine) -> str:
        """What this operator may do, in a sentence."""
        if line.rights is Rights.SUPERVISOR:
            return self.tr("Supervisor: may do everything.")
        return self.tr("Door: scans, searches, adds walk-ins, undoes the last scan.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures are a PIN's; letters find a name."""
        text = event.text()
        if event.key() in _ENTER:
            self.entered.emit()
        elif text.isascii() and text.isdecimal():
            self.figure.emit(text)
        else:
            super().keyPressEvent(event)
