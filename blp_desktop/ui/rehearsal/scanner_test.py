"""The field that tries a scanner: tells what a badge was read as, and records nothing."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID

_SILENCE = 300
"""Milliseconds after the last key of a scanner that sends no Enter."""


class ScannerTest(QWidget):
    """`tried` gives what was read, after Enter, Tab or silence."""

    tried = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = ""
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Scan a badge to try the scanner; nobody is checked in"))
        self.field.setAccessibleName(self.tr("Try the scanner"))
        self.field.addAction(icon("scan-line", Role.ACCENT), QLineEdit.ActionPosition.LeadingPosition)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE)
        self._silence.timeout.connect(self._try)
        self.field.textEdited.connect(self._wait)
        self.field.editingFinished.connect(self._try)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)

    def take(self, text: str) -> None:
        """Try what a scanner read while the keyboard was elsewhere."""
        self.field.setText(text)
        self._told = ""
        self._try()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._silence.stop()

    @Slot()
    def _wait(self) -> None:
        self._told = ""
        self._silence.start()

    @Slot()
    def _try(self) -> None:
        """Once for what was read; selected, so that the next scan takes its place."""
        self._silence.stop()
        text = self.field.text()
        self.field.selectAll()
        if text.strip() and text != self._told:
            self._told = text
            self.tried.emit(text)
