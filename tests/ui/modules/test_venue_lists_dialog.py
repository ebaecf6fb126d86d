"""The dialog of the papers for the venue."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk.venue_lists import VenueList, VenueOrder
from blp_desktop.ui.modules.tab import ModulesTab
from blp_desktop.ui.modules.venue_lists_dialog import VenueListsDialog
from tests.reading import text_of
from tests.ui.accessible import nameless


@pytest.fixture
def dialog(tab: ModulesTab) -> VenueListsDialog:
    """The dialog for Stockholm."""
    tab.view.header.venue_lists.trigger()
    return next(dialog for dialog in tab.findChildren(VenueListsDialog) if dialog.isVisible())


def choose(dialog: VenueListsDialog, kind: VenueList) -> None:
    """Choose this list."""
    dialog.kinds.setCurrentRow(list(VenueList).index(kind))


def test_every_list_can_be_looked_at(dialog: VenueListsDialog) -> None:
    seen = []
    for kind in VenueList:
        choose(dialog, kind)
        assert dialog.order().kind is kind
        assert dialog.about.text()
        assert dialog.strip.text == ""
        seen.append(dialog.preview.page.pixmap().toImage())
    assert all(one != other for at, one in enumerate(seen) for other in seen[:at])


def test_names_are_offered_only_where_somebody_may_need_them(dialog: VenueListsDialog) -> None:
    for kind in VenueList:
        choose(dialog, kind)
        assert dialog.names.isVisible() == (kind in (VenueList.DIETS, VenueList.ACCESS))


def test_names_that_were_ticked_for_the_kitchen_stand_on_no_other_list(dialog: VenueListsDialog) -> None:
    choose(dialog, VenueList.DIETS)
    dialog.names.setChecked(True)
    assert dialog.order() == VenueOrder(VenueList.DIETS, names=True)
    choose(dialog, VenueList.ARRIVALS)
    assert dialog.order() == VenueOrder(VenueList.ARRIVALS)


def test_paper_that_is_ticked_by_hand_is_no_spreadsheet(dialog: VenueListsDialog) -> None:
    choose(dialog, VenueList.DOOR)
    assert not dialog.save_xlsx.isEnabled()
    choose(dialog, VenueList.DIETS)
    assert dialog.save_xlsx.isEnabled()


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_a_list_is_saved_and_told(dialog: VenueListsDialog, tmp_path: Path, qtbot: QtBot, ending: str) -> None:
    choose(dialog, VenueList.DIETS)
    (dialog.save_pdf if ending == "pdf" else dialog.save_xlsx).click()
    asked = dialog.findChildren(QFileDialog)[-1]
    assert Path(asked.selectedFiles()[0]).name == f"diets-2017-m1-stockholm.{ending}"
    asked.close()
    file = tmp_path / f"diets.{ending}"
    with qtbot.waitSignal(dialog.save_as.ended):
        dialog.save_as.save_to(str(file))
    assert "“Diets” is ready." in dialog.strip.text
    assert ending == "xlsx" or "Diets" in text_of(file.read_bytes())


def test_whatever_takes_the_keyboard_has_a_name(dialog: VenueListsDialog) -> None:
    assert nameless(dialog) == []
