"""What the door must know of somebody on arrival, each on a line of its own: a symbol, a word and the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blp_desktop.desk.scan_facts import Seen
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label

_SYMBOL = 8
"""Pixels that a symbol is higher than the type beside it."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to know: its symbol and what is said of it."""

    icon_name: str
    words: str


def needs_of(person: Seen | None) -> tuple[Need, ...]:
    """Diet card, access needs, no photos, a message from the office: what there is of them, in this order."""
    if person is None:
        return ()
    found = (
        Need("utensils", f"Diet card: {person.diet.strip()}") if person.diet.strip() else None,
        Need("accessibility", f"Access: {person.access.strip()}") if person.access.strip() else None,
        Need("camera-off", "No photos") if person.photo_consent is False else None,
        Need("message-square-text", f"Message: {person.notes.strip()}") if person.notes.strip() else None,
    )
    return tuple(need for need in found if need is not None)


class NeedLines(QWidget):
    """As many lines as there are needs; none takes no place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._needs: tuple[Need, ...] = ()
        self._size, self._role = Size.TITLE, Role.TEXT
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GRID // 2, 0, 0)
        self._column.setSpacing(GRID // 2)
        self.hide()

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these instead of those shown."""
        self._needs = tuple(needs)
        while len(self._lines) < len(needs):
            self._add_line()
        for place, (symbol, words) in enumerate(self._lines):
            words.setText(needs[place].words if place < len(needs) else "")
            for part in (symbol, words):
                part.setVisible(place < len(needs))
        self.setVisible(bool(needs))

    def fit(self, size: Size) -> None:
        """Write the lines in this size."""
        self._size = size
        for _, words in self._lines:
            words.setFont(font(size, Weight.STRONG))
        self.wear(self._role)

    def wear(self, role: Role) -> None:
        """Draw symbols and words in this colour."""
        self._role = role
        colour = colours_of(self.palette()).of(role).name()
        for need, (symbol, words) in zip(self._needs, self._lines, strict=False):
            symbol.setPixmap(pixmap(need.icon_name, role, size=self._size + _SYMBOL, ratio=self.devicePixelRatioF()))
            words.setStyleSheet(f"color: {colour};")
        self._column.activate()  # whoever asks for their height now has it
        self.updateGeometry()

    @property
    def text(self) -> str:
        """All the lines."""
        return ". ".join(need.words for need in self._needs)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: the panel around was told of them before this."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._needs:
            self.wear(self._role)

    def _add_line(self) -> None:
        symbol, words = QLabel(self), label("", self._size, weight=Weight.STRONG, parent=self)
        words.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._column.addLayout(line)
        self._lines.append((symbol, words))
