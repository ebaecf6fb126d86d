"""The form of the attendance sheets: which, at which moment and with what, and how the first page looks."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from blp_desktop.desk.modules import ModuleCard
from blp_desktop.desk.sheets import SheetOrder, module_sheets, remember_sheets, sheet_choices
from blp_desktop.desk.station import Station
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.look.type import muted
from blp_desktop.ui.parts.fitting import fit_on_screen
from blp_desktop.ui.parts.form_dialog import FormDialog
from blp_desktop.ui.parts.page_view import PageView

_WIDE, _HIGH = 1040, 720
_PREVIEW = 520
_PREVIEW_AFTER = 150
"""Milliseconds after a choice."""
_DAYS, _WHOLE = "days", "whole"


class SheetsDialog(FormDialog):
    """Asks how the sheets of a module are wanted; the choice is remembered for the programme."""

    ordered = Signal(object)
    """The `SheetOrder` that was chosen."""

    def __init__(self, station: Station, card: ModuleCard, parent: QWidget) -> None:
        self._station, self._card = station, card
        self._choices = sheet_choices(station, card.id)
        title = self.tr("Attendance sheets of {city}").format(city=card.city)
        super().__init__(title, self.tr("Save as PDF"), parent)
        self.moment, self.which = QComboBox(self), QComboBox(self)
        self.apart = QCheckBox(self.tr("Local and international participants apart"), self)
        self.emails = QCheckBox(self.tr("E-mail addresses"), self)
        self.photos = QCheckBox(self.tr("Who may be photographed"), self)
        self._paper = PageView(self.tr("The first page"), self, width=_PREVIEW)
        self.preview = self._paper.page
        self._soon = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER)
        self._lay_out_fields()
        self._lay_out_preview()
        self._offer()
        self._fill(self._choices.last)
        self._connect()
        self.finish()
        fit_on_screen(self, QSize(_WIDE, max(self.height(), _HIGH)))
        self.show_preview()

    def save(self) -> frozenset[Any]:
        """Remember the choice and hand it on; nothing changes in the programme."""
        order = self.order()
        remember_sheets(self._station, order)
        self.ordered.emit(order)
        return frozenset()

    def order(self) -> SheetOrder:
        """What the fields say."""
        which = self.which.currentData()
        return SheetOrder(
            moment=Moment(self.moment.currentData()),
            day=date.fromisoformat(which) if which not in (_DAYS, _WHOLE) else None,
            whole_module=which == _WHOLE,
            apart=self.apart.isChecked(),
            emails=self.emails.isChecked(),
            photos=self.photos.isChecked(),
        )

    @Slot()
    def show_preview(self) -> None:
        """Draw the first page anew, and tell what cannot be printed whole."""
        self._soon.stop()
        self.strip.mended()
        try:
            made = module_sheets(self._station, self._card.id, self._first_sheet())
        except Refusal as problem:
            self.strip.refuse(problem)
            return
        if made.problems:
            self.strip.attend(made.problems[0], " ".join(made.problems[1:]))
        self._paper.show_pdf(made.pdf)

    def _first_sheet(self) -> SheetOrder:
        """The order for as much as the preview shows."""
        order = self.order()
        if order.whole_module or order.day is not None:
            return order
        return replace(order, day=next(iter(self._choices.days), None))

    def _lay_out_fields(self) -> None:
        form = self.form
        form.add("moment", self.tr("Moment"), self.moment)
        form.add("which", self.tr("Sheets"), self.which, hint=self._language_words())
        for box in (self.apart, self.emails, self.photos):
            box.setAccessibleName(box.text())
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form.add("apart", self.tr("Sections"), self.apart)
        form.add("emails", self.tr("More columns"), self.emails)
        form.add("photos", "", self.photos)

    def _lay_out_preview(self) -> None:
        """Beside the form, on a page that may be higher than the dialog."""
        right = QVBoxLayout()
        right.addWidget(muted(self.tr("The first page"), parent=self))
        right.addWidget(self._paper, 1)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        self._set_beside(row, right)

    def _set_beside(self, row: QHBoxLayout, right: QVBoxLayout) -> None:
        """Put the form at the left of what stands beside it."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        at = column.indexOf(self._scroll)
        column.removeWidget(self._scroll)
        row.addWidget(self._scroll, 1)
        row.addLayout(right)
        column.insertLayout(at, row, 1)

    def _language_words(self) -> str:
        written, module = (
            QLocale.languageToString(QLocale(code).language())
            for code in (self._choices.written_in, self._choices.language)
        )
        if written == module:
            return self.tr("They are written in {language}, the module's language.").format(language=written)
        told = self.tr("There are no sheets in {module}, the module's language; these are in {language}.")
        return told.format(module=module, language=written)

    def _offer(self) -> None:
        self.moment.addItem(self.tr("Empty, for signing"), Moment.EMPTY.value)
        self.moment.addItem(self.tr("During the module: those checked in are marked"), Moment.DURING.value)
        self.moment.addItem(self.tr("Afterwards: times of the door's ledger"), Moment.AFTERWARDS.value)
        self.which.addItem(self.tr("One for each day"), _DAYS)
        self.which.addItem(self.tr("One for the whole module"), _WHOLE)
        for day in self._choices.days:
            self.which.addItem(self.tr("Only {day}").format(day=day_label(day)), day.isoformat())

    def _fill(self, order: SheetOrder) -> None:
        self.moment.setCurrentIndex(max(0, self.moment.findData(order.moment.value)))
        self.which.setCurrentIndex(self.which.findData(_WHOLE if order.whole_module else _DAYS))
        self.apart.setChecked(order.apart)
        self.emails.setChecked(order.emails)
        self.photos.setChecked(order.photos)

    def _connect(self) -> None:
        for choice in (self.moment, self.which):
            choice.currentIndexChanged.connect(self._soon.start)
        for box in (self.apart, self.emails, self.photos):
            box.toggled.connect(self._soon.start)
        self._soon.timeout.connect(self.show_preview)
