"""The form of a module's questions: what is asked at its door, where, and whether it must be answered."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from blp_desktop.desk.agenda import Agenda
from blp_desktop.desk.questions import (
    DoorQuestion,
    QuestionFields,
    add_question,
    edit_question,
    questions_of,
    remove_question,
)
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.form_dialog import FormDialog

_BESIDE = {"no_text": "text"}


class QuestionsDialog(FormDialog):
    """Writes one question of a module at a time, or a new one."""

    def __init__(self, station: Station, agenda: Agenda, parent: QWidget) -> None:
        self._station, self._module = station, agenda.module.id
        self._doors = (*(door for day in agenda.days for door in day.half_days), *agenda.added_checkpoints)
        self._questions = questions_of(station, self._module)
        title = self.tr("Questions at the door of {city}").format(city=agenda.module.city)
        super().__init__(title, self.tr("Save question"), parent, beside=_BESIDE)
        self.choice, self.text, self.checkpoint = QComboBox(self), QLineEdit(self), QComboBox(self)
        self.required = QCheckBox(self.tr("Must be answered before entering"), self)
        self.remove_button = button(self.tr("Remove this question"), self, kind=Kind.DANGER)
        self._lay_out_fields()
        self._offer()
        self.choice.currentIndexChanged.connect(self._show_question)
        self.remove_button.clicked.connect(self._remove)
        self._show_question()
        self.finish()

    def save(self) -> frozenset[Any]:
        """Write the chosen question, or add it."""
        question = self._question()
        if question is not None:
            return edit_question(self._station, question.id, self._fields()).touched
        return add_question(self._station, self._module, self._fields()).touched

    def _fields(self) -> QuestionFields:
        return QuestionFields(
            text=self.text.text(),
            checkpoint=str(self.checkpoint.currentData() or ""),
            required=self.required.isChecked(),
        )

    def _lay_out_fields(self) -> None:
        self.required.setAccessibleName(self.required.text())
        self.form.add("choice", self.tr("Question"), self.choice)
        self.form.add("text", self.tr("Asked as"), self.text)
        self.form.add("checkpoint", self.tr("Asked at"), self.checkpoint)
        self.form.add("required", self.tr("Answer"), self.required)
        self.form.add("remove", "", self.remove_button)
        self.text.setPlaceholderText(self.tr("Which workshop do you choose?"))

    def _offer(self) -> None:
        for question in self._questions:
            self.choice.addItem(question.text, question.id)
        self.choice.addItem(self.tr("A new question"), "")
        self.checkpoint.addItem(self.tr("Every checkpoint"), "")
        for door in self._doors:
            self.checkpoint.addItem(door.label, door.id)

    def _question(self) -> DoorQuestion | None:
        return next((each for each in self._questions if each.id == self.choice.currentData()), None)

    @Slot()
    def _show_question(self) -> None:
        question = self._question()
        self.text.setText(question.text if question else "")
        self.required.setChecked(question.required if question else True)
        at = question.checkpoint if question else ""
        self.checkpoint.setCurrentIndex(max(0, self.checkpoint.findData(at)))
        self.remove_button.setVisible(question is not None)
        answers = question.answers if question else 0
        self.remove_button.setEnabled(not answers)
        kept = self.tr("{count} answered already; answers are kept.").format(count=answers)
        self.remove_button.setToolTip(kept if answers else "")

    @Slot()
    def _remove(self) -> None:
        question = self._question()
        if question is None:
            return
        try:
            done = remove_question(self._station, question.id)
        except (Refusal, SurroundingsFailed) as problem:
            self.strip.refuse(problem)
            return
        self.saved.emit(done.touched)
        self.reject()
