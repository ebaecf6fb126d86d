"""The window: its tabs, its menu, and what it says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from blp_desktop.desk.station import Station
from blp_desktop.store.journal import Touched
from blp_desktop.ui.collecting import Collecting
from blp_desktop.ui.frame import Band, Clock, Notes, Status, StatusLine
from blp_desktop.ui.look.icons import ICON_SIZE, icon
from blp_desktop.ui.menu_bar import MenuBar
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.parts.work_bar import WorkBar
from blp_desktop.ui.remembered import settings
from blp_desktop.ui.tab import Tab

EVERYTHING: frozenset[Touched] = frozenset()
"""What is touched where nobody knows it better."""
CHECKIN = 3
"""The door's place among the tabs."""


@dataclass(frozen=True, slots=True)
class TabPlan:
    """A tab to come: its title, its icon's name, and what makes it; one that `waits` is made when it is asked for."""

    title: str
    icon_name: str
    make: Callable[[], Tab]
    waits: bool = False


class MainWindow(QMainWindow):
    """Painted first, furnished right after: the visible tab, then the others; `menu` tells what was asked for."""

    painted = Signal()
    """The window was painted for the first time."""
    furnished = Signal()
    """Every tab is there that does not wait."""
    touched = Signal(object)
    """A tab's act changed these."""
    closing = Signal()

    def __init__(self, plans: Sequence[TabPlan], *, work: LongWork, now: Clock) -> None:
        super().__init__()
        self._plans = tuple(plans)
        self._rooms: list[QVBoxLayout] = []
        self._built: dict[int, Tab] = {}
        self._owed: dict[int, frozenset[Touched]] = {}
        self._was_painted = False
        self._building = QTimer(self, interval=0, singleShot=True)
        self.menu = MenuBar([plan.title for plan in plans], self)
        self.band = Band(self)
        self.strip = Strip(self)
        self.tabs = QTabWidget(self)
        self.status = StatusLine(now, self)
        self.collecting = Collecting(work, self)
        self._lay_out(work)
        self._recall()
        self._connect()

    # what the door tells

    def show_file(self, path: Path) -> None:
        """Name the open programme file."""
        self.setWindowFilePath(str(path))
        self.setWindowTitle(f"{path.name} – BLP Desk")

    def show_copy(self, of: str) -> None:
        """Name the file that this is a copy of, to rehearse on."""
        self.setWindowTitle(self.tr("Rehearsal: copy of {name}").format(name=of) + " – BLP Desk")
        self.band.show_copy(of)

    def show_status(self, status: Status) -> None:
        """Show laptop, operator and last backup."""
        self.status.show_status(status)

    def show_clock(self, at: datetime | None, place: str = "") -> None:
        """Say that the clock is set to `at`, told in its own zone; None where it runs by itself."""
        self.band.show_clock(at, place)
        self.menu.show_clock_set(is_set=at is not None)

    # tabs

    def tab(self, place: int) -> Tab:
        """The tab in that place, made if it is not there yet."""
        if place not in self._built:
            self._make(place)
        return self._built[place]

    def built(self, place: int) -> Tab | None:
        """The tab in that place, if it was made yet."""
        return self._built.get(place)

    @property
    def current(self) -> Tab:
        """The visible tab."""
        return self.tab(self.tabs.currentIndex())

    @Slot(int)
    def show_tab(self, place: int) -> None:
        """Bring the tab in that place to the front."""
        self.tabs.setCurrentIndex(place)

    def seat(self, station: Station) -> None:
        """Let every tab act as another operator from now on."""
        for tab in self._built.values():
            tab.seat(station)

    @Slot(object)
    def touch(self, touched: frozenset[Touched]) -> None:
        """Let the visible tab read anew what changed at once, the others when they are looked at."""
        for place in self._built:
            self._owed[place] = _both(self._owed.get(place), touched)
        self._pay(self.tabs.currentIndex())
        self.touched.emit(touched)

    def stop_building(self) -> None:
        """Make no more tabs by themselves: the file is given back."""
        self._building.timeout.disconnect(self._build_next)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()
            self._building.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self.closing.emit()
        super().closeEvent(event)

    # inside

    def _lay_out(self, work: LongWork) -> None:
        self.body = body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.notes = Notes((self.strip, WorkBar(work, body)), body)
        for part in (self.band, self.notes, self.tabs):
            self._column.addWidget(part, 1 if part is self.tabs else 0)
        self.setMenuBar(self.menu)
        self.setCentralWidget(body)
        self.setStatusBar(self.status)
        self._lay_out_tabs()

    def _lay_out_tabs(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setIconSize(ICON_SIZE)
        self.tabs.setAccessibleName(self.tr("Tabs"))
        self.tabs.tabBar().setAccessibleName(self.tr("Tabs"))
        for place, plan in enumerate(self._plans):
            room = QWidget(self.tabs)
            self._rooms.append(QVBoxLayout(room))
            self._rooms[place].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(room, icon(plan.icon_name), plan.title)
            self.tabs.setTabToolTip(place, f"{plan.title} (Ctrl+{place + 1})")

    def _connect(self) -> None:
        menu = self.menu
        self._building.timeout.connect(self._build_next)
        self.furnished.connect(self.collecting.settle)
        self.tabs.currentChanged.connect(self._arrive)
        menu.tab_asked.connect(self.show_tab)
        menu.find_asked.connect(self._find)
        menu.new_asked.connect(self._new)
        menu.print_asked.connect(self._print)
        menu.undo_asked.connect(self._undo)
        menu.redo_asked.connect(self._redo)
        menu.quit_asked.connect(self.close)
        menu.steps_asked.connect(self._show_steps)
        menu.shortcuts_asked.connect(self._show_shortcuts)
        menu.handbook_asked.connect(self._show_handbook)
        menu.about_asked.connect(self._show_about)

    def _make(self, place: int) -> None:
        made = self._plans[place].make()
        self._built[place] = made
        made.touched.connect(self.touch)
        self._rooms[place].addWidget(made)

    @Slot()
    def _build_next(self) -> None:
        current = self.tabs.currentIndex()
        in_order = (current, *(place for place, plan in enumerate(self._plans) if not plan.waits))
        missing = next((place for place in in_order if place not in self._built), None)
        if missing is None or not self._plans:
            self.furnished.emit()
            return
        self._make(missing)
        self._building.start()

    @Slot(int)
    def _arrive(self, place: int) -> None:
        """What is told of the whole window stands above the tabs; at the door below, where it moves nothing."""
        self._column.insertWidget(2 if place == CHECKIN else 1, self.notes)
        self.tab(place)
        self._pay(place)

    def _pay(self, place: int) -> None:
        owed = self._owed.pop(place, None)
        if owed is not None:
            self._built[place].refresh(owed)

    @Slot()
    def _find(self) -> None:
        self.current.find_()

    @Slot()
    def _new(self) -> None:
        self.current.new()

    @Slot()
    def _print(self) -> None:
        self.current.print_()

    @Slot()
    def _undo(self) -> None:
        self.current.undo()

    @Slot()
    def _redo(self) -> None:
        self.current.redo()

    @Slot()
    def _show_steps(self) -> None:
        from blp_desktop.ui.help import FirstSteps

        FirstSteps(self).open()

    @Slot()
    def _show_handbook(self) -> None:
        from blp_desktop.ui.handbook.window import show_handbook

        show_handbook(self)

    @Slot()
    def _show_shortcuts(self) -> None:
        from blp_desktop.ui.help import Shortcuts

        Shortcuts(self.menu.shortcuts(), self).open()

    @Slot()
    def _show_about(self) -> None:
        from blp_desktop.ui.help import About

        About(self).open()

    def _recall(self) -> None:
        """Take up the shape the window had, and the tab that was in front."""
        fit_on_screen(self, QSize(1200, 800))
        geometry = settings().value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        place = str(settings().value("window/tab", "0"))
        self.tabs.setCurrentIndex(int(place) if place.isdecimal() and int(place) < len(self._plans) else 0)

    def _remember(self) -> None:
        kept = settings()
        kept.setValue("window/geometry", self.saveGeometry())
        kept.setValue("window/tab", self.tabs.currentIndex())


def _both(owed: frozenset[Touched] | None, touched: frozenset[Touched]) -> frozenset[Touched]:
    if owed is None:
        return touched
    return owed | touched if owed and touched else EVERYTHING
