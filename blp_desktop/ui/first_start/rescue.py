"""The rescue: the usual file cannot be opened; its backups, another file, a new programme, a newer program."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.safety import kept_backups, restore_file
from blp_desktop.desk.updates import Kind as Form
from blp_desktop.desk.updates import Update, is_there, kind_of_this_program
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.first_start.beginning import Beginning, Chosen, make_empty
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.backup_list import BackupList
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.choose_file import ask_for_file, programmes
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading

_WIDE, _HIGH = 680, 460


class Rescue(Beginning):
    """What is wrong with the file, and every way on from there."""

    def __init__(self, path: Path, problem: Refusal | SurroundingsFailed) -> None:
        super().__init__()
        self.path = path
        kept = kept_backups(path, backup_folder())
        self.list = BackupList(kept, Clock.laptop(), self)
        self.do = button(self.tr("Restore this backup"), self, kind=Kind.MAIN)
        self.do.setVisible(bool(kept))
        self.file = button(self.tr("Open another file…"), self)
        self.new = button(self.tr("New programme"), self)
        self.updates = button(self.tr("Look for a newer version…"), self)
        self.updates.setVisible(isinstance(problem, Refusal) and problem.code == "file_newer")
        self._lay_out(has_backups=bool(kept))
        self._connect()
        fit_on_screen(self, QSize(_WIDE, _HIGH))
        self.strip.refuse(problem)
        (self.do if kept else self.file).setFocus()

    @Slot()
    def restore(self) -> None:
        """Put the chosen backup in the file's place, which is kept aside, and open it."""
        if self.list.chosen is not None and self.trying(self._restore, self.list.chosen):
            self.chosen.emit(Chosen(path=self.path))

    @Slot()
    def ask_file(self) -> None:
        """Ask which file to open."""
        ask_for_file(self, self.tr("Open a programme"), kinds=programmes(), chosen=self.open_file)

    @Slot(str)
    def open_file(self, name: str) -> None:
        """Open this one; the other stays as it is."""
        self.chosen.emit(Chosen(path=Path(name).resolve()))

    @Slot()
    def begin_new(self) -> None:
        """Begin an empty programme beside the file."""
        names = (self.path.with_stem(f"{self.path.stem}-{number}") for number in count(2))
        free = next(path for path in names if not path.exists())
        if self.trying(make_empty, free):
            self.chosen.emit(Chosen(path=free))

    @Slot()
    def ask_updates(self) -> None:
        """Show where a newer version is looked for, and what is there."""
        from blp_desktop.ui.updates.dialog import UpdatesDialog
        from blp_desktop.ui.updates.watch import UpdateWatch

        kind = kind_of_this_program()
        dialog = UpdatesDialog(UpdateWatch(kind, self) if kind is not None else None, self)
        dialog.install_asked.connect(self.install)
        dialog.open()

    @Slot(object)
    def install(self, update: Update) -> None:
        """Begin it: on Linux the folder and the command, elsewhere the installer, and this window closes."""
        from blp_desktop.ui.updates.command_dialog import CommandDialog
        from blp_desktop.ui.updates.dialog import gone_words
        from blp_desktop.ui.updates.updating import started

        if update.kind in (Form.DEB, Form.ARCHIVE) and is_there(update.file):
            CommandDialog(update, self).open()
        elif is_there(update.file) and started(update):
            self.close()
        else:
            self.strip.attend(*gone_words(self, update))

    def _restore(self, backup: Path) -> None:
        restore_file(backup, self.path, now=Clock.laptop())

    def _connect(self) -> None:
        self.do.clicked.connect(self.restore)
        self.list.itemActivated.connect(self.restore)
        self.file.clicked.connect(self.ask_file)
        self.new.clicked.connect(self.begin_new)
        self.updates.clicked.connect(self.ask_updates)

    def _lay_out(self, *, has_backups: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("{name} cannot be opened").format(name=self.path.name), self))
        column.addWidget(self.strip)
        kept = self.tr("These backups of it were made by themselves. The file as it is now is kept beside it.")
        none = self.tr("No backup of it was made by itself. A copy may be on a stick, or on another laptop.")
        about = label(kept if has_backups else none, parent=self)
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.list)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for choice in (self.file, self.new, self.updates):
            row.addWidget(choice)
        row.addStretch(1)
        row.addWidget(self.do)
        column.addLayout(row)


def can_be_rescued(problem: Refusal | SurroundingsFailed) -> bool:
    """Whether there is anything to choose; a file that another window has open wants that window."""
    return not (isinstance(problem, Refusal) and problem.code == "file_in_use")
