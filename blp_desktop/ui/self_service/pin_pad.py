"""The PIN pad: big figures for a finger, typed figures for a keyboard."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.strip import Strip

_HIGH = "min-height: 60px;"
"""A key for a finger: 72 pixels with its edges."""
_FIGURES = "123456789"
_LEAST = 4


class PinPad(QDialog):
    """`entered` tells what was typed; whoever asked closes the pad or says that it is wrong."""

    entered = Signal(str)

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.strip = Strip(self)
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(self.tr("PIN"))
        self.pin.setFont(font(Size.NUMBER))
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.do = button(verb, self, kind=Kind.MAIN)
        self.back = button(self.tr("Back"), self)
        self._lay_out(title)
        self.pin.returnPressed.connect(self._enter)
        self.do.clicked.connect(self._enter)
        self.back.clicked.connect(self.reject)

    def wrong(self, sentence: str) -> None:
        """Say why it does not open, and begin again."""
        self.strip.wrong(sentence)
        self.pin.clear()
        self.pin.setFocus()

    @Slot()
    def _enter(self) -> None:
        if len(self.pin.text()) < _LEAST:
            self.wrong(self.tr("A PIN has at least four figures."))
            return
        self.entered.emit(self.pin.text())

    @Slot()
    def _press(self) -> None:
        key = self.focusWidget()
        if isinstance(key, QPushButton):
            self.pin.insert(key.text())

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(title, Size.TITLE, weight=Weight.STRONG, parent=self))
        column.addWidget(self.strip)
        column.addWidget(self.pin)
        column.addLayout(self._keys())
        self.pin.setFocus()

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for place, figure in enumerate(_FIGURES):
            grid.addWidget(self._key(figure), place // 3, place % 3)
        grid.addWidget(self.back, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self.do, 3, 2)
        for each in (self.back, self.do):
            each.setStyleSheet(_HIGH)
        return grid

    def _key(self, figure: str) -> QPushButton:
        key = button(figure, self)
        key.setFont(font(Size.NUMBER))
        key.setStyleSheet(_HIGH)
        key.pressed.connect(key.setFocus)
        key.clicked.connect(self._press)
        return key
