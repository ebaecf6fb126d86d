"""The form of the programme: what stands at the head of every paper, and how long its doors are open."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from blp_desktop.desk.programme import (
    ProgrammeHeader,
    add_edition,
    edit_programme,
    list_editions,
    new_programme,
    programme_header,
    set_tolerance,
)
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.modules.funder_logos import FunderLogos
from blp_desktop.ui.modules.links import documents_in, lines_of
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.parts.languages import offer_languages

_HEIGHT = 72
_BESIDE = {"no_title": "title", "no_edition_code": "edition", "bad_tolerance": "tolerance"}


class ProgrammeDialog(FormDialog):
    """Edits the programme, or begins one in an empty file."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        self._station = station
        self._editions = list_editions(station)
        self._header = _header(station)
        super().__init__(*self._titles(), parent, beside=_BESIDE)
        self.title, self.edition, self.subtitle = QLineEdit(), QLineEdit(), QLineEdit()
        self.organisers, self.funders = QPlainTextEdit(), QPlainTextEdit()
        self.logos = FunderLogos(self)
        self.funders.textChanged.connect(self._name_funders)
        self.project_number, self.contact = QLineEdit(), QLineEdit()
        self.funding_sentence, self.privacy_notice = QPlainTextEdit(), QPlainTextEdit()
        self.background, self.documents = QPlainTextEdit(), QPlainTextEdit()
        self.language, self.tolerance = QComboBox(), QSpinBox()
        self._lay_out_fields()
        if self._header is not None:
            self._fill(self._header)
        self.finish()
        self.logos.order_keys(self.funders)

    def save(self) -> frozenset[Any]:
        """Write what the fields say, beginning what is not there yet."""
        if self._header is None:
            return new_programme(self._station, self.title.text(), edition=self.edition.text()).touched
        touched = edit_programme(self._station, self._written()).touched
        if not self._editions:
            return touched | add_edition(self._station, self.edition.text()).touched
        newest = self._editions[0]
        if self.tolerance.value() == newest.tolerance_minutes:
            return touched
        return touched | set_tolerance(self._station, newest.code, self.tolerance.value()).touched

    def _titles(self) -> tuple[str, str]:
        if self._header is None:
            return self.tr("Begin a programme"), self.tr("Begin")
        return self.tr("Programme"), self.tr("Save programme")

    def _lay_out_fields(self) -> None:
        form = self.form
        form.add("title", self.tr("Title"), self.title)
        if not self._editions:
            form.add("edition", self.tr("Edition"), self.edition, hint=self.tr("One run of it, such as its year."))
        if self._header is None:
            return
        form.add("subtitle", self.tr("Subtitle"), self.subtitle)
        form.add("organisers", self.tr("Organisers, one a line"), _low(self.organisers))
        form.add("funders", self.tr("Funders, one a line"), _low(self.funders))
        form.add(
            "logos",
            self.tr("Logos"),
            self.logos,
            hint=self.tr("They stand on attendance sheets and badges, and badge layouts are offered their colours."),
        )
        form.add("project_number", self.tr("Project number"), self.project_number)
        form.add("funding_sentence", self.tr("Funding sentence"), _low(self.funding_sentence))
        form.add("contact", self.tr("Contact"), self.contact)
        form.add("background", self.tr("Background"), _low(self.background))
        form.add("privacy_notice", self.tr("Privacy notice"), _low(self.privacy_notice))
        hint = self.tr("A title, and after it the link: Handbook https://example.org/handbook")
        form.add("documents", self.tr("Documents and links, one a line"), _low(self.documents), hint=hint)
        self._lay_out_language()
        if self._editions:
            self._lay_out_tolerance()

    def _lay_out_language(self) -> None:
        offer_languages(self.language)
        hint = self.tr("Papers are written in it; names are sorted as it sorts them.")
        self.form.add("language", self.tr("Language"), self.language, hint=hint)

    def _lay_out_tolerance(self) -> None:
        self.tolerance.setRange(0, 240)
        self.tolerance.setSuffix(self.tr(" minutes"))
        self.tolerance.setValue(self._editions[0].tolerance_minutes)
        name = self.tr("Door tolerance of {edition}").format(edition=self._editions[0].code)
        hint = self.tr("How long before and after a half-day its door admits.")
        self.form.add("tolerance", name, self.tolerance, hint=hint)

    def _fill(self, header: ProgrammeHeader) -> None:
        self.title.setText(header.title)
        self.subtitle.setText(header.subtitle)
        self.organisers.setPlainText("\n".join(header.organisers))
        self.logos.keep(header.funders)
        self.funders.setPlainText("\n".join(funder.name for funder in header.funders))
        self.project_number.setText(header.project_number)
        self.funding_sentence.setPlainText(header.funding_sentence)
        self.contact.setText(header.contact)
        self.background.setPlainText(header.background)
        self.privacy_notice.setPlainText(header.privacy_notice)
        self.documents.setPlainText(lines_of(header.documents))
        self.language.setCurrentIndex(max(0, self.language.findData(header.language)))

    def _written(self) -> ProgrammeHeader:
        assert self._header is not None
        return replace(
            self._header,
            title=self.title.text(),
            subtitle=self.subtitle.text(),
            organisers=tuple(self.organisers.toPlainText().splitlines()),
            funders=self.logos.funders(),
            project_number=self.project_number.text(),
            funding_sentence=self.funding_sentence.toPlainText(),
            contact=self.contact.text(),
            background=self.background.toPlainText(),
            privacy_notice=self.privacy_notice.toPlainText(),
            documents=documents_in(self.documents.toPlainText()),
            language=self.language.currentData(),
        )

    @Slot()
    def _name_funders(self) -> None:
        names = [line.strip() for line in self.funders.toPlainText().splitlines()]
        self.logos.name_funders([name for name in names if name])
        self.logos.order_keys(self.funders)


def _header(station: Station) -> ProgrammeHeader | None:
    try:
        return programme_header(station)
    except Refusal:
        return None


def _low(field: QPlainTextEdit) -> QPlainTextEdit:
    field.setFixedHeight(_HEIGHT)
    field.setTabChangesFocus(True)
    return field
