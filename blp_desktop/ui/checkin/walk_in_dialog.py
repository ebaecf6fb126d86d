"""The form for a walk-in: four lines, and who it may be already."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from blp_desktop.desk.registering import Duplicate, PersonFields
from blp_desktop.desk.station import Station
from blp_desktop.desk.walk_ins import add_known_walk_in, add_walk_in, known_walk_ins
from blp_desktop.domain.names import split_name
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.checkin.alike_offers import AlikeOffers
from blp_desktop.ui.parts.form_dialog import FormDialog

_BESIDE = {"no_first_name": "name", "no_last_name": "name", "bad_email": "email", "email_taken": "email"}
_QUIET = 250
"""Milliseconds without a key before near-duplicates are looked for."""


class WalkInDialog(FormDialog):
    """Adds a person at the door, once it was asked whether they are somebody whom the file knows.

    `known` names somebody in the edition who turned out to be the one.
    """

    known = Signal(str)
    added = Signal(str)

    def __init__(self, station: Station, module: str, parent: QWidget, *, name: str = "") -> None:
        super().__init__(self.tr("Walk-in"), self.tr("Add and check in"), parent, beside=_BESIDE)
        self._station, self._module = station, module
        self._asked: frozenset[str] = frozenset()
        self.offers = AlikeOffers(self)
        self.name, self.organisation = QLineEdit(name, self), QLineEdit(self)
        self.country, self.email = QLineEdit(self), QLineEdit(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._lay_out_fields()
        self._connect()
        self.finish()
        self._quiet.start()

    @Slot()
    def accept(self) -> None:
        """Ask first about whoever it may be and was not asked about yet; Enter once more adds somebody new."""
        self._look_for_alike()
        if self.offers.shown <= self._asked:
            super().accept()
            return
        self._asked |= self.offers.shown
        self._show_asked()

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
        self.put_above_form(self.offers)

    def _connect(self) -> None:
        for field in (self.name, self.email):
            field.textEdited.connect(self._quiet.start)
        self._quiet.timeout.connect(self._look_for_alike)
        down = QShortcut(QKeySequence("Down"), self.form, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        down.activated.connect(self.offers.enter)
        self.offers.taken.connect(self._take)
        self.offers.left.connect(self.name.setFocus)

    @Slot()
    def _look_for_alike(self) -> None:
        self._quiet.stop()
        try:
            found = self._known()
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self.offers.offer(found)
        if found:
            self._show_asked()
        else:
            self.strip.mended()

    def _known(self) -> tuple[Duplicate, ...]:
        """Who it may be."""
        if not (self.name.text().strip() or self.email.text().strip()):
            return ()
        return known_walk_ins(self._station, self.written(), module=self._module)

    def _show_asked(self) -> None:
        """Say how to choose, and what Enter does once it was asked."""
        choose = self.tr("If it is one of these, press the arrow down, then Enter.")
        new = self.tr("To add somebody new, press Enter once more.") if self.offers.shown <= self._asked else ""
        self.strip.attend(self.tr("Somebody like this is known already."), f"{choose} {new}".strip())
        self.grow()

    @Slot(object)
    def _take(self, alike: Duplicate) -> None:
        if alike.in_edition:
            self.known.emit(alike.id)
            self.reject()
        else:
            self._welcome_back(alike.id)

    def _welcome_back(self, person: str) -> None:
        """Somebody of an earlier edition, as a walk-in of this one."""
        try:
            made = add_known_walk_in(self._station, person, module=self._module)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self.added.emit(made.value)
        self.saved.emit(made.touched)
        self.reject()
