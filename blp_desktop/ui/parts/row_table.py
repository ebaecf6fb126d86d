"""A table of rows: fast, sorted and filtered by keys, remembering its columns."""

from collections.abc import Collection, Iterable, Sequence
from typing import Generic, cast

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QHoverEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.type import Size, font
from blp_desktop.ui.parts.columns import Column, R
from blp_desktop.ui.parts.row_delegate import ONE_LINE, TWO_LINES, RowDelegate
from blp_desktop.ui.parts.row_header import RowHeader
from blp_desktop.ui.parts.row_model import RowModel
from blp_desktop.ui.remembered import settings

_HOVERS = (QEvent.Type.HoverEnter, QEvent.Type.HoverMove)
_SOON = 400
"""Milliseconds of quiet before the columns are written down."""


class RowTable(QTableView, Generic[R]):
    """Shows rows in columns. `name` is what its columns are remembered under, `label` what a screen reader says."""

    chosen = Signal(object)
    """The keys of the selected rows, as a tuple from the top, each time they change."""
    opened = Signal(str)
    """The key of a row that Enter or a double click opens."""

    def __init__(
        self, columns: Sequence[Column[R]], *, name: str, label: str, nothing: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._nothing = nothing
        self._kept: tuple[str, ...] = ()
        self._kept_current = ""
        self._told: tuple[str, ...] = ()
        self._letting_go = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self.rows: RowModel[R] = RowModel(columns, self)
        self._painter_of_cells = RowDelegate(self.rows, self)
        self.setAccessibleName(label)
        self._set_up()
        self._set_up_header()
        self._connect()

    # rows

    def show_rows(self, rows: Iterable[R]) -> None:
        """Hold these rows instead of those held; selection and place stay."""
        self.rows.show_rows(rows)

    def update_rows(self, rows: Iterable[R]) -> None:
        """Put these in the place of the rows with the same keys; new ones are added."""
        self.rows.update_rows(rows)

    def drop_rows(self, ids: Collection[str]) -> None:
        """Hold the rows with these keys no longer."""
        self.rows.drop_rows(ids)

    def show_only(self, ids: Iterable[str] | None) -> None:
        """Show the rows with these keys alone; None shows all."""
        self.rows.show_only(ids)

    def say_nothing(self, sentence: str) -> None:
        """What stands in the table while no row is shown."""
        self._nothing = sentence
        self.viewport().update()

    def count(self) -> int:
        """How many rows are shown."""
        return self.rows.rowCount()

    # selection

    def chosen_ids(self) -> tuple[str, ...]:
        """The keys of the selected rows, from the top."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.size())]
        runs = sorted((run.top(), run.bottom()) for run in ranges)
        places = dict.fromkeys(place for top, bottom in runs for place in range(top, bottom + 1))
        return tuple(self.rows.row_at(place).id for place in places)

    def current_id(self) -> str | None:
        """The key of the row with the cursor."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()).id if index.isValid() else None

    def choose(self, ids: Iterable[str]) -> None:
        """Select the rows with these keys that are shown; the first takes the cursor."""
        places = sorted(place for key in ids if (place := self.rows.place_of(key)) is not None)
        if places:
            self._put_cursor(places[0])
        self._select(places)

    def choose_first(self) -> None:
        """Select the top row."""
        if self.count():
            self.choose([self.rows.row_at(0).id])

    # the frame of it

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns, and that sorts."""
        menu = QMenu(self.tr("Columns"), parent)
        for place, column in enumerate(self.rows.columns):
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setData(place)
            menu.addAction(action)
        menu.addSeparator()
        menu.addMenu(self._sort_menu(menu))
        menu.triggered.connect(self._switch_column)
        return menu

    def _sort_menu(self, parent: QMenu) -> QMenu:
        """What a click on a heading does, for the keyboard."""
        menu = QMenu(self.tr("Sort by"), parent)
        menu.addAction(self.tr("As given")).setData(-1)
        for place, column in enumerate(self.rows.columns):
            menu.addAction(column.title).setData(place)
        menu.triggered.connect(self._sort_by)
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole row lights up below the mouse: the row is the person."""
        if event.type() in _HOVERS:
            self._hover(self.rowAt(round(cast("QHoverEvent", event).position().y())))
        elif event.type() == QEvent.Type.HoverLeave:
            self._hover(-1)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            self.opened.emit(current)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_first()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count() and self._nothing:
            painter = QPainter(self.viewport())
            painter.setFont(font(Size.BODY))
            painter.setPen(colours_of(self.palette()).of(Role.TEXT_MUTED))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._nothing)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_painter_of_cells"):
            self._painter_of_cells.wear(self.palette())
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._soon.isActive():
            self._keep_header()
        super().hideEvent(event)

    def _hover(self, place: int) -> None:
        was, self._painter_of_cells.hovered = self._painter_of_cells.hovered, place
        for each in {was, place} - {-1}:
            top = self.rowViewportPosition(each)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(each))

    def _set_up(self) -> None:
        self.setHorizontalHeader(RowHeader(self))
        # before the selection's own listening, which tells a row as selected while it goes
        self.rows.rowsAboutToBeRemoved.connect(self._let_go)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter_of_cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._row_height())

    def _row_height(self) -> int:
        return TWO_LINES if any(column.below for column in self.rows.columns) else ONE_LINE

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, column.width)
            self.setColumnHidden(place, not column.shown)
        self._remember()
        self.setSortingEnabled(True)

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.customContextMenuRequested.connect(self._show_columns)
        for changed in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            changed.connect(self._keep_header_soon)
        self._soon.timeout.connect(self._keep_header)
        self.doubleClicked.connect(self._open)
        self.rows.modelAboutToBeReset.connect(self._keep_selection)
        self.rows.modelReset.connect(self._restore_selection)
        self.rows.rowsRemoved.connect(self._gone)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)

    # columns, remembered

    def _key(self) -> str:
        return f"tables/{self._name}/{'-'.join(column.key for column in self.rows.columns)}"

    def _remember(self) -> None:
        state = settings().value(self._key())
        if isinstance(state, QByteArray):
            self.horizontalHeader().restoreState(state)

    @Slot()
    def _keep_header_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _keep_header(self) -> None:
        self._soon.stop()
        settings().setValue(self._key(), self.horizontalHeader().saveState())

    @Slot(QPoint)
    def _show_columns(self, where: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.exec(self.horizontalHeader().mapToGlobal(where))
        menu.deleteLater()

    @Slot(QAction)
    def _sort_by(self, action: QAction) -> None:
        """By this column upwards; where it is sorted so already, downwards."""
        header = self.horizontalHeader()
        upwards = (action.data(), Qt.SortOrder.AscendingOrder)
        again = (header.sortIndicatorSection(), header.sortIndicatorOrder()) == upwards
        header.setSortIndicator(action.data(), Qt.SortOrder.DescendingOrder if again else upwards[1])

    @Slot(QAction)
    def _switch_column(self, action: QAction) -> None:
        if not action.isCheckable():
            return
        shown = self.horizontalHeader().count() - self.horizontalHeader().hiddenSectionCount()
        if action.isChecked() or shown > 1:
            self.setColumnHidden(action.data(), not action.isChecked())
            self._keep_header()
        else:
            action.setChecked(True)

    # selection over a change of rows

    @Slot()
    def _keep_selection(self) -> None:
        self._kept = self.chosen_ids()
        self._kept_current = self.current_id() or ""

    @Slot()
    def _restore_selection(self) -> None:
        if not self._kept:
            return
        places = sorted(place for key in self._kept if (place := self.rows.place_of(key)) is not None)
        cursor = self.rows.place_of(self._kept_current)
        if cursor is not None:
            self._put_cursor(cursor)
        if places:
            self._select(places)
        else:
            self._tell_chosen()

    def _put_cursor(self, place: int) -> None:
        self.selectionModel().setCurrentIndex(self.rows.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(self.rows.index(place, 0))

    def _select(self, places: list[int]) -> None:
        last = len(self.rows.columns) - 1
        selection = QItemSelection()
        for first, end in _runs(places):
            selection.select(self.rows.index(first, 0), self.rows.index(end, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _let_go(self) -> None:
        self._letting_go = True

    @Slot()
    def _gone(self) -> None:
        self._letting_go = False
        self._tell_chosen()

    @Slot()
    def _tell_chosen(self) -> None:
        chosen = self.chosen_ids() if not self._letting_go else self._told
        if chosen != self._told:
            self._told = chosen
            self.chosen.emit(chosen)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.row_at(index.row()).id)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbours joined: 1, 2, 3, 7 is (1, 3), (7, 7)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
