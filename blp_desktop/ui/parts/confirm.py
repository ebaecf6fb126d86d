"""A question before a dangerous act: asks by name, answers with a verb."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import label
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.heading import Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked. `title` names who or what: `Withdraw Rūta Kalniņa`; `verb` is the button that does it.

    With `reason` (the field's label) the act needs a reason.
    """

    title: str
    consequence: str
    verb: str
    reason: str = ""


class Confirm(QDialog):
    """Asks one question; open it with `open()`. Enter keeps everything as it is unless a reason is written."""

    agreed = Signal(str)
    """The act is wanted; with the reason, which is empty where none was asked for."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(420)
        self._question = question
        self._form = Form(self)
        self.reason = QLineEdit(self)
        self.do = button(question.verb, self, kind=Kind.DANGER)
        self.keep = button(self.tr("Keep as it is"), self)
        self._lay_out()
        self.do.clicked.connect(self._agree)
        self.keep.clicked.connect(self.reject)
        self.reason.returnPressed.connect(self._agree)

    @Slot()
    def _agree(self) -> None:
        words = self.reason.text().strip()
        if self._question.reason and not words:
            self._form.problems({"reason": self.tr("Write a reason; it stays in the history.")})
            self.adjustSize()
            return
        self.agreed.emit(words)
        self.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(Heading(self._question.title, self))
        consequence = label(self._question.consequence, parent=self)
        consequence.setWordWrap(True)
        column.addWidget(consequence)
        column.addWidget(self._form)
        self._form.add("reason", self._question.reason, self.reason)
        self._form.setVisible(bool(self._question.reason))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.do)
        column.addLayout(row)
        (self.reason if self._question.reason else self.keep).setFocus()
