"""The rows of a signed page, marked by keys: arrows go from cell to cell, Space, N and I say what the paper shows."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from blp_desktop.desk.signing import Cell, PageSigned, SignedRow
from blp_desktop.domain.signatures import Said
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import Size, Weight, font
from blp_desktop.ui.signed.words import SignedWords, colour_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NUMBER, _NAME = 0, 1
FIRST = 2
"""The column of the first half-day."""
_HIGH, _NUMBER_WIDE, _SAID_WIDE = 34, 44, 112


class SigningModel(QAbstractTableModel):
    """One page's rows; a column for each half-day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._words = SignedWords(self)
        self.page: PageSigned | None = None

    def show_page(self, page: PageSigned) -> None:
        """Show this page; the same page again only tells what changed."""
        is_other = self.page is None or self.page.id != page.id
        if is_other:
            self.beginResetModel()
        self.page = page
        if is_other:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def row_at(self, place: int) -> SignedRow:
        """The row in that place."""
        assert self.page is not None
        return self.page.rows[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.page is None else len(self.page.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.page is None else FIRST + len(self.page.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return row.organisation or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name}, {self._text(row, index.column())}"
            case Qt.ItemDataRole.ForegroundRole:
                return colours_of(self._widget.palette()).of(self._colour(row, index.column()))
            case Qt.ItemDataRole.FontRole:
                return font(Size.DATA, Weight.STRONG if index.column() == _NAME and row.name else Weight.REGULAR)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or self.page is None:
            return None
        titles = (self.tr("No."), self.tr("Name"), *(_capital(column.label) for column in self.page.columns))
        return titles[section]

    def _text(self, row: SignedRow, column: int) -> str:
        match column:
            case 0:
                return str(row.number)
            case 1:
                return row.name or self.tr("blank row")
            case _:
                return self._words.said(row.said[column - FIRST])

    def _colour(self, row: SignedRow, column: int) -> Role:
        if column >= FIRST:
            return colour_of(row.said[column - FIRST])
        return Role.TEXT if row.name and column == _NAME else Role.TEXT_MUTED


class SigningTable(QTableView):
    """Tells what was said of the cell with the cursor, and which row it stands on."""

    said = Signal(object, object)
    """A cell (row and half-day) and what was said of it."""
    naming = Signal(int)
    """The number of a blank row that somebody is to be named for."""
    moved = Signal(int)
    """The place of the row that the cursor came to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = SigningModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Who signed"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HIGH)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._tell_moved)
        self.doubleClicked.connect(self._sign)

    def show_page(self, page: PageSigned) -> None:
        """Show this page, with the cursor on what is first to say if it is another."""
        is_other = self.rows.page is None or self.rows.page.id != page.id
        self.rows.show_page(page)
        if is_other:
            self._size_columns()
            self._go_to_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        said = _SAID_BY.get(Qt.Key(event.key()))
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sign()
            self._go_on()
        elif event.key() == Qt.Key.Key_Space:
            self._say(Said.NOT_SIGNED if self._now() is Said.SIGNED else Said.SIGNED)
        elif said is not None:
            self._say(said)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _sign(self) -> None:
        self._say(Said.SIGNED)

    def _say(self, said: Said) -> None:
        place = self.currentIndex()
        if not place.isValid():
            return
        row = self.rows.row_at(place.row())
        if not row.name or (row.blank and place.column() < FIRST):
            self.naming.emit(row.number)
        elif place.column() >= FIRST:
            self.said.emit(self._cell(row, place.column()), said)

    def _now(self) -> Said:
        place = self.currentIndex()
        if not place.isValid() or place.column() < FIRST:
            return Said.UNSAID
        return self.rows.row_at(place.row()).said[place.column() - FIRST]

    def _cell(self, row: SignedRow, column: int) -> Cell:
        assert self.rows.page is not None
        return row.number, self.rows.page.columns[column - FIRST].checkpoint

    def _go_on(self) -> None:
        """To the next half-day, then to the next row."""
        place = self.currentIndex()
        last = place.column() == self.rows.columnCount() - 1
        row, column = (place.row() + 1, FIRST) if last else (place.row(), max(FIRST, place.column() + 1))
        if row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, column))

    def _go_to_first(self) -> None:
        """The first cell that nothing was said of."""
        rows = self.rows.page.rows if self.rows.page else ()
        for at, row in enumerate(rows):
            if not row.is_said:
                self.setCurrentIndex(self.rows.index(at, FIRST + row.said.index(Said.UNSAID)))
                return
        self.setCurrentIndex(self.rows.index(0, FIRST))

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_NUMBER, _NUMBER_WIDE)
        for column in range(FIRST, self.rows.columnCount()):
            self.setColumnWidth(column, _SAID_WIDE)

    @Slot(QModelIndex, QModelIndex)
    def _tell_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.moved.emit(now.row())


_SAID_BY = {
    Qt.Key.Key_N: Said.NOT_SIGNED,
    Qt.Key.Key_I: Said.ILLEGIBLE,
    Qt.Key.Key_Delete: Said.UNSAID,
    Qt.Key.Key_Backspace: Said.UNSAID,
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
