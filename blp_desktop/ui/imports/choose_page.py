"""Choosing the file: a button, or a file dropped onto the page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.empty import Empty

_SUFFIXES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"


class ChoosePage(QWidget):
    """Says what can be imported and asks for the file."""

    chosen = Signal(object)
    """A Path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        sentence = self.tr("Choose a list of applications, a roster, or a programme workbook – or drop it here.")
        self.empty = Empty(sentence, self.tr("Choose a file…"), icon_name="file-spreadsheet", parent=self)
        self.empty.begun.connect(self.ask)
        kinds = muted(self.tr("Excel, OpenDocument or text. Nothing is changed before you have seen what would be."))
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4 * GRID)
        column.addWidget(self.empty, 1)
        column.addWidget(kinds)

    @Slot()
    def ask(self) -> None:
        """Ask for the file."""
        kinds = self.tr("Lists ({suffixes})").format(suffixes=_SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a list"), "", f"{kinds};;{self.tr('All files (*)')}"
        )
        if name:
            self.chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.chosen.emit(files[0])
