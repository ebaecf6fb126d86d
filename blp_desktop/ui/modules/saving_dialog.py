"""A dialog that saves papers: it tells what became of them, and closes only once nothing is being written."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from blp_desktop.desk.station import Station
from blp_desktop.ui.modules.acts import ModuleActs
from blp_desktop.ui.parts.buttons import button
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
        self.save_as.saved.connect(self.acts.tell_saved)
        self.save_as.failed.connect(self.acts.tell_failed)
        self.save_as.stopped.connect(self.acts.tell_stopped)
        self.acts.touched.connect(self.touched)

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
