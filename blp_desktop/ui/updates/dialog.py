"""Updates: which version this is, where newer ones are looked for, and what was found."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from blp_desktop import __version__
from blp_desktop.desk.preferences import preferences, updates_are_in
from blp_desktop.desk.updates import Place, Update, Vouched
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.updates.watch import UpdateWatch

_WIDE = 620


class UpdatesDialog(QDialog):
    """`watch` is None where this program was not installed and nothing replaces it."""

    install_asked = Signal(object)

    def __init__(self, watch: UpdateWatch | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Updates"))
        self.setMinimumWidth(_WIDE)
        self._watch = watch
        self._found: Update | None = None
        self.strip = Strip(self)
        self.places = muted(parent=self)
        self.folder = muted(parent=self)
        self.choose = button(self.tr("Choose a folder…"), self, icon_name="folder-open")
        self.forget = button(self.tr("No folder"), self, kind=Kind.QUIET)
        self.again = button(self.tr("Look now"), self, kind=Kind.MAIN, icon_name="refresh-cw")
        self.keep = button(self.tr("Close"), self)
        self._lay_out()
        self._connect()
        self.again.setFocus()
        self._show_folder()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look again, in drives and folder."""
        if self._watch is None:
            self.again.setEnabled(False)
            self.strip.tell(self.tr("This program runs from its source; no installer replaces it."))
            self._fit()
            return
        self._watch.look_again()

    @Slot(object, object)
    def show_looked(self, places: Sequence[Place], update: Update | None) -> None:
        """Tell where was looked, and what is there."""
        names = ", ".join(place.name for place in places)
        nowhere = self.tr("No drive is plugged in and no folder is named.")
        self.places.setText(self.tr("Looked in: {names}.").format(names=names) if names else nowhere)
        self._found = update
        if update is None:
            self.strip.tell(self.tr("Nothing newer was found."))
        elif update.vouched is Vouched.WRONG:
            self.strip.wrong(*damaged_words(self, update))
        else:
            what, why = found_words(self, update)
            self.strip.tell(what, why, action=self.tr("Install…"))
        self._fit()

    def _fit(self) -> None:
        """As high as the message makes it."""
        self._column.activate()
        self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))

    @Slot()
    def _install(self) -> None:
        if self._found is not None:
            self.install_asked.emit(self._found)
            self.accept()

    @Slot()
    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Where newer versions are put"))
        if name:
            self._keep(Path(name))

    @Slot()
    def _forget(self) -> None:
        self._keep(None)

    def _keep(self, folder: Path | None) -> None:
        try:
            updates_are_in(folder)
        except SurroundingsFailed as problem:
            self.strip.refuse(problem)
            return
        self._show_folder()
        self.look()

    def _show_folder(self) -> None:
        known = preferences().updates
        self.folder.setText(str(known) if known else self.tr("No folder is named."))
        self.forget.setVisible(known is not None)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)
        self.again.clicked.connect(self.look)
        self.keep.clicked.connect(self.reject)
        self.strip.acted.connect(self._install)
        if self._watch is not None:
            self._watch.looked.connect(self.show_looked)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("This is BLP Desk {version}").format(version=__version__), self))
        words = self.tr("Put a newer installer on a USB stick and plug it in, or into a folder that you name here.")
        about = label(words, parent=self)
        about.setWordWrap(True)
        for part in (about, self.strip, self.places):
            column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.folder, 1)
        line.addWidget(self.forget)
        line.addWidget(self.choose)
        column.addLayout(line)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.again)
        column.addLayout(row)


def found_words(owner: QWidget, update: Update) -> tuple[str, str]:
    """What is told of an installer, and who vouches for it."""
    what = owner.tr("BLP Desk {version} is on {place}.").format(version=update.version, place=update.place)
    if update.vouched is Vouched.RIGHT:
        return what, owner.tr("It is whole: its sum is as SHA256SUMS beside it says.")
    return what, owner.tr(
        "No SHA256SUMS beside it says whether it is whole. Install it only if you know who put it there."
    )


def damaged_words(owner: QWidget, update: Update) -> tuple[str, str]:
    """What is told of an installer whose sum is another."""
    what = owner.tr("BLP Desk {version} on {place} is damaged: its sum is not the one in SHA256SUMS.")
    return what.format(version=update.version, place=update.place), owner.tr("Copy it again.")


def gone_words(owner: QWidget, update: Update) -> tuple[str, str]:
    """What is told of an installer that is no longer where it was found."""
    what = owner.tr("BLP Desk {version} is no longer on {place}.").format(version=update.version, place=update.place)
    return what, owner.tr("Plug the stick in again, or copy the installer there once more; then it is offered anew.")
