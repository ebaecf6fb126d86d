"""Facts: what is known of a person, in sections of a label and a value."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, label, muted

_LABELS = 104
_MARK = 16


class Section(QWidget):
    """A caption, a hairline above it, and what stands below."""

    def __init__(self, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: QGridLayout | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, GRID, 0, 0)
        self.column.setSpacing(GRID // 2)
        self.column.addWidget(hairline(self))
        title = label(caption, Size.DATA, weight=Weight.STRONG, parent=self)
        title.setContentsMargins(0, GRID, 0, GRID // 2)
        self.column.addWidget(title)

    def add_fact(self, name: str, value: str) -> None:
        """A short fact beside its label; left out where there is no value."""
        if not value:
            return
        grid = self._grid()
        row = grid.rowCount()
        grid.addWidget(wrapped(name, self, role=QPalette.ColorRole.PlaceholderText), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped(value, self), row, 1)

    def add_marked(self, icon_name: str, name: str, value: str) -> None:
        """A fact beside a symbol that stands for its label; left out where there is no value."""
        if value:
            self.add_widget(Pictured(icon_name, name, value, self))

    def add_text(self, name: str, value: str) -> None:
        """A long fact below its label."""
        self._facts = None
        self.column.addWidget(wrapped(name, self, role=QPalette.ColorRole.PlaceholderText))
        text = wrapped(value, self)
        text.setContentsMargins(0, 0, 0, GRID // 2)
        self.column.addWidget(text)

    def add_note(self, text: str) -> None:
        """A sentence that stands back."""
        self._facts = None
        note = muted(text, parent=self)
        note.setWordWrap(True)
        self.column.addWidget(note)

    def add_widget(self, widget: QWidget) -> None:
        """Anything else."""
        self._facts = None
        self.column.addWidget(widget)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing below the caption."""
        return self.column.count() <= 2

    def _grid(self) -> QGridLayout:
        if self._facts is None:
            self._facts = QGridLayout()
            self._facts.setHorizontalSpacing(GRID)
            self._facts.setVerticalSpacing(GRID // 2)
            self._facts.setColumnMinimumWidth(0, _LABELS)
            self._facts.setColumnStretch(1, 1)
            self.column.addLayout(self._facts)
        return self._facts


class Pictured(QWidget):
    """A symbol that names what the text beside it is."""

    def __init__(self, icon_name: str, name: str, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._symbol = QLabel(self)
        self._symbol.setToolTip(name)
        text = wrapped(value, self)
        text.setAccessibleName(f"{name}: {value}")
        text.setToolTip(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(GRID)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_symbol"):
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        drawn = pixmap(self._icon_name, Role.TEXT_MUTED, size=_MARK, ratio=self.devicePixelRatioF())
        self._symbol.setPixmap(drawn)


class Marked(QWidget):
    """A symbol and a word in one colour."""

    def __init__(self, icon_name: str, word: str, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name, self._role = icon_name, role
        self._symbol = QLabel(self)
        self._word = label(word, Size.DATA, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._symbol)
        row.addWidget(self._word)
        row.addStretch(1)
        self._colour()

    @property
    def text(self) -> str:
        """The word."""
        return self._word.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_word"):
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        self._symbol.setPixmap(pixmap(self._icon_name, self._role, size=_MARK, ratio=self.devicePixelRatioF()))
        palette = self._word.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colours_of(self.palette()).of(self._role))
        self._word.setPalette(palette)


def hairline(parent: QWidget) -> QFrame:
    """A line of one pixel across."""
    made = QFrame(parent)
    made.setFixedHeight(1)
    made.setAutoFillBackground(True)
    made.setBackgroundRole(QPalette.ColorRole.Mid)
    return made


def wrapped(
    text: str,
    parent: QWidget,
    *,
    size: Size = Size.DATA,
    weight: Weight = Weight.REGULAR,
    role: QPalette.ColorRole = QPalette.ColorRole.WindowText,
) -> QLabel:
    """A label that wraps, and whose text can be selected and copied."""
    made = label(text, size, weight=weight, parent=parent)
    made.setWordWrap(True)
    made.setForegroundRole(role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
