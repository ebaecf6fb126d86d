"""The tab Venues: the list, the chosen venue's details, and the map of the region."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from blp_desktop.desk.modules import list_modules
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.station import Station
from blp_desktop.desk.venues import CapacityWarning, VenueDetails, list_venues, warnings
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.parts.strip import Strip
from blp_desktop.ui.tab import ReadingTab
from blp_desktop.ui.venues.acts import VenueActs
from blp_desktop.ui.venues.places import Laid, laid_out
from blp_desktop.ui.venues.venue_dialog import VenueDialog
from blp_desktop.ui.venues.venues_view import VenuesView


class VenuesTab(ReadingTab):
    """Where modules meet; `import_asked` where there is no programme yet."""

    shows = frozenset(("programme", "edition", "module", "session", "venue", "room", "application", "invitation"))

    import_asked = Signal()

    def __init__(self, station: Station, work: LongWork | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._venues: tuple[VenueDetails, ...] = ()
        self._warnings: tuple[CapacityWarning, ...] = ()
        self._laid = Laid((), ())
        self.strip, self.warned = Strip(self), Strip(self)
        self.view = VenuesView(self)
        self.empty = Empty("", icon_name="building-2", parent=self)
        self.acts = VenueActs(station, self.strip, self, work=work)
        self._lay_out()
        self._connect()

    def seat(self, station: Station) -> None:
        """Act as another operator from now on."""
        self._station = station
        self.acts.seat(station)

    def find_(self) -> None:
        """Put the keyboard into the list."""
        self.view.list.setFocus()

    @Slot()
    def new(self) -> None:
        """Add a venue."""
        if list_editions(self._station):
            self._open(VenueDialog(self._station, self))
        else:
            self.strip.attend(self.tr("This file holds no programme yet."), self.tr("Import or begin one first."))

    def undo(self) -> None:
        """Take the last act back."""
        self.acts.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.acts.redo()

    def chosen(self) -> VenueDetails | None:
        """The venue that is shown."""
        found = self.view.list.chosen_ids()
        return next((venue for venue in self._venues if venue.id in found), None)

    def read(self) -> None:
        """The venues, and where modules meet."""
        super().read()
        editions = list_editions(self._station)
        self._venues = list_venues(self._station)
        self._warnings = warnings(self._station)
        modules = list_modules(self._station, edition=editions[0].code) if editions else ()
        self._laid = laid_out(modules, self._venues)
        self._stack.setCurrentWidget(self.view if self._venues else self.empty)
        self._say_what_begins(has_edition=bool(editions))
        self._show()

    def _say_what_begins(self, *, has_edition: bool) -> None:
        if has_edition:
            self.empty.say(self.tr("No venue is known yet."), self.tr("Add the first venue"))
        else:
            told = self.tr("This file holds no programme yet. Import a programme workbook first.")
            self.empty.say(told, self.tr("Import a list…"))

    @Slot()
    def _begin(self) -> None:
        """Do what the empty tab offers."""
        if list_editions(self._station):
            self.new()
        else:
            self.import_asked.emit()

    def _show(self) -> None:
        self.view.map.set_marks(tuple(place.mark for place in self._laid.places))
        self.view.tell_off_the_map(self._laid.unknown)
        self.view.list.show_venues(self._venues, self._warnings)
        if self.chosen() is None:
            self.view.list.choose_first()
        self._show_chosen()
        self._warn()

    def _warn(self) -> None:
        """The strip stays as long as somebody has no place."""
        if not self._warnings:
            self.warned.mended()
            return
        first, *others = self._warnings
        step = self.tr("Choose a larger room, or invite fewer people.")
        names = ", ".join(other.room or other.venue for other in others)
        also = self.tr("Also too small: {places}.").format(places=names) if others else ""
        self.warned.attend(self.view.details.warning_words(first), f"{also} {step}".strip(), action=self.tr("Show"))

    @Slot()
    def _show_chosen(self) -> None:
        venue = self.chosen()
        if venue is None:
            return
        here = [warning for warning in self._warnings if warning.venue_id == venue.id]
        self.view.details.show_venue(venue, here)
        place = next((place for place in self._laid.places if venue.id in place.venues), None)
        self.view.map.select(place.mark.id if place else "")

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        notes = QVBoxLayout()
        notes.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        notes.setSpacing(GRID)
        notes.addWidget(self.strip)
        notes.addWidget(self.warned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(notes)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view = self.view
        view.add.clicked.connect(self.new)
        self.empty.begun.connect(self._begin)
        view.list.chosen.connect(self._show_chosen)
        view.list.opened.connect(self._edit)
        view.details.edit_asked.connect(self._edit)
        view.details.remove_asked.connect(self._remove)
        view.map.chosen.connect(self._choose_place)
        self.warned.acted.connect(self._show_warned)
        self.acts.touched.connect(self.touched)

    def _open(self, dialog: FormDialog) -> None:
        self.strip.mended()
        dialog.saved.connect(self.touched)
        dialog.open()

    @Slot()
    def _edit(self) -> None:
        venue = self.chosen()
        if venue is not None:
            self._open(VenueDialog(self._station, self, venue=venue))

    @Slot()
    def _remove(self) -> None:
        venue = self.chosen()
        if venue is not None:
            self.acts.remove(venue)

    @Slot(str)
    def _choose_place(self, mark_id: str) -> None:
        """The place's first venue, unless one of its venues is already shown."""
        place = next(place for place in self._laid.places if place.mark.id == mark_id)
        venue = self.chosen()
        if place.venues and (venue is None or venue.id not in place.venues):
            self.view.list.choose(place.venues[:1])

    @Slot()
    def _show_warned(self) -> None:
        self.view.list.choose([self._warnings[0].venue_id])
