"""Papers that were saved: told in the strip of a tab or dialog, with the way to open them."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.save_as import Busy, SaveAs, Saved, open_file
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs


class ToldPapers(ToldActs):
    """Tells what became of papers too."""

    def __init__(self, station: Station, strip: Strip, parent: QObject) -> None:
        super().__init__(station, strip, parent)
        self._file = Path()

    def follow(self, save_as: SaveAs) -> None:
        """Tell what becomes of the papers that it saves."""
        save_as.saved.connect(self.tell_saved)
        save_as.failed.connect(self.tell_failed)
        save_as.stopped.connect(self.tell_stopped)

    def tell_saved(self, saved: Saved) -> None:
        """Tell where a paper was written, and offer to open it."""
        self._file = saved.file
        self.tell(saved.written.words, self.tr("Open"), self._open, why=str(saved.file))
        if saved.written.touched:
            self.touched.emit(saved.written.touched)

    @Slot()
    def tell_stopped(self) -> None:
        """Tell that a paper was not written because nobody wanted it any more."""
        self.tell(self.tr("Stopped; nothing was saved."))

    def tell_failed(self, problem: Exception) -> None:
        """Tell why a paper was not written."""
        self._then = None
        match problem:
            case Refusal() | SurroundingsFailed():
                self.refuse(problem)
            case Busy():
                self._strip.attend(self.tr("Something else is being written."), self.tr("Wait until it is done."))
            case _:
                self._strip.wrong(
                    self.tr("A fault of the program kept this from being done; nothing was changed."),
                    self.tr("The log tells more."),
                )

    def _open(self) -> None:
        open_file(self._file)
