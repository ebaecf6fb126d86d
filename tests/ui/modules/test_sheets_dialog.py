"""The form of the attendance sheets."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from blp_desktop.desk.modules import ModuleFields, edit_module, module_card
from blp_desktop.desk.sheets import SheetOrder
from blp_desktop.desk.station import Station
from blp_desktop.domain.moments import Moment
from blp_desktop.ui.modules.sheets_dialog import SheetsDialog
from blp_desktop.ui.modules.tab import ModulesTab
from tests.ui.accessible import nameless


@pytest.fixture
def dialog(tab: ModulesTab) -> SheetsDialog:
    """The form for Stockholm."""
    return opened(tab)


def opened(tab: ModulesTab) -> SheetsDialog:
    """The form of the shown module."""
    tab.view.header.sheets.click()
    return next(dialog for dialog in tab.findChildren(SheetsDialog) if dialog.isVisible())


def choose(dialog: SheetsDialog, *, moment: Moment, which: str) -> None:
    """Set both choices."""
    dialog.moment.setCurrentIndex(dialog.moment.findData(moment.value))
    dialog.which.setCurrentIndex(dialog.which.findData(which))


def test_the_form_begins_with_empty_sheets_of_each_day(dialog: SheetsDialog) -> None:
    assert dialog.order() == SheetOrder()


def test_what_was_chosen_is_what_is_ordered(dialog: SheetsDialog) -> None:
    choose(dialog, moment=Moment.AFTERWARDS, which="2017-10-25")
    dialog.apart.setChecked(True)
    dialog.photos.setChecked(True)
    expected = SheetOrder(moment=Moment.AFTERWARDS, day=date(2017, 10, 25), apart=True, photos=True)
    assert dialog.order() == expected


def test_saving_asks_for_a_file_and_remembers_the_choice(tab: ModulesTab, dialog: SheetsDialog) -> None:
    choose(dialog, moment=Moment.DURING, which="whole")
    dialog.save_button.click()
    tab.findChildren(QFileDialog)[-1].close()
    again = opened(tab)
    assert again.order() == SheetOrder(moment=Moment.DURING, whole_module=True)
    again.close()


def test_cancelling_remembers_nothing(tab: ModulesTab, dialog: SheetsDialog) -> None:
    choose(dialog, moment=Moment.DURING, which="whole")
    dialog.cancel_button.click()
    assert opened(tab).order() == SheetOrder()


def test_the_first_page_is_shown_and_follows_the_choice(dialog: SheetsDialog) -> None:
    upright = dialog.preview.pixmap().deviceIndependentSize()
    choose(dialog, moment=Moment.EMPTY, which="whole")
    dialog.show_preview()
    across = dialog.preview.pixmap().deviceIndependentSize()
    assert upright.height() > upright.width()
    assert across.width() > across.height()


def test_what_cannot_be_done_is_told_beside_the_preview(tab: ModulesTab, station: Station) -> None:
    _edit(station, country="")
    dialog = opened(tab)
    dialog.apart.setChecked(True)
    dialog.show_preview()
    assert "Stockholm has no country" in dialog.strip.text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "They are written in Finnish, the module's language."),
        ("is", "There are no sheets in Icelandic, the module's language; these are in English."),
    ],
)
def test_the_language_of_the_sheets_is_told(tab: ModulesTab, station: Station, language: str, told: str) -> None:
    _edit(station, language=language)
    dialog = opened(tab)
    assert dialog._language_words() == told


def test_whatever_takes_the_keyboard_has_a_name(dialog: SheetsDialog) -> None:
    assert nameless(dialog) == []


def _edit(station: Station, **changed: str) -> None:
    card = module_card(station, "M1")
    fields = ModuleFields(
        code=card.code,
        title=card.title,
        city=card.city,
        country=card.country,
        time_zone=card.time_zone,
        first_day=card.first_day,
        last_day=card.last_day,
        venue_id=card.venue_id,
        language=card.language,
    )
    edit_module(station, card.id, replace(fields, **changed))  # type: ignore[arg-type]
