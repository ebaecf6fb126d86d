"""What is done in the tab Venues."""

from functools import partial

from blp_desktop.desk.venues import VenueDetails, remove_venue
from blp_desktop.ui.parts.told_acts import ToldActs


class VenueActs(ToldActs):
    """Removes venues."""

    def remove(self, venue: VenueDetails) -> None:
        """Remove a venue where no module meets."""
        if self.make(partial(remove_venue, self.station, venue.id)):
            self.tell_with_undo(self.tr("{venue} is removed.").format(venue=venue.name))
