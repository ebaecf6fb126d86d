"""The figures that matter in one row, each with what it counts in its tooltip."""

from PySide6.QtWidgets import QWidget

from blp_desktop.desk.report_facts import Report
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.flow import Flow
from blp_desktop.ui.parts.stat import Stat


class FigureRow(QWidget):
    """From application to presence, who came besides, and who stayed away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.applied = Stat(self.tr("Applied"), parent=self)
        self.selected = Stat(self.tr("Selected"), parent=self)
        self.invited = Stat(self.tr("Invited"), parent=self)
        self.confirmed = Stat(self.tr("Confirmed"), parent=self)
        self.present = Stat(self.tr("Present"), parent=self)
        self.others = Stat(self.tr("Others present"), parent=self)
        self.no_shows = Stat(self.tr("No-shows"), parent=self)
        self._explain()
        row = Flow(self)
        row.setSpacing(3 * GRID)
        for stat in self._stats():
            stat.setMinimumWidth(104)
            row.addWidget(stat)

    def show_report(self, report: Report) -> None:
        """Show its figures; nobody stays away from what is still to come."""
        steps = report.steps
        self.applied.tell(steps.applied)
        self.selected.tell(steps.selected)
        self.invited.tell(steps.invited)
        self.confirmed.tell(steps.confirmed)
        self.present.tell(steps.present)
        self.others.tell(report.others)
        self.no_shows.tell(report.no_shows or 0)
        self.no_shows.setVisible(report.no_shows is not None)

    def _stats(self) -> tuple[Stat, ...]:
        return (
            self.applied,
            self.selected,
            self.invited,
            self.confirmed,
            self.present,
            self.others,
            self.no_shows,
        )

    def _explain(self) -> None:
        """Participants: without walk-ins, speakers and staff."""
        self.applied.setToolTip(self.tr("Applied: participants with an application to the edition."))
        self.selected.setToolTip(
            self.tr("Selected: participants selected for the edition, those who withdrew since included.")
        )
        self.invited.setToolTip(self.tr("Invited: participants whose invitation stands."))
        self.confirmed.setToolTip(self.tr("Confirmed: invited participants who said that they come."))
        self.present.setToolTip(
            self.tr("Present: invited participants let in at the door at least once, and not undone.")
        )
        self.others.setToolTip(
            self.tr("Others present: walk-ins, speakers and staff, and badges not matched to a person yet.")
        )
        self.no_shows.setToolTip(self.tr("No-shows: invited participants let in at no half-day, once one is over."))
