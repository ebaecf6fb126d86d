"""A number that matters, with its label and how much of the whole it is."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from blp_desktop.ui.look.type import Size, Weight, label, muted


class Tone(StrEnum):
    """The colour of the bar."""

    ACCENT = "accent"
    IN = "in"
    ATTENTION = "attention"


class Stat(QWidget):
    """`17 of 28` in big figures over a bar."""

    def __init__(self, name: str, *, tone: Tone = Tone.ACCENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = muted(name, parent=self)
        self._number = label("", Size.NUMBER, weight=Weight.STRONG, parent=self)
        self._rest = muted("", Size.BODY, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", tone.value)
        self._bar.setAccessibleName(name)
        self._bar.hide()
        self._lay_out()

    def tell(self, value: int, of: int | None = None, *, words: str = "") -> None:
        """Show a number, as a part of `of` where that is given; `words` stand beside it instead of `of 28`."""
        self._number.setText(str(value))
        self._rest.setText(words or (self.tr("of {whole}").format(whole=of) if of is not None else ""))
        self._bar.setVisible(of is not None)
        if of is not None:
            self._bar.setRange(0, max(of, 1))
            self._bar.setValue(min(value, max(of, 1)))
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """All of it in words: `Present 17 of 28`."""
        return " ".join(filter(None, (self._name.text(), self._number.text(), self._rest.text())))

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(6)
        numbers.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBaseline)
        numbers.addWidget(self._rest, 1, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addLayout(numbers)
        column.addWidget(self._bar)
