"""The list of venues; a triangle where one is too small for a module."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.venues import CapacityWarning, VenueDetails
from blp_desktop.ui.look.colours import Role
from blp_desktop.ui.parts.columns import Column
from blp_desktop.ui.parts.row_table import RowTable

_WIDTH = 260


class VenueList(RowTable[VenueDetails]):
    """Venues by city and name."""

    def __init__(self, parent: QWidget) -> None:
        self._small: frozenset[str] = frozenset()
        super().__init__(self._columns(parent), name="venues", label=parent.tr("Venues"), parent=parent)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_WIDTH)

    def show_venues(self, venues: Iterable[VenueDetails], warnings: Iterable[CapacityWarning]) -> None:
        """Show these venues."""
        self._small = frozenset(warning.venue_id for warning in warnings)
        self.show_rows(venues)
        self.viewport().update()

    def _columns(self, parent: QWidget) -> tuple[Column[VenueDetails], ...]:
        return (
            Column(
                key="venue",
                title=parent.tr("Venue"),
                text=_name,
                below=_town,
                icon_name=self._symbol,
                colour=self._colour,
                width=_WIDTH - 4,
            ),
        )

    def _symbol(self, venue: VenueDetails) -> str:
        return "triangle-alert" if venue.id in self._small else "map-pin"

    def _colour(self, venue: VenueDetails) -> Role:
        return Role.ATTENTION if venue.id in self._small else Role.TEXT


def _name(venue: VenueDetails) -> str:
    return venue.name


def _town(venue: VenueDetails) -> str:
    return ", ".join(part for part in (venue.city, venue.country) if part)
