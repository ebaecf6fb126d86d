"""Whose name is written on a blank row of a signed sheet."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from blp_desktop.desk.signing import name_row, people_to_name
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.form import ease
from blp_desktop.ui.parts.form_dialog import FormDialog


class NamingDialog(FormDialog):
    """Asks for somebody of the edition; nobody frees the row again."""

    def __init__(self, station: Station, page: str, number: int, parent: QWidget) -> None:
        title = self.tr("Whose name is on row {number}?").format(number=number)
        super().__init__(title, self.tr("Name the row"), parent, beside={"nobody_named": "person"})
        self._station, self._page, self._number = station, page, number
        self.person = QComboBox(self)
        self.person.addItem("", None)
        for each in people_to_name(station, page):
            self.person.addItem(each.words, each.id)
        ease(self.person)
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        found = QCompleter(self.person.model(), self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.person.setCompleter(found)
        hint = self.tr("Whoever is in no list is a walk-in: add them first.")
        self.form.add("person", self.tr("Person"), self.person, hint=hint)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Name the row."""
        at = self.person.findText(self.person.currentText(), Qt.MatchFlag.MatchFixedString)
        if at < 0:
            written = self.person.currentText()
            raise Refusal("nobody_named", f"Nobody of this edition is called {written}.", "Choose from the list.")
        return name_row(self._station, self._page, self._number, self.person.itemData(at)).touched
