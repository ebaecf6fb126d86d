"""Prints told in a tab's strip: on the way, on paper, waiting for a printer, or why not."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.printing import PrintedBadges, PrintStopped
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.save_as import open_file
from blp_desktop.ui.printing.print_queue import Ended, PrintQueue


class Teller(Protocol):
    """Tells in a strip; the button beside what is told does `then`."""

    def tell(self, what: str, action: str = "", then: Callable[[], None] | None = None, *, why: str = "") -> None:
        """Tell what came of it."""

    def refuse(self, problem: Refusal | SurroundingsFailed) -> None:
        """Tell why nothing did."""


class ToldPrints(QObject):
    """Follows the jobs that its tab began, and tells of them as `acts` tell."""

    def __init__(self, prints: PrintQueue, acts: Teller, parent: QObject) -> None:
        super().__init__(parent)
        self._prints, self._acts = prints, acts
        self._jobs: set[str] = set()
        self._file = Path()
        prints.ended.connect(self._take_end)
        prints.progressed.connect(self._take_progress)

    @Slot(str)
    def follow(self, job: str) -> None:
        """Tell of this job from now on."""
        self._jobs.add(job)
        self._acts.tell(self.tr("The badges are on their way to paper."))

    @Slot(str, int, int)
    def _take_progress(self, job: str, done: int, whole: int) -> None:
        if job in self._jobs:
            told = self.tr("Drawing page {number} of {whole} for the printer.")
            self._acts.tell(told.format(number=done + 1, whole=whole), self.tr("Stop"), self._prints.stop)

    @Slot(object)
    def _take_end(self, ended: Ended) -> None:
        if ended.job not in self._jobs:
            return
        match ended.problem:
            case None:
                self._jobs.discard(ended.job)
                if ended.badges is not None:
                    self._tell_printed(ended.badges)
            case PrintStopped():
                why = self.tr("Pages that came out already do not count as printed.")
                self._acts.tell(self.tr("Printing was stopped."), why=why)
            case Refusal() | SurroundingsFailed():
                self._tell_problem(ended, ended.problem)

    def _tell_printed(self, done: PrintedBadges) -> None:
        if done.file.name:
            self._file = done.file
            told = self.tr("{badges} badges on {pages} pages are ready.")
            told = self.tr("{badges} badges on 1 page are ready.") if done.pages == 1 else told
            one = self.tr("The badge is ready.")
            words = one if done.badges == 1 else told.format(badges=done.badges, pages=done.pages)
            self._acts.tell(_with(words, done), self.tr("Open"), self._open, why=str(done.file))
        else:
            one, many = (
                self.tr("The badge is handed to the printer."),
                self.tr("{badges} badges are handed to the printer."),
            )
            self._acts.tell(_with(one if done.badges == 1 else many.format(badges=done.badges), done))

    def _tell_problem(self, ended: Ended, problem: Refusal | SurroundingsFailed) -> None:
        if ended.waits:
            step = self.tr("{step} File, Print jobs shows it.").format(step=problem.next_step)
            sentence = self.tr("The badges wait. {why}").format(why=problem.sentence)
            self._acts.refuse(Refusal("printer_missing", sentence, step))
        else:
            self._acts.refuse(problem)

    def _open(self) -> None:
        open_file(self._file)


def _with(words: str, done: PrintedBadges) -> str:
    return " ".join([words, *done.problems])
