"""The tab Modules."""

from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from blp_desktop.desk.agenda import agenda
from blp_desktop.desk.evidence import verify_evidence
from blp_desktop.desk.modules import list_modules
from blp_desktop.desk.people import list_people
from blp_desktop.desk.programme import list_editions, programme_header
from blp_desktop.desk.questions import questions_of
from blp_desktop.desk.registering import edit_person
from blp_desktop.desk.station import Station
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.names import collation
from blp_desktop.ui.modules.agenda_model import AgendaModel
from blp_desktop.ui.modules.cards import Card
from blp_desktop.ui.modules.doors_dialog import DoorsDialog
from blp_desktop.ui.modules.module_dialog import ModuleDialog
from blp_desktop.ui.modules.programme_dialog import ProgrammeDialog
from blp_desktop.ui.modules.questions_dialog import QuestionsDialog
from blp_desktop.ui.modules.session_dialog import SessionDialog
from blp_desktop.ui.modules.sheets_dialog import SheetsDialog
from blp_desktop.ui.modules.tab import ModulesTab
from blp_desktop.ui.parts.long_work import LongWork
from blp_desktop.ui.printing.dialog import PrintDialog
from tests.reading import codes_in
from tests.ui.accessible import nameless
from tests.ui.stations import station_at

D = TypeVar("D", bound=QDialog)


def cards(tab: ModulesTab) -> list[Card]:
    """The cards from the left."""
    return tab.view.cards.findChildren(Card)


def rows(tab: ModulesTab) -> list[str]:
    """The agenda in words."""
    model: AgendaModel = tab.view.agenda.list.sessions
    return [model.index(number).data() for number in range(model.rowCount())]


def opened(tab: ModulesTab, kind: type[D]) -> D:
    """The dialog that is open."""
    return next(dialog for dialog in tab.findChildren(kind) if dialog.isVisible())


def choose_session(tab: ModulesTab, title: str) -> None:
    """Put the cursor on a session of the shown module."""
    assert tab._agenda is not None
    line = next(line for day in tab._agenda.days for line in day.sessions if line.title == title)
    tab.view.agenda.list.choose(line.id)


def save_to(tab: ModulesTab, file: Path, qtbot: QtBot) -> None:
    """Answer the file dialog and wait until the paper is written."""
    dialog = tab.findChildren(QFileDialog)[-1]
    with qtbot.waitSignal(tab.save_as.saved, timeout=20_000):
        dialog.fileSelected.emit(str(file))
    dialog.close()


def test_the_three_modules_stand_in_times_order_with_the_one_under_way_chosen(tab: ModulesTab) -> None:
    assert [card.card.city for card in cards(tab)] == ["Stockholm", "Helsinki", "Copenhagen"]
    assert [card.isChecked() for card in cards(tab)] == [True, False, False]
    assert "28 invited" in cards(tab)[0].text()
    assert "Now: day 1 of 3" in cards(tab)[0].text()
    assert "In 41 days" in cards(tab)[1].text()


def test_the_arrows_go_from_module_to_module(tab: ModulesTab, qtbot: QtBot) -> None:
    cards(tab)[0].setFocus()
    qtbot.keyClick(cards(tab)[0], Qt.Key.Key_Right)
    chosen = tab.chosen()
    assert chosen is not None
    assert chosen.city == "Helsinki"
    assert rows(tab)[0].startswith("Mon 4 Dec 2017")


def test_the_tab_key_comes_to_the_cards_before_the_papers(tab: ModulesTab, qtbot: QtBot) -> None:
    tab.activateWindow()
    tab.view.bar.add.setFocus()
    visited = []
    for _ in range(2):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        visited.append(tab.focusWidget())
    assert visited == [cards(tab)[0], tab.view.header.badges]


def test_the_agenda_tells_days_doors_and_sessions(tab: ModulesTab) -> None:
    assert rows(tab)[:2] == [
        "Tue 24 Oct 2017, morning 08:30\N{EN DASH}13:00, afternoon 13:00\N{EN DASH}17:30",
        "09:00\N{EN DASH}10:00, Registration and coffee, Main hall, does not count for attendance",
    ]


def test_a_session_is_added_where_the_day_ends(tab: ModulesTab, station: Station, qtbot: QtBot) -> None:
    choose_session(tab, "Why clusters go abroad")
    tab.view.agenda.add_button.click()
    dialog = opened(tab, SessionDialog)
    assert dialog.start.time() == QTime(17, 0)
    dialog.title.setText("Walk through the old town")
    dialog.counts.setChecked(False)
    dialog.save_button.click()
    assert any("Walk through the old town" in row for row in rows(tab))


