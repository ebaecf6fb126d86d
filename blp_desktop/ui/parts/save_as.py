"""Saving a paper: asks where, writes it in the background, tells where it is."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from blp_desktop.desk.laptop import portable_folder
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.preferences import preferences, saved_papers_in
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.places import program_folder
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, in words, and the rows that changed with it."""

    words: str
    touched: frozenset[Any] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file to be made. `kinds` are the file dialog's filters, `words` tell what is under way."""

    title: str
    name: str
    kinds: tuple[str, ...]
    words: str
    write: Callable[[Path, Teller], Written]


@dataclass(frozen=True, slots=True)
class Saved:
    """A paper that is on the disk now."""

    file: Path
    written: Written


class SaveAs(QObject):
    """Asks for a file and has the paper written to it; one at a time."""

    saved = Signal(object)
    """A `Saved`: what was written, and where."""
    failed = Signal(object)
    """The exception that kept it from being written."""
    printed = Signal(str)
    """A paper that was saved is on its way to a printer: in words."""
    stopped = Signal()
    """The operator wanted no more of it; nothing was written."""
    ended = Signal()
    """Nothing is being written any more, whatever became of it."""

    def __init__(self, work: LongWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._work = work
        self._paper: Paper | None = None
        self._file = Path()
        self.is_writing = False

    def ask(self, paper: Paper) -> None:
        """Ask where to save the paper, then write it; Cancel leaves everything as it was."""
        self._paper = paper
        dialog = QFileDialog(self._widget, paper.title, str(paper_folder()), ";;".join(paper.kinds))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(paper.name).suffix.lstrip("."))
        dialog.selectFile(paper.name)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, name: str) -> None:
        """Write the paper that was asked for to this file."""
        if self._paper is None:
            return
        self._start(Path(name), remembered=Path(name).parent)

    def save_into(self, folder: Path, paper: Paper) -> None:
        """Write a paper of many files into this folder."""
        self._paper = paper
        self._start(folder, remembered=folder)

    def print_(self, words: str, hand_over: Callable[[Teller], str]) -> None:
        """Have a paper that was saved handed to a printer; `words` tell what is under way."""
        self._run(Task(words=words, work=hand_over, done=self._handed, failed=self._failed, stopped=self._stopped))

    def _start(self, where: Path, *, remembered: Path) -> None:
        assert self._paper is not None
        self._file = where
        with suppress(SurroundingsFailed):  # a folder forgotten keeps no paper from being written
            saved_papers_in(remembered)
        words = self._paper.words
        self._run(Task(words=words, work=self._write, done=self._done, failed=self._failed, stopped=self._stopped))

    def _run(self, task: Task[Any]) -> None:
        self.is_writing = self._work.start(task)
        if not self.is_writing:
            self.failed.emit(Busy())

    def _write(self, tell: Teller) -> Written:
        assert self._paper is not None
        tell(self._paper.words)
        return self._paper.write(self._file, tell)

    def _done(self, written: Written) -> None:
        self.is_writing = False
        self.saved.emit(Saved(self._file, written))
        self.ended.emit()

    def _handed(self, told: str) -> None:
        self.is_writing = False
        self.printed.emit(told)
        self.ended.emit()

    def _failed(self, problem: Exception) -> None:
        self.is_writing = False
        self.failed.emit(problem)
        self.ended.emit()

    def _stopped(self) -> None:
        self.is_writing = False
        self.stopped.emit()
        self.ended.emit()


class Busy(Exception):
    """Another long piece of work is under way."""


def open_file(file: Path) -> None:
    """Show a file in the program that the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def paper_name(what: str, card: ModuleCard, ending: str) -> str:
    """`badges-2017-m1-stockholm.pdf`."""
    return file_name((what, card.edition, card.code, card.city), ending)


def file_name(words: Iterable[str], ending: str) -> str:
    """The words with what no file system minds between them."""
    said = "-".join(word for word in words if word)
    return f"{_NOT_IN_A_NAME.sub('-', said).strip('-').lower()}.{ending}"


def paper_folder() -> Path:
    """Where the last paper was saved, if that is still there; beside a portable program, its own folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    portable = portable_folder() if program_folder() else None
    known = preferences().papers or portable or Path(documents)
    return known if known.is_dir() else portable or Path.home()
