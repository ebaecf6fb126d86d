"""The list of layouts: staff's own first, then those that ship, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from blp_desktop.desk.designs import KnownLayout
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label
from blp_desktop.ui.parts.buttons import button

_WIDTH = 204


class KnownList(QWidget):
    """Tells which layout is wanted; a pencil marks staff's own, a lock those that ship."""

    picked = Signal(object)
    """A `KnownLayout`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: tuple[KnownLayout, ...] = ()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Layouts"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setSpacing(2)
        self.copy = button(self.tr("New from this"), self, icon_name="file-plus")
        self.rename = button(self.tr("Rename"), self, icon_name="pencil")
        self.remove = button(self.tr("Remove…"), self, icon_name="trash-2")
        self.import_ = button(self.tr("Import…"), self, icon_name="download")
        self.export = button(self.tr("Export…"), self, icon_name="upload")
        self.list.currentRowChanged.connect(self._pick)
        self._lay_out()

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all layouts."""
        return tuple(each.layout.title for each in self._known)

    def show_layouts(self, known: Sequence[KnownLayout], chosen: str) -> None:
        """Show these, with the one of that id chosen; nothing is told."""
        self._known = tuple(known)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.list.clear()
        for each in self._known:
            item = QListWidgetItem(icon("pencil" if each.is_own else "lock"), each.layout.title, self.list)
            words = self.tr("{title}, your own") if each.is_own else self.tr("{title}, ships with the program")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.format(title=each.layout.title))
            item.setToolTip(words.format(title=each.layout.title))
        self.list.blockSignals(False)  # noqa: FBT003
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose the one of that id; nothing is told."""
        row = next((row for row, each in enumerate(self._known) if each.layout.id == key), 0)
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)  # noqa: FBT003
        self.remove.setEnabled(self._known[row].is_own)

    @Slot(int)
    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._known):
            self.picked.emit(self._known[row])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Layouts"), Size.BODY, weight=Weight.STRONG, parent=self))
        column.addWidget(self.list, 1)
        for part in (self.copy, self.rename, self.remove, self.import_, self.export):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH)
