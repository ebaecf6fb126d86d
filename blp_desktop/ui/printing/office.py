"""Printing of the whole window: its queue begins, its jobs are listed, and who is to be put right is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from blp_desktop.ui.menu_bar import MenuBar
from blp_desktop.ui.printing.print_queue import PrintQueue
from blp_desktop.ui.window import MainWindow

if TYPE_CHECKING:  # the window opens without what only one tab needs
    from blp_desktop.ui.modules.tab import ModulesTab


class PrintOffice(QObject):
    """Begins with `use`, once the window is there."""

    def __init__(self, prints: PrintQueue, parent: QObject) -> None:
        super().__init__(parent)
        self.prints = prints
        self._window: MainWindow | None = None

    def use(self, window: MainWindow) -> None:
        """Serve this window's menu and tell its tabs what was printed."""
        self._window = window
        menu: MenuBar = window.menu
        menu.layouts_asked.connect(self.show_layouts)
        menu.stocks_asked.connect(self.show_stocks)
        menu.print_jobs_asked.connect(self.show_jobs)
        self.prints.touched.connect(window.touch)
        window.painted.connect(self.prints.start_soon)

    def follow(self, tab: "ModulesTab") -> "ModulesTab":
        """Show whom this tab's print dialog wants put right; gives the tab back."""
        tab.person_asked.connect(self.show_person)
        return tab

    @Slot()
    def show_layouts(self) -> None:
        """Show the badge layouts, to be looked at and changed."""
        from blp_desktop.ui.designs.dialog import DesignsDialog

        if self._window is not None:
            dialog = DesignsDialog(self.prints.station, self._window)
            dialog.touched.connect(self._window.touch)
            dialog.open()

    @Slot()
    def show_stocks(self) -> None:
        """Show the label stocks, to be looked at and described."""
        from blp_desktop.ui.stocks.dialog import LabelStocksDialog

        if self._window is not None:
            dialog = LabelStocksDialog(self.prints.station, self._window)
            dialog.touched.connect(self._window.touch)
            dialog.open()

    @Slot()
    def show_jobs(self) -> None:
        """List what was sent to paper."""
        from blp_desktop.ui.printing.jobs_dialog import JobsDialog

        if self._window is not None:
            JobsDialog(self.prints.station, self.prints, self._window).open()

    @Slot(str)
    def show_person(self, person: str) -> None:
        """Bring this person to the front."""
        from blp_desktop.ui.participants.tab import ParticipantsTab

        if self._window is None:
            return
        self._window.show_tab(0)
        tab = self._window.current
        assert isinstance(tab, ParticipantsTab)
        tab.show_person(person)