def test_a_session_that_ends_before_it_starts_is_told_beside_the_field(tab: ModulesTab, qtbot: QtBot) -> None:
    choose_session(tab, "Why clusters go abroad")
    qtbot.keyClick(tab.view.agenda.list, Qt.Key.Key_Return)
    dialog = opened(tab, SessionDialog)
    dialog.end.setTime(QTime(9, 0))
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "would end at 09:00" in dialog.form.problem_of("end")
    dialog.reject()


def test_a_session_moved_keeps_its_length(tab: ModulesTab, qtbot: QtBot) -> None:
    choose_session(tab, "Why clusters go abroad")
    tab.view.agenda.edit_button.click()
    dialog = opened(tab, SessionDialog)
    dialog.start.setTime(QTime(11, 0))
    assert dialog.end.time() == QTime(13, 30)
    dialog.reject()


def test_delete_takes_a_session_out_and_undo_puts_it_back(tab: ModulesTab, qtbot: QtBot) -> None:
    before = rows(tab)
    choose_session(tab, "Dinner")
    qtbot.keyClick(tab.view.agenda.list, Qt.Key.Key_Delete)
    assert not any("Dinner" in row for row in rows(tab))
    assert "“Dinner” is removed." in tab.strip.text
    tab.strip.action.click()
    assert rows(tab) == before


def test_the_key_for_undo_takes_the_last_act_back(tab: ModulesTab, qtbot: QtBot) -> None:
    before = rows(tab)
    choose_session(tab, "Dinner")
    qtbot.keyClick(tab.view.agenda.list, Qt.Key.Key_Delete)
    tab.undo()
    assert rows(tab) == before
    assert "remove session “Dinner”" in tab.strip.text


def test_headings_cannot_be_chosen(tab: ModulesTab, qtbot: QtBot) -> None:
    listing = tab.view.agenda.list
    listing.setFocus()
    listing.setCurrentIndex(listing.sessions.index(3))
    qtbot.keyClick(listing, Qt.Key.Key_Down)
    chosen = listing.chosen()
    assert chosen is not None
    assert chosen.title == "Strategy workshop I"


def test_who_is_invited_is_searched_in_any_word_order(tab: ModulesTab) -> None:
    table = tab.view.invited.table
    assert table.count() == 28
    person = table.rows.row_at(5)
    tab.view.invited.search.setText(f"{person.last_name} {person.first_name}")
    assert table.rows.ids() == (person.id,)


def test_a_module_is_edited(tab: ModulesTab, station: Station) -> None:
    tab.view.header.edit_asked.emit()
    dialog = opened(tab, ModuleDialog)
    dialog.city.setText("Uppsala")
    dialog.save_button.click()
    assert [card.card.city for card in cards(tab)] == ["Uppsala", "Helsinki", "Copenhagen"]


def test_a_new_module_needs_a_code(tab: ModulesTab, station: Station) -> None:
    tab.new()
    dialog = opened(tab, ModuleDialog)
    dialog.save_button.click()
    assert "no code" in dialog.form.problem_of("code")
    dialog.code.setText("M4")
    dialog.title.setText("Alumni")
    dialog.city.setText("Riga")
    dialog.save_button.click()
    assert len(list_modules(station)) == 4


def test_a_new_module_has_nobody_invited_until_everyone_selected_is(tab: ModulesTab) -> None:
    tab.new()
    dialog = opened(tab, ModuleDialog)
    for field, text in ((dialog.code, "M4"), (dialog.title, "Alumni"), (dialog.city, "Riga")):
        field.setText(text)
    dialog.save_button.click()
    riga = next(card for card in cards(tab) if card.card.city == "Riga")
    riga.click()
    assert not tab.view.invited.empty.isHidden()
    tab.view.invited.empty.button.click()
    assert "28 people are invited to Riga." in tab.strip.text
    assert tab.view.invited.table.count() == 28


def test_a_module_in_use_stays_and_says_why(tab: ModulesTab) -> None:
    tab.view.header.remove_asked.emit()
    assert "Stockholm has invitations and stays." in tab.strip.text
    assert len(cards(tab)) == 3


def test_a_door_opens_at_a_time_of_its_own(tab: ModulesTab, station: Station) -> None:
    tab.view.header.doors_asked.emit()
    dialog = opened(tab, DoorsDialog)
    assert not dialog.opens.isEnabled()
    dialog.sets_opening.setChecked(True)
    dialog.opens.setTime(QTime(8, 0))
    dialog.save_button.click()
    half = agenda(station, "M1").days[0].half_days[0]
    assert half.opens is not None
    assert f"{half.opens:%H:%M}" == "08:00"


