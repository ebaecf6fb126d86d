"""The dialog of this laptop: its name, and the language that new programmes begin with."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.laptop import name_this_laptop
from blp_desktop.desk.preferences import language_chosen, usual_language
from blp_desktop.desk.station import Station
from blp_desktop.ui.laptop.fields import LaptopFields
from blp_desktop.ui.parts.form_dialog import FormDialog


class LaptopDialog(FormDialog):
    """What was recorded keeps the name that the laptop had then."""

    named = Signal(object)
    """The station under its name."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(self.tr("This laptop"), self.tr("Save"), parent, beside={"no_name": "name"})
        self._station = station
        self.fields = LaptopFields(self.form, name=station.author.laptop_name, language=usual_language())
        self.finish()

    def save(self) -> frozenset[Any]:
        """Keep both; no row that a screen shows is touched."""
        self.named.emit(name_this_laptop(self._station, self.fields.name.text()))
        language_chosen(self.fields.chosen_language)
        return frozenset()
