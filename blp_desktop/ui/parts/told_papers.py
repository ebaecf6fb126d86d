"""Papers that were saved: told in the strip of a tab or dialog, with the ways to open and to print them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.save_as import Busy, SaveAs, Saved, open_file
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.told_acts import ToldActs

if TYPE_CHECKING:  # nobody prints before a window is painted
    from blp_desktop.ui.printing.paper_dialog import PaperOrder


class ToldPapers(ToldActs):
    """Tells what became of papers too."""

    def __init__(self, station: Station, strip: Strip, parent: QObject, *, work: LongWork | None = None) -> None:
        super().__init__(station, strip, parent, work=work)
        self._file = Path()
        self._save_as: SaveAs | None = None
        strip.acted_otherwise.connect(self.ask_printer)

    def follow(self, save_as: SaveAs) -> None:
        """Tell what becomes of the papers that it saves, and print them."""
        self._save_as = save_as
        save_as.saved.connect(self.tell_saved)
        save_as.printed.connect(self.tell)
        save_as.failed.connect(self.tell_failed)
        save_as.stopped.connect(self.tell_stopped)

    def tell_saved(self, saved: Saved) -> None:
        """Tell where a paper was written, and offer to open it."""
        self._file = saved.file
        self.tell(saved.written.words, self.tr("Open"), self._open, why=str(saved.file))
        if saved.file.suffix.lower() == ".pdf" and self._save_as is not None:
            self._strip.offer_too(self.tr("Print…"))
        if saved.written.touched:
            self.touched.emit(saved.written.touched)

    @Slot()
    def ask_printer(self) -> None:
        """Ask which printer the paper that was saved last goes to."""
        from blp_desktop.ui.printing.paper_dialog import PrintPaperDialog

        dialog = PrintPaperDialog(self._file.name, self._strip.window())
        dialog.ordered.connect(self._print)
        dialog.open()

    @Slot(object)
    def _print(self, order: "PaperOrder") -> None:
        from blp_desktop.ui.printing.paper_dialog import print_paper

        if self._save_as is not None:
            words = self.tr("Printing {name}…").format(name=self._file.name)
            self._save_as.print_(words, partial(print_paper, self._file, order))

    @Slot()
    def tell_stopped(self) -> None:
        """Tell that a paper was not written because nobody wanted it any more."""
        self.tell(self.tr("Stopped; nothing was saved."))

    def tell_failed(self, problem: Exception) -> None:
        """Tell why a paper was not written."""
        if isinstance(problem, Busy):
            self._forget()
            self._strip.attend(self.tr("Something else is being written."), self.tr("Wait until it is done."))
        else:
            super().tell_failed(problem)

    def _open(self) -> None:
        open_file(self._file)
