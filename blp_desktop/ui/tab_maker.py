"""The tab maker: each tab of the window when it is first needed, for whoever sits there then."""

from PySide6.QtCore import QObject, Signal

from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.printing.office import PrintOffice
from blp_desktop.ui.tab import Tab
from blp_desktop.ui.welcome.showing import WelcomeScreen
from blp_desktop.ui.window import TabPlan


class TabMaker(QObject):
    """`station` may be seated anew; `import_asked` comes from tabs that have nothing to show yet."""

    import_asked = Signal()

    def __init__(self, station: Station, work: LongWork, welcome: WelcomeScreen, office: PrintOffice) -> None:
        super().__init__(office)
        self.station = station
        self._work = work
        self._welcome = welcome
        self._office = office

    def plans(self) -> list[TabPlan]:
        """The tabs in their order."""
        return [
            TabPlan(self.tr("Participants"), "users", self._participants),
            TabPlan(self.tr("Modules"), "calendar-days", self._modules),
            TabPlan(self.tr("Venues"), "map-pin", self._venues),
            TabPlan(self.tr("Check-in"), "scan-line", self._checkin),
        ]

    def _participants(self) -> Tab:
        from blp_desktop.ui.participants.tab import ParticipantsTab

        made = ParticipantsTab(self.station, self._office.prints)
        made.import_asked.connect(self.import_asked)
        return made

    def _modules(self) -> Tab:
        from blp_desktop.ui.modules.tab import ModulesTab

        return self._office.follow(ModulesTab(self.station, self._work, self._office.prints))

    def _venues(self) -> Tab:
        from blp_desktop.ui.venues.tab import VenuesTab

        made = VenuesTab(self.station)
        made.import_asked.connect(self.import_asked)
        return made

    def _checkin(self) -> Tab:
        from blp_desktop.ui.checkin.tab import CheckinTab

        made = CheckinTab(self.station, prints=self._office.prints)
        made.import_asked.connect(self.import_asked)
        self._welcome.follow(made)
        return made
