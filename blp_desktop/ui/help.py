"""Help: the keys of the window, and what this program is."""

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from blp_desktop import __version__
from blp_desktop.desk.laptop import data_folder
from blp_desktop.places import licences
from blp_desktop.store.file import FORMAT
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.save_as import open_file

_READABLE = 480


class _Sheet(QDialog):
    """A titled sheet with one button that closes it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout()
        self.column.setSpacing(GRID)
        close = button(self.tr("Close"), self, kind=Kind.MAIN)
        close.clicked.connect(self.accept)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(label(title, Size.TITLE, weight=Weight.STRONG, parent=self))
        whole.addLayout(self.column)
        whole.addLayout(self.foot)


class FirstSteps(_Sheet):
    """What is done in which order, from an empty file to signed sheets."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("First steps"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        for place, sentence in enumerate(self._sentences()):
            number = label(str(place + 1), weight=Weight.STRONG, parent=self)
            grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_wrapped(sentence, self), place, 1)

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Import the programme workbook (Ctrl+I), or begin a programme under Modules."),
            self.tr("Import the applications. You see what would change before anything does."),
            self.tr("Decide and invite under Participants: select people, then use the buttons below the list."),
            self.tr("Print badges and attendance sheets under Modules."),
            self.tr("Before you travel, run the readiness check in the menu Check-in, and rehearse the door."),
            self.tr("At the door, scan badges under Check-in, or type a name."),
            self.tr("What was done by mistake is undone with Ctrl+Z. Backups are made by themselves."),
        )


class Shortcuts(_Sheet):
    """Every key with what it does, as (act, key), in two columns so that it fits on a small screen."""

    def __init__(self, shortcuts: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        self.column.setSpacing(0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnMinimumWidth(2, 2 * GRID)
        self.column.addLayout(grid)
        every = (*shortcuts, *self._beside_the_menu())
        half = (len(every) + 1) // 2
        for place, (act, key) in enumerate(every):
            turn, row = divmod(place, half)
            grid.addWidget(label(act, parent=self), row, 3 * turn)
            grid.addWidget(label(key, weight=Weight.STRONG, parent=self), row, 3 * turn + 1)

    def _beside_the_menu(self) -> tuple[tuple[str, str], ...]:
        """The keys that are told beside what they do, not in the menu."""
        return (
            (self.tr("Back to the field"), self.tr("Esc")),
            (self.tr("Open what is selected"), self.tr("Enter")),
            (self.tr("Edit the selected person"), self.tr("F2")),
            (self.tr("Remove the selected session"), self.tr("Del")),
            (self.tr("Lost badge at the door: a new one"), self.tr("F4")),
            (self.tr("Do what resolves a refusal"), self.tr("F6, F7")),
            (self.tr("Walk-in at the door"), self.tr("F8")),
            (self.tr("Coming in or leaving"), self.tr("F9")),
            (self.tr("Camera on or off"), self.tr("F10")),
            (self.tr("Mute the door's sounds, or let them be heard"), self.tr("Ctrl+M")),
        )


class About(_Sheet):
    """What this program is, its version, whose work it stands on, and where its log is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("BLP Desk"), parent)
        what = self.tr("Runs the modules of a travelling programme, without a network.")
        for sentence in (what, self._versions()):
            self.column.addWidget(label(sentence, parent=self))
        for sentence in self._licences():
            self.column.addWidget(muted(sentence, parent=self))
        self.folder = data_folder()
        self.column.addWidget(muted(self.tr("Backups and log: {folder}").format(folder=self.folder), parent=self))
        self.folder_button = button(self.tr("Show backups and log"), self, icon_name="folder-open")
        self.folder_button.clicked.connect(self._show_folder)
        self.licences_button = button(self.tr("Licences"), self, icon_name="file-text")
        self.licences_button.clicked.connect(self._show_licences)
        self.foot.insertWidget(0, self.folder_button)
        self.foot.insertWidget(1, self.licences_button)

    def _versions(self) -> str:
        told = self.tr("Version {version}, file format {format}, Python {python}, Qt {qt}")
        return told.format(version=__version__, format=FORMAT, python=platform.python_version(), qt=qVersion())

    def _licences(self) -> tuple[str, ...]:
        return (
            self.tr("BLP Desk: MIT licence. Qt and PySide6: LGPL."),
            self.tr("Icons: Lucide (ISC). Font of the papers: Source Sans 3 (OFL). Map: Natural Earth."),
        )

    @Slot()
    def _show_folder(self) -> None:
        open_file(self.folder)

    @Slot()
    def _show_licences(self) -> None:
        Licences(self).open()


class Licences(_Sheet):
    """The licences of everything that ships, in full where they were collected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Licences"), parent)
        file = licences()
        self.text = QTextBrowser(self)
        show = self.text.setMarkdown if file.suffix == ".md" else self.text.setPlainText
        show(file.read_text(encoding="utf-8"))
        self.text.setAccessibleName(self.tr("The licences of what this program is made of"))
        self.text.setMinimumSize(_READABLE + 20 * GRID, 40 * GRID)
        self.column.addWidget(self.text)


def _wrapped(text: str, parent: QWidget) -> QLabel:
    made = label(text, parent=parent)
    made.setWordWrap(True)
    made.setFixedWidth(_READABLE)
    made.setFixedHeight(made.heightForWidth(_READABLE))
    return made
