"""The program with its window: one open file, its clock, its backups, and the menu's acts on files."""

import logging
import weakref
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from blp_desktop.desk.laptop import backup_folder, station_at
from blp_desktop.desk.preferences import opened
from blp_desktop.desk.safety import backups_of, kept_backups, require_same_programme, restore_here, save_copy_over
from blp_desktop.desk.station import Rights, Station, require_supervisor
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.backups import backup_time
from blp_desktop.store.file import close_file, create_file, open_file
from blp_desktop.store.locks import lock_window
from blp_desktop.ui.backups import Backups
from blp_desktop.ui.care.care import Care
from blp_desktop.ui.clock import Clock, first_clock
from blp_desktop.ui.frame import Status
from blp_desktop.ui.meeting.starting import MeetingStart
from blp_desktop.ui.operators.seating import Seating
from blp_desktop.ui.others import Others
from blp_desktop.ui.parts.choose_file import programmes
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.printing.office import PrintOffice
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.rehearsal.journey import Journey
from blp_desktop.ui.safe import is_safe
from blp_desktop.ui.scanner.scan_desk import ScanDesk
from blp_desktop.ui.scanner.scanner import scanner
from blp_desktop.ui.self_service.starting import SelfServiceStart
from blp_desktop.ui.signed.filing import Filing
from blp_desktop.ui.tab_maker import TabMaker
from blp_desktop.ui.welcome.showing import WelcomeScreen
from blp_desktop.ui.window import CHECKIN, EVERYTHING, MainWindow

if TYPE_CHECKING:  # what a failure comes to is told where there is one
    from blp_desktop.desk.crash_reports import Failure

_TICK = 10_000
log = logging.getLogger("blp_desktop.window")
_open_programs: "weakref.WeakSet[Program]" = weakref.WeakSet()


def tell_bug(failure: "Failure") -> None:
    """Tell in every open window that something of ours failed."""
    for program in list(_open_programs):
        program.care.bugs.append(failure)
        QTimer.singleShot(0, program.care, program.care.tell_bugs)


