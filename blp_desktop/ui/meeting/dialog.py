"""The meeting dialog: what another laptop's file would bring, then taken in whole or not at all."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from blp_desktop.desk.doubles import count_doubles
from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.meeting import Meeting, TakenIn, look_at, take_in
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.meeting.clock_fields import ClockFields
from blp_desktop.ui.meeting.findings import Findings, Numbers
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.long_work import LongWork, Shares, Task, Teller
from blp_desktop.ui.parts.work_bar import WorkBar
from blp_desktop.ui.parts.working_dialog import WorkingDialog


class TakeInDialog(WorkingDialog):
    """Looks at one file; nothing is changed before the filled button is pressed."""

    taken = Signal(str, str)
    """What was taken in, and what is to be looked at next, in words."""

    def __init__(self, station: Station, work: LongWork, parent: QWidget) -> None:
        super().__init__(work, parent)
        self._station = station
        self._file: Path | None = None
        self._meeting: Meeting | None = None
        self.source = muted("", parent=self)
        self.numbers = Numbers(self)
        self.findings = Findings(self)
        self.clocks = ClockFields(self)
        self.keep_button = button(self.tr("Cancel"), self)
        self.take_button = button(self.tr("Take in"), self, kind=Kind.MAIN)
        self._lay_out()
        self.strip.acted.connect(self._look_again)
        self.keep_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.take)
        self.offer()

    def read(self, file: Path) -> None:
        """Look at this file and show what it would bring."""
        self._file, self._meeting = file, None
        words = self.tr("Reading {name}…").format(name=file.name)
        work = partial(_looked, self._station, file, words)
        self.start(Task(words=words, work=work, done=self._show, failed=self._fail, stopped=self.tell_stopped))

    @Slot()
    def take(self) -> None:
        """Do what is shown."""
        if self._meeting is None or self._meeting.is_empty or self.is_busy:
            return
        words = self.tr("Taking in {name}…").format(name=self._meeting.source)
        work = partial(_taken, self._station, self._meeting, self.clocks.ahead(), words)
        self.start(Task(words=words, work=work, done=self._done, failed=self._fail, stopped=self.tell_stopped))

    @Slot()
    def _look_again(self) -> None:
        if self._file is not None:
            self.read(self._file)

    def _show(self, meeting: Meeting) -> None:
        if not self.has_ended():
            return
        self._meeting = meeting
        self.source.setText(self.tr("From {name}. Nothing is changed yet.").format(name=meeting.source))
        self.numbers.show_meeting(meeting)
        self.findings.show_meeting(meeting)
        self.clocks.show_laptops(meeting.laptops, self._station.now().astimezone())
        if meeting.is_empty:
            self.strip.tell(self.tr("Everything in {name} is here already.").format(name=meeting.source))
        self.offer()

    def _done(self, made: tuple[TakenIn, int]) -> None:
        self.has_ended()
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
        if self.has_ended():
            again = self.tr("Look again") if self._meeting is not None else ""
            self.tell_failure(error, sentence=self.tr("Taking the file in failed."), action=again)

    def offer(self) -> None:
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
        for part in (self.source, self.strip, WorkBar(self.work, self)):
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


def _looked(station: Station, file: Path, words: str, tell: Teller) -> Meeting:
    return look_at(station, file, progress=Shares(tell, words))


def _taken(
    station: Station, meeting: Meeting, clocks: dict[str, timedelta], words: str, tell: Teller
) -> tuple[TakenIn, int]:
    made: Outcome[TakenIn] = take_in(
        station,
        meeting,
        clocks=clocks,
        backups=backup_folder(),
        at=Clock.laptop(),
        progress=Shares(tell, words),
    )
    return made.value, count_doubles(station)
