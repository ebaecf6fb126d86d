"""The first start: the laptop's name and language, and whether to begin with the demo, a new programme or a file."""

import os
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from blp_desktop.desk.laptop import default_file, rename_laptop, this_laptop
from blp_desktop.desk.preferences import language_chosen, preferences
from blp_desktop.desk.trying_out import OPENING, demo_to_try
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.first_start.beginning import Beginning, Chosen, make_empty
from blp_desktop.ui.laptop.fields import LaptopFields, system_language
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label, muted
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.choose_file import programmes
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.long_work import LongWork, Task, Teller

_WIDE, _ROOM = 680, 80
"""Pixels: how wide, and room for a message above the choices."""


class FirstStart(Beginning):
    """Closed without a choice, it leaves nothing behind but the laptop's name."""

    def __init__(self) -> None:
        super().__init__()
        self.laptop = this_laptop(now=datetime.now(UTC), entropy=os.urandom)
        self.work = LongWork(self)
        self.form = Form(self)
        self.fields = LaptopFields(
            self.form, name=self.laptop.name, language=preferences().language or system_language()
        )
        self.demo = button(self.tr("Open the demo"), self, kind=Kind.MAIN)
        self.new = button(self.tr("New programme"), self)
        self.file = button(self.tr("Open a file…"), self)
        self._lay_out()
        self.demo.clicked.connect(self.open_demo)
        self.new.clicked.connect(self.begin_new)
        self.file.clicked.connect(self.ask_file)
        fit_on_screen(self, QSize(_WIDE, self._column.totalHeightForWidth(_WIDE) + _ROOM))
        self.demo.setFocus()

    def end(self) -> None:
        """Let the worker go."""
        self.work.close()

    @Slot()
    def open_demo(self) -> None:
        """Make the demo, then open it with the tour."""
        if not self._keep_fields():
            return
        self._enable(able=False)
        self.strip.tell(self.tr("The demo is being made; this takes a few seconds."))
        self.work.start(Task(words="", work=_make, done=self._demo_made, failed=self._not_made))

    @Slot()
    def begin_new(self) -> None:
        """Make the usual file, empty."""
        path = default_file().resolve()
        if self._keep_fields() and self.trying(make_empty, path):
            self.chosen.emit(Chosen(path=path))

    @Slot()
    def ask_file(self) -> None:
        """Ask which file to open."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a programme"), str(Path.home()), programmes())
        if name and self._keep_fields():
            self.chosen.emit(Chosen(path=Path(name).resolve()))

    def _keep_fields(self) -> bool:
        name = self.fields.name.text().strip()
        if not name:
            self.form.problems({"name": self.tr("Write a name, so that lists can say which laptop took a scan.")})
            self.fields.name.setFocus()
            return False
        try:
            self.laptop = rename_laptop(self.laptop, name)
            language_chosen(self.fields.chosen_language)
        except SurroundingsFailed as problem:
            self.strip.refuse(problem)
            return False
        return True

    def _demo_made(self, path: Path) -> None:
        self._enable(able=True)
        self.chosen.emit(Chosen(path=path, clock_set_to=OPENING, with_tour=True))

    def _not_made(self, error: Exception) -> None:
        self._enable(able=True)
        if not isinstance(error, Refusal | SurroundingsFailed):
            raise error
        self.strip.refuse(error)

    def _enable(self, *, able: bool) -> None:
        for each in (self.fields.name, self.fields.language, self.demo, self.new, self.file):
            each.setEnabled(able)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self.tr("Welcome to BLP Desk"), self))
        column.addWidget(_wrapped(self.tr("Everything stays on this laptop; no network is needed."), self))
        column.addWidget(self.strip)
        column.addWidget(self.form)
        column.addLayout(self._choices())
        column.addStretch(1)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        choices: tuple[tuple[QPushButton, str], ...] = (
            (
                self.demo,
                self.tr("A programme with people who do not exist, and a tour of ten steps. Break what you like."),
            ),
            (self.new, self.tr("Empty. Import the programme and the applications, or write them.")),
            (self.file, self.tr("A programme that you have or were given: a file that ends in .blp.")),
        )
        for row, (choice, about) in enumerate(choices):
            grid.addWidget(choice, row, 0)
            grid.addWidget(_quiet(about, self), row, 1)
        return grid


def _make(_tell: Teller) -> Path:
    return demo_to_try(now=Clock.laptop)


def _wrapped(text: str, parent: QWidget) -> QWidget:
    made = label(text, parent=parent)
    made.setWordWrap(True)
    return made


def _quiet(text: str, parent: QWidget) -> QWidget:
    made = muted(text, parent=parent)
    made.setWordWrap(True)
    return made
