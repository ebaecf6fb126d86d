"""The bar that shows long work: words, how far, and a way to stop it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.buttons import button
from blp_desktop.ui.parts.long_work import LongWork, Progress


class WorkBar(QFrame):
    """Follows a `LongWork`; hidden while nothing runs."""

    def __init__(self, work: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "told")
        self._work = work
        self._words = label(parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = button(self.tr("Cancel"), self)
        self._lay_out()
        self.cancel.clicked.connect(self._stop)
        work.busy.connect(self._show)
        work.idle.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What is told."""
        return self._words.text()

    @Slot(object)
    def _show(self, progress: Progress) -> None:
        self._words.setText(progress.words)
        self._bar.setRange(0, progress.whole)
        self._bar.setValue(progress.done)
        self.show()

    @Slot()
    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._words.setText(self.tr("Stopping…"))
        self._work.stop()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cancel.setEnabled(True)
        super().hideEvent(event)
