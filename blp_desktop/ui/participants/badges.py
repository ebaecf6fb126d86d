"""Badges of people in the list: printed from here for a module, and told in the tab's strip."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.ui.participants.acts import PeopleActs
from blp_desktop.ui.printing.print_queue import PrintQueue

if TYPE_CHECKING:  # the window opens without what only a print needs
    from blp_desktop.ui.printing.told_prints import ToldPrints


class PeopleBadges(QWidget):
    """Opens the print dialog over `parent`."""

    person_asked = Signal(str)
    """This person is to be put right."""

    def __init__(self, prints: PrintQueue, acts: PeopleActs, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._prints, self._acts, self._over = prints, acts, parent

    @Slot(object, object)
    def ask(self, people: tuple[str, ...], module: ModuleCard) -> None:
        """Show what the badges of these people would be on paper, and print them from there."""
        from blp_desktop.ui.printing.dialog import PrintDialog

        dialog = PrintDialog(self._acts.station, self._prints, module, self._over, people=people)
        dialog.begun.connect(self._told.follow)
        dialog.person_asked.connect(self.person_asked)
        dialog.open()

    @cached_property
    def _told(self) -> "ToldPrints":
        from blp_desktop.ui.printing.told_prints import ToldPrints

        return ToldPrints(self._prints, self._acts, self)
