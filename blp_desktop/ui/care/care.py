"""Care: looks after the program itself in one window: failures told, safe mode, updates, the tour."""

import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from blp_desktop.desk.station import Station
from blp_desktop.domain.checkpoints import instant_label
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.care.cared import Cared
from blp_desktop.ui.care.notices import Notice, Notices
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.parts.long_work import Task, Teller
from blp_desktop.ui.parts.strip import Told
from blp_desktop.ui.safe import is_safe
from blp_desktop.ui.window import MainWindow

if TYPE_CHECKING:  # each is loaded when it is needed, never before the first paint
    from blp_desktop.desk.crash_reports import Failure
    from blp_desktop.desk.sessions import Left
    from blp_desktop.ui.tour.tour import Tour
    from blp_desktop.ui.updates.updating import Updating

log = logging.getLogger("blp_desktop.care")


class Care(QObject):
    """Belongs to one window; nothing of it moves what is below the hands but a strip."""

    def __init__(self, program: Cared) -> None:
        super().__init__(program.window)
        self._program = program
        self.bugs: list[Failure] = []
        self._tour: Tour | None = None
        self._updating: Updating | None = None
        self.notices = Notices(program.window)
        menu = program.window.menu
        menu.tour_asked.connect(self.begin_tour)
        menu.updates_asked.connect(self.ask_updates)

    @property
    def _station(self) -> Station:
        return self._program.station

    # failures

    @Slot()
    def tell_bugs(self) -> None:
        """Tell what failed meanwhile, whatever the thread was."""
        while self.bugs:
            self.tell_bug(self.bugs.pop(0))

    def tell_bug(self, failure: "Failure") -> None:
        """Tell that something of ours failed, once while its strip stands; the last committed act stands too."""
        what = self.tr("Something in the program failed.")
        if self.notices.tells(what):
            return
        try:
            self._tell_bug(what, failure)
        except Exception:  # a failure in here, told in here, would never end
            log.exception("a failure could not be told")

    def _tell_bug(self, what: str, failure: "Failure") -> None:
        report = _Report(self, failure, Clock.laptop())
        why = self.tr("What was shown as done is kept. {last_scan}").format(last_scan=report.last_scan)
        verb = self.tr("What went wrong…")
        self.notices.tell(Notice(what=what, why=why, kind=Told.WRONG, verb=verb, act=report.show))

    def tell_left(self, left: "Left") -> None:
        """Tell that the program ended by itself the last time."""
        from blp_desktop.desk.crash_reports import failure_left

        report = _Report(self, failure_left(left.last_words), left.at, programme=left.programme)
        if left.last_words:
            what = self.tr("BLP Desk ended by itself: {when}.").format(when=instant_label(left.at))
        else:
            what = self.tr("BLP Desk was not closed the last time.")
        self.notices.tell(
            Notice(
                what=what,
                why=report.last_scan,
                kind=Told.ATTENTION,
                verb=self.tr("What went wrong…"),
                act=report.show,
            )
        )

    def tell_safe(self, *, failed: int) -> None:
        """Tell that this is safe mode, and why."""
        if not is_safe():
            return
        asked = self.tr("This is safe mode.")
        by_itself = self.tr("BLP Desk did not get through its last {count} starts: this is safe mode.")
        why = self.tr(
            "Camera, sounds, the scanner's reading from anywhere and the window's remembered shape are left out. "
            "Scan into the field under Check-in. Close BLP Desk and open it again to have everything back."
        )
        what = by_itself.format(count=failed) if failed else asked
        self.notices.tell(Notice(what=what, why=why, kind=Told.ATTENTION))

    def last_scan_words(self, programme: Path | None) -> str:
        """What the ledger says of the last scan; of another file than the open one nothing can be said."""
        from blp_desktop.desk.last_scan import last_scan_words

        if programme is not None and programme != self._station.file.path:
            words = self.tr("{file} was open then. Open it: Check-in shows the last scan that is recorded.")
            return words.format(file=programme.name)
        return last_scan_words(self._station)

    @property
    def window(self) -> MainWindow:
        """The window that is looked after."""
        return self._program.window

    # the tour and updates

    @Slot()
    def begin_tour(self) -> None:
        """Show the tour: here if this is the demo, else in a window of its own on the demo."""
        from blp_desktop.desk.trying_out import demo_path
        from blp_desktop.ui.tour.tour import Tour

        if self._tour is not None:
            return
        if self._station.file.path != demo_path():
            self._ask_demo()
            return
        self._tour = Tour(self.window)
        self._tour.ended.connect(self._tour_ended)
        self._tour.begin()

    def _ask_demo(self) -> None:
        task = Task(words=self.tr("Making the demo…"), work=_make_demo, done=self._open_demo, failed=self._no_demo)
        if not self._program.work.start(task):
            what = self.tr("Something else is under way. Ask for the tour again when it has ended.")
            self.notices.tell(Notice(what=what))

    def _open_demo(self, path: Path) -> None:
        from blp_desktop.ui.tour.demo import open_demo

        try:
            open_demo(path)
        except (Refusal, SurroundingsFailed) as problem:
            self.window.strip.refuse(problem)

    def _no_demo(self, error: Exception) -> None:
        if not isinstance(error, Refusal | SurroundingsFailed):
            raise error
        self.window.strip.refuse(error)

    @Slot()
    def _tour_ended(self) -> None:
        self._tour = None

    def watch_updates(self) -> None:
        """Look for a newer version from time to time."""
        self._updates().start()

    @Slot()
    def ask_updates(self) -> None:
        """Show which version this is and where a newer one is looked for."""
        self._updates().ask()

    def _updates(self) -> "Updating":
        from blp_desktop.ui.updates.updating import Updating

        if self._updating is None:
            self._updating = Updating(self._program, self.notices)
        return self._updating


def _make_demo(_tell: Teller) -> Path:
    from blp_desktop.desk.trying_out import demo_to_try

    return demo_to_try(now=Clock.laptop)


class _Report:
    """One report: its text, the ledger's sentence, and the file that keeps it."""

    def __init__(self, care: Care, failure: "Failure", at: datetime, *, programme: Path | None = None) -> None:
        from blp_desktop.desk.crash_reports import report_of

        self._care = care
        self.last_scan = care.last_scan_words(programme)
        named = programme is not None and programme.name in self.last_scan
        of_the_file = (
            "Which scan was the last in the file that was open then was not asked." if named else self.last_scan
        )
        self.text = report_of(failure, at=at, last_scan=of_the_file)
        self.file = _written(self.text, at)

    def show(self) -> None:
        """Open it in a window."""
        from blp_desktop.ui.care.report_dialog import ReportDialog

        ReportDialog(self.text, self.last_scan, self.file, self._care.window).open()


def _written(text: str, at: datetime) -> Path | None:
    from blp_desktop.desk.crash_reports import write_report
    from blp_desktop.desk.laptop import data_folder

    try:
        return write_report(text, data_folder() / "reports", at=at)
    except (Refusal, SurroundingsFailed) as problem:
        log.error("no report: %s", problem)
        return None
