"""A dialog that saves papers: it tells what became of them, and closes only once nothing is being written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from blp_desktop.desk.station import Station
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.modules.acts import ModuleActs
from blp_desktop.ui.parts.buttons import button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.save_as import SaveAs
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.work_bar import WorkBar


class SavingDialog(QDialog):
    """Owns a strip, a bar of progress and the saving of papers."""

    touched = Signal(object)
    """The rows that changed."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._work = work
        self.strip = Strip(self)
        self.work_bar = WorkBar(work, self)
        self.close_button = button(self.tr("Close"), self)
        self.save_as = SaveAs(work, self)
        self.acts = ModuleActs(station, self.strip, self)
        self.close_button.clicked.connect(self.reject)
        self.acts.follow(self.save_as)
        self.acts.touched.connect(self.touched)

    def frame(
        self, title: str, body: QLayout, buttons: Sequence[QWidget], *, size: QSize, aside: QWidget | None = None
    ) -> None:
        """Lay it out: the title, what is told, `body`, progress, and the foot's `aside` and buttons."""
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        if aside is not None:
            foot.addWidget(aside, 1)
        foot.addStretch(1)
        for widget in buttons:
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(title, self))
        column.addWidget(self.strip)
        column.addLayout(body, 1)
        column.addWidget(self.work_bar)
        column.addLayout(foot)
        fit_on_screen(self, size)

    @Slot()
    def reject(self) -> None:
        """Close; what this dialog has written is stopped first."""
        if self.save_as.is_writing:
            self.save_as.ended.connect(self._close_now)
            self._work.stop()
            return
        super().reject()

    @Slot()
    def _close_now(self) -> None:
        super().reject()
