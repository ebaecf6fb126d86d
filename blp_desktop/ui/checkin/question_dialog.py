"""The form for a door's questions: asked, answered, kept."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from blp_desktop.desk.questions import DoorQuestion, answer_questions
from blp_desktop.desk.station import Station
from blp_desktop.ui.parts.form_dialog import FormDialog


class QuestionDialog(FormDialog):
    """One line a question, the required ones first; `answered` follows once they are kept."""

    answered = Signal()

    def __init__(
        self, station: Station, person: str, name: str, questions: Sequence[DoorQuestion], parent: QWidget
    ) -> None:
        title = self.tr("Questions to {name}").format(name=name)
        super().__init__(title, self.tr("Keep and check in"), parent)
        self._station, self._person = station, person
        self._required = {question.id: question.required for question in questions}
        self.answers = {question.id: QLineEdit(self) for question in questions}
        for question in questions:
            hint = "" if question.required else self.tr("May be left empty")
            self.form.add(question.id, question.text, self.answers[question.id], hint=hint)
        self.finish()

    def save(self) -> frozenset[Any]:
        """Keep the answers; the tab judges again."""
        given = {key: field.text() for key, field in self.answers.items()}
        kept = answer_questions(self._station, self._person, given)
        self.answered.emit()
        return kept.touched
