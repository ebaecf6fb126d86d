"""The cases of the door at its window: each refusal's sentence and the act that resolves it, one key away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.conditions import NewCondition, add_condition
from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.people import list_people
from blp_desktop.desk.people_detail import person_detail
from blp_desktop.desk.programme import add_edition
from blp_desktop.desk.questions import QuestionFields, add_question
from blp_desktop.desk.registering import PersonFields, add_person, edit_person
from blp_desktop.desk.selection import block, set_decision, withdraw
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Rights, Station, looking, seated
from blp_desktop.desk.walk_ins import walk_ins_of
from blp_desktop.domain.codes import EditionKey, new_code, short_code, shown
from blp_desktop.store.schema import Badge, Edition, Journal, Ledger
from blp_desktop.ui.checkin.question_dialog import QuestionDialog
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.checkin.walk_in_dialog import WalkInDialog
from blp_desktop.ui.parts.confirm import Confirm
from tests.desk.demo import AM, Desk
from tests.ui.checkin.test_tab import dialog_of, row, scanned

Hinder = Callable[[Desk], object]


def cancelled(desk: Desk) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person()])


def full(desk: Desk) -> None:
    desk.checkpoint(AM, capacity=1)
    desk.scan(desk.code(1))


REFUSALS: dict[str, tuple[Hinder, str, tuple[str, ...]]] = {
    "case 2": (lambda _: None, "Unknown code", ("Search by name", "Add a walk-in")),
    "case 5": (lambda desk: withdraw(desk.station, [desk.person()], reason="ill"), "Withdrawn", ()),
    "case 7": (
        lambda desk: set_decision(desk.station, [desk.person()], SelectionDecision.WAITING),
        "Not selected",
        (),
    ),
    "case 8": (lambda desk: block(desk.station, [desk.person()], reason="threats"), "Blocked", ()),
    "case 9": (cancelled, "Not invited", ("Invite to this module", "Admit with a reason")),
    "case 12": (
        lambda desk: add_condition(desk.station, [desk.person()], NewCondition(label="fee")),
        "Something is still open",
        ("It is settled", "Admit with a reason"),
    ),
    "case 12, not to be set aside": (
        lambda desk: add_condition(desk.station, [desk.person()], NewCondition(label="fee", overridable=False)),
        "Something is still open",
        ("It is settled",),
    ),
    "case 15": (lambda desk: desk.scan(desk.code()), "Already in", ()),
    "case 22": (
        lambda desk: desk.checkpoint(AM, opens_at=desk.station.now().replace(hour=9)),
        "Too early",
        ("Admit with a reason",),
    ),
    "a full room": (full, "Full", ("Admit with a reason",)),
    "case 24": (
        lambda desk: add_question(desk.station, "M1", QuestionFields(text="Laptop?")),
        "A question first",
        ("Ask now", "Admit with a reason"),
    ),
    "case 28": (
        lambda desk: revoke_badge(desk.station, desk.person(), reason="lost"),
        "Badge revoked",
        ("Print a new badge",),
    ),
}


def offered(tab: CheckinTab) -> tuple[str, ...]:
    """The acts that the panel offers, without their keys."""
    shown_ones = [each for each in (tab.panel.first, tab.panel.second) if each.isVisible()]
    return tuple(each.text().split(" (F")[0] for each in shown_ones)


@pytest.mark.parametrize("case", REFUSALS)
def test_each_refusal_says_why_and_offers_what_resolves_it(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, case: str
) -> None:
    hinder, word, acts = REFUSALS[case]
    hinder(desk)
    told = scanned(tab, qtbot, "4006381333931" if case == "case 2" else desk.code())
    assert told.startswith(word)
    assert offered(tab) == acts
    assert case == "case 2" or row(desk).name in told


@pytest.mark.parametrize(("case", "advice"), [("case 5", "call the office"), ("case 7", "Ask the office")])
def test_where_no_key_helps_the_sentence_says_whom_to_ask(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, case: str, advice: str
) -> None:
    REFUSALS[case][0](desk)
    assert advice in scanned(tab, qtbot, desk.code())


@pytest.mark.parametrize("case", ["case 9", "case 22", "a full room"])
def test_door_staff_are_told_to_fetch_a_supervisor(tab: CheckinTab, desk: Desk, qtbot: QtBot, case: str) -> None:
    REFUSALS[case][0](desk)
    tab.seat(seated(desk.station, operator="Eva", rights=Rights.DOOR))
    assert "Fetch a supervisor" in scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert tab.panel.first.isHidden()
    assert not tab.findChildren(Confirm)
    tab.seat(desk.station)
    assert "Fetch a supervisor" not in tab.panel.text
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert case != "case 9" or tab.panel.text.startswith("Admitted")


def test_case_9_the_invitation_at_the_door_is_journaled_with_the_operator(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    cancelled(desk)
    tab.seat(seated(desk.station, operator="Erik", rights=Rights.SUPERVISOR))
    scanned(tab, qtbot, desk.code())
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    with looking(desk.station) as session:
        acts = session.execute(select(Journal.act, Journal.operator).order_by(Journal.clock, Journal.sequence)).all()
    assert ("invite", "Erik") in [tuple(each) for each in acts]
    assert tuple(acts[-1]) == ("scan", "Erik")


def test_case_10_a_badge_of_another_edition_leads_to_a_new_one_or_to_the_name(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    edition = add_edition(desk.station, "2016").value
    with looking(desk.station) as session:
        found = session.get_one(Edition, edition)
        code = new_code(EditionKey(found.id, found.tag, found.secret), entropy=desk.station.author.entropy)
    assert scanned(tab, qtbot, code).startswith("Another edition")
    assert offered(tab) == ("Search by name", "Add a walk-in")


@pytest.mark.parametrize("key", [Qt.Key.Key_F6, Qt.Key.Key_F8])
def test_a_name_that_nobody_has_becomes_a_walk_in_with_one_key(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    scanned(tab, qtbot, "Rūta Ozola-Zāle")
    assert offered(tab) == ("Add a walk-in",)
    qtbot.keyClick(tab, key)
    assert dialog_of(tab, WalkInDialog).name.text() == "Rūta Ozola-Zāle"


def test_case_2_an_unknown_code_is_not_taken_for_a_name(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    scanned(tab, qtbot, "4006381333931 X")
    qtbot.keyClick(tab, Qt.Key.Key_F7)
    assert dialog_of(tab, WalkInDialog).name.text() == ""


def test_case_11_a_short_code_of_two_as_it_is_printed_asks_too(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    desk.twin(desk.code(), number=1)
    tab.refresh(frozenset())
    scanned(tab, qtbot, shown(short_code(desk.code())).lower())
    assert tab.matches.count() == 2
    assert tab.side.present.text == "Present 0 of 28"


def test_case_36_a_scan_under_an_open_dialog_does_not_get_its_override(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    desk.checkpoint(AM, opens_at=desk.station.now().replace(hour=9))
    scanned(tab, qtbot, desk.code(0))
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    dialog = dialog_of(tab, Confirm)
    tab.scan_from_anywhere(desk.code(1))
    qtbot.keyClicks(dialog.reason, "came with the bus")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert row(desk, 0).name in tab.strip.text
    assert tab.door.present() == frozenset()
    QApplication.processEvents()
    assert tab.door.present() == {desk.person(0)}


def test_whoever_was_refused_under_an_open_dialog_is_on_the_panel_after_it_with_what_resolves_it(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person(0), desk.person(1)])
    scanned(tab, qtbot, desk.code(0))
    qtbot.keyClick(tab, Qt.Key.Key_F7)
    dialog = dialog_of(tab, Confirm)
    tab.scan_from_anywhere(desk.code(1))
    dialog.reason.setText("the office says yes")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert tab.strip.text.startswith(f"{row(desk, 0).name}: Admitted · 09:00 · overridden")
    assert tab.panel.text.startswith("Not invited")
    assert row(desk, 1).name in tab.panel.text
    assert offered(tab) == ("Invite to this module", "Admit with a reason")
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    QApplication.processEvents()
    assert tab.panel.text.startswith("Admitted")
    assert tab.door.present() == {desk.person(0), desk.person(1)}


def test_a_refusal_that_was_there_before_a_walk_in_gives_way_to_them_and_one_after_it_does_not(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    cancelled(desk)
    scanned(tab, qtbot, desk.code())
    dialog = walk_in(tab, qtbot, "Rūta Ozola-Zāle")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "Rūta Ozola-Zāle" in tab.panel.text
    dialog = walk_in(tab, qtbot, "Žydrūnas Vaitkevičius")
    tab.scan_from_anywhere(desk.code())
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert tab.panel.text.startswith("Not invited")
    assert len(tab.door.present()) == 2


def walk_in(tab: CheckinTab, qtbot: QtBot, name: str) -> WalkInDialog:
    """The form for a walk-in of that name."""
    qtbot.keyClick(tab, Qt.Key.Key_F8)
    dialog = dialog_of(tab, WalkInDialog)
    dialog.name.setText(name)
    return dialog


def test_an_override_asked_over_another_dialog_is_for_whom_each_was_opened(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person(0), desk.person(1)])
    scanned(tab, qtbot, desk.code(0))
    tab.panel.taken.emit(1)
    first = dialog_of(tab, Confirm)
    tab.scan_from_anywhere(desk.code(1))
    tab.panel.taken.emit(1)
    second = next(each for each in tab.findChildren(Confirm) if each.isVisible() and each is not first)
    assert row(desk, 1).name in second.windowTitle()
    assert second.parentWidget() is first
    second.reject()
    first.agreed.emit("the office says yes")
    QApplication.processEvents()
    assert tab.door.present() == {desk.person(0)}
    assert row(desk, 1).name in tab.panel.text


@pytest.mark.parametrize("end", [Qt.Key.Key_Tab, Qt.Key.Key_Return, None])
def test_case_37_a_scanner_in_the_field_is_read_whole_whatever_its_end(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, end: Qt.Key | None
) -> None:
    for sign in desk.code():
        qtbot.keyClicks(tab.field, sign, delay=2)
    if end is not None:
        qtbot.keyClick(tab.field, end)
    assert tab.panel.text.startswith("Admitted")
    assert tab.field.text() == ""
    with looking(desk.station) as session:
        assert [entry.verdict for entry in session.scalars(select(Ledger)) if entry.code] == ["ADMITTED"]


@pytest.mark.parametrize("typed", ["zukauskas kest", "KESTUTIS", "k.z@lodz.example", "lodz wood"])
def test_case_38_any_word_order_and_no_marks_are_needed(tab: CheckinTab, desk: Desk, qtbot: QtBot, typed: str) -> None:
    edit_person(
        desk.station,
        desk.person(),
        {"first_name": "Kęstutis", "last_name": "Žukauskas", "organisation": "Łódź Wood", "email": "k.z@lodz.example"},
    )
    tab.refresh(frozenset())
    assert "Kęstutis Žukauskas" in scanned(tab, qtbot, typed)


def test_case_39_namesakes_are_told_apart_by_organisation_and_city(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    for number, (place, city) in enumerate((("Rīga Harbour", "Rīga"), ("Liepāja Port", "Liepāja"))):
        named = {"first_name": "Anna", "last_name": "Bērziņa", "organisation": place, "city": city}
        edit_person(desk.station, desk.person(number), named)
    edit_person(desk.station, desk.person(0), {"photo_consent": False})
    tab.refresh(frozenset())
    scanned(tab, qtbot, "anna berzina")
    told = [tab.matches.item(place).text() for place in range(tab.matches.count())]
    assert len(told) == 2
    for words in (("Rīga Harbour", "Rīga", "no photos"), ("Liepāja Port", "Liepāja")):
        assert any(all(word in line for word in words) for line in told)
    qtbot.keyClick(tab.field, Qt.Key.Key_Down)
    qtbot.keyClick(tab.field, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")


def test_case_24_an_optional_question_is_offered_and_can_be_skipped(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    add_question(desk.station, "M1", QuestionFields(text="Lunch?", required=False))
    assert scanned(tab, qtbot, desk.code()).startswith("Admitted")
    assert offered(tab) == ("Ask now",)
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    dialog = dialog_of(tab, QuestionDialog)
    (field,) = dialog.answers.values()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tab.panel.text.startswith("Admitted")
    assert scanned(tab, qtbot, desk.code(1)).startswith("Admitted")


def test_case_43_a_failure_of_ours_leaves_no_older_answer_standing(
    tab: CheckinTab, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scanned(tab, qtbot, desk.code()).startswith("Admitted")
    monkeypatch.setattr(tab.door, "judge", _breaks)
    with pytest.raises(ZeroDivisionError):
        tab.scan_from_anywhere(desk.code(1))
    assert tab.panel.text.startswith("Not recorded")


def _breaks(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_somebody_of_an_earlier_edition_is_welcomed_back_as_a_walk_in(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    add_edition(desk.station, "2016")
    fields = PersonFields(first_name="Rūta", last_name="Ozola", email="ruta@riga.example", organisation="Rīga Harbour")
    person = add_person(desk.station, fields, edition="2016").value
    before = len(list_people(desk.station))
    tab.seat(door_staff(desk.station))
    qtbot.keyClick(tab, Qt.Key.Key_F8)
    dialog = dialog_of(tab, WalkInDialog)
    qtbot.keyClicks(dialog.email, "ruta@riga.example")
    qtbot.waitUntil(dialog.offers.isVisible)
    assert dialog.offers.buttons[0].accessibleName() == "Check in Rūta Ozola · of another edition · Rīga Harbour"
    qtbot.mouseClick(dialog.offers.buttons[0], Qt.MouseButton.LeftButton)
    assert tab.panel.text.startswith("Admitted")
    assert "Rūta Ozola" in tab.panel.text
    assert "ready to print" in tab.strip.text
    assert [each.id for each in walk_ins_of(desk.station, "M1")] == [person]
    assert len(list_people(desk.station)) == before + 1
    assert person_detail(desk.station, person).walk_in


def door_staff(station: Station) -> Station:
    return seated(station, operator="Eva", rights=Rights.DOOR)


class Opened(QObject):
    """What the desktop is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.files.append(url.toLocalFile())


