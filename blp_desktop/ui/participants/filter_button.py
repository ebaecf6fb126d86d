"""A filter: a button that opens the values that occur, each with how many have it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blp_desktop.domain.names import haystack, matches, needles
from blp_desktop.ui.look.icons import BESIDE_TEXT, icon
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, font
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.search_field import SearchField

_MANY = 12
_TALLEST = 360
_WIDE = 320
_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, how it reads, and how many have it."""

    value: str
    label: str
    count: int


class FilterButton(QToolButton):
    """Names what is chosen; opens the choices below itself."""

    chosen = Signal(object)
    """The frozenset of chosen values, at each change."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._labels: dict[str, str] = {}
        self._panel = ChoicePanel(title, self)
        self.setFont(font(Size.DATA))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(icon("chevron-down"))
        self.setIconSize(BESIDE_TEXT)
        self.setStyleSheet("QToolButton { padding: 5px 6px 5px 10px; }")
        self.setCheckable(True)
        self.clicked.connect(self.open)
        self._panel.changed.connect(self._tell)
        self._name()

    @property
    def values(self) -> frozenset[str]:
        """The chosen values."""
        return self._panel.values()

    @property
    def panel(self) -> "ChoicePanel":
        """The choices."""
        return self._panel

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer these choices; what was chosen stays chosen as long as it occurs."""
        offered = tuple(choices)
        self._labels = {choice.value: choice.label for choice in offered}
        self._panel.offer(offered)
        self._name()

    def choose(self, values: Iterable[str]) -> None:
        """Choose exactly these values."""
        self._panel.choose(frozenset(values))

    @Slot()
    def open(self) -> None:
        """Show the choices below the button."""
        self._name()
        self._panel.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    @Slot()
    def _tell(self) -> None:
        self._name()
        self.chosen.emit(self.values)

    def _name(self) -> None:
        values = self.values
        self.setChecked(bool(values))
        self.setText(self._text(values))
        self.setAccessibleName(self.text())

    def _text(self, values: frozenset[str]) -> str:
        match len(values):
            case 0:
                return self._title
            case 1:
                return f"{self._title}: {self._labels.get(next(iter(values)), '')}"
            case several:
                return f"{self._title}: {several}"


class ChoicePanel(QFrame):
    """The list of choices that floats below its button; many of them can be searched."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", "yes")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._search = SearchField(self.tr("Find in this list"), self)
        self._list = QTreeWidget(self)
        self._list.setAccessibleName(title)
        self._clear = button(self.tr("Show all"), self, kind=Kind.QUIET)
        self._lay_out()
        self._search.searched.connect(self._narrow)
        self._search.left_down.connect(self._list.setFocus)
        self._list.itemChanged.connect(self._tell)
        self._list.itemActivated.connect(self._turn)
        self._clear.clicked.connect(self.choose_none)

    @property
    def list(self) -> QTreeWidget:
        """The choices, each with a box to tick."""
        return self._list

    @property
    def clear_button(self) -> QPushButton:
        """The button that chooses nothing."""
        return self._clear

    def values(self) -> frozenset[str]:
        """The ticked values."""
        return frozenset(item.data(0, _VALUE) for item in self._items() if _ticked(item))

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """List these choices."""
        before = self.values()
        self._list.blockSignals(True)  # noqa: FBT003
        self._list.clear()
        for choice in choices:
            self._list.addTopLevelItem(_item(choice, ticked=choice.value in before))
        self._list.blockSignals(False)  # noqa: FBT003
        self._search.setVisible(len(choices) > _MANY)
        self._narrow(self._search.text())

    def choose(self, values: frozenset[str]) -> None:
        """Tick exactly these values."""
        if values == self.values():
            return
        self._list.blockSignals(True)  # noqa: FBT003
        for item in self._items():
            item.setCheckState(0, _state(item.data(0, _VALUE) in values))
        self._list.blockSignals(False)  # noqa: FBT003
        self._tell()

    @Slot()
    def choose_none(self) -> None:
        """Tick nothing."""
        self.choose(frozenset())

    def open_at(self, place: QPoint) -> None:
        """Show it there, moved to stay on the screen."""
        self._search.clear()
        self._clear.setEnabled(bool(self.values()))
        self._fit()
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self._take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setStyleSheet("QTreeView { border: 0; } QTreeView::item { min-height: 28px; }")
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for part in (self._search, self._list, self._clear):
            column.addWidget(part)

    def _fit(self) -> None:
        rows = max(1, sum(not item.isHidden() for item in self._items()))
        self._list.setFixedHeight(min(_TALLEST, rows * 29 + 6))
        self.setFixedWidth(_WIDE)
        self.adjustSize()

    def _take_keyboard(self) -> None:
        if self._search.isVisible():
            self._search.setFocus()
            return
        self._list.setFocus()
        first = self._list.topLevelItem(0)
        if self._list.currentItem() is None and first is not None:
            self._list.setCurrentItem(first)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        wanted = needles(text)
        for item in self._items():
            item.setHidden(not matches(wanted, haystack(item.text(0))))

    @Slot(QTreeWidgetItem, int)
    def _turn(self, item: QTreeWidgetItem, _column: int) -> None:
        item.setCheckState(0, _state(not _ticked(item)))

    @Slot()
    def _tell(self) -> None:
        self._clear.setEnabled(bool(self.values()))
        self.changed.emit()

    def _items(self) -> Iterable[QTreeWidgetItem]:
        found = (self._list.topLevelItem(place) for place in range(self._list.topLevelItemCount()))
        return [item for item in found if item is not None]


def _item(choice: Choice, *, ticked: bool) -> QTreeWidgetItem:
    item = QTreeWidgetItem([choice.label, str(choice.count)])
    item.setData(0, _VALUE, choice.value)
    item.setCheckState(0, _state(ticked))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _state(ticked: bool) -> Qt.CheckState:  # noqa: FBT001
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked
