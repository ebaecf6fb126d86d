"""Help: the keys of the window, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop import __version__
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted
from blp_desktop.ui.parts.buttons import Kind, button


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
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(label(title, Size.TITLE, weight=Weight.STRONG, parent=self))
        whole.addLayout(self.column)
        whole.addLayout(foot)


class Shortcuts(_Sheet):
    """Every key with what it does, as (act, key)."""

    def __init__(self, shortcuts: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        self.column.addLayout(grid)
        for place, (act, key) in enumerate((*shortcuts, *self._beside_the_menu())):
            grid.addWidget(label(act, parent=self), place, 0)
            grid.addWidget(label(key, weight=Weight.STRONG, parent=self), place, 1)

    def _beside_the_menu(self) -> tuple[tuple[str, str], ...]:
        """The keys that are told beside what they do, not in the menu."""
        return (
            (self.tr("Back to the field"), self.tr("Esc")),
            (self.tr("Edit the selected person"), self.tr("F2")),
            (self.tr("Do what resolves a refusal"), self.tr("F6, F7")),
            (self.tr("Walk-in at the door"), self.tr("F8")),
            (self.tr("Coming in or leaving"), self.tr("F9")),
            (self.tr("Camera on or off"), self.tr("F10")),
        )


class About(_Sheet):
    """What this program is, its version, and whose work it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("BLP Desk"), parent)
        told = (
            self.tr("Runs the modules of a travelling programme, without a network."),
            self.tr("Version {version}").format(version=__version__),
        )
        for sentence in told:
            self.column.addWidget(label(sentence, parent=self))
        thanks = self.tr("Icons: Lucide (ISC). Font of the papers: Source Sans 3 (OFL). Map: Natural Earth.")
        self.column.addWidget(muted(thanks, parent=self))
