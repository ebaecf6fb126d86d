"""The model of a table: rows by their keys, sorted and filtered here, told with the narrowest signal."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from blp_desktop.ui.parts.columns import Column, R

_FEW = 16
"""Up to so many rows come or go one by one; more are shown anew."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowModel(QAbstractTableModel, Generic[R]):
    """Rows in the order given, or by a column; those with a wanted key are visible."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._given: dict[str, R] = {}
        self._ordered: list[R] = []
        self._visible: list[R] = []
        self._places: dict[str, int] | None = None
        self._wanted: Collection[str] | None = None
        self._picked: Sequence[R] | None = None
        self._ranks: dict[str, int] | None = None
        self._by = -1
        self._direction = Qt.SortOrder.AscendingOrder

    def show_rows(self, rows: Iterable[R]) -> None:
        """Hold these rows instead of those held; what is the same is left alone."""
        self._take({row.id: row for row in rows})

    def update_rows(self, rows: Iterable[R]) -> None:
        """Put these rows in the place of those with the same keys; new ones come last."""
        self._take(self._given | {row.id: row for row in rows})

    def drop_rows(self, ids: Collection[str]) -> None:
        """Hold the rows with these keys no longer."""
        gone = frozenset(ids)
        self._take({key: row for key, row in self._given.items() if key not in gone})

    def show_only(self, ids: Iterable[str] | None) -> None:
        """Show the rows with these keys alone; None shows all."""
        self._wanted, self._picked = (None if ids is None else frozenset(ids)), None
        self._arrange(self._chosen())

    def show_these(self, rows: Sequence[R]) -> None:
        """Show these of the held rows alone; they come in the order in which `show_rows` was given them.

        For a search at each key: what it costs grows with the rows found, not with those held.
        """
        self._picked = rows
        chosen = self._in_rank(rows)
        if chosen != self._visible:
            self._show_anew(chosen)

    def row_at(self, place: int) -> R:
        """The row in that place; IndexError where there is none."""
        return self._visible[place]

    def row_of(self, key: str) -> R | None:
        """The row with that key, visible or not."""
        return self._given.get(key)

    def place_of(self, key: str) -> int | None:
        """Where the row with that key is shown; None where it is not."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self._visible)}
        return self._places.get(key)

    def ids(self) -> tuple[str, ...]:
        """The keys of the visible rows, from the top."""
        return tuple(row.id for row in self._visible)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which the rows were given."""
        if (column, order) == (self._by, self._direction):
            return
        self._by, self._direction = column, order
        self._order_anew()
        self._show_anew(self._chosen())

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(self._visible[index.row()])
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.whole_text(self._visible[index.row()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def _take(self, rows: dict[str, R]) -> None:
        self._given = rows
        self._order_anew()
        self._arrange(self._chosen())

    def _order_anew(self) -> None:
        self._ordered = self._in_order()
        self._ranks = None

    def _in_order(self) -> list[R]:
        rows = list(self._given.values())
        if self._by < 0:
            return rows
        value = self.columns[self._by].sort_value
        valued = [(found, row) for row in rows if (found := value(row)) is not None]
        valued.sort(key=_first, reverse=self._direction is Qt.SortOrder.DescendingOrder)
        without = [row for row in rows if value(row) is None] if len(valued) < len(rows) else []
        return [row for _, row in valued] + without

    def _in_rank(self, rows: Sequence[R]) -> list[R]:
        if self._by < 0:
            return list(rows)
        if self._ranks is None:
            self._ranks = {row.id: rank for rank, row in enumerate(self._ordered)}
        ranks = self._ranks
        return [self._ordered[rank] for rank in sorted([ranks[row.id] for row in rows])]

    def _chosen(self) -> list[R]:
        if self._picked is not None:
            self._wanted, self._picked = frozenset(row.id for row in self._picked), None
        wanted = self._wanted
        return list(self._ordered) if wanted is None else [row for row in self._ordered if row.id in wanted]

    def _arrange(self, chosen: list[R]) -> None:
        if abs(len(chosen) - len(self._visible)) > _FEW:
            self._show_anew(chosen)
            return
        after = {row.id for row in chosen}
        before = {row.id for row in self._visible}
        stay = [row.id for row in self._visible if row.id in after]
        moved = stay != [row.id for row in chosen if row.id in before]
        if moved or len(before ^ after) > _FEW:
            self._show_anew(chosen)
            return
        self._let_go(after)
        self._let_in(chosen, before)
        self._tell_changed(chosen)

    def _show_anew(self, chosen: list[R]) -> None:
        self.beginResetModel()
        self._visible = chosen
        self._places = None
        self.endResetModel()

    def _let_go(self, after: set[str]) -> None:
        for place in range(len(self._visible) - 1, -1, -1):
            if self._visible[place].id not in after:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._visible[place]
                self._places = None
                self.endRemoveRows()

    def _let_in(self, chosen: list[R], before: set[str]) -> None:
        for place, row in enumerate(chosen):
            if row.id not in before:
                self.beginInsertRows(_NOWHERE, place, place)
                self._visible.insert(place, row)
                self._places = None
                self.endInsertRows()

    def _tell_changed(self, chosen: list[R]) -> None:
        last = len(self.columns) - 1
        for place, row in enumerate(chosen):
            if self._visible[place] is not row and self._visible[place] != row:
                self._visible[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]
