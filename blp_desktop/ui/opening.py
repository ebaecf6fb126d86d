"""The opening: the first window of the process, in safe mode where it must be, and what is told once it stands."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.sessions import SAFE_AFTER, Session
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.program import Program
from blp_desktop.ui.remembered import keep_qts_own_memory, safe_shape
from blp_desktop.ui.safe import begin_safe, is_asked_for

if TYPE_CHECKING:  # seen once in the life of a laptop
    from blp_desktop.ui.first_start.beginning import Beginning, Chosen

_LISTENS = 500
"""Milliseconds until a question without a programme behind it hears that the system ends the process."""
_SETTLED = 3_000
"""Milliseconds with every tab there, after which a start counts as got through."""


class Opening(QObject):
    """`session` is None where the data folder takes no files; then nothing is remembered of this start."""

    painted = Signal()

    def __init__(self, session: Session | None, *, clock_set_to: datetime | None, operator: str | None) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        super().__init__(application)
        self._session = session
        self._clock_set_to = clock_set_to
        self._operator = operator
        self._failed = session.failed if session and session.failed >= SAFE_AFTER else 0
        self._program: Program | None = None
        self._first: Beginning | None = None
        self._listening = QTimer(self, interval=_LISTENS)
        self._listening.timeout.connect(_listen)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settling.timeout.connect(self._settle)
        keep_qts_own_memory()
        if self._failed or is_asked_for():
            self._begin_safe(application)

    @property
    def program(self) -> Program | None:
        """What is open now."""
        return self._program

    def open(self, path: Path) -> Program:
        """Open a window on a file; raises Refusal or SurroundingsFailed where that cannot be."""
        made = Program(path, clock_set_to=self._clock_set_to, operator=self._operator)
        made.window.painted.connect(self.painted)
        made.window.furnished.connect(self._settling.start)
        self._follow(made)
        made.show()
        return made

    def begin_first_start(self) -> None:
        """Ask what to begin with; nothing is made before it is chosen."""
        from blp_desktop.ui.first_start.window import FirstStart

        self._ask(FirstStart())

    def open_usual(self, path: Path) -> None:
        """Open the file that is opened by itself; where it cannot be, offer its backups and other ways on."""
        try:
            self.open(path)
        except (Refusal, SurroundingsFailed) as problem:
            from blp_desktop.ui.first_start.rescue import Rescue, can_be_rescued

            if not can_be_rescued(problem):
                raise
            self._ask(Rescue(path, problem))

    def _ask(self, first: "Beginning") -> None:
        self._first = first
        self._listening.start()
        first.chosen.connect(self._open_chosen)
        first.show()
        if self._session is not None:
            self._session.settle()

    def close(self) -> None:
        """Give everything back."""
        self._settling.stop()
        self._listening.stop()
        if self._first is not None:
            self._first.end()
        if self._program is not None:
            self._program.close()

    @Slot(object)
    def _open_chosen(self, chosen: "Chosen") -> None:
        """The window first, then the question goes: a process without a window ends."""
        assert self._first is not None
        self._clock_set_to = self._clock_set_to or chosen.clock_set_to
        opened = self._first.trying(self.open, chosen.path)
        if not opened or self._program is None:
            return
        if chosen.with_tour:
            self._program.window.furnished.connect(self._program.care.begin_tour)
        self._first.close()

    @Slot(object)
    def _follow(self, program: Program) -> None:
        self._program = program
        self._listening.stop()
        program.followed.connect(self._follow)
        if self._session is not None:
            self._session.name_file(program.station.file.path)

    def _begin_safe(self, application: QApplication) -> None:
        begin_safe(application)
        with suppress(OSError):
            safe_shape().unlink(missing_ok=True)

    @Slot()
    def _settle(self) -> None:
        """The window stands and nobody waits for it: tell what is to be told."""
        if self._program is None:
            return
        if self._session is not None:
            self._session.settle()
        care = self._program.care
        care.tell_safe(failed=self._failed)
        self._tell_what_was_left()
        care.watch_updates()

    def _tell_what_was_left(self) -> None:
        from blp_desktop.desk.sessions import forget, left_behind

        assert self._program is not None
        left = left_behind(data_folder())
        for each in left[-1:]:
            self._program.care.tell_left(each)
        for each in left:
            forget(each)


def _listen() -> None:
    """Python takes a signal up when it next runs."""
