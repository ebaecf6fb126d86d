"""The meeting dialog: what another laptop's file would bring, then taken in whole or not at all."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.doubles import count_doubles
from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.meeting import Meeting, TakenIn, look_at, take_in
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.meeting.clock_fields import ClockFields
from blp_desktop.ui.meeting.findings import Findings, Numbers
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.work_bar import WorkBar

_AGAIN = 150
"""Milliseconds before a busy worker is asked again."""


class TakeInDialog(QDialog):
    """Looks at one file; nothing is changed before the filled button is pressed."""

    taken = Signal(str, str)
    """What was taken in, and what is to be looked at next, in words."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station
        self._work = work
        self._file: Path | None = None
        self._meeting: Meeting | None = None
        self._waiting: Task[Meeting] | Task[tuple[TakenIn, int]] | None = None
        self._is_running = self._is_closed = False
        self.strip = Strip(self)
        self.source = muted("", parent=self)
        self.numbers = Numbers(self)
        self.findings = Findings(self)
        self.clocks = ClockFields(self)
        self.keep_button = button(self.tr("Cancel"), self)
        self.take_button = button(self.tr("Take in"), self, kind=Kind.MAIN)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._lay_out()
        self._again.timeout.connect(self._try_again)
        self.strip.acted.connect(self._look_again)
        self.keep_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.take)
        self._offer()

    @property
    def is_busy(self) -> bool:
        """Whether something runs for it."""
        return self._is_running or self._waiting is not None

    def read(self, file: Path) -> None:
        """Look at this file and show what it would bring."""
        self._file, self._meeting = file, None
        words = self.tr("Reading {name}…").format(name=file.name)
        work = partial(_looked, self._station, file, words)
        self._start(Task(words=words, work=work, done=self._show, failed=self._fail, stopped=self._stopped))

    @Slot()
    def take(self) -> None:
        """Do what is shown."""
        if self._meeting is None or self._meeting.is_empty or self.is_busy:
            return
        words = self.tr("Taking in {name}…").format(name=self._meeting.source)
        work = partial(_taken, self._station, self._meeting, self.clocks.ahead(), words)
        self._start(Task(words=words, work=work, done=self._done, failed=self._fail, stopped=self._stopped))

    @Slot()
    def reject(self) -> None:
        """Close; what runs is stopped and changes nothing."""
        self._is_closed, self._waiting = True, None
        if self._is_running:
            self._work.stop()
        super().reject()

    def done(self, result: int) -> None:
        """Close, and go once nothing runs for it any more."""
        super().done(result)
        if not self._is_running:
            self.deleteLater()

    def _start(self, task: "Task[Meeting] | Task[tuple[TakenIn, int]]") -> None:
        self.strip.mended()
        self._waiting = task
        self._try_again()

    @Slot()
    def _try_again(self) -> None:
        if self._waiting is None:
            return
        if self._work.start(self._waiting):
            self._waiting, self._is_running = None, True
        else:
            self._again.start()
        self._offer()

    @Slot()
    def _look_again(self) -> None:
        if self._file is not None:
            self.read(self._file)

    def _ended(self) -> bool:
        """Whether what ended is still of interest."""
        self._is_running = False
        if self._is_closed:
            self.deleteLater()
        return not self._is_closed

    def _show(self, meeting: Meeting) -> None:
        if not self._ended():
            return
        self._meeting = meeting
        self.source.setText(self.tr("From {name}. Nothing is changed yet.").format(name=meeting.source))
        self.numbers.show_meeting(meeting)
        self.findings.show_meeting(meeting)
        self.clocks.show_laptops(meeting.laptops, self._station.now().astimezone())
        if meeting.is_empty:
            self.strip.tell(self.tr("Everything in {name} is here already.").format(name=meeting.source))
        self._offer()

    def _done(self, made: tuple[TakenIn, int]) -> None:
        self._is_running = False
        assert self._meeting is not None
        self.taken.emit(self._told(made[0], self._meeting.source), self._next(made[1]))
        super().accept()

    def _told(self, made: TakenIn, source: str) -> str:
        counts = (
            self.tr("1 scan") if made.scans == 1 else self.tr("{count} scans").format(count=made.scans),
            self.tr("1 person added") if made.added == 1 else self.tr("{count} people added").format(count=made.added),
            self.tr("{count} changed").format(count=made.changed),
        )
        told = self.tr("Taken in from {name}: {counts}.")
        return told.format(name=source, counts=", ".join(counts))

    def _next(self, doubles: int) -> str:
        if not doubles:
            return ""
        return self.tr("Some people may be in the list twice: look at them under Participants.")

    def _fail(self, error: Exception) -> None:
        if not self._ended():
            return
        if isinstance(error, Refusal | SurroundingsFailed):
            verb = self.tr("Look again") if self._meeting is not None else ""
            self.strip.attend(error.sentence, error.next_step, action=verb)
        else:
            why = self.tr("Nothing was changed. Details are in the log.")
            self.strip.wrong(self.tr("Taking the file in failed."), why)
        self._offer()

    def _stopped(self) -> None:
        if self._ended():
            self.strip.tell(self.tr("Stopped. Nothing was changed."), action=self.tr("Look again"))
            self._offer()

    def _offer(self) -> None:
        meeting = self._meeting
        self.take_button.setEnabled(meeting is not None and not meeting.is_empty and not self.is_busy)
        self._scroll.setVisible(meeting is not None and not meeting.is_empty)
        self.source.setVisible(meeting is not None and not meeting.is_empty)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Take in another laptop's file"))
        fit_on_screen(self, QSize(760, 640))
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.windowTitle(), self))
        for part in (self.source, self.strip, WorkBar(self._work, self)):
            column.addWidget(part)
        column.addWidget(self._scrolled(), 1)
        column.addStretch(0)
        column.addLayout(buttons)

    def _scrolled(self) -> QScrollArea:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(3 * GRID)
        for part in (self.numbers, self.clocks, self.findings):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("What it brings"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        return self._scroll


class _Telling:
    """Tells shares of the whole as steps of a hundred."""

    def __init__(self, tell: Teller, words: str) -> None:
        self._tell = tell
        self._words = words

    def __call__(self, share: float) -> None:
        self._tell(self._words, round(share * 100), 100)


def _looked(station: Station, file: Path, words: str, tell: Teller) -> Meeting:
    return look_at(station, file, progress=_Telling(tell, words))


def _taken(
    station: Station, meeting: Meeting, clocks: dict[str, timedelta], words: str, tell: Teller
) -> tuple[TakenIn, int]:
    made: Outcome[TakenIn] = take_in(
        station,
        meeting,
        clocks=clocks,
        backups=backup_folder(),
        at=Clock.laptop(),
        progress=_Telling(tell, words),
    )
    return made.value, count_doubles(station)
