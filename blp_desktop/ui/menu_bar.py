"""The menu bar: everything that can be asked for, each with its key."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


class MenuBar(QMenuBar):
    """Tells what was asked for; knows nothing of how it is done."""

    new_file_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(str)
    """A path among the recent files."""
    import_asked = Signal()
    take_in_asked = Signal()
    save_copy_asked = Signal()
    restore_asked = Signal()
    print_asked = Signal()
    layouts_asked = Signal()
    print_jobs_asked = Signal()
    stocks_asked = Signal()
    laptop_asked = Signal()
    quit_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    find_asked = Signal()
    new_asked = Signal()
    tab_asked = Signal(int)
    operator_asked = Signal()
    operators_asked = Signal()
    set_clock_asked = Signal()
    release_clock_asked = Signal()
    self_service_asked = Signal()
    welcome_asked = Signal()
    readiness_asked = Signal()
    rehearsal_asked = Signal()
    handbook_asked = Signal()
    tour_asked = Signal()
    steps_asked = Signal()
    shortcuts_asked = Signal()
    updates_asked = Signal()
    about_asked = Signal()

    def __init__(self, tabs: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._shortcuts: list[QAction] = []
        self._file_menu()
        self._edit_menu()
        self._view_menu(tabs)
        self._check_in_menu()
        self._help_menu()

    @cached_property
    def recent(self) -> QMenu:
        """The menu of recent files."""
        menu = QMenu(self.tr("Open &recent"), self)
        menu.setEnabled(False)
        menu.triggered.connect(self._open_recent)
        return menu

    def let_go(self) -> None:
        """Give the keyboard back to whoever had it; a menu that is closed leaves it here, and letters open the next."""
        if self.hasFocus():
            escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            self.keyPressEvent(escape)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these files, the latest first."""
        self.recent.clear()
        for path in paths:
            told = self.tr("{name} in {folder}").format(name=path.name, folder=path.parent.name or path.parent)
            action = self.recent.addAction(told.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(str(path))
        self.recent.setToolTipsVisible(True)
        self.recent.setEnabled(bool(paths))

    def show_clock_set(self, *, is_set: bool) -> None:
        """Offer to release the clock only where it is set."""
        self._release.setEnabled(is_set)

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        """Each act that has a key, with it as this platform writes it."""
        return tuple((_plain(action.text()), _native(action.shortcut())) for action in self._shortcuts)

    def _file_menu(self) -> None:
        menu = self.addMenu(self.tr("&File"))
        self._add(menu, self.tr("&New programme…"), self.new_file_asked)
        self._add(menu, self.tr("&Open programme…"), self.open_asked, "Ctrl+O")
        menu.addMenu(self.recent)
        menu.addSeparator()
        self._add(menu, self.tr("&Import a list…"), self.import_asked, "Ctrl+I")
        self._add(menu, self.tr("&Take in another laptop's file…"), self.take_in_asked)
        self._add(menu, self.tr("Save a &copy…"), self.save_copy_asked)
        self._add(menu, self.tr("Restore from &backup…"), self.restore_asked)
        menu.addSeparator()
        self._add(menu, self.tr("&Print…"), self.print_asked, "Ctrl+P")
        self._add(menu, self.tr("Badge &layouts…"), self.layouts_asked)
        self._add(menu, self.tr("Print &jobs…"), self.print_jobs_asked)
        self._add(menu, self.tr("&Label stocks…"), self.stocks_asked)
        menu.addSeparator()
        self._add(menu, self.tr("T&his laptop…"), self.laptop_asked)
        menu.addSeparator()
        leave = self._add(menu, self.tr("&Quit"), self.quit_asked, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit_menu(self) -> None:
        menu = self.addMenu(self.tr("&Edit"))
        self._add(menu, self.tr("&Undo the last act"), self.undo_asked, "Ctrl+Z")
        self._add(menu, self.tr("Do it &again"), self.redo_asked, "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, self.tr("&Find"), self.find_asked, "Ctrl+F")
        self._add(menu, self.tr("&New entry"), self.new_asked, "Ctrl+N")

    def _view_menu(self, tabs: Sequence[str]) -> None:
        menu = self.addMenu(self.tr("&View"))
        menu.triggered.connect(self._show_tab)
        for place, title in enumerate(tabs):
            action = menu.addAction(title)
            action.setShortcut(f"Ctrl+{place + 1}")
            action.setData(place)
            self._shortcuts.append(action)

    def _check_in_menu(self) -> None:
        menu = self.addMenu(self.tr("&Check-in"))
        self._add(menu, self.tr("Who sits at this des&k…"), self.operator_asked, "Ctrl+L")
        self._add(menu, self.tr("&Operators and PINs…"), self.operators_asked)
        menu.addSeparator()
        self._add(menu, self.tr("Sel&f-service…"), self.self_service_asked, "F11")
        self._add(menu, self.tr("&Welcome screen"), self.welcome_asked)
        menu.addSeparator()
        self._add(menu, self.tr("&Set the clock…"), self.set_clock_asked)
        self._release = self._add(menu, self.tr("&Release the clock"), self.release_clock_asked)
        self._release.setEnabled(False)
        menu.addSeparator()
        self._add(menu, self.tr("Rea&diness check…"), self.readiness_asked)
        self._add(menu, self.tr("Re&hearse the door…"), self.rehearsal_asked)

    def _help_menu(self) -> None:
        menu = self.addMenu(self.tr("&Help"))
        self._add(menu, self.tr("&Handbook"), self.handbook_asked, "F1")
        self._add(menu, self.tr("&Tour"), self.tour_asked)
        self._add(menu, self.tr("&First steps"), self.steps_asked)
        self._add(menu, self.tr("&Keyboard shortcuts"), self.shortcuts_asked, "Ctrl+F1")
        menu.addSeparator()
        self._add(menu, self.tr("&Updates…"), self.updates_asked)
        about = self._add(menu, self.tr("&About BLP Desk"), self.about_asked)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(self, menu: QMenu, text: str, asked: SignalInstance, shortcut: str = "") -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(asked)
        if shortcut:
            action.setShortcut(shortcut)
            self._shortcuts.append(action)
        return action

    @Slot(QAction)
    def _open_recent(self, action: QAction) -> None:
        self.recent_asked.emit(action.data())

    @Slot(QAction)
    def _show_tab(self, action: QAction) -> None:
        self.tab_asked.emit(action.data())


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
