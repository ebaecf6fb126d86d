"""The participants tab, as a coordinator uses it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from blp_desktop.desk.conditions import open_conditions
from blp_desktop.desk.people import PersonRow, list_people
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.programme import add_edition, new_programme
from blp_desktop.desk.registering import edit_person
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Station
from blp_desktop.desk.undo import last_act
from blp_desktop.domain.checkin import InvitationState, Standing
from blp_desktop.ui.look.style import GRID
from blp_desktop.ui.participants.condition_dialog import ConditionDialog
from blp_desktop.ui.participants.condition_row import ConditionRow
from blp_desktop.ui.participants.detail_pane import counted
from blp_desktop.ui.participants.invitation_row import InvitationRow
from blp_desktop.ui.participants.person_dialog import PersonDialog
from blp_desktop.ui.participants.tab import ParticipantsTab
from blp_desktop.ui.parts.confirm import Confirm
from blp_desktop.ui.printing.dialog import PrintDialog
from tests.ui.accessible import nameless
from tests.ui.participants.conftest import shown
from tests.ui.stations import station_at

ALL = 50


def names(tab: ParticipantsTab) -> list[str]:
    """Who is shown, from the top."""
    rows = tab.list.table.rows
    return [rows.row_at(place).name for place in range(rows.rowCount())]


def people(station: Station, status: Standing) -> tuple[PersonRow, ...]:
    return list_people(station, status=status)


def choose(tab: ParticipantsTab, qtbot: QtBot, *rows: PersonRow) -> None:
    """Select these people, and wait until one of them stands in the pane."""
    tab.list.table.choose([row.id for row in rows])
    if len(rows) == 1:
        qtbot.waitUntil(lambda: tab._detail is not None and tab._detail.id == rows[0].id)


def texts(tab: ParticipantsTab) -> str:
    return "\n".join(label.text() for label in tab.pane.findChildren(QLabel))


def asked(tab: ParticipantsTab) -> Confirm:
    return next(dialog for dialog in tab.findChildren(Confirm) if dialog.isVisible())


def dialog_of(tab: ParticipantsTab) -> PersonDialog:
    return next(dialog for dialog in tab.findChildren(PersonDialog) if dialog.isVisible())


def row_for(tab: ParticipantsTab, city: str) -> InvitationRow:
    assert tab.pane.body is not None
    return next(row for row in tab.pane.body.invitations if city in row.findChildren(QLabel)[0].text())


def test_everyone_stands_in_the_languages_order(tab: ParticipantsTab) -> None:
    assert len(names(tab)) == ALL
    assert names(tab)[:2] == ["Anke Adolph", "Ritt Andersen-Holst"]
    assert tab.list.filters.count.text() == "50 people"


def test_a_search_narrows_at_each_key_and_escape_ends_it(tab: ParticipantsTab, qtbot: QtBot) -> None:
    tab.find_()
    qtbot.keyClicks(tab.list.search, "bialystok fik")
    assert names(tab) == ["Mieszko Fik"]
    assert tab.list.filters.count.text() == "1 of 50 people"
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Escape)
    assert len(names(tab)) == ALL


def test_enter_in_the_search_shows_the_first_one(tab: ParticipantsTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.list.search, "fik")
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab._detail is not None)
    assert "Białystok Wood & Forest Cluster" in texts(tab)


def test_a_filter_names_what_is_chosen_and_can_be_left(tab: ParticipantsTab, qtbot: QtBot) -> None:
    country = tab.list.filters.buttons["country"]
    country.choose(["Latvia"])
    assert {tab.list.table.rows.row_at(place).country for place in range(tab.list.table.count())} == {"Latvia"}
    assert country.text() == "Country: Latvia"
    qtbot.mouseClick(tab.list.filters.clear_button, Qt.MouseButton.LeftButton)
    assert len(names(tab)) == ALL
    assert country.text() == "Country"


def test_a_choice_is_ticked_with_the_keyboard_alone(tab: ParticipantsTab, qtbot: QtBot) -> None:
    needs = tab.list.filters.buttons["needs"]
    needs.open()
    panel = needs.panel
    assert panel.list.topLevelItem(0).text(0) == "Any dietary need"  # type: ignore[union-attr]
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    panel.close()
    assert needs.values == {"diet"}
    assert all(tab.list.table.rows.row_at(place).diet for place in range(tab.list.table.count()))


def test_one_person_is_shown_whole(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    person = people(station, Standing.SELECTED)[0]
    choose(tab, qtbot, person)
    told = texts(tab)
    for part in (person.email, person.organisation, "Motivation", "M1 Stockholm", "Invited to Helsinki", "Selected"):
        assert part in told


def test_an_invitation_is_confirmed_and_taken_back_in_the_pane(
    tab: ParticipantsTab, station: Station, qtbot: QtBot
) -> None:
    person = people(station, Standing.SELECTED)[0]
    choose(tab, qtbot, person)
    confirm = row_for(tab, "Stockholm").next_button
    assert confirm is not None
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    assert person_detail(station, person.id).invitations[0].state is InvitationState.CONFIRMED
    more = row_for(tab, "Stockholm").more_button
    assert more is not None
    more.menu().actions()[-1].trigger()
    assert person_detail(station, person.id).invitations[0].state is InvitationState.CANCELLED
    assert "Cancelled" in texts(tab)


def test_who_is_not_selected_cannot_be_invited(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    choose(tab, qtbot, people(station, Standing.WAITING)[0])
    invite = row_for(tab, "Stockholm").next_button
    assert invite is not None
    assert not invite.isEnabled()
    assert invite.toolTip() == "Only selected people can be invited."


def test_several_are_invited_from_the_bar_that_names_their_number(
    tab: ParticipantsTab, station: Station, qtbot: QtBot
) -> None:
    waiting = people(station, Standing.WAITING)[:3]
    choose(tab, qtbot, *waiting)
    assert not tab.list.bar.invite_button.isEnabled()
    tab.list.bar._fill_decisions()
    offered = {action.data()[0]: action for action in tab.list.bar._decisions.actions() if action.data()}
    offered[SelectionDecision.SELECTED].trigger()
    assert tab.list.bar.invite_button.text() == "Invite 3 to Stockholm"
    qtbot.mouseClick(tab.list.bar.invite_button, Qt.MouseButton.LeftButton)
    assert all("M1" in row.modules for row in list_people(station) if row.id in {each.id for each in waiting})
    assert tab.strip.text == "Invited to Stockholm: 3."


def test_the_bar_follows_the_module_that_is_filtered(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    tab.list.filters.buttons["modules"].choose(["M2"])
    choose(tab, qtbot, *people(station, Standing.SELECTED)[:2])
    assert tab.list.bar.invite_button.text() == "Invite to Helsinki"


def test_a_withdrawal_asks_by_name_and_needs_a_reason(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    person = people(station, Standing.SELECTED)[0]
    choose(tab, qtbot, person)
    qtbot.mouseClick(tab.pane.withdraw_button, Qt.MouseButton.LeftButton)
    question = asked(tab)
    assert question.windowTitle() == f"Withdraw {person.name}"
    qtbot.keyClick(question.reason, Qt.Key.Key_Return)
    assert person_detail(station, person.id).status is Standing.SELECTED
    qtbot.keyClicks(question.reason, "ill")
    qtbot.keyClick(question.reason, Qt.Key.Key_Return)
    assert person_detail(station, person.id).status is Standing.WITHDRAWN
    assert tab.strip.text == f"Withdrawn: {person.name}."
    assert tab.pane.reinstate_button.isVisible()


def test_several_withdrawals_name_who(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    chosen = people(station, Standing.SELECTED)[:2]
    choose(tab, qtbot, *chosen)
    assert tab.list.bar.withdraw_button.text() == "Withdraw 2…"
    qtbot.mouseClick(tab.list.bar.withdraw_button, Qt.MouseButton.LeftButton)
    question = asked(tab)
    assert question.windowTitle() == "Withdraw 2 people"
    assert all(any(row.name in label.text() for label in question.findChildren(QLabel)) for row in chosen)
    question.reject()


def test_an_undo_tells_what_was_undone_and_offers_it_again(
    tab: ParticipantsTab, station: Station, qtbot: QtBot
) -> None:
    person = people(station, Standing.SELECTED)[0]
    tab.acts.withdraw([person.id], "ill")
    tab.undo()
    assert tab.strip.text == f"Undone: withdraw {person.name}."
    assert person_detail(station, person.id).status is Standing.SELECTED
    qtbot.mouseClick(tab.strip.action, Qt.MouseButton.LeftButton)
    assert tab.strip.text == f"Done again: withdraw {person.name}."
    assert person_detail(station, person.id).status is Standing.WITHDRAWN


def test_an_undo_that_cannot_be_says_why(tab: ParticipantsTab, station: Station) -> None:
    person = people(station, Standing.SELECTED)[0]
    tab.acts.withdraw([person.id], "ill")
    other = station.author.__class__(
        laptop="018b0000-0000-7000-8000-000000000009",
        laptop_name="Desk B",
        operator="Eva",
        now=station.now,
        entropy=station.author.entropy,
    )
    from dataclasses import replace

    from blp_desktop.desk.selection import reinstate

    reinstate(replace(station, author=other), [person.id])
    tab.undo()
    assert f"{person.name} was changed since" in tab.strip.text


def test_what_nobody_may_do_is_told_for_each_and_changes_nothing(tab: ParticipantsTab, station: Station) -> None:
    rows = people(station, Standing.WAITING)[:5]
    tab.acts.invite([row.id for row in rows], tab._modules()[0])
    assert "Nothing was changed: 5 of the selected people stand in the way." in tab.strip.text
    assert "And 2 more." in tab.strip.text


def test_a_person_is_added_with_the_keyboard(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    tab.new()
    dialog = dialog_of(tab)
    qtbot.keyClicks(dialog.lines["first_name"], "Ruta")
    qtbot.keyClick(dialog.lines["first_name"], Qt.Key.Key_Return)
    assert dialog.form.problem_of("last_name").startswith("The last name is missing.")
    qtbot.keyClicks(dialog.lines["last_name"], "Kalnina")
    qtbot.keyClicks(dialog.lines["email"], "ruta@example.lv")
    qtbot.keyClick(dialog.lines["email"], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert "Ruta Kalnina" in names(tab)
    assert tab.list.selected()[0].name == "Ruta Kalnina"
    act = last_act(station)
    assert act is not None
    assert act.words == "add Ruta Kalnina"


def test_a_look_alike_is_offered_before_it_is_added(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    known = next(row for row in people(station, Standing.SELECTED) if row.name.isascii())
    tab.new()
    dialog = dialog_of(tab)
    qtbot.keyClicks(dialog.lines["first_name"], known.last_name.upper())
    qtbot.keyClicks(dialog.lines["last_name"], known.first_name)
    qtbot.waitUntil(lambda: "may be the same person" in dialog.strip.text)
    qtbot.mouseClick(dialog.strip.action, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert tab.list.selected()[0].id == known.id


def test_an_edit_keeps_what_was_not_touched(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    person = people(station, Standing.SELECTED)[0]
    choose(tab, qtbot, person)
    qtbot.mouseClick(tab.pane.edit_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(tab)
    dialog.lines["city"].setText("Liepāja")
    edit_person(station, person.id, {"phone": "+371 1"})
    dialog.accept()
    fields = person_detail(station, person.id).fields
    assert (fields.city, fields.phone) == ("Liepāja", "+371 1")
    assert "Liepāja" in texts(tab)


def test_something_to_settle_is_set_for_one_and_for_several(tab: ParticipantsTab, station: Station) -> None:
    one, *others = people(station, Standing.SELECTED)[:3]
    tab.list.table.choose([one.id])
    tab._read_detail()
    tab.pane.condition_action.trigger()
    dialog = tab.findChildren(ConditionDialog)[-1]
    dialog.save_button.click()
    assert dialog.form.problem_of("label").startswith("It is not said what")
    dialog.label.setText("Consent form")
    dialog.save_button.click()
    assert [each.label for each in open_conditions(station, one.id)] == ["Consent form"]
    tab.list.bar.conditioned.emit(tuple(other.id for other in others))
    again = tab.findChildren(ConditionDialog)[-1]
    again.label.setText("Fee")
    again.save_button.click()
    assert [each.label for each in open_conditions(station, others[1].id)] == ["Fee"]


def test_what_is_to_be_settled_stands_in_the_pane_until_it_is(
    tab: ParticipantsTab, station: Station, qtbot: QtBot
) -> None:
    person = people(station, Standing.SELECTED)[0]
    choose(tab, qtbot, person)
    tab.pane.condition_action.trigger()
    dialog = tab.findChildren(ConditionDialog)[-1]
    dialog.label.setText("Consent form")
    dialog.save_button.click()
    assert "Consent form" in tab.strip.text
    assert "Before every module" in texts(tab)
    row = tab.pane.findChildren(ConditionRow)[-1]
    qtbot.mouseClick(row.settle_button, Qt.MouseButton.LeftButton)
    assert open_conditions(station, person.id) == ()
    assert tab.strip.text == "Settled: Consent form."
    tab.strip.action.click()
    assert [each.label for each in open_conditions(station, person.id)] == ["Consent form"]


def test_a_selection_tells_what_a_caterer_asks(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    eating = [row for row in list_people(station) if row.diet][:5]
    choose(tab, qtbot, *eating)
    assert "5 people selected" in texts(tab)
    assert f"Diet: {counted([row.diet for row in eating])}" in texts(tab)


def test_what_is_counted_begins_with_the_most_frequent() -> None:
    assert counted(["Vegan", "", "Halal", "Vegan"]) == "Vegan 2, Halal 1"


def test_dates_of_an_application_read_like_every_date(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    person = next(row for row in list_people(station) if row.submitted.startswith("2017-06-01"))
    choose(tab, qtbot, person)
    assert f"Thu 1 Jun 2017, {person.submitted[-5:]}" in texts(tab)


def test_at_twice_the_size_the_filters_need_two_lines(tab: ParticipantsTab) -> None:
    tab.resize(720, 360)
    high = next(iter(tab.list.filters.buttons.values())).height()
    assert tab.list.filters.height() <= 2 * high + 2 * GRID


def test_a_right_click_offers_the_acts_on_that_person(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    person = people(station, Standing.SELECTED)[1]
    choose(tab, qtbot, person)
    tab.list.table.customContextMenuRequested.emit(QPoint(8, 8))
    menu = tab.pane.row_menu
    assert menu.isVisible()
    offered = [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    assert offered[:2] == ["Edit", "Withdraw…"]
    waiting = next(action for action in menu.actions() if action.text() == "Decide: Waiting list")
    waiting.trigger()
    menu.close()
    assert [row.id for row in people(station, Standing.WAITING)].count(person.id) == 1


def test_of_several_the_bar_offers_the_acts_and_no_menu(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    choose(tab, qtbot, *people(station, Standing.SELECTED)[:2])
    tab.list.table.customContextMenuRequested.emit(QPoint(8, 8))
    assert not tab.pane.row_menu.isVisible()
    assert tab.list.bar.isVisible()


def test_what_was_undone_is_done_again(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    choose(tab, qtbot, people(station, Standing.SELECTED)[0])
    tab.acts.confirm([people(station, Standing.SELECTED)[0].id], tab._modules()[0])
    tab.undo()
    assert row_for(tab, "Stockholm").next_button is not None
    tab.redo()
    assert row_for(tab, "Stockholm").next_button is None


def test_the_e_mails_of_a_selection_are_copied(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    chosen = people(station, Standing.SELECTED)[:2]
    choose(tab, qtbot, *chosen)
    qtbot.mouseClick(tab.list.bar.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"{chosen[0].email}; {chosen[1].email}"


def test_an_empty_edition_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    with station_at(tmp_path / "empty.blp") as station:
        tab = shown(station, qtbot)
        assert tab.empty.isVisible()
        assert tab.empty.button.text() == "Import a list…"
        new_programme(station, "BLP", edition="2017")
        tab.refresh(frozenset())
        assert tab.empty.button.text() == "Import applications…"
        with qtbot.waitSignal(tab.import_asked):
            qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
        tab.close()


def test_another_edition_shows_its_own_people(tab: ParticipantsTab, station: Station) -> None:
    add_edition(station, "2019")
    tab.refresh(frozenset())
    choice: QComboBox = tab.list.edition
    assert choice.isVisible()
    choice.setCurrentText("2019")
    assert tab.empty.isVisible()


def test_what_another_screen_changed_is_shown(tab: ParticipantsTab, station: Station) -> None:
    person = people(station, Standing.SELECTED)[0]
    touched = edit_person(station, person.id, {"last_name": "Aalto"}).touched
    tab.refresh(touched)
    assert names(tab)[0] == f"{person.first_name} Aalto"


@pytest.mark.parametrize("state", ["list", "one", "several", "add"])
def test_a_screen_reader_can_name_everything(tab: ParticipantsTab, station: Station, qtbot: QtBot, state: str) -> None:
    rows = people(station, Standing.SELECTED)
    match state:
        case "one":
            choose(tab, qtbot, rows[0])
        case "several":
            choose(tab, qtbot, *rows[:2])
        case "add":
            tab.new()
            assert nameless(dialog_of(tab)) == []
    assert nameless(tab) == []


def test_the_tab_key_follows_the_eye(tab: ParticipantsTab, qtbot: QtBot) -> None:
    tab.find_()
    visited = []
    for _ in range(5):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        visited.append(tab.focusWidget())
    people, buttons = tab.list, tab.list.filters.buttons
    top = [people.add_button, people.import_button, people.export_button]
    assert visited == [*top, buttons["modules"], buttons["decision"]]


def test_the_tab_key_reads_the_pane_from_its_top(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    choose(tab, qtbot, people(station, Standing.SELECTED)[0])
    tab.list.table.setFocus()
    visited = []
    for _ in range(5):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        visited.append(tab.focusWidget())
    pane = tab.pane
    assert visited[:3] == [pane.edit_button, pane.withdraw_button, pane.more_button]
    assert visited[4] is row_for(tab, "Stockholm").next_button


def test_where_paper_is_printed_is_told(tab: ParticipantsTab) -> None:
    tab.print_()
    assert "under Modules" in tab.strip.text


def uninvited(station: Station) -> PersonRow:
    return next(row for row in list_people(station) if not row.modules)


def print_dialog(tab: ParticipantsTab) -> PrintDialog:
    return next(dialog for dialog in tab.findChildren(PrintDialog) if dialog.isVisible())


def test_the_badges_of_a_selection_are_printed_from_the_list(
    tab: ParticipantsTab, station: Station, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen = people(station, Standing.SELECTED)[:3]
    choose(tab, qtbot, *chosen, uninvited(station))
    tab.list.bar.badges_button.menu().aboutToShow.emit()
    action = tab.list.bar.badges_button.menu().actions()[0]
    assert action.text() == "Print 3 for Stockholm…"
    action.trigger()
    dialog = print_dialog(tab)
    assert set(dialog.order().people) == {person.id for person in chosen}
    with qtbot.waitSignal(tab.badges._prints.ended, timeout=20_000):
        dialog.print_to_file(str(tmp_path / "badges.pdf"))
    qtbot.waitUntil(lambda: tab.strip.text.startswith("3 badges on 1 page are ready."))
    assert tab.strip.action.text() == "Open"


def test_the_badge_of_one_person_is_printed_from_their_row_and_by_its_key(
    tab: ParticipantsTab, station: Station, qtbot: QtBot
) -> None:
    person = people(station, Standing.SELECTED)[0]
    choose(tab, qtbot, person)
    offered = {action.text(): action for action in tab.pane.badge_menu.actions()}
    assert "For Stockholm…" in offered
    offered["For Helsinki…"].trigger()
    dialog = print_dialog(tab)
    assert (dialog.order().people, dialog.windowTitle()) == ((person.id,), "Print badges · Helsinki")
    dialog.reject()
    tab.print_()
    assert print_dialog(tab).order().people == (person.id,)
    print_dialog(tab).reject()


def test_whoever_is_not_invited_has_no_badge_to_print(tab: ParticipantsTab, station: Station, qtbot: QtBot) -> None:
    choose(tab, qtbot, uninvited(station))
    assert not tab.pane.badge_menu.menuAction().isVisible()
    tab.print_()
    assert tab.strip.text.startswith("Select who is to get a badge.")


def test_everyone_of_the_edition_is_saved_as_a_list_and_told(
    tab: ParticipantsTab, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    tab.list.export_button.click()
    asked = tab.findChildren(QFileDialog)[-1]
    assert Path(asked.selectedFiles()[0]).name == "people-2017.xlsx"
    asked.close()
    with qtbot.waitSignal(tab.export.save_as.ended):
        tab.export.save_as.save_to(str(tmp_path / "people.csv"))
    assert "The list of 50 people is ready." in tab.export.text
    assert (tmp_path / "people.csv").read_text(encoding="utf-8-sig").count("@") >= 50
