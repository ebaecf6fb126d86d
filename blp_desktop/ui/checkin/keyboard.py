"""The keyboard at the door: it stays in the field, whatever the mouse does and wherever a letter is typed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QTabBar, QWidget

_CLICKED = (QAbstractButton, QAbstractItemView, QComboBox, QTabBar)


def keep_keyboard(owner: QWidget, field: QLineEdit) -> None:
    """A click on a button, a choice or a list leaves the keyboard in the field; Tab still reaches them all."""
    for kind in _CLICKED:
        for each in owner.findChildren(kind):
            if each.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    owner.installEventFilter(_ForTheField(field, owner))


def bind_keys(owner: QWidget, keys: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Let each key do its act as long as the door is looked at."""
    for key, slot in keys:
        QShortcut(QKeySequence(key), owner).activated.connect(slot)


class _ForTheField(QObject):
    """What nobody else at the door wants is for the field: letters typed at a button, and Esc back to it."""

    def __init__(self, field: QLineEdit, owner: QWidget) -> None:
        super().__init__(owner)
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._field.hasFocus():
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self._field.setFocus()
            self._field.selectAll()
            return True
        if not event.text() or not event.text().isprintable():
            return False
        self._field.setFocus()
        QApplication.sendEvent(self._field, event)
        return True
