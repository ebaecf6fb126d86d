"""Updating: offers what was found, never while a door is open, and hands over to the installer after a backup."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.safety import back_up
from blp_desktop.desk.updates import Kind, Place, Update, Vouched, door_is_open, is_there, kind_of_this_program
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.care.cared import Cared
from blp_desktop.ui.care.notices import Notice, Notices
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.parts.strip import Told
from blp_desktop.ui.updates.command_dialog import CommandDialog
from blp_desktop.ui.updates.dialog import UpdatesDialog, damaged_words, found_words, gone_words
from blp_desktop.ui.updates.watch import UpdateWatch


class Updating(QObject):
    """Of one window; from source there is no form to look for, and nothing is watched."""

    def __init__(self, program: Cared, notices: Notices) -> None:
        super().__init__(program.window)
        self._program, self._notices = program, notices
        self._offered: set[tuple[str, Vouched]] = set()
        self._told: Update | None = None
        self._words = ""
        kind = kind_of_this_program()
        self.watch = UpdateWatch(kind, self) if kind is not None else None
        if self.watch is not None:
            self.watch.looked.connect(self.take_back)
            self.watch.found.connect(self.offer)

    def start(self) -> None:
        """Look from time to time."""
        if self.watch is not None:
            self.watch.start()

    def ask(self) -> None:
        """Show where is looked and what is there."""
        dialog = UpdatesDialog(self.watch, self._program.window)
        dialog.install_asked.connect(self.install)
        dialog.open()

    @Slot(object)
    def offer(self, update: Update) -> None:
        """Tell of it once; while a door is open, at a later look."""
        if _key(update) in self._offered or self._is_door_open():
            return
        self._offered.add(_key(update))
        window = self._program.window
        if update.vouched is Vouched.WRONG:
            what, why = damaged_words(window, update)
            self._tell(Notice(what=what, why=why, kind=Told.ATTENTION), update)
            return
        what, why = found_words(window, update)
        self._tell(Notice(what=what, why=why, verb=self.tr("Install…"), act=_Install(self, update)), update)

    @Slot(object, object)
    def take_back(self, _places: Sequence[Place], found: Update | None) -> None:
        """Take away what is told of an installer that is there no more; it is told anew when it comes back."""
        told = self._told
        if told is not None and told != found and self._notices.take_back(self._words):
            self._forget(told)

    @Slot(object)
    def install(self, update: Update) -> None:
        """Begin it: on Linux the folder and the command, elsewhere a backup, the installer, and this window closes."""
        if self._is_door_open():
            what = self.tr("A door is open now. Install BLP Desk {version} when it is closed.")
            self._tell(Notice(what=what.format(version=update.version), kind=Told.ATTENTION))
            return
        if not is_there(update.file):
            self._tell_gone(update)
            return
        match update.kind:
            case Kind.DEB | Kind.ARCHIVE:
                CommandDialog(update, self._program.window).open()
            case Kind.SETUP | Kind.IMAGE:
                self._hand_over(update)

    def _hand_over(self, update: Update) -> None:
        station = self._program.station
        try:
            back_up(station, backup_folder(), now=Clock.laptop())
        except (Refusal, SurroundingsFailed) as problem:
            self._program.window.strip.refuse(problem)
            return
        if started(update):
            QApplication.closeAllWindows()
            return
        what = self.tr("{file} could not be started.").format(file=update.file.name)
        self._program.window.strip.wrong(what, self.tr("Plug the drive in again, or open the file yourself."))

    def _tell_gone(self, update: Update) -> None:
        self._forget(update)
        what, why = gone_words(self._program.window, update)
        self._tell(Notice(what=what, why=why, kind=Told.ATTENTION))

    def _tell(self, notice: Notice, update: Update | None = None) -> None:
        """Tell this in the place of what was told of updates before."""
        self._notices.take_back(self._words)
        self._words, self._told = notice.what, update
        self._notices.tell(notice)

    def _forget(self, update: Update) -> None:
        self._offered.discard(_key(update))
        self._told = None

    def _is_door_open(self) -> bool:
        try:
            return door_is_open(self._program.station)
        except (Refusal, SurroundingsFailed):
            return True


def _key(update: Update) -> tuple[str, Vouched]:
    """A damaged one that was copied again is told again."""
    return update.version, update.vouched


class _Install:
    """The notice's act."""

    def __init__(self, updating: Updating, update: Update) -> None:
        self._updating, self._update = updating, update

    def __call__(self) -> None:
        self._updating.install(self._update)


def started(update: Update) -> bool:
    """Whether the installer is on its way; on macOS the image is opened."""
    if update.kind is Kind.IMAGE:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(update.file)))
    started, _process = QProcess.startDetached(str(update.file), [])
    return started
