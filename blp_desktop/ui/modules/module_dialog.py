"""The form of a module."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

from blp_desktop.desk.modules import ModuleCard, ModuleFields, add_module, edit_module
from blp_desktop.desk.station import Station
from blp_desktop.desk.venues import list_venues
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.parts.languages import offer_languages

_ZONES = (
    "Europe/Stockholm",
    "Europe/Helsinki",
    "Europe/Copenhagen",
    "Europe/Oslo",
    "Europe/Tallinn",
    "Europe/Riga",
    "Europe/Vilnius",
    "Europe/Warsaw",
    "Europe/Berlin",
    "Atlantic/Reykjavik",
)
_BESIDE = {
    "no_code": "code",
    "known_module": "code",
    "no_title": "title",
    "no_city": "city",
    "bad_days": "last_day",
    "sessions_outside": "last_day",
    "bad_time_zone": "zone",
    "unknown_venue": "venue",
}


class ModuleDialog(FormDialog):
    """Adds a module to an edition, or edits one."""

    def __init__(self, station: Station, parent: QWidget, *, card: ModuleCard | None = None, edition: str = "") -> None:
        self._station, self._card, self._edition = station, card, edition
        super().__init__(*self._titles(), parent, beside=_BESIDE)
        self.code, self.title = QLineEdit(self), QLineEdit(self)
        self.city, self.country = QLineEdit(self), QLineEdit(self)
        self.first_day, self.last_day = QDateEdit(self), QDateEdit(self)
        self.zone, self.venue, self.language = QComboBox(self), QComboBox(self), QComboBox(self)
        self._lay_out_fields()
        self._offer()
        self._fill()
        self.first_day.dateChanged.connect(self._keep_order)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Add the module, or write what it is now."""
        fields = ModuleFields(
            code=self.code.text(),
            title=self.title.text(),
            city=self.city.text(),
            country=self.country.text(),
            time_zone=self.zone.currentText().strip(),
            first_day=_day(self.first_day),
            last_day=_day(self.last_day),
            venue_id=self.venue.currentData(),
            language=self.language.currentData(),
        )
        if self._card is None:
            return add_module(self._station, fields, edition=self._edition or None).touched
        return edit_module(self._station, self._card.id, fields).touched

    def _titles(self) -> tuple[str, str]:
        if self._card is None:
            return self.tr("Add a module"), self.tr("Add module")
        return self.tr("Edit {city}").format(city=self._card.city), self.tr("Save module")

    def _lay_out_fields(self) -> None:
        for field in (self.first_day, self.last_day):
            field.setDisplayFormat("ddd d MMM yyyy")
            field.setCalendarPopup(True)
        self.zone.setEditable(True)
        form = self.form
        form.add_beside(("code", self.tr("Code"), self.code), ("city", self.tr("City"), self.city))
        form.add("title", self.tr("Title"), self.title)
        form.add_beside(
            ("first_day", self.tr("First day"), self.first_day), ("last_day", self.tr("Last day"), self.last_day)
        )
        form.add("venue", self.tr("Venue"), self.venue)
        form.add_beside(("country", self.tr("Country"), self.country), ("zone", self.tr("Time zone"), self.zone))
        form.add(
            "language",
            self.tr("Language"),
            self.language,
            hint=self.tr("Papers are written in it; names are sorted as it sorts them."),
        )

    def _offer(self) -> None:
        self.zone.addItems(_ZONES)
        self.venue.addItem(self.tr("No venue yet"), None)
        for venue in list_venues(self._station):
            self.venue.addItem(f"{venue.name}, {venue.city}" if venue.city else venue.name, venue.id)
        self.language.addItem(self.tr("The programme's"), "")
        offer_languages(self.language)

    def _fill(self) -> None:
        card = self._card
        if card is None:
            today = self._station.now().date()
            self._set_days(today, today)
            return
        self.code.setText(card.code)
        self.title.setText(card.title)
        self.city.setText(card.city)
        self.country.setText(card.country)
        self.zone.setCurrentText(card.time_zone)
        self.venue.setCurrentIndex(max(0, self.venue.findData(card.venue_id)))
        self.language.setCurrentIndex(max(0, self.language.findData(card.language)))
        self._set_days(card.first_day, card.last_day)

    def _set_days(self, first: date, last: date) -> None:
        self.first_day.setDate(QDate(first.year, first.month, first.day))
        self.last_day.setDate(QDate(last.year, last.month, last.day))

    @Slot(QDate)
    def _keep_order(self, first: QDate) -> None:
        if self.last_day.date() < first:
            self.last_day.setDate(first)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
