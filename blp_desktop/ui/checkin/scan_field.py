"""The field at the door: takes a scanner's keys, a typed code or a name."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from blp_desktop.domain.codes import CODE_LENGTH
from blp_desktop.domain.ledger import Direction
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.type import Size, font


class ScanField(QLineEdit):
    """`entered` at Enter, or at Tab after what is as long as a code; arrows go to the matches, Esc empties it."""

    entered = Signal(str)
    moved = Signal(int)
    """The next (1) or previous (-1) match is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(Size.NUMBER))
        self.setPlaceholderText(self.tr("Scan a badge, or type a name"))
        self.setAccessibleName(self.tr("Scan a badge, or type a name"))
        self.addAction(icon("scan-line", Role.ACCENT), QLineEdit.ActionPosition.LeadingPosition)
        self.setStyleSheet("QLineEdit { min-height: 44px; }")  # the look's own least height would cut the big letters
        self.returnPressed.connect(self._enter)

    def show_direction(self, direction: Direction) -> None:
        """Say which way people pass."""
        leaving = direction is Direction.EXIT
        words = self.tr("Leaving: scan a badge, or type a name") if leaving else self.tr("Scan a badge, or type a name")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._ends_a_code(event):
            self._enter()
            return True
        if isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _ends_a_code(self, event: QKeyEvent) -> bool:
        is_tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        return is_tab and len(self.text()) >= CODE_LENGTH

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self._empty()
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case _:
                super().keyPressEvent(event)

    def _empty(self) -> None:
        """Away with what was typed, as if a hand had deleted it."""
        self.clear()
        self.textEdited.emit("")

    @Slot()
    def _enter(self) -> None:
        self.entered.emit(self.text())


def _is_undo(event: QKeyEvent) -> bool:
    """Undo is the door's, of a scan; the field has Esc."""
    return event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo)
