"""The list of stocks: one's own and unsaved ones first, then those that ship."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.look.icons import icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list. `key` is that of the stock's row, empty for one that ships or was never saved."""

    id: str
    stock: Stock
    key: str = ""
    is_shipped: bool = False


class StockList(QListWidget):
    """Chosen with arrows or the first letters."""

    chosen = Signal(str)
    """The id of the entry with the cursor."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Label stocks"))
        self.setFont(font(Size.DATA))
        self.setMinimumWidth(140)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # stocks of one maker differ at the end
        self.currentItemChanged.connect(self._tell)

    def show_entries(self, entries: Iterable[Entry], *, chosen: str) -> None:
        """Show these under their headings; `chosen` is the id of the one to stand at, else the first."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.clear()
        known = tuple(entries)
        own = [entry for entry in known if not entry.is_shipped]
        self._group(self.tr("Your own"), own)
        self._group(self.tr("Shipped with the program"), [entry for entry in known if entry.is_shipped])
        self.blockSignals(False)  # noqa: FBT003
        self.setCurrentItem(self._item(chosen) or next(each for each in self._items() if each.data(_ID)))

    def rename(self, entry: str, title: str, *, is_saved: bool) -> None:
        """Write this title on the entry's line, and that it is unsaved where it is."""
        item = self._item(entry)
        if item is not None:
            named = title or self.tr("Without a name")
            item.setText(named if is_saved else self.tr("{title} (not saved)").format(title=named))
            item.setToolTip(item.text())

    def current(self) -> str:
        """The id of the entry with the cursor; empty where there is none."""
        item = self.currentItem()
        return str(item.data(_ID) or "") if item is not None else ""

    @Slot()
    def _tell(self) -> None:
        if self.current():
            self.chosen.emit(self.current())

    def _group(self, heading: str, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        if not entries:
            return
        head = QListWidgetItem(heading, self)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(font(Size.DATA, Weight.STRONG))
        head.setSizeHint(QSize(0, 4 * GRID))
        for entry in entries:
            item = QListWidgetItem(icon("lock" if entry.is_shipped else "pencil"), entry.stock.title, self)
            item.setData(_ID, entry.id)
            item.setToolTip(entry.stock.title)
            item.setSizeHint(QSize(0, 4 * GRID))
            if entry.is_shipped:
                told = self.tr("{title}, ships with the program, read only").format(title=entry.stock.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]

    def _item(self, entry: str) -> QListWidgetItem | None:
        return next((item for item in self._items() if entry and item.data(_ID) == entry), None)
