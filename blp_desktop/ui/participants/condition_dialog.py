"""The form of a condition: what these people must settle before they may enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from blp_desktop.desk.conditions import NewCondition, add_condition
from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.form_dialog import FormDialog

_BESIDE = {"no_label": "label"}


class ConditionDialog(FormDialog):
    """Sets one condition for the people with these keys; `who` names them in the title."""

    told = Signal(str)
    """What was set, in words."""

    def __init__(
        self, station: Station, people: Sequence[str], who: str, modules: Sequence[ModuleCard], parent: QWidget
    ) -> None:
        title = self.tr("To be settled by {who}").format(who=who)
        super().__init__(title, self.tr("Set condition"), parent, beside=_BESIDE)
        self._station, self._people, self._who = station, tuple(people), who
        self.label, self.module = QLineEdit(self), QComboBox(self)
        self.overridable = QCheckBox(self.tr("A supervisor may admit all the same, with a reason"), self)
        self.overridable.setAccessibleName(self.overridable.text())
        self.overridable.setChecked(True)
        self._lay_out_fields(modules)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Set it."""
        new = NewCondition(
            label=self.label.text(),
            module=self.module.currentData() or None,
            overridable=self.overridable.isChecked(),
        )
        touched = add_condition(self._station, self._people, new).touched
        self.told.emit(self.tr("To be settled by {who}: {label}.").format(who=self._who, label=new.label))
        return touched

    def _lay_out_fields(self, modules: Sequence[ModuleCard]) -> None:
        self.label.setPlaceholderText(self.tr("Consent form, participation fee"))
        self.module.addItem(self.tr("Every module"), "")
        for card in modules:
            self.module.addItem(f"{card.city} · {card.code}", card.id)
        self.form.add("label", self.tr("What is missing"), self.label)
        self.form.add("module", self.tr("Before entering"), self.module)
        self.form.add("overridable", self.tr("Exception"), self.overridable)
