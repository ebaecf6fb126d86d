"""The report of a failure: what went wrong, without anything about a person, to copy or to send."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.save_as import open_file


class ReportDialog(QDialog):
    """`last_scan` is the ledger's own sentence; `file` is where the report is kept, None where it could not be."""

    def __init__(self, text: str, last_scan: str, file: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What went wrong"))
        self._file = file
        self.said = label(last_scan, parent=self)
        self.text = QPlainTextEdit(text, self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("The report"))
        self.copy = button(self.tr("Copy"), self, icon_name="copy")
        self.folder = button(self.tr("Show the file"), self, icon_name="folder-open")
        self.folder.setVisible(file is not None)
        self.close_button = button(self.tr("Close"), self, kind=Kind.MAIN)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(self._show_file)
        self.close_button.clicked.connect(self.accept)
        fit_on_screen(self, QSize(720, 520))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    @Slot()
    def _show_file(self) -> None:
        if self._file is not None:
            open_file(self._file.parent)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("What went wrong"), self))
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addWidget(self.text, 1)
        words = self.tr("Send this to whoever looks after BLP Desk for you. It names no person, no code and no folder.")
        told = muted(words, parent=self)
        told.setWordWrap(True)
        column.addWidget(told)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