def test_a_dinner_is_added_as_a_checkpoint(tab: ModulesTab, station: Station) -> None:
    tab.view.header.doors_asked.emit()
    dialog = opened(tab, DoorsDialog)
    dialog.choice.setCurrentIndex(dialog.choice.count() - 1)
    dialog.label.setText("Dinner at the Vasa")
    dialog.capacity.setValue(30)
    dialog.save_button.click()
    (dinner,) = agenda(station, "M1").added_checkpoints
    assert (dinner.id, dinner.label, dinner.capacity) == ("dinner-at-the-vasa", "Dinner at the Vasa", 30)


def test_a_question_is_written_rewritten_and_removed(tab: ModulesTab, station: Station) -> None:
    tab.view.header.questions_asked.emit()
    dialog = opened(tab, QuestionsDialog)
    dialog.save_button.click()
    assert dialog.form.problem_of("text").startswith("The question is missing.")
    dialog.text.setText("Which workshop?")
    dialog.save_button.click()
    assert [each.text for each in questions_of(station, "M1")] == ["Which workshop?"]
    tab.view.header.questions_asked.emit()
    again = opened(tab, QuestionsDialog)
    again.required.setChecked(False)
    again.save_button.click()
    assert not questions_of(station, "M1")[0].required
    tab.view.header.questions_asked.emit()
    opened(tab, QuestionsDialog).remove_button.click()
    assert questions_of(station, "M1") == ()


def test_the_head_of_the_papers_is_edited(tab: ModulesTab, station: Station) -> None:
    tab.view.bar.programme.click()
    dialog = opened(tab, ProgrammeDialog)
    dialog.funders.setPlainText("Swedish Institute\n\nNordic Council of Ministers")
    dialog.tolerance.setValue(15)
    dialog.documents.setPlainText("Handbook https://example.org/handbook")
    dialog.language.setCurrentIndex(dialog.language.findData("sv"))
    dialog.save_button.click()
    assert [funder.name for funder in programme_header(station).funders] == [
        "Swedish Institute",
        "Nordic Council of Ministers",
    ]
    assert list_editions(station)[0].tolerance_minutes == 15
    assert [document.link for document in programme_header(station).documents] == ["https://example.org/handbook"]
    assert programme_header(station).language == "sv"


def test_a_saved_programme_keeps_its_background_and_its_language(tab: ModulesTab, station: Station) -> None:
    before = programme_header(station)
    tab.view.bar.programme.click()
    opened(tab, ProgrammeDialog).save_button.click()
    assert programme_header(station) == before


def test_the_invited_are_sorted_as_the_modules_language_sorts_them(tab: ModulesTab, station: Station) -> None:
    selected = list_people(station, status=Standing.SELECTED)
    for last_name, row in zip(("Ärlig", "Åberg", "Zander"), selected[:3], strict=True):
        edit_person(station, row.id, {"last_name": last_name})
    tab.refresh(frozenset())
    table = tab.view.invited.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    shown = [table.rows.row_at(place).last_name for place in range(table.count())]
    assert shown == sorted(shown, key=collation("en"))
    assert shown.index("Åberg") < shown.index("Zander")


def test_where_nobody_new_is_selected_nothing_is_offered_to_undo(tab: ModulesTab) -> None:
    card = tab.chosen()
    assert card is not None
    tab.acts.invite_everyone(card)
    assert "Nobody is selected who is not invited yet." in tab.strip.text
    assert tab.strip.action.isHidden()


def test_undo_offers_to_do_it_again(tab: ModulesTab, qtbot: QtBot) -> None:
    before = rows(tab)
    choose_session(tab, "Why clusters go abroad")
    qtbot.keyClick(tab.view.agenda.list, Qt.Key.Key_Delete)
    tab.undo()
    assert rows(tab) == before
    tab.strip.action.click()
    assert len(rows(tab)) == len(before) - 1
    assert tab.strip.text.startswith("Done again")


def test_in_a_narrow_window_nothing_is_beside_the_page(tab: ModulesTab, qtbot: QtBot) -> None:
    tab.resize(720, 360)
    view = tab.view
    qtbot.waitUntil(lambda: view.invited.mapTo(view, view.invited.rect().topLeft()).x() < 100)
    assert view.horizontalScrollBar().maximum() == 0
    bar = view.cards.horizontalScrollBar()
    assert view.cards.height() >= cards(tab)[0].minimumHeight() + bar.height()


