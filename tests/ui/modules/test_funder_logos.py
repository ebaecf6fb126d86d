"""The logos of the funders, in the form of the programme."""

from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from blp_desktop.desk.programme import programme_header
from blp_desktop.desk.station import Station
from blp_desktop.ui.modules.programme_dialog import ProgrammeDialog
from blp_desktop.ui.modules.tab import ModulesTab
from tests.ui.accessible import nameless


def picture(folder: Path) -> Path:
    """A logo."""
    file = folder / "eu.png"
    Image.new("RGB", (300, 200), "navy").save(file)
    return file


def opened(tab: ModulesTab) -> ProgrammeDialog:
    """The form of the programme."""
    tab.view.bar.programme.click()
    return next(dialog for dialog in tab.findChildren(ProgrammeDialog) if dialog.isVisible())


def test_a_logo_is_chosen_marked_as_the_emblem_kept_and_taken_away(
    tab: ModulesTab, station: Station, tmp_path: Path
) -> None:
    dialog = opened(tab)
    (row,) = dialog.logos.rows()
    row.take(picture(tmp_path))
    row.emblem.setChecked(True)
    assert not row._picture.pixmap().isNull()
    dialog.save_button.click()
    (funder,) = programme_header(station).funders
    assert (funder.logo_kind, funder.is_eu_emblem) == ("png", True)
    again = opened(tab)
    (row,) = again.logos.rows()
    assert row.emblem.isChecked()
    row.remove.click()
    again.save_button.click()
    (funder,) = programme_header(station).funders
    assert (funder.logo, funder.logo_kind, funder.is_eu_emblem) == (None, "", False)


def test_a_funder_keeps_its_logo_while_others_are_written(tab: ModulesTab, station: Station, tmp_path: Path) -> None:
    dialog = opened(tab)
    dialog.logos.rows()[0].take(picture(tmp_path))
    dialog.funders.setPlainText("Nordic Council\nSwedish Institute")
    assert [funder.logo is not None for funder in dialog.logos.funders()] == [False, True]
    dialog.save_button.click()
    assert [funder.name for funder in programme_header(station).funders] == ["Nordic Council", "Swedish Institute"]


def test_what_is_no_picture_is_told_and_changes_nothing(tab: ModulesTab, tmp_path: Path) -> None:
    dialog = opened(tab)
    (row,) = dialog.logos.rows()
    (tmp_path / "no.png").write_text("no picture")
    row.take(tmp_path / "no.png")
    assert "no.png is not a picture." in dialog.logos.strip.text
    assert row.funder.logo is None


def test_the_keyboard_reaches_the_logos_where_they_stand(tab: ModulesTab, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(tab)
    (row,) = dialog.logos.rows()
    row.take(picture(tmp_path))
    assert nameless(dialog) == []
    dialog.funders.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(dialog.focusWidget(), "\t")
        order.append(dialog.focusWidget())
    assert order == [row.emblem, row.choose, row.remove, dialog.project_number]
