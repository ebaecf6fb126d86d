"""A grid of a few rows whose cells may be asked: columns to map, conflicts to decide."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from blp_desktop.ui.look.type import Size, font

_HIGH = 40


class Grid(QTableWidget):
    """Read-only texts and widgets in rows; the Tab key goes from widget to widget."""

    def __init__(self, name: str, headings: Sequence[str], parent: QWidget) -> None:
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(name)
        self.setFont(font(Size.DATA))
        self.setHorizontalHeaderLabels(list(headings))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setStyleSheet("QTableView::item { padding: 0 8px; } QComboBox { margin: 4px; }")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HIGH)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def add(self, cells: Sequence[str | QWidget]) -> None:
        """Append a row of texts and widgets."""
        row = self.rowCount()
        self.insertRow(row)
        for place, cell in enumerate(cells):
            if isinstance(cell, QWidget):
                self.setCellWidget(row, place, cell)
                continue
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            self.setItem(row, place, item)

    def empty(self) -> None:
        """Take every row out."""
        self.setRowCount(0)