def test_badges_are_saved_in_the_background_and_can_be_opened(tab: ModulesTab, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "badges.pdf"
    tab.view.header.badges.click()
    with qtbot.waitSignal(tab.prints.ended, timeout=20_000):
        opened(tab, PrintDialog).print_to_file(str(file))
    assert len(codes_in(file.read_bytes())) == 28
    assert "28 badges on 3 pages are ready." in tab.strip.text
    assert str(file) in tab.strip.text
    assert tab.strip.action.text() == "Open"


def order_sheets(tab: ModulesTab) -> None:
    """Order the sheets as the form offers them."""
    tab.view.header.sheets.click()
    opened(tab, SheetsDialog).save_button.click()


def test_the_evidence_pack_is_saved_and_told_with_its_hash(tab: ModulesTab, tmp_path: Path, qtbot: QtBot) -> None:
    tab.view.header.evidence.trigger()
    save_to(tab, tmp_path / "evidence.zip", qtbot)
    assert verify_evidence(tmp_path / "evidence.zip").problems == ()
    assert sha256((tmp_path / "evidence.zip").read_bytes()).hexdigest() in tab.strip.text


def test_sheets_participant_list_and_calendar_are_saved(tab: ModulesTab, tmp_path: Path, qtbot: QtBot) -> None:
    order_sheets(tab)
    save_to(tab, tmp_path / "sheets.pdf", qtbot)
    assert (tmp_path / "sheets.pdf").read_bytes().startswith(b"%PDF")
    tab.view.header.list.click()
    save_to(tab, tmp_path / "list.xlsx", qtbot)
    tab.view.header.calendar.click()
    save_to(tab, tmp_path / "agenda.ics", qtbot)
    assert (tmp_path / "agenda.ics").read_bytes().count(b"BEGIN:VEVENT") == 8
    sheet = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert len(sheet) == 29


def test_a_folder_that_cannot_be_written_to_is_told(tab: ModulesTab, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("no folder")
    order_sheets(tab)
    dialog = tab.findChildren(QFileDialog)[-1]
    with qtbot.waitSignal(tab.save_as.failed, timeout=20_000):
        dialog.fileSelected.emit(str(tmp_path / "file" / "sheets.pdf"))
    dialog.close()
    assert "could not be written" in tab.strip.text


def test_the_name_offered_says_what_it_is(tab: ModulesTab) -> None:
    tab.view.header.list.click()
    dialog = tab.findChildren(QFileDialog)[-1]
    assert Path(dialog.selectedFiles()[0]).name == "participants-2017-m1-stockholm.xlsx"
    dialog.close()


def test_an_empty_file_begins_with_a_programme(tmp_path: Path, work: LongWork, qtbot: QtBot) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        tab = ModulesTab(station, work)
        tab.touched.connect(tab.refresh)
        qtbot.addWidget(tab)
        tab.show()
        tab.empty.button.click()
        dialog = opened(tab, ProgrammeDialog)
        dialog.title.setText("BLP")
        dialog.edition.setText("2018")
        dialog.save_button.click()
        assert "no modules yet" in " ".join(label.text() for label in tab.empty.findChildren(type(tab.empty._sentence)))
        tab.empty.button.click()
        assert opened(tab, ModuleDialog)
        opened(tab, ModuleDialog).reject()


def test_a_hidden_tab_reads_when_it_is_seen_again(tab: ModulesTab, station: Station) -> None:
    from blp_desktop.desk.agenda import remove_session

    before = rows(tab)
    assert tab._agenda is not None
    tab.hide()
    done = remove_session(station, tab._agenda.days[0].sessions[0].id)
    tab.refresh(done.touched)
    assert rows(tab) == before
    tab.show()
    assert len(rows(tab)) == len(before) - 1


def test_whatever_takes_the_keyboard_has_a_name(tab: ModulesTab) -> None:
    assert nameless(tab) == []


@pytest.mark.parametrize("asked", ["edit_asked", "doors_asked", "questions_asked"])
def test_whatever_takes_the_keyboard_in_a_form_has_a_name(tab: ModulesTab, asked: str) -> None:
    getattr(tab.view.header, asked).emit()
    dialog = tab.findChildren(QDialog)[-1]
    assert nameless(dialog) == []
    dialog.close()


def test_the_next_paper_is_offered_in_the_folder_of_the_last(tab: ModulesTab, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    tab.view.header.list.click()
    save_to(tab, folder / "list.csv", qtbot)
    tab.view.header.calendar.click()
    dialog = tab.findChildren(QFileDialog)[-1]
    assert Path(dialog.directory().absolutePath()) == folder
    dialog.close()
