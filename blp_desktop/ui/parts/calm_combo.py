"""A choice that a passing mouse wheel does not change."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from blp_desktop.ui.look.type import Size, font


class CalmCombo(QComboBox):
    """A combo box for what scrolls, such as a cell of a table; offers (value, label)."""

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget, *, size: Size = Size.DATA
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(font(size))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, label in choices:
            self.addItem(label, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @property
    def value(self) -> str:
        """The chosen value."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose a value without telling."""
        self.blockSignals(True)  # noqa: FBT003
        self.setCurrentIndex(max(0, self.findData(value)))
        self.blockSignals(False)  # noqa: FBT003
