"""The tab maker: each tab of the window when it is first needed, for whoever sits there then."""

from typing import cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.printing.office import PrintOffice
from blp_desktop.ui.tab import Tab
from blp_desktop.ui.welcome.showing import WelcomeScreen
from blp_desktop.ui.window import TabPlan


class TabMaker(QObject):
    """`station` may be seated anew; `import_asked` comes from tabs that have nothing to show yet."""

    import_asked = Signal()
    filing_asked = Signal()
    """A signed sheet is to be filed."""

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
            TabPlan(self.tr("Reports"), "chart-column", self._reports, waits=True),
        ]

    def _participants(self) -> Tab:
        from blp_desktop.ui.participants.tab import ParticipantsTab

        made = ParticipantsTab(self.station, self._office.prints, self._work)
        made.import_asked.connect(self.import_asked)
        return made

    def _modules(self) -> Tab:
        from blp_desktop.ui.modules.tab import ModulesTab

        made = ModulesTab(self.station, self._work, self._office.prints)
        made.filing_asked.connect(self.filing_asked)
        return self._office.follow(made)

    def _venues(self) -> Tab:
        from blp_desktop.ui.venues.tab import VenuesTab

        made = VenuesTab(self.station, self._work)
        made.import_asked.connect(self.import_asked)
        return made

    def _checkin(self) -> Tab:
        from blp_desktop.ui.checkin.tab import CheckinTab

        made = CheckinTab(self.station, prints=self._office.prints)
        made.import_asked.connect(self.import_asked)
        self._welcome.follow(made)
        return made

    def _reports(self) -> Tab:
        from blp_desktop.ui.reports.tab import ReportsTab

        made = ReportsTab(self.station, self._work)
        made.import_asked.connect(self.import_asked)
        made.module_report_asked.connect(self._open_module_report)
        return made

    @Slot(str)
    def _open_module_report(self, module: str) -> None:
        from blp_desktop.desk.modules import module_card
        from blp_desktop.ui.modules.report_dialog import ReportDialog

        asking = cast(QWidget, self.sender())
        ReportDialog(self.station, self._work, module_card(self.station, module), asking).open()
