"""Showing the welcome screen: greets whom the door lets in, wherever they were scanned."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from blp_desktop.domain.ledger import ENTERED

if TYPE_CHECKING:  # the window opens without what only this screen needs
    from blp_desktop.desk.checkin import Annulled, Judged
    from blp_desktop.desk.held_door import HeldDoor
    from blp_desktop.ui.checkin.tab import CheckinTab
    from blp_desktop.ui.welcome.window import Occasion, Welcome


class WelcomeScreen(QObject):
    """Opens and closes the screen of one desk; knows which scan it greets for, so that an undone one is taken away."""

    turned = Signal(bool)
    """Whether it is shown from now on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tab: CheckinTab | None = None
        self._greeted = ""
        self.shown: Welcome | None = None

    def follow(self, tab: "CheckinTab") -> None:
        """Greet those whom this tab's door lets in."""
        self._tab = tab
        tab.judged.connect(self.greet)
        tab.undone.connect(self.take_back)
        tab.placed.connect(self.show_occasion)
        tab.welcome_asked.connect(self.turn)
        self.turned.connect(tab.place.projector.setChecked)

    @Slot()
    def turn(self) -> None:
        """Show it, or close it where it is shown."""
        if self.shown is not None:
            self.close()
        elif self._tab is not None:
            self._show(self._tab)

    @Slot()
    def close(self) -> None:
        """Take it from the screen."""
        if self.shown is not None:
            self.shown.close()

    @Slot(object)
    def greet(self, judged: "Judged") -> None:
        """Greet whoever was let in by name; of everybody else nothing is told."""
        if self.shown is None or judged.verdict not in ENTERED or judged.person is None:
            return
        self._greeted = judged.scan_id
        self.shown.greet(judged.person.name)

    @Slot(object)
    def take_back(self, annulled: "Annulled") -> None:
        """Take the name away where its scan was undone."""
        if self.shown is not None and annulled.annuls == self._greeted:
            self.shown.be_calm()

    @Slot()
    def show_occasion(self) -> None:
        """Name programme, city and module anew."""
        if self.shown is not None and self._tab is not None:
            self.shown.show_occasion(_occasion(self._tab.door))

    def _show(self, tab: "CheckinTab") -> None:
        from blp_desktop.ui.welcome.window import Welcome

        self.shown = Welcome(tab.window(), over=tab.arrivals)
        self.shown.closed.connect(self._closed)
        self.show_occasion()
        self.shown.open()
        if self.shown.shares_the_screen:
            told = self.tr("There is one screen: the welcome screen is a small window on it.")
            tab.strip.tell(told, self.tr("Move it to the projector, then double-click it to fill that screen."))
        self.turned.emit(True)  # noqa: FBT003 - Qt's signal

    @Slot()
    def _closed(self) -> None:
        if self.shown is not None:
            self.shown.deleteLater()
        self.shown = None
        self.turned.emit(False)  # noqa: FBT003 - Qt's signal


def _occasion(door: "HeldDoor") -> "Occasion":
    from blp_desktop.desk.modules import list_modules
    from blp_desktop.desk.programme import programme_header
    from blp_desktop.ui.welcome.window import Occasion

    if not door.is_open:
        return Occasion()
    card = next(card for card in list_modules(door.station) if card.id == door.setting.module)
    return Occasion(programme=programme_header(door.station).title, module=card.title, city=card.city)
