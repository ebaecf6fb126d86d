"""The tab Check-in: the cases of the door that concern the window, with real widgets."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.conditions import NewCondition, add_condition
from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.people import PersonRow, list_people
from blp_desktop.desk.questions import QuestionFields, add_question, questions_of
from blp_desktop.domain.codes import short_code
from blp_desktop.domain.ledger import Direction, Verdict
from blp_desktop.ui.checkin.question_dialog import QuestionDialog
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.checkin.walk_in_dialog import WalkInDialog
from blp_desktop.ui.parts.confirm import Confirm
from tests.desk.demo import AM, Desk
from tests.ui.accessible import nameless

D = TypeVar("D", bound=QWidget)


def scanned(tab: CheckinTab, qtbot: QtBot, text: str) -> str:
    """What the panel says after these keys and Enter."""
    tab.field.insert(text)
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    return tab.panel.text


def dialog_of(tab: CheckinTab, kind: type[D]) -> D:
    """The open dialog of that kind."""
    return next(each for each in tab.findChildren(kind) if each.isVisible())


def row(desk: Desk, number: int = 0) -> PersonRow:
    """One of the invited."""
    return next(each for each in list_people(desk.station) if each.id == desk.person(number))


def test_case_1_a_badge_is_admitted_and_counted(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    told = scanned(tab, qtbot, desk.code())
    assert told.startswith("Admitted")
    assert row(desk).name in told
    assert tab.side.present.text == "Present 1 of 28"


def test_case_3_a_pasted_code_needs_no_enter(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.field, desk.code().lower())
    assert tab.panel.text.startswith("Admitted")
    assert tab.field.text() == ""


def test_case_6_a_refusal_is_resolved_with_one_key(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person()])
    assert scanned(tab, qtbot, desk.code()).startswith("Not invited")
    assert tab.panel.first.text() == "Invite to this module (F6)"
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert tab.panel.text.startswith("Admitted")


def test_case_11_a_short_code_of_two_asks_who_it_is(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    desk.twin(desk.code(), number=1)
    tab.refresh(frozenset())
    assert scanned(tab, qtbot, short_code(desk.code())).startswith("Who is it?")
    assert tab.matches.count() == 2
    qtbot.keyClick(tab.field, Qt.Key.Key_Down)
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")


def test_case_12_what_is_open_is_settled_or_set_aside(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    add_condition(desk.station, [desk.person(0), desk.person(1)], NewCondition(label="consent form"))
    assert "consent form" in scanned(tab, qtbot, desk.code(0))
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    qtbot.mouseClick(dialog_of(tab, Confirm).do, Qt.MouseButton.LeftButton)
    assert tab.panel.text.startswith("Admitted")
    scanned(tab, qtbot, desk.code(1))
    qtbot.mouseClick(tab.panel.second, Qt.MouseButton.LeftButton)
    dialog = dialog_of(tab, Confirm)
    qtbot.keyClicks(dialog.reason, "form is on its way")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert "overridden" in tab.panel.text


def test_case_14_leaving_is_told_and_turned_back_with_one_key(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab, Qt.Key.Key_F9)
    assert tab.panel.text.startswith("Leaving")
    assert scanned(tab, qtbot, desk.code()).startswith("Left")
    qtbot.keyClick(tab, Qt.Key.Key_F9)
    assert tab.door.direction is Direction.ENTRY
    assert scanned(tab, qtbot, desk.code()).startswith("Admitted")


def test_case_15_the_second_time_says_since_when(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    assert "Already in since 09:00, at laptop Desk A, by Anna." in scanned(tab, qtbot, desk.code())
    assert tab.side.present.text == "Present 1 of 28"


def test_case_24_a_question_is_asked_and_kept(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    add_question(desk.station, "M1", QuestionFields(text="Laptop number?"))
    assert "Laptop number?" in scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    dialog = dialog_of(tab, QuestionDialog)
    (field,) = dialog.answers.values()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "needs an answer" in dialog.strip.text
    qtbot.keyClicks(field, "17")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")
    assert questions_of(desk.station, "M1")[0].answers == 1


def test_case_28_a_revoked_badge_is_replaced_with_one_key(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    revoke_badge(desk.station, desk.person(), reason="lost")
    assert scanned(tab, qtbot, desk.code()).startswith("Badge revoked")
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert "ready to print" in tab.strip.text
    assert any(path.suffix == ".pdf" for path in tab.badges.folder.iterdir())


def test_case_35_a_good_code_after_a_bad_one_works(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    assert scanned(tab, qtbot, "4006381333931").startswith("Unknown code")
    assert scanned(tab, qtbot, desk.code()).startswith("Admitted")


def test_case_39_enter_checks_in_only_where_it_is_clear_who(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, "cluster")
    assert tab.matches.count() > 1
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert tab.side.present.text == "Present 0 of 28"
    tab.field.clear()
    assert scanned(tab, qtbot, row(desk).name).startswith("Admitted")


def test_who_is_in_is_marked_among_the_matches(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    tab.field.insert(row(desk).last_name)
    assert "already in" in tab.matches.item(0).text()


def test_the_field_stays_as_high_as_its_letters(tab: CheckinTab) -> None:
    tab.resize(tab.minimumSizeHint())
    QApplication.processEvents()
    assert tab.field.height() >= tab.field.fontMetrics().height() + 12


def test_the_matches_float_and_move_nothing(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    before = tab.minimumSizeHint().height(), tab.panel.geometry()
    qtbot.keyClicks(tab.field, "cluster")
    QApplication.processEvents()
    assert tab.matches.isVisible()
    assert (tab.minimumSizeHint().height(), tab.panel.geometry()) == before
    assert tab.matches.geometry().top() > tab.field.geometry().bottom()


def test_escape_takes_the_matches_away_with_the_name(tab: CheckinTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.field, "cluster")
    assert tab.matches.isVisible()
    qtbot.keyClick(tab.field, Qt.Key.Key_Escape)
    assert tab.field.text() == ""
    assert not tab.matches.isVisible()


def test_who_is_called_so_comes_before_whose_organisation_is(tab: CheckinTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.field, "mari")
    told = [tab.matches.item(place).text() for place in range(tab.matches.count())]
    called = ["mari" in each.split(" · ")[0].casefold() for each in told]
    assert called == sorted(called, reverse=True)
    assert called[0] is True


def test_undo_in_the_field_is_left_to_the_window(tab: CheckinTab, qtbot: QtBot) -> None:
    qtbot.keyClicks(tab.field, "mari")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(tab.field, asked)
    assert not asked.isAccepted()


@pytest.mark.parametrize("wide", [1024, 1200])
def test_the_arrivals_need_no_scrolling_aside(tab: CheckinTab, desk: Desk, qtbot: QtBot, wide: int) -> None:
    tab.resize(wide, 700)
    for number in range(12):
        scanned(tab, qtbot, desk.code(number))
    assert not tab.arrivals.table.horizontalScrollBar().isVisible()


def test_an_undone_scan_leaves_no_verdict_behind(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    assert scanned(tab, qtbot, desk.code()).startswith("Admitted")
    tab.undo()
    assert tab.panel.text.startswith("Ready")
    assert "no longer counts" in tab.strip.text


def test_another_module_keeps_the_direction_and_forgets_the_refusal(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(tab, Qt.Key.Key_F9)
    cancel_invitation(desk.station, module="M1", people=[desk.person()])
    assert scanned(tab, qtbot, desk.code()).startswith("Not invited")
    tab.place.module_chosen.emit(tab.door.setting.module)
    assert tab.panel.text.startswith("Leaving")
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert tab.panel.text.startswith("Leaving")


def test_a_walk_in_takes_one_key_and_four_lines(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    tab.field.insert("Rūta Ozola-Zāle")
    qtbot.keyClick(tab, Qt.Key.Key_F8)
    dialog = dialog_of(tab, WalkInDialog)
    assert dialog.name.text() == "Rūta Ozola-Zāle"
    dialog.organisation.insert("Rīga Harbour")
    qtbot.keyClick(dialog.organisation, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")
    assert "ready to print" in tab.strip.text


def test_somebody_known_is_offered_before_a_walk_in(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    before = len(list_people(desk.station))
    qtbot.keyClick(tab, Qt.Key.Key_F8)
    dialog = dialog_of(tab, WalkInDialog)
    dialog.name.insert(row(desk).name)
    qtbot.waitUntil(lambda: "is known already" in dialog.strip.text)
    qtbot.mouseClick(dialog.offers.buttons[0], Qt.MouseButton.LeftButton)
    assert tab.panel.text.startswith("Admitted")
    assert len(list_people(desk.station)) == before


def test_the_last_scan_goes_back_at_once_and_an_older_one_asks_why(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    older = desk.scan(desk.code(1)).scan_id
    tab.refresh(frozenset())
    scanned(tab, qtbot, desk.code(0))
    tab.undo()
    QApplication.processEvents()
    assert tab.side.present.text == "Present 1 of 28"
    scanned(tab, qtbot, desk.code(0))
    tab.arrivals.table.choose([older])
    tab.undo()
    dialog = dialog_of(tab, Confirm)
    qtbot.keyClicks(dialog.reason, "wrong person")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert tab.door.present() == {desk.person(0)}


@pytest.mark.parametrize("verdict", [Verdict.ADMITTED, Verdict.ALREADY_IN])
def test_a_scan_from_anywhere_is_judged_and_answered(tab: CheckinTab, desk: Desk, verdict: Verdict) -> None:
    if verdict is Verdict.ALREADY_IN:
        desk.scan(desk.code(), checkpoint=AM)
    judged = tab.scan_from_anywhere(desk.code())
    assert judged is not None
    assert judged.verdict is verdict


def test_what_others_wrote_meanwhile_is_seen_without_a_scan(tab: CheckinTab, desk: Desk) -> None:
    desk.scan(desk.code(0))
    cancel_invitation(desk.station, module="M1", people=[desk.person(1)])
    tab.keep_up()
    assert tab.side.present.text == "Present 1 of 27"
    assert not tab.door.is_behind()


def test_at_the_next_half_day_the_counters_are_its_own(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    author = replace(desk.station.author, now=lambda: datetime(2017, 10, 24, 12, 0, tzinfo=UTC))
    tab.seat(replace(desk.station, author=author))
    tab.keep_up()
    assert tab.side.present.text == "Present 0 of 28"


def test_a_screen_reader_can_name_everything(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, desk.code())
    assert nameless(tab) == []


def test_what_is_told_moves_neither_the_field_nor_the_verdict(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    tab.resize(1024, 548)
    tab.scan_from_anywhere(desk.code())
    qtbot.waitUntil(lambda: tab.panel.height() >= tab.panel.heightForWidth(tab.panel.width()))
    QApplication.processEvents()
    before = [_on(tab, each) for each in (tab.place, tab.field, tab.panel, tab.side, tab.side.copy)]
    tab.strip.attend("Several people fit. Choose with the arrows, then Enter.", "They are in the list above.")
    QApplication.processEvents()
    assert [_on(tab, each) for each in (tab.place, tab.field, tab.panel, tab.side, tab.side.copy)] == before
    assert tab.strip.isVisible()
    assert not _on(tab, tab.strip).intersects(_on(tab, tab.panel))


def _on(tab: CheckinTab, part: QWidget) -> QRect:
    return QRect(part.mapTo(tab, QPoint()), part.size())
