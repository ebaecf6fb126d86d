"""The search field: tells what is looked for while it is typed."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import icon


class SearchField(QLineEdit):
    """A field with a lens; Esc empties it, Down leaves it for the list below."""

    searched = Signal(str)
    """What is looked for, at each change."""
    left_down = Signal()
    """The list below is wanted."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)
        self.addAction(icon("search", Role.TEXT_MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("x", Role.TEXT_MUTED), self.tr("Empty the search field"), self)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._tell)

    def begin(self) -> None:
        """Take the keyboard, with what is there ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether undo or redo is the window's, because nothing was typed here that it could be about."""
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        return undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.searched.emit(text)
