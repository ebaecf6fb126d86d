"""The import dialog, from a file to what was done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.import_programme import apply_programme, plan_programme
from blp_desktop.desk.modules import list_modules
from blp_desktop.desk.people import list_people
from blp_desktop.desk.registering import edit_person
from blp_desktop.desk.station import Station
from blp_desktop.desk.undo import undo_last
from blp_desktop.places import resource
from blp_desktop.ui.imports.dialog import ImportDialog
from blp_desktop.ui.parts.long_work import LongWork
from tests.ui.accessible import nameless
from tests.ui.stations import station_at

APPLICATIONS = resource("demo", "applications-2017.csv")
PROGRAMME = resource("demo", "programme-2017.xlsx")


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station with the programme and nobody in it."""
    with station_at(tmp_path / "programme.blp") as made:
        apply_programme(made, plan_programme(made, PROGRAMME))
        yield made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialog stands on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def dialog(station: Station, work: LongWork, window: QWidget) -> ImportDialog:
    """The open dialog."""
    return opened(station, work, window)


def opened(station: Station, work: LongWork, window: QWidget) -> ImportDialog:
    made = ImportDialog(station, work, window)
    made.open()
    return made


def read(dialog: ImportDialog, qtbot: QtBot, file: Path) -> None:
    """Let the dialog read a file to the end."""
    dialog.read(file)
    settle(dialog, qtbot)


def settle(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy)


def changed(tmp_path: Path, *changes: tuple[str, str], name: str = "list.csv") -> Path:
    """The applications with some texts changed."""
    text = APPLICATIONS.read_text(encoding="utf-8-sig")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def fill(station: Station) -> None:
    apply_people(station, plan_people(station, APPLICATIONS))


def tabs(dialog: ImportDialog) -> list[str]:
    """The visible pages of the preview."""
    bar = dialog.preview.tabs
    return [bar.tabText(place) for place in range(bar.count()) if bar.isTabVisible(place)]


