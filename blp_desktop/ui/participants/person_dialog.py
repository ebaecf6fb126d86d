"""The dialog that adds or edits a person."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blp_desktop.desk.people_detail import PersonDetail
from blp_desktop.desk.registering import (
    Duplicate,
    PersonFields,
    add_person,
    edit_person,
    enrol,
    near_duplicates,
)
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal, Refusals, SurroundingsFailed
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.participants.words import Words
from blp_desktop.ui.parts.buttons import Kind, button
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.heading import Heading
from blp_desktop.ui.parts.strip import Strip

_LINES = (
    "first_name", "last_name", "email", "phone", "organisation", "job_title", "sector", "city", "country", "diet",
    "access", "twitter", "role",
)  # fmt: skip
_FIELD_OF = {
    "no_first_name": "first_name",
    "no_last_name": "last_name",
    "bad_email": "email",
    "email_taken": "email",
}
_CONSENTS = (None, True, False)
_QUIET = 300
"""Milliseconds without a key before near-duplicates are looked for."""


class PersonDialog(QDialog):
    """Fields of a person; problems stand beside their fields, near-duplicates above them."""

    saved = Signal(object, str)
    """What the act touched, and the person's id."""
    opened = Signal(str)
    """The id of someone who is already in this edition and wanted instead."""

    def __init__(self, station: Station, edition: str | None, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._station = station
        self._edition = edition
        self._person: PersonDetail | None = None
        self._alike: tuple[Duplicate, ...] = ()
        self.strip = Strip(self)
        self.form = Form(self)
        self.lines = {key: QLineEdit(self) for key in _LINES}
        self.notes = QPlainTextEdit(self)
        self.consent = QComboBox(self)
        self.decision = QComboBox(self)
        self.save_button = button("", self, kind=Kind.MAIN)
        self.keep_button = button(self.tr("Cancel"), self)
        self._title = Heading("", self)
        self._quiet = QTimer(self)
        self._fill_choices(words)
        self._lay_out()
        self._connect()

    def begin_new(self) -> None:
        """Begin with empty fields."""
        self._name(self.tr("Add a participant"), self.tr("Add"))
        self.open()
        self.lines["first_name"].setFocus()

    def begin_edit(self, detail: PersonDetail) -> None:
        """Begin with a person's fields."""
        self._person = detail
        for key, value in asdict(detail.fields).items():
            if key in self.lines:
                self.lines[key].setText(value)
                self.lines[key].setCursorPosition(0)
        self.notes.setPlainText(detail.fields.notes)
        self.consent.setCurrentIndex(_CONSENTS.index(detail.fields.photo_consent))
        self.decision.setCurrentIndex(list(SelectionDecision).index(detail.decision))
        self.decision.setEnabled(False)
        self._name(self.tr("Edit {name}").format(name=detail.name), self.tr("Save"))
        self.open()
        self.lines["first_name"].setFocus()

    @Slot()
    def accept(self) -> None:
        """Make the act and close; stay open and say why where it was refused."""
        try:
            made = self._act()
        except Refusal as refused:
            self._show_refusals(refused)
            return
        except SurroundingsFailed as failed:
            self.strip.refuse(failed)
            return
        self.saved.emit(made.touched, made.value)
        super().accept()

    def written(self) -> PersonFields:
        """What the fields say."""
        texts = {key: line.text() for key, line in self.lines.items()}
        return PersonFields(
            **texts, notes=self.notes.toPlainText(), photo_consent=_CONSENTS[self.consent.currentIndex()]
        )

    def _act(self) -> Outcome[str]:
        if self._person is None:
            decision = SelectionDecision(self.decision.currentData())
            return add_person(self._station, self.written(), edition=self._edition, decision=decision)
        return edit_person(self._station, self._person.id, self._changes(), edition=self._edition)

    def _changes(self) -> dict[str, Any]:
        before = asdict(self._person.fields) if self._person else {}
        return {key: value for key, value in asdict(self.written()).items() if before.get(key) != value}

    def _show_refusals(self, refused: Refusal) -> None:
        problems = refused.refusals if isinstance(refused, Refusals) else (refused,)
        self.form.problems({_FIELD_OF[one.code]: str(one) for one in problems if one.code in _FIELD_OF})
        elsewhere = [one for one in problems if one.code not in _FIELD_OF]
        if elsewhere:
            self.strip.refuse(elsewhere[0])

    def done(self, result: int) -> None:
        self._quiet.stop()
        super().done(result)

    @Slot()
    def _look_for_alike(self) -> None:
        if self._person is not None:
            return
        self._alike = near_duplicates(self._station, self.written(), edition=self._edition)
        if not self._alike:
            self.strip.mended()
            return
        first = self._alike[0]
        who = ", ".join(filter(None, (first.name, first.organisation, first.email)))
        told = self.tr("{who} is already in this edition.") if first.in_edition else self.tr("{who} is in the file.")
        verb = self.tr("Open that entry") if first.in_edition else self.tr("Add them to this edition")
        self.strip.attend(told.format(who=who), self.tr("It may be the same person."), action=verb)

    @Slot()
    def _take_alike(self) -> None:
        if not self._alike:
            return
        first = self._alike[0]
        if first.in_edition:
            self.opened.emit(first.id)
            self.reject()
            return
        decision = SelectionDecision(self.decision.currentData())
        made = enrol(self._station, first.id, edition=self._edition, decision=decision, role=self.lines["role"].text())
        self.saved.emit(made.touched, made.value)
        super().accept()

    def _connect(self) -> None:
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._look_for_alike)
        for key in ("first_name", "last_name", "email"):
            self.lines[key].textEdited.connect(self._quiet.start)
        self.strip.acted.connect(self._take_alike)
        self.save_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        self.save_button.setDefault(True)

    def _name(self, title: str, verb: str) -> None:
        self.setWindowTitle(title)
        self._title.setText(title)
        self.save_button.setText(verb)

    def _fill_choices(self, words: Words) -> None:
        for consent in _CONSENTS:
            self.consent.addItem(words.photo_consent(consent))
        for decision in SelectionDecision:
            self.decision.addItem(words.decision(decision), decision.value)
        self.decision.setCurrentIndex(list(SelectionDecision).index(SelectionDecision.SELECTED))

    def _fill_form(self) -> None:
        add, line = self.form.add_beside, self.lines
        add(
            ("first_name", self.tr("First name"), line["first_name"]),
            ("last_name", self.tr("Last name"), line["last_name"]),
        )
        add(("email", self.tr("E-mail"), line["email"]), ("phone", self.tr("Phone"), line["phone"]))
        add(
            ("organisation", self.tr("Cluster or organisation"), line["organisation"]),
            ("job_title", self.tr("Job title"), line["job_title"]),
        )
        add(("city", self.tr("City"), line["city"]), ("country", self.tr("Country"), line["country"]))
        add(("diet", self.tr("Dietary needs"), line["diet"]), ("access", self.tr("Access needs"), line["access"]))
        add(("photo_consent", self.tr("Photos"), self.consent), ("decision", self.tr("Decision"), self.decision))
        add(("role", self.tr("Role on the badge"), line["role"]), ("sector", self.tr("Sector"), line["sector"]))
        self.form.add("twitter", self.tr("Twitter"), line["twitter"])
        self.form.add("notes", self.tr("Notes"), self.notes)

    def _lay_out(self) -> None:
        self._fill_form()
        self.notes.setFixedHeight(64)
        self.notes.setTabChangesFocus(True)
        self.form.layout().setContentsMargins(0, 0, 2 * GRID, 0)  # type: ignore[union-attr]
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep_button)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for part in (self._title, self.strip, scroll):
            column.addWidget(part)
        column.addLayout(row)
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        fit_on_screen(self, QSize(640, 760))
