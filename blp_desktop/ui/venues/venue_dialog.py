"""The form of a venue."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from blp_desktop.desk.station import Station
from blp_desktop.desk.venues import VenueDetails, VenueFields, add_venue, edit_venue
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.venues.rooms_field import RoomsField

_BESIDE = {"no_name": "name", "bad_capacity": "capacity", "no_room_name": "rooms", "same_room": "rooms"}
_MOST = 100_000
_LOW = 72


class VenueDialog(FormDialog):
    """Adds a venue, or edits one with its rooms."""

    def __init__(self, station: Station, parent: QWidget, *, venue: VenueDetails | None = None) -> None:
        self._station, self._venue = station, venue
        super().__init__(*self._titles(), parent, beside=_BESIDE)
        self.name, self.street = QLineEdit(self), QLineEdit(self)
        self.postcode, self.city, self.country = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.capacity = QSpinBox(self)
        self.rooms = RoomsField(self)
        self.getting_there, self.contact = QPlainTextEdit(self), QPlainTextEdit(self)
        self._lay_out_fields()
        if venue is not None:
            self._fill(venue)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Add the venue, or write what it is now."""
        fields = VenueFields(
            name=self.name.text(),
            code=self._venue.code if self._venue else "",
            street=self.street.text(),
            postcode=self.postcode.text(),
            city=self.city.text(),
            country=self.country.text(),
            capacity=self.capacity.value() or None,
            getting_there=self.getting_there.toPlainText(),
            contact=self.contact.toPlainText(),
            rooms=self.rooms.rooms(),
        )
        if self._venue is None:
            return add_venue(self._station, fields).touched
        return edit_venue(self._station, self._venue.id, fields).touched

    def _titles(self) -> tuple[str, str]:
        if self._venue is None:
            return self.tr("Add a venue"), self.tr("Add venue")
        return self.tr("Edit {venue}").format(venue=self._venue.name), self.tr("Save venue")

    def _lay_out_fields(self) -> None:
        self.capacity.setRange(0, _MOST)
        self.capacity.setSpecialValueText(self.tr("not known"))
        self.capacity.setSuffix(self.tr(" places"))
        for field in (self.getting_there, self.contact):
            field.setFixedHeight(_LOW)
            field.setTabChangesFocus(True)
        form = self.form
        form.add("name", self.tr("Name"), self.name)
        form.add("street", self.tr("Street"), self.street)
        form.add_beside(("postcode", self.tr("Postcode"), self.postcode), ("city", self.tr("City"), self.city))
        form.add_beside(
            ("country", self.tr("Country"), self.country), ("capacity", self.tr("Whole venue"), self.capacity)
        )
        form.add("rooms", self.tr("Rooms"), self.rooms)
        form.add("getting_there", self.tr("Getting there"), self.getting_there)
        form.add("contact", self.tr("Contact"), self.contact)

    def _fill(self, venue: VenueDetails) -> None:
        self.name.setText(venue.name)
        self.street.setText(venue.street)
        self.postcode.setText(venue.postcode)
        self.city.setText(venue.city)
        self.country.setText(venue.country)
        self.capacity.setValue(venue.capacity or 0)
        self.getting_there.setPlainText(venue.getting_there)
        self.contact.setPlainText(venue.contact)
        self.rooms.show_rooms(venue.rooms)
