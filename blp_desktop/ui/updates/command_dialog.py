"""How a newer version is installed on Linux: the folder, and the one command."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from blp_desktop.desk.updates import Kind, Update, command_for
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.parts.buttons import Kind as Weight
from blp_desktop.ui.parts.buttons import button
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.save_as import open_file

_WIDE = 720


class CommandDialog(QDialog):
    """The program does not become root by itself: whoever looks after the laptop runs the command."""

    def __init__(self, update: Update, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._update = update
        self._title = self.tr("Install BLP Desk {version}").format(version=update.version)
        self.setWindowTitle(self._title)
        self.setMinimumWidth(_WIDE)
        self.command = QLineEdit(command_for(update), self)
        self.command.setReadOnly(True)
        self.command.setCursorPosition(0)
        self.command.setAccessibleName(self.tr("The command"))
        self.copy = button(self.tr("Copy"), self, kind=Weight.MAIN, icon_name="copy")
        self.folder = button(self.tr("Show the folder"), self, icon_name="folder-open")
        self.keep = button(self.tr("Close"), self)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(self._show)
        self.keep.clicked.connect(self.reject)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())

    @Slot()
    def _show(self) -> None:
        open_file(self._update.file.parent)

    def _words(self) -> tuple[str, ...]:
        first = self.tr("Close BLP Desk, then run this command in a terminal:")
        if self._update.kind is Kind.DEB:
            return (first, self.tr("Your programme files, backups and preferences stay where they are."))
        return (
            first,
            self.tr("It makes a new folder beside the present one. If there is a folder data in it, move that along."),
        )

    def _lay_out(self) -> None:
        first, last = self._words()
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self._title, self))
        column.addWidget(label(first, parent=self))
        line = QHBoxLayout()
        line.addWidget(self.command, 1)
        line.addWidget(self.copy)
        column.addLayout(line)
        about = muted(last, parent=self)
        about.setWordWrap(True)
        column.addWidget(about)
        row = QHBoxLayout()
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.keep)
        column.addLayout(row)