def test_the_badge_of_a_walk_in_is_opened_with_one_key_and_made_once(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    opened = Opened()
    tab.print_()
    assert "first" in tab.strip.text
    qtbot.keyClick(tab, Qt.Key.Key_F8)
    dialog = dialog_of(tab, WalkInDialog)
    dialog.name.insert("Rūta Ozola-Zāle")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    tab.print_()
    QDesktopServices.unsetUrlHandler("file")
    assert [name.split("/")[-1] for name in opened.files] == ["badge-ruta-ozola-zale.pdf"]
    with looking(desk.station) as session:
        (walk_in,) = walk_ins_of(desk.station, "M1")
        assert session.scalars(select(Badge.prints).where(Badge.person_id == walk_in.id)).one() == 1


def test_an_undo_after_a_scan_means_that_scan_whatever_row_was_chosen_before(
    tab: CheckinTab, desk: Desk, qtbot: QtBot
) -> None:
    older = desk.scan(desk.code(1)).scan_id
    tab.refresh(frozenset())
    tab.arrivals.table.choose([older])
    scanned(tab, qtbot, desk.code(0))
    tab.undo()
    QApplication.processEvents()
    assert tab.door.present() == {desk.person(1)}


def test_an_older_scan_is_undone_from_its_row_by_a_supervisor_alone(tab: CheckinTab, desk: Desk, qtbot: QtBot) -> None:
    older = desk.scan(desk.code(1)).scan_id
    tab.refresh(frozenset())
    tab.seat(door_staff(desk.station))
    scanned(tab, qtbot, desk.code(0))
    tab.arrivals.table.choose([older])
    qtbot.mouseClick(tab.arrivals.undo, Qt.MouseButton.LeftButton)
    dialog = dialog_of(tab, Confirm)
    qtbot.keyClicks(dialog.reason, "wrong person")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert "is for supervisors" in tab.strip.text
    assert tab.door.present() == {desk.person(0), desk.person(1)}
