"""Filing: scans that were dropped or chosen are read in the background, asked about, and filed with their modules."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from blp_desktop.desk.station import Outcome, Station, require_supervisor
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.told_acts import ToldActs
from blp_desktop.ui.signed.drop import FileDrop
from blp_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from blp_desktop.desk.signed_sheets import Filed, ReadScan
    from blp_desktop.ui.signed.batch import Batch

T = TypeVar("T")
_SUFFIXES = "*.pdf *.png *.jpg *.jpeg *.tif *.tiff"


class Filing(QObject):
    """Files signed sheets of a window; what became of them is told in its strip."""

    touched = Signal(object)
    """The rows that changed."""

    def __init__(self, station: Station, work: LongWork, window: MainWindow) -> None:
        super().__init__(window)
        self._station, self._work, self._window = station, work, window
        self._batch: Batch | None = None
        self._filed: Filed | None = None
        self.drop = FileDrop(window)
        self._acts = ToldActs(station, window.strip, self)
        self.touched.connect(window.touch)
        window.painted.connect(self.drop.begin)
        self.drop.dropped.connect(self.take)

    def seat(self, station: Station) -> None:
        """Act as another operator from now on."""
        self._station = station
        self._acts.seat(station)

    @Slot()
    def ask(self) -> None:
        """Ask for the files."""
        kinds = self.tr("Scans ({suffixes})").format(suffixes=_SUFFIXES)
        dialog = QFileDialog(self._window, self.tr("File a signed sheet"), "", f"{kinds};;{self.tr('All files (*)')}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_named)
        dialog.open()

    @Slot(list)
    def take_named(self, names: Sequence[str]) -> None:
        """Read and file the files of these names."""
        self.take(tuple(map(Path, names)))

    @Slot(object)
    def take(self, files: Sequence[Path]) -> None:
        """Read and file these."""
        from blp_desktop.ui.signed.batch import read_batch

        self._window.strip.mended()
        try:
            require_supervisor(self._station, self.tr("Filing a signed sheet"))
        except Refusal as refused:
            self._acts.refuse(refused)
            return
        page = self.tr("Reading {file}, page {page}…")
        self._start(self.tr("Reading the scans…"), partial(read_batch, self._station, files, page), self._take_batch)

    def _start(self, words: str, work: Callable[[Teller], T], done: Callable[[T], None]) -> None:
        task = Task(words=words, work=work, done=done, failed=self._acts.tell_failed, stopped=self._stop)
        if not self._work.start(task):
            self._window.strip.attend(self.tr("Something else is being written."), self.tr("Wait until it is done."))

    def _take_batch(self, batch: "Batch") -> None:
        from blp_desktop.desk.printed_sheets import sheet_lines

        self._batch = batch
        sheets = sheet_lines(self._station) if batch.asked else ()
        if not sheets:
            self._file({})
            return
        from blp_desktop.ui.signed.which_dialog import WhichSheetDialog

        dialog = WhichSheetDialog(batch.asked, sheets, self._window)
        dialog.answered.connect(self._file)
        dialog.rejected.connect(self._stop)
        dialog.open()

    @Slot(object)
    def _file(self, answers: object) -> None:
        """File what was read and what was told; leave alone what is no sheet."""
        assert self._batch is not None
        assert isinstance(answers, dict)
        scans = self._batch.answered(answers)
        self._add_left_out(answers)
        if not scans:
            self._tell_problems()
            return
        self._start(self.tr("Filing the scans…"), partial(_file, self._station, scans), self._tell_filed)

    def _add_left_out(self, answers: dict[object, object]) -> None:
        assert self._batch is not None
        left = [page for page in self._batch.asked if page.key not in answers]
        told = self.tr("{file}, page {page}: no code of a sheet was read, and it is left out.")
        self._batch.problems += [told.format(file=page.name, page=page.number) for page in left]
        if self._batch.blank:
            self._batch.problems.append(self.tr("Blank pages left out: {count}.").format(count=self._batch.blank))

    def _tell_filed(self, done: "Outcome[Filed]") -> None:
        self._filed = done.value
        self.touched.emit(done.touched)
        told = self.tr("Signed pages filed with {cities}: {count}.")
        what = told.format(cities=", ".join(done.value.cities), count=len(done.value.pages))
        self._acts.tell(what, self.tr("Go through the rows"), self.go_through, why=self._problems())

    def go_through(self) -> None:
        """Go through what was filed last."""
        from blp_desktop.ui.signed.signing_dialog import SigningDialog

        if self._filed is not None:
            self._window.strip.mended()
            dialog = SigningDialog(self._station, self._filed.pages, self._window)
            dialog.touched.connect(self.touched)
            dialog.open()

    def _tell_problems(self) -> None:
        assert self._batch is not None
        first, *others = self._batch.problems or [self.tr("There was nothing to file.")]
        self._window.strip.attend(self.tr("Nothing was filed."), " ".join((first, *others)))

    def _problems(self) -> str:
        return " ".join(self._batch.problems) if self._batch else ""

    @Slot()
    def _stop(self) -> None:
        self._acts.tell(self.tr("Stopped; nothing was filed."))


def _file(station: Station, scans: "Sequence[ReadScan]", tell: Teller) -> "Outcome[Filed]":
    from blp_desktop.desk.signed_sheets import file_scans

    tell("")
    return file_scans(station, scans)
