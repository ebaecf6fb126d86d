"""The window's frame: the band of a rehearsal and the status line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStatusBar, QVBoxLayout, QWidget

from blp_desktop.domain.checkpoints import instant_label
from blp_desktop.ui.dates import ago_words
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.look.icons import pixmap
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import Size, Weight, font, label, muted
from blp_desktop.ui.parts.buttons import Kind, button

Clock = Callable[[], datetime]

_MINUTE = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the status line tells: this laptop, who acts, when the last backup was made."""

    laptop: str
    operator: str
    backup: datetime | None = None


class Band(QFrame):
    """Says plainly that this is a rehearsal; hidden while the clock is right and the file is the real one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("band", "rehearsal")
        self._symbol = QLabel(self)
        self._words = label("", Size.DATA, weight=Weight.STRONG, parent=self)
        self._words.setWordWrap(True)
        self._copy = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._symbol)
        row.addWidget(self._words, 1)
        self.hide()

    def show_clock(self, at: datetime | None, place: str) -> None:
        """Tell which time it is taken for, in the zone of `at`; None where the clock is right."""
        clock = self._clock_words().format(instant=instant_label(at), place=place) if at else ""
        words = " ".join(filter(None, (self._copy, clock)))
        self._words.setText(words)
        self._draw()
        self.setVisible(bool(words))

    def show_copy(self, of: str) -> None:
        """Tell for good that this is a copy of that file; call it before `show_clock`."""
        words = self.tr("Rehearsal on a copy of {name}, thrown away when this window closes.")
        self._copy = words.format(name=of)

    @property
    def text(self) -> str:
        """What the band says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_symbol"):
            self._draw()
        super().changeEvent(event)

    def _clock_words(self) -> str:
        if self._copy:
            return self.tr("The clock is set to {instant} in {place}.")
        return self.tr("Rehearsal clock: {instant} in {place}. Scans are recorded in this file.")

    def _draw(self) -> None:
        self._symbol.setPixmap(pixmap("history", Role.ON_VERDICT, size=16, ratio=self.devicePixelRatioF()))


class Notes(QWidget):
    """Room for messages that concern the whole window; takes none while there is none."""

    def __init__(self, parts: tuple[QWidget, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._column.setSpacing(GRID)
        for part in parts:
            self.add(part)
        self.hide()

    def add(self, part: QWidget) -> None:
        """Room for one more, below the others."""
        self._parts.append(part)
        self._column.addWidget(part)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(any(not part.isHidden() for part in self._parts))
        return super().eventFilter(watched, event)


class StatusLine(QStatusBar):
    """Names the laptop, the operator and the age of the last backup, which it keeps right by itself."""

    operator_asked = Signal()
    """The operator's name was clicked."""

    def __init__(self, now: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now
        self._status: Status | None = None
        self._laptop = muted(parent=self)
        self._operator = button("", self, kind=Kind.QUIET, tip=self.tr("Who sits at this desk"), shortcut="Ctrl+L")
        self._backup = muted(parent=self)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(GRID, 0, GRID, 0)
        self._flatten(self._operator)
        self.addWidget(self._laptop)
        self.addWidget(self._operator)
        self.addPermanentWidget(self._backup)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self._tell_age)
        self._minute.start()

    def show_status(self, status: Status) -> None:
        """Show these."""
        self._status = status
        self._laptop.setText(f"{status.laptop} ·")
        self._operator.setText(status.operator)
        self._tell_age()

    @property
    def text(self) -> str:
        """All that the line says."""
        return f"{self._laptop.text()} {self._operator.text()} · {self._backup.text()}"

    def _flatten(self, name: QPushButton) -> None:
        """A name that can be clicked, as high as the words beside it; keys stay where they are."""
        name.setFont(font(Size.DATA))
        name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name.setStyleSheet("padding: 1px 6px; min-height: 0;")
        name.clicked.connect(self.operator_asked)

    @Slot()
    def _tell_age(self) -> None:
        if self._status is None:
            return
        at = self._status.backup
        if at is None:
            self._backup.setText(self.tr("No backup yet"))
            return
        self._backup.setText(self.tr("Backed up {age}").format(age=ago_words(self._now() - at)))
