"""The form for a walk-in: four lines, and who it may be already."""

from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from blp_desktop.desk.registering import Duplicate, PersonFields, near_duplicates
from blp_desktop.desk.station import Station
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.names import split_name
from blp_desktop.ui.parts.form_dialog import FormDialog

_BESIDE = {"no_first_name": "name", "no_last_name": "name", "bad_email": "email", "email_taken": "email"}
_QUIET = 250
"""Milliseconds without a key before near-duplicates are looked for."""


class WalkInDialog(FormDialog):
    """Adds a person at the door. `known` names somebody in the edition who turned out to be the one."""

    known = Signal(str)
    added = Signal(str)

    def __init__(self, station: Station, module: str, parent: QWidget, *, name: str = "") -> None:
        super().__init__(self.tr("Walk-in"), self.tr("Add and check in"), parent, beside=_BESIDE)
        self._station, self._module = station, module
        self._alike: tuple[Duplicate, ...] = ()
        self.name, self.organisation = QLineEdit(name, self), QLineEdit(self)
        self.country, self.email = QLineEdit(self), QLineEdit(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._lay_out_fields()
        self._connect()
        self.finish()
        self._quiet.start()

    def save(self) -> frozenset[Any]:
        """Add them; the tab checks them in."""
        made = add_walk_in(self._station, self.written(), module=self._module)
        self.added.emit(made.value)
        return made.touched

    def written(self) -> PersonFields:
        """The fields as a person's."""
        first, last = split_name(self.name.text())
        return PersonFields(
            first_name=first,
            last_name=last,
            organisation=self.organisation.text(),
            country=self.country.text(),
            email=self.email.text(),
        )

    def done(self, result: int) -> None:
        self._quiet.stop()
        super().done(result)

    def _lay_out_fields(self) -> None:
        hint = self.tr("First name, then last name; or Last, First")
        self.form.add("name", self.tr("Name"), self.name, hint=hint)
        self.form.add("organisation", self.tr("Organisation"), self.organisation)
        self.form.add("country", self.tr("Country"), self.country)
        self.form.add("email", self.tr("E-mail"), self.email)

    def _connect(self) -> None:
        for field in (self.name, self.email):
            field.textEdited.connect(self._quiet.start)
        self._quiet.timeout.connect(self._look_for_alike)
        self.strip.acted.connect(self._take_alike)

    @Slot()
    def _look_for_alike(self) -> None:
        self._alike = near_duplicates(self._station, self.written()) if self.name.text().strip() else ()
        there = [each for each in self._alike if each.in_edition]
        self._alike = tuple(there)
        if not there:
            self.strip.mended()
            return
        who = " · ".join(part for part in (there[0].name, there[0].organisation) if part)
        told = self.tr("{who} is in the list already.").format(who=who)
        self.strip.attend(told, self.tr("It may be the same person."), action=self.tr("Check them in"))

    @Slot()
    def _take_alike(self) -> None:
        if self._alike:
            self.known.emit(self._alike[0].id)
            self.reject()
