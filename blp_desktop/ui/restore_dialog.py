"""The dialog that asks which backup to put in the open file's place."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop.desk.safety import KeptBackup
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.backup_list import BackupList
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.choose_file import ask_for_file, programmes
from blp_desktop.ui.parts.heading import Heading

_WIDTH = 560


class RestoreDialog(QDialog):
    """`chosen` gives the backup: one that was made by itself, or any file."""

    chosen = Signal(object)

    def __init__(self, name: str, kept: Sequence[KeptBackup], now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Restore {name} from a backup").format(name=name)
        self.setWindowTitle(title)
        self.list = BackupList(kept, now, self)
        self.other = button(self.tr("Another file…"), self, icon_name="folder-open")
        self.cancel = button(self.tr("Cancel"), self)
        self.do = button(self.tr("Restore"), self, kind=Kind.MAIN)
        self.do.setEnabled(bool(kept))
        self._lay_out(title, has_any=bool(kept))
        self.other.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        (self.list if kept else self.other).setFocus()

    @Slot()
    def _take(self) -> None:
        if self.list.chosen is not None:
            self.take(str(self.list.chosen))

    @Slot()
    def _ask(self) -> None:
        ask_for_file(self, self.tr("Restore from a backup"), kinds=programmes(), chosen=self.take)

    @Slot(str)
    def take(self, name: str) -> None:
        """This one is to be put in the file's place."""
        self.accept()
        self.chosen.emit(Path(name))

    def _lay_out(self, title: str, *, has_any: bool) -> None:
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(title, self))
        kept = self.tr("The file as it is now is kept beside it. What came after the backup is not in the backup.")
        none = self.tr("No backup of this file was made by itself yet. Choose a copy that you saved.")
        about = label(kept if has_any else none, parent=self)
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.do)
        column.addLayout(row)