def test_it_begins_with_choosing_a_file(dialog: ImportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dialog.choosing.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(APPLICATIONS), ""))
    qtbot.mouseClick(dialog.choosing.empty.button, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.preview.isVisible()


def test_the_preview_shows_what_would_be_and_changes_nothing(
    dialog: ImportDialog, station: Station, qtbot: QtBot
) -> None:
    read(dialog, qtbot, APPLICATIONS)
    assert dialog.preview.told == "50 added, 0 changed, 0 unchanged"
    assert tabs(dialog) == ["Rows", "Columns"]
    assert dialog.preview.rows.rows.row_at(0).name == "Maarit Oikarinen"
    assert dialog.import_button.text() == "Import 50 people"
    assert list_people(station) == ()


def test_the_import_is_done_told_and_can_be_undone(dialog: ImportDialog, station: Station, qtbot: QtBot) -> None:
    read(dialog, qtbot, APPLICATIONS)
    with qtbot.waitSignal(dialog.told) as told:
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert told.args == ["Imported: 50 people added, 0 changed, 0 unchanged."]
    assert not dialog.isVisible()
    assert len(list_people(station)) == 50
    assert undo_last(station).value.words == "import 50 people"
    assert list_people(station) == ()


def test_the_same_list_again_has_nothing_to_import(dialog: ImportDialog, station: Station, qtbot: QtBot) -> None:
    fill(station)
    read(dialog, qtbot, APPLICATIONS)
    assert dialog.preview.told == "0 added, 0 changed, 50 unchanged"
    assert not dialog.import_button.isEnabled()
    assert dialog.import_button.toolTip() == "The list holds nothing new."
    assert dialog.import_button.text() == "Nothing to import"


def test_a_column_taken_for_something_else_is_corrected(
    dialog: ImportDialog, station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, changed(tmp_path, ("First name", "Vorn."), ("Last name", "Nachn.")))
    assert dialog.strip.text.startswith("Which columns hold the names?")
    assert tabs(dialog) == ["Columns"]
    assert not dialog.import_button.isEnabled()
    for column, field in (("Vorn.", "first_name"), ("Nachn.", "last_name")):
        box = dialog.preview.columns.fields[column]
        box.setCurrentIndex(box.findData(field))
        settle(dialog, qtbot)
    assert dialog.strip.text == ""
    assert dialog.preview.told == "50 added, 0 changed, 0 unchanged"


def test_what_is_wrong_stands_with_its_row_and_column_and_nothing_is_imported(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = changed(tmp_path, ("andrius.zukauskas@", "andrius.zukauskas"), (";Ville;", ";;"))
    read(dialog, qtbot, wrong)
    assert "Problems (2)" in tabs(dialog)
    rows = dialog.preview.problems.rows
    assert [rows.row_at(place).problem.row for place in range(rows.rowCount())] == [3, 5]
    assert dialog.preview.tabs.currentWidget() is dialog.preview.problems
    assert not dialog.import_button.isEnabled()


def test_notes_below_the_table_are_told_as_skipped(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    file = changed(tmp_path)
    file.write_text(file.read_text(encoding="utf-8") + "\n\nSent by the office\n", encoding="utf-8")
    read(dialog, qtbot, file)
    assert "row 54" in dialog.preview._notes.text()


def test_a_conflict_is_asked_and_decided(dialog: ImportDialog, station: Station, qtbot: QtBot, tmp_path: Path) -> None:
    fill(station)
    maarit = list_people(station, search="maarit oikarinen")[0]
    edit_person(station, maarit.id, {"city": "Espoo"})
    read(dialog, qtbot, changed(tmp_path, (";Oulu;Finland;maarit", ";Turku;Finland;maarit")))
    assert dialog.preview.tabs.currentWidget() is dialog.preview.conflicts
    assert not dialog.import_button.isEnabled()
    qtbot.mouseClick(dialog.preview.conflicts.list_button, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.import_button.text() == "Import 1 person"
    with qtbot.waitSignal(dialog.imported):
        dialog.do_import()
    assert list_people(station, search="maarit oikarinen")[0].city == "Turku"


def test_the_programs_value_may_stay(dialog: ImportDialog, station: Station, qtbot: QtBot, tmp_path: Path) -> None:
    fill(station)
    maarit = list_people(station, search="maarit oikarinen")[0]
    edit_person(station, maarit.id, {"city": "Espoo"})
    read(dialog, qtbot, changed(tmp_path, (";Oulu;Finland;maarit", ";Turku;Finland;maarit")))
    qtbot.mouseClick(dialog.preview.conflicts.program_button, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.preview.told == "0 added, 0 changed, 50 unchanged"


def test_a_look_alike_is_kept_apart_unless_it_is_said_to_be_the_same(
    dialog: ImportDialog, station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(station)
    read(dialog, qtbot, changed(tmp_path, ("maarit.oikarinen@", "m.oikarinen@")))
    assert "Look-alikes (1)" in tabs(dialog)
    assert dialog.preview.told == "1 added, 0 changed, 49 unchanged"
    (box,) = dialog.preview.alike.boxes.values()
    box.setCurrentIndex(1)
    settle(dialog, qtbot)
    assert dialog.preview.told == "0 added, 1 changed, 49 unchanged"
    with qtbot.waitSignal(dialog.imported):
        dialog.do_import()
    (maarit,) = list_people(station, search="maarit oikarinen")
    assert maarit.email.startswith("m.oikarinen@")


def test_a_programme_workbook_comes_through_the_same_dialog(
    tmp_path: Path, work: LongWork, window: QWidget, qtbot: QtBot
) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        dialog = opened(station, work, window)
        read(dialog, qtbot, PROGRAMME)
        assert dialog.preview.told.splitlines()[0] == "Modules: 3 added, 0 changed, 0 unchanged"
        assert tabs(dialog) == ["Rows"]
        with qtbot.waitSignal(dialog.imported):
            qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
        assert [module.city for module in list_modules(station)] == ["Stockholm", "Helsinki", "Copenhagen"]


def test_a_file_that_is_no_list_is_told_in_one_sentence(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    read(dialog, qtbot, picture)
    assert "picture" in dialog.strip.text
    assert dialog.choosing.isVisible()
    assert not dialog.import_button.isVisible()


def test_a_list_may_come_before_the_programme(tmp_path: Path, work: LongWork, window: QWidget, qtbot: QtBot) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        dialog = opened(station, work, window)
        read(dialog, qtbot, APPLICATIONS)
        assert dialog.preview.told == "50 added, 0 changed, 0 unchanged"
        assert dialog.import_button.isEnabled()
        dialog.reject()


def test_a_preview_that_others_have_overtaken_is_looked_at_again(
    dialog: ImportDialog, station: Station, qtbot: QtBot
) -> None:
    read(dialog, qtbot, APPLICATIONS)
    fill(station)
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.strip.text.startswith("People or editions were changed while the preview was open.")
    qtbot.mouseClick(dialog.strip.action, Qt.MouseButton.LeftButton)
    settle(dialog, qtbot)
    assert dialog.preview.told == "0 added, 0 changed, 50 unchanged"


def test_closing_while_it_reads_changes_nothing(dialog: ImportDialog, station: Station, qtbot: QtBot) -> None:
    dialog.read(APPLICATIONS)
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.work.running)
    assert list_people(station) == ()


def test_a_closed_dialog_is_gone_once_nothing_runs_for_it(
    station: Station, work: LongWork, window: QWidget, qtbot: QtBot
) -> None:
    for read_first in (False, True):
        dialog = opened(station, work, window)
        if read_first:
            dialog.read(APPLICATIONS)
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()
    assert window.findChildren(ImportDialog) == []


@pytest.mark.parametrize("page", range(2))
def test_a_screen_reader_can_name_everything(dialog: ImportDialog, qtbot: QtBot, page: int) -> None:
    assert nameless(dialog) == []
    read(dialog, qtbot, APPLICATIONS)
    dialog.preview.tabs.setCurrentIndex(page)
    assert nameless(dialog) == []