class Program(QObject):
    """A programme file open in one window, or Refusal; `followed` tells of the program that took its place."""

    serves_door = makes_backups = True
    followed = Signal(object)

    def __init__(self, path: Path, *, clock_set_to: datetime | None = None, operator: str | None = None) -> None:
        super().__init__()
        self.clock = Clock()
        self._lock = lock_window(path)
        self.seating = Seating(self._open_station(path), named=operator, parent=self)
        self.station = self.seating.station
        self._set_first(first_clock(path, clock_set_to))
        self.work = LongWork(self)
        self.welcome = WelcomeScreen(self)
        self.prints = PrintQueue(self.station, self, serves_door=self.serves_door)
        self.office = PrintOffice(self.prints, self)
        self.tabs = TabMaker(self.station, self.work, self.welcome, self.office)
        self.window = MainWindow(self.tabs.plans(), work=self.work, now=Clock.laptop)
        self.seating.use(self.window)
        self.office.use(self.window)
        self.journey = Journey(self.station, self.work, self.clock, self.window)
        self.filing = Filing(self.station, self.work, self.window)
        self.self_service = SelfServiceStart(self.station, self.window)
        self.meeting = MeetingStart(self.station, self.work, self.window)
        self.scans = ScanDesk(self.window, (self.self_service.take_scan, self.journey.take_scan))
        self.care = Care(self)
        self.others = Others(lambda: self.station, self.work, self)
        if not is_safe():
            scanner().open_desk(self.scans)
        self._connect()
        self._name_everything()
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        self.backups = Backups(self.station, self.work, self)
        self.backups.made.connect(self._show_status)
        self.backups.failed.connect(self._tell_no_backup)
        if self.makes_backups:
            self.backups.start()
        _open_programs.add(self)

    def show(self) -> None:
        """Show the window; the first backup follows its first paint."""
        self.window.painted.connect(self._after_first_paint)
        self.window.show()

    def close(self) -> None:
        """Back up, give the file and its lock back."""
        if not self._lock.is_locked:
            return
        _open_programs.discard(self)
        scanner().close_desk(self.scans)
        self.window.stop_building()
        self._ticking.stop()
        self.others.stop()
        self.prints.close()
        self.work.close()
        self._close_doors()
        self.backups.end()
        close_file(self.station.file)
        self._lock.release()

    def _open_station(self, path: Path) -> Station:
        try:
            file = open_file(path)
        except BaseException:
            self._lock.release()
            raise
        return station_at(file, operator=None, now=self.clock)

    def _connect(self) -> None:
        menu = self.window.menu
        wired: tuple[tuple[Any, Callable[..., None]], ...] = (
            (menu.new_file_asked, self.ask_new),
            (menu.open_asked, self.ask_open),
            (menu.recent_asked, self.switch_to_text),
            (menu.import_asked, self.ask_import),
            (self.tabs.import_asked, self.ask_import),
            (menu.take_in_asked, self.meeting.ask),
            (self.tabs.filing_asked, self.filing.ask),
            (menu.save_copy_asked, self.ask_copy),
            (menu.restore_asked, self.ask_restore),
            (menu.operator_asked, self.seating.ask),
            (menu.operators_asked, self.seating.manage),
            (menu.laptop_asked, self.seating.ask_laptop),
            (self.window.status.operator_asked, self.seating.ask),
            (self.seating.seated, self.seat),
            (self.seating.touched, self.window.touch),
            (self.seating.refused, self.window.strip.refuse),
            (self.window.touched, self.seating.follow),
            (self.window.painted, self.others.start),
            (self.others.touched, self.window.touch),
            (self.window.touched, self.others.leave_out),
            (menu.welcome_asked, self.welcome.turn),
            (self.self_service.judged, self.welcome.greet),
            (self.window.closing, self.welcome.close),
            (menu.set_clock_asked, self.ask_clock),
            (menu.release_clock_asked, self.release_clock),
            (menu.self_service_asked, self.begin_self_service),
            (self.self_service.touched, self.window.touch),
            (self.self_service.refused, self.window.strip.refuse),
            (menu.readiness_asked, self.journey.ask_readiness),
            (menu.rehearsal_asked, self.journey.ask_rehearsal),
            (self.journey.practice_asked, self.practise),
        )
        for signal, slot in wired:
            signal.connect(slot)

    def _name_everything(self) -> None:
        self._name_file(self.station.file.path)
        self._show_status()
        self._show_clock()

    def _name_file(self, path: Path) -> None:
        self.window.show_file(path)
        self.window.menu.show_recent([each for each in opened(path).recent if each != path])

    @Slot()
    def _show_status(self) -> None:
        made = backups_of(self.station, backup_folder())
        last = backup_time(made[0]) if made else None
        author = self.station.author
        only_door = self.tr("{name}, at the door").format(name=author.operator)
        operator = only_door if self.station.rights is Rights.DOOR else author.operator
        self.window.show_status(Status(laptop=author.laptop_name, operator=operator, backup=last))

    @Slot(object)
    def seat(self, station: Station) -> None:
        """Let everything in this window act as another operator from now on."""
        self.station = self.tabs.station = station
        self.journey.station = self.self_service.station = self.prints.station = self.meeting.station = station
        self.filing.seat(station)
        self.window.seat(station)
        self._show_status()

    @Slot()
    def begin_self_service(self) -> None:
        """Let participants check themselves in at the door that the tab stands at."""
        from blp_desktop.ui.checkin.tab import CheckinTab

        self.window.show_tab(CHECKIN)
        tab = self.window.current
        assert isinstance(tab, CheckinTab)
        self.self_service.begin(tab.door, tab.sounds)

    # the clock

    def _set_first(self, instant: datetime | None) -> None:
        if instant is not None:
            zone, _ = self._place()
            self.clock.set(instant if instant.tzinfo else instant.replace(tzinfo=zone))

    def _place(self) -> tuple[ZoneInfo, str]:
        """The zone and city of the module under way by the clock, else of the next one, else of the last."""
        from blp_desktop.desk.modules import list_modules, module_at_hand

        card = module_at_hand(list_modules(self.station))
        return (ZoneInfo(card.time_zone), card.city) if card else (ZoneInfo("UTC"), "UTC")

    def _show_clock(self) -> None:
        if not self.clock.is_set:
            self.window.show_clock(None)
            return
        zone, city = self._place()
        self.window.show_clock(self.clock().astimezone(zone), city)

    @Slot()
    def _tick(self) -> None:
        """A clock that was set goes on, and says so."""
        if self.clock.is_set and self._lock.is_locked:
            self._show_clock()

    @Slot()
    def ask_clock(self) -> None:
        """Ask which instant a rehearsal begins at."""
        from blp_desktop.ui.clock_dialog import ClockDialog

        try:
            require_supervisor(self.station, self.tr("Setting the clock"))
        except Refusal as refused:
            self.window.strip.refuse(refused)
            return
        zone, city = self._place()
        dialog = ClockDialog(self.clock(), zone, city, self.window)
        dialog.chosen.connect(self.set_clock)
        dialog.open()

    @Slot(object)
    def set_clock(self, instant: datetime) -> None:
        """Rehearse from this instant on."""
        self.clock.set(instant)
        self._clock_changed()

    @Slot()
    def release_clock(self) -> None:
        """Judge by the laptop's clock again."""
        self.clock.release()
        self._clock_changed()

    def _clock_changed(self) -> None:
        self._show_clock()
        self.window.touch(EVERYTHING)

    @Slot(str)
    def practise(self, module: str) -> None:
        """Open a copy in a window of its own, its clock at the opening of this module."""
        from blp_desktop.ui.practice import open_practice

        try:
            open_practice(self.station, module)
        except (Refusal, SurroundingsFailed) as problem:
            self.window.strip.refuse(problem)

    # files

    @Slot()
    def ask_new(self) -> None:
        """Ask for a new file's name and open it."""
        self._ask_where(self.tr("New programme"), "programme.blp").fileSelected.connect(self.make_at)

    @Slot(str)
    def make_at(self, name: str) -> None:
        """Make a new file of that path and open it."""
        self._trying(self._make_and_switch, Path(name))

    @Slot()
    def ask_open(self) -> None:
        """Ask which file to open."""
        folder = str(self.station.file.path.parent)
        name, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open a programme"), folder, programmes())
        if name:
            self.switch_to_text(name)

    @Slot(str)
    def switch_to_text(self, name: str) -> None:
        """Open the file of that path in this window's place."""
        self._trying(self.switch_to, Path(name))

    def _make_and_switch(self, path: Path) -> None:
        close_file(create_file(path))
        self.switch_to(path)

    def switch_to(self, path: Path) -> None:
        """Open another file in a window of its own, then close this one."""
        if path.resolve() == self.station.file.path:
            return
        other = Program(path.resolve(), operator=self.station.author.operator)
        other.setParent(QApplication.instance())
        QApplication.instance().aboutToQuit.connect(other.close)  # type: ignore[union-attr]
        self.followed.emit(other)
        other.show()
        self.window.close()
        self.close()

    @Slot()
    def ask_import(self) -> None:
        """Ask for a list and show what importing it would do."""
        from blp_desktop.ui.imports.dialog import ImportDialog

        dialog = ImportDialog(self.station, self.work, self.window)
        dialog.imported.connect(self.window.touch)
        dialog.told.connect(self.window.strip.tell)
        dialog.open()

    @Slot()
    def ask_copy(self) -> None:
        """Ask where to save a copy."""
        name = f"{self.station.file.path.stem}-copy.blp"
        self._ask_where(self.tr("Save a copy"), name).fileSelected.connect(self.copy_to)

    @Slot(str)
    def copy_to(self, name: str) -> None:
        """Save a copy under that path; what is there was agreed to be overwritten."""
        self._trying(self._copy_to, Path(name))

    def _copy_to(self, path: Path) -> None:
        if path.resolve() != self.station.file.path.resolve():
            lock_window(path).release()  # refused while another window has it
        save_copy_over(self.station, path)
        self.window.strip.tell(self.tr("A copy is in {path}.").format(path=path))

    @Slot()
    def ask_restore(self) -> None:
        """Ask which backup to put in this file's place."""
        from blp_desktop.ui.restore_dialog import RestoreDialog

        path = self.station.file.path
        dialog = RestoreDialog(path.name, kept_backups(path, backup_folder()), Clock.laptop(), self.window)
        dialog.chosen.connect(self.restore)
        dialog.open()

    @Slot(object)
    def restore(self, backup: Path) -> None:
        """Put this backup in the file's place; refused where it is another programme's."""
        self._trying(self._restore, backup)

    def _restore(self, backup: Path) -> None:
        require_supervisor(self.station, self.tr("Restoring a backup"))
        require_same_programme(self.station, backup)
        self._close_doors()
        close_file(self.station.file)
        aside = restore_here(self.station, backup, now=Clock.laptop())
        self.seating.file_changed()
        self.seat(self.station)
        self.window.touch(EVERYTHING)
        words = self.tr("Restored from {backup}. The file until now is kept as {aside}.")
        self.window.strip.tell(words.format(backup=backup.name, aside=aside.name if aside else "–"))

    def _ask_where(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self.window, title, str(self.station.file.path.parent), programmes())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("blp")
        dialog.selectFile(name)
        dialog.open()
        return dialog

    def _trying(self, act: Callable[[Path], None], path: Path) -> None:
        try:
            act(path)
        except (Refusal, SurroundingsFailed) as problem:
            self.window.strip.refuse(problem)

    def _close_doors(self) -> None:
        from blp_desktop.ui.checkin.tab import CheckinTab

        for door in self.window.findChildren(CheckinTab):
            door.close_door()

    # backups

    @Slot()
    def _after_first_paint(self) -> None:
        QTimer.singleShot(0, self.seating, self.seating.ask_first)
        self.backups.make_first()

    @Slot()
    def _tell_no_backup(self) -> None:
        why = self.tr("Save a copy on another disk (File, Save a copy).")
        self.window.strip.wrong(self.tr("The backup could not be made."), why)
