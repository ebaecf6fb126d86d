"""How a difference between paper and door is settled: a reason, what it changes, and a note."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from blp_desktop.desk.differences import DifferenceLine, settle
from blp_desktop.desk.station import Station
from blp_desktop.domain.signatures import REASONS, Reason
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.form import ease
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.signed.words import SignedWords


class SettlingDialog(FormDialog):
    """Settles differences of one kind together."""

    def __init__(self, station: Station, module: str, lines: Sequence[DifferenceLine], parent: QWidget) -> None:
        self._station, self._module, self._lines = station, module, tuple(lines)
        words = SignedWords(parent)
        self._words = words
        super().__init__(self._title(), self.tr("Settle"), parent, beside={"no_note": "note"})
        self.reason, self.note = QComboBox(self), QLineEdit(self)
        self.consequence = muted(parent=self)
        self.consequence.setWordWrap(True)
        for reason in REASONS[lines[0].difference]:
            self.reason.addItem(words.reason(reason), reason.value)
        self.form.add("what", self.tr("Difference"), muted(words.difference(lines[0]), parent=self))
        self.form.add("reason", self.tr("What it was"), self.reason)
        self.form.add("consequence", "", self.consequence)
        self.form.add("note", self.tr("Note"), self.note, hint=self.tr("It stays in the history and in the evidence."))
        ease(self.reason)
        self.reason.currentIndexChanged.connect(self._tell_consequence)
        self._tell_consequence()
        self.finish()
        self.reason.setFocus()

    def save(self) -> frozenset[Any]:
        """Settle them by one act."""
        keys = [line.id for line in self._lines]
        return settle(self._station, self._module, keys, self._chosen(), self.note.text()).touched

    def _chosen(self) -> Reason:
        return Reason(self.reason.currentData())

    @Slot()
    def _tell_consequence(self) -> None:
        self.consequence.setText(self._words.consequence(self._chosen()))

    def _title(self) -> str:
        if len(self._lines) == 1:
            line = self._lines[0]
            return self.tr("Settle {name}, {half_day}").format(name=line.name, half_day=line.half_day)
        return self.tr("Settle {count} differences").format(count=len(self._lines))
