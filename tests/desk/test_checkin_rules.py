"""Check-in: the rules in prose that hold for every case of the door."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest

from blp_desktop.desk.agenda import SessionFields, add_session, remove_session
from blp_desktop.desk.badges import revoke_badge
from blp_desktop.desk.checkpoints import CheckpointFields, edit_checkpoint
from blp_desktop.desk.conditions import NewCondition, add_condition, settle_conditions
from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.desk.invitations import cancel_invitation, invite
from blp_desktop.desk.modules import ModuleFields, add_module
from blp_desktop.desk.people import list_people
from blp_desktop.desk.programme import add_edition
from blp_desktop.desk.questions import QuestionFields, add_question, answer_questions, open_questions
from blp_desktop.desk.registering import PersonFields, add_person, edit_person, enrol
from blp_desktop.desk.selection import block, reinstate, set_decision, unblock, withdraw
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import looking
from blp_desktop.domain.checkin import NextStep
from blp_desktop.domain.codes import EditionKey, new_code, short_code, shown
from blp_desktop.domain.ledger import Direction, Verdict
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Badge, Edition, Ledger, Session
from tests.desk.demo import AM, MORNING, PM, Desk

REASON = "the boss said so"
Hinder = Callable[[Desk], object]


def local(clock: str, *, day: str = "2017-10-24") -> datetime:
    """An instant in Stockholm (summer time)."""
    return datetime.fromisoformat(f"{day}T{clock}+02:00")


# exits


def full(desk: Desk) -> None:
    desk.checkpoint(AM, capacity=1)
    desk.scan(desk.code(1))


def asked(desk: Desk) -> None:
    add_question(desk.station, "M1", QuestionFields(text="Laptop number?"))


def gone(desk: Desk) -> None:
    desk.scan(desk.code(), direction=Direction.EXIT)


@pytest.mark.parametrize("hinders", [full, asked, gone])
@pytest.mark.parametrize("clock", ["00:00", "09:00", "23:00"])
def test_an_exit_is_never_refused_for_time_capacity_questions_or_repetition(
    desk: Desk, hinders: Hinder, clock: str
) -> None:
    hinders(desk)
    assert desk.scan(desk.code(), at=local(clock), checkpoint=AM, direction=Direction.EXIT).verdict is Verdict.EXITED


def test_who_left_a_full_room_may_come_back_and_takes_no_further_place(desk: Desk) -> None:
    desk.checkpoint(AM, capacity=1)
    desk.scan(desk.code())
    desk.scan(desk.code(), at=local("09:10"), direction=Direction.EXIT)
    assert desk.scan(desk.code(1), at=local("09:11")).verdict is Verdict.FULL
    assert desk.scan(desk.code(), at=local("09:12")).verdict is Verdict.ADMITTED


def test_a_stranger_s_badge_is_held_to_window_capacity_and_already_in(desk: Desk) -> None:
    code = new_code(desk.key(), entropy=desk.station.author.entropy)
    other = new_code(desk.key(), entropy=desk.station.author.entropy)
    desk.checkpoint(AM, capacity=1)
    scans = ((code, "08:00"), (code, "09:00"), (code, "09:01"), (other, "09:02"))
    verdicts = [desk.scan(raw, at=local(clock), checkpoint=AM).verdict for raw, clock in scans]
    assert verdicts == [Verdict.TOO_EARLY, Verdict.PROVISIONAL, Verdict.ALREADY_IN, Verdict.FULL]


# overrides


def cancelled(desk: Desk) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person()])


def conditioned(desk: Desk) -> None:
    add_condition(desk.station, [desk.person()], NewCondition(label="fee"))


SET_ASIDE: dict[Verdict, tuple[Hinder | None, str]] = {
    Verdict.NOT_INVITED: (cancelled, "09:00"),
    Verdict.TOO_EARLY: (None, "07:00"),
    Verdict.TOO_LATE: (None, "20:00"),
    Verdict.FULL: (full, "09:00"),
    Verdict.NEEDS_CLEARANCE: (conditioned, "09:00"),
    Verdict.NEEDS_ANSWER: (asked, "09:00"),
}


@pytest.mark.parametrize("verdict", SET_ASIDE)
def test_case_12_a_supervisor_sets_this_aside_with_a_reason(desk: Desk, verdict: Verdict) -> None:
    prepare, clock = SET_ASIDE[verdict]
    if prepare:
        prepare(desk)
    refused = desk.scan(desk.code(), at=local(clock), checkpoint=AM)
    assert (refused.verdict, refused.overridable) == (verdict, True)
    admitted = desk.scan(desk.code(), at=local(clock), checkpoint=AM, override=REASON)
    assert (admitted.verdict, admitted.overridden) == (Verdict.ADMITTED, (verdict,))
    with looking(desk.station) as session:
        row = session.get_one(Ledger, admitted.scan_id)
        assert (row.operator, row.reason) == ("Anna", REASON)


STANDS: dict[Verdict, Hinder] = {
    Verdict.REVOKED_BADGE: lambda desk: revoke_badge(desk.station, desk.person(), reason="lost"),
    Verdict.BLOCKED: lambda desk: block(desk.station, [desk.person()], reason="threats"),
    Verdict.WITHDRAWN: lambda desk: withdraw(desk.station, [desk.person()], reason="ill"),
    Verdict.NOT_SELECTED: lambda desk: set_decision(desk.station, [desk.person()], SelectionDecision.WAITING),
    Verdict.ALREADY_IN: lambda desk: desk.scan(desk.code()),
}


@pytest.mark.parametrize("verdict", STANDS)
def test_case_7_no_reason_sets_any_other_verdict_aside(desk: Desk, verdict: Verdict) -> None:
    STANDS[verdict](desk)
    judged = desk.scan(desk.code(), at=local("09:05"), override=REASON)
    assert (judged.verdict, judged.overridable, judged.overridden) == (verdict, False, ())
    with looking(desk.station) as session:
        assert session.get_one(Ledger, judged.scan_id).reason is None


def test_an_override_without_words_is_refused_and_leaves_no_row(desk: Desk) -> None:
    with pytest.raises(Refusal, match="needs a reason"):
        desk.scan(desk.code(), override=" ")
    with looking(desk.station) as session:
        assert session.query(Ledger).count() == 0


# the order of the checks


def everything_wrong(desk: Desk) -> None:
    full(desk)
    for hinder in (asked, conditioned, cancelled):
        hinder(desk)
    set_decision(desk.station, [desk.person()], SelectionDecision.WAITING)
    withdraw(desk.station, [desk.person()], reason="ill")
    block(desk.station, [desk.person()], reason="threats")


def answers(desk: Desk) -> None:
    (question,) = open_questions(desk.station, desk.person(), module="M1", checkpoint=AM)
    answer_questions(desk.station, desk.person(), {question.id: "17"})


MENDS: tuple[tuple[Verdict, Hinder], ...] = (
    (Verdict.BLOCKED, lambda desk: unblock(desk.station, [desk.person()])),
    (Verdict.WITHDRAWN, lambda desk: reinstate(desk.station, [desk.person()])),
    (Verdict.NOT_SELECTED, lambda desk: set_decision(desk.station, [desk.person()], SelectionDecision.SELECTED)),
    (Verdict.NOT_INVITED, lambda desk: invite(desk.station, module="M1", people=[desk.person()])),
    (Verdict.NEEDS_CLEARANCE, lambda desk: settle_conditions(desk.station, desk.person(), module="M1")),
    (Verdict.TOO_EARLY, lambda desk: edit_checkpoint(desk.station, "M1", AM, room(1, opens_at=local("07:00")))),
    (Verdict.FULL, lambda desk: edit_checkpoint(desk.station, "M1", AM, room(2, opens_at=local("07:00")))),
    (Verdict.NEEDS_ANSWER, answers),
    (Verdict.ADMITTED, lambda _: None),
    (Verdict.ALREADY_IN, lambda _: None),
)


def room(capacity: int, *, opens_at: datetime) -> CheckpointFields:
    return CheckpointFields(capacity=capacity, opens_at=opens_at)


def test_the_first_check_that_fails_is_the_verdict(desk: Desk) -> None:
    everything_wrong(desk)
    for verdict, mend in MENDS:
        assert desk.scan(desk.code(), at=local("07:10"), checkpoint=AM).verdict is verdict
        mend(desk)


def test_a_revoked_badge_is_told_before_anything_of_its_person(desk: Desk) -> None:
    everything_wrong(desk)
    revoke_badge(desk.station, desk.person(), reason="lost")
    assert desk.scan(desk.code(), at=local("07:10"), checkpoint=AM).verdict is Verdict.REVOKED_BADGE


# the same scan again


def test_case_16_a_known_id_with_another_person_chosen_by_name_is_refused(desk: Desk) -> None:
    scan_id = str(uuid4())
    first = desk.scan(person=desk.person(0), scan_id=scan_id)
    assert desk.scan(person=desk.person(0), scan_id=scan_id).scan_id == first.scan_id
    with pytest.raises(Refusal, match="another one"):
        desk.scan(person=desk.person(1), scan_id=scan_id)


def test_case_16_a_scan_whose_checkpoint_is_gone_is_answered_all_the_same(desk: Desk) -> None:
    desk.sitting("13:00", "16:00", day=date(2017, 10, 27))
    scan_id = str(uuid4())
    at = local("13:05", day="2017-10-27")
    desk.scan(desk.code(), at=at, scan_id=scan_id)
    with looking(desk.station) as session:
        row = session.query(Ledger).one().checkpoint
    with looking(desk.station) as session:
        sitting = session.query(Session).filter(Session.day == date(2017, 10, 27)).one().id
    remove_session(desk.station, sitting)
    again = desk.scan(desk.code(), at=at, scan_id=scan_id)
    assert (again.verdict, again.checkpoint_label) == (Verdict.ADMITTED, row)


# days and half-days


def test_case_41_midnight_belongs_to_the_new_day_of_the_module_s_zone(desk: Desk) -> None:
    desk.sitting("00:00", "01:00", day=date(2017, 10, 27))
    edit = CheckpointFields(opens_at=local("00:00", day="2017-10-27"))
    edit_checkpoint(desk.station, "M1", "2017-10-27-am", edit)
    before = desk.scan(desk.code(), at=local("23:59:59", day="2017-10-26"), checkpoint="2017-10-27-am")
    at = desk.scan(desk.code(), at=local("00:00:00", day="2017-10-27"))
    assert (before.verdict, at.verdict, at.checkpoint) == (Verdict.TOO_EARLY, Verdict.ADMITTED, "2017-10-27-am")
    assert "from 00:00 on Fri 27 Oct" in before.why


def test_the_module_s_zone_judges_and_not_the_laptop_s(desk: Desk) -> None:
    """The same instant told in three zones; in Helsinki's it would be another hour."""
    instants = ("08:30:00+02:00", "09:30:00+03:00", "06:30:00+00:00")
    judged = [desk.scan(desk.code(n), at=datetime.fromisoformat(f"2017-10-24T{at}")) for n, at in enumerate(instants)]
    assert {(each.verdict, f"{each.at:%H:%M}") for each in judged} == {(Verdict.ADMITTED, "08:30")}


@pytest.mark.parametrize(("day", "opens_utc"), [("2018-03-25", "05:30"), ("2018-10-28", "06:30")])
def test_on_the_days_the_clocks_change_the_wall_clock_of_the_city_holds(desk: Desk, day: str, opens_utc: str) -> None:
    made = date.fromisoformat(day)
    fields = ModuleFields(code="M9", title="x", city="Rīga", first_day=made, last_day=made, time_zone="Europe/Riga")
    module = add_module(desk.station, fields).value
    add_session(desk.station, module, SessionFields(day=made, start=time(9), end=time(12), title="x", counts=True))
    invite(desk.station, module=module, people=[desk.person()])
    opens = datetime.fromisoformat(f"{day}T{opens_utc}+00:00")
    early = desk.scan(desk.code(), module=module, at=opens - timedelta(seconds=1))
    assert (early.verdict, "from 08:30" in early.why) == (Verdict.TOO_EARLY, True)
    assert desk.scan(desk.code(), module=module, at=opens).verdict is Verdict.ADMITTED


def test_case_13_both_boundary_seconds_are_inside(desk: Desk) -> None:
    with HeldOpen(desk) as door:
        window = next(each for each in door.setting.checkpoints if each.id == PM).window
    assert window is not None
    edges = (-1, window.opens), (0, window.opens), (0, window.closes), (1, window.closes)
    scans = [
        desk.scan(desk.code(n), at=edge + timedelta(seconds=by), checkpoint=PM).verdict
        for n, (by, edge) in enumerate(edges)
    ]
    assert scans == [Verdict.TOO_EARLY, Verdict.ADMITTED, Verdict.ADMITTED, Verdict.TOO_LATE]


# badges of other editions


def earlier_badge(desk: Desk, person: str) -> str:
    """A badge that this person has of an edition 2016."""
    edition = add_edition(desk.station, "2016").value
    with looking(desk.station) as session:
        row = session.get_one(Edition, edition)
        code = new_code(EditionKey(row.id, row.tag, row.secret), entropy=desk.station.author.entropy)
    badge = Badge(id=desk.new_key(), person_id=person, edition_id=edition, code=code)
    badge.short, badge.made_at = short_code(code), MORNING
    desk.add(badge)
    return code


def test_case_10_an_old_badge_of_somebody_of_this_edition_leads_to_a_new_one(desk: Desk) -> None:
    code = earlier_badge(desk, desk.person())
    for raw in (code, short_code(code)):
        judged = desk.scan(raw)
        assert (judged.verdict, judged.next_step) == (Verdict.OTHER_EDITION, NextStep.REISSUE)
        assert judged.person is not None
        assert judged.person.id == desk.person()


def test_case_10_an_old_badge_of_somebody_without_a_place_here_names_nobody(desk: Desk) -> None:
    edition = add_edition(desk.station, "2015").value
    with looking(desk.station) as session:
        code_2015 = session.get_one(Edition, edition).code
    person = add_person(desk.station, PersonFields(first_name="Åsa", last_name="Öberg"), edition=code_2015).value
    judged = desk.scan(earlier_badge(desk, person))
    assert (judged.verdict, judged.person, judged.next_step) == (Verdict.OTHER_EDITION, None, NextStep.SCAN_AGAIN)
    enrol(desk.station, person, edition="2017")
    assert [each.id for each in list_people(desk.station, edition="2017", search="öberg åsa")] == [person]


# questions


def test_case_24_an_optional_question_is_offered_to_who_was_admitted(desk: Desk) -> None:
    add_question(desk.station, "M1", QuestionFields(text="Lunch?", required=False))
    judged = desk.scan(desk.code())
    assert (judged.verdict, judged.next_step) == (Verdict.ADMITTED, NextStep.ANSWER)
    assert desk.scan(desk.code(1), at=local("13:00"), direction=Direction.EXIT).next_step is None


# search


class HeldOpen:
    """The door as a desk holds it."""

    def __init__(self, desk: Desk) -> None:
        self._door, self._module = HeldDoor(desk.station), desk.module()

    def __enter__(self) -> HeldDoor:
        self._door.stand_at(self._module)
        return self._door

    def __exit__(self, *_: object) -> None:
        self._door.close()


NAMES = (("Kęstutis", "Žukauskas"), ("Rūta", "Kalniņa"), ("Søren", "Sørensen"), ("Taina", "O’Jaatinen"))


@pytest.mark.parametrize(
    ("search", "number"),
    [
        ("kestutis", 0),
        ("zukauskas KEST", 0),
        ("ruta kalnina", 1),
        ("kalnina ruta", 1),
        ("sorensen", 2),
        ("lodz", 3),
        ("O Jaatinen", 3),
        ("taina@lodz.example", 3),
    ],
)
def test_case_38_the_door_finds_names_organisations_and_e_mails(desk: Desk, search: str, number: int) -> None:
    for place, (first, last) in enumerate(NAMES):
        edit_person(desk.station, desk.person(place), {"first_name": first, "last_name": last})
    edit_person(desk.station, desk.person(3), {"organisation": "Łódź Wood Cluster", "email": "taina@lodz.example"})
    with HeldOpen(desk) as door:
        assert desk.person(number) in [each.id for each in door.crowd.found(search)]


def test_case_38_the_door_finds_a_short_code_as_it_is_printed(desk: Desk) -> None:
    short = short_code(desk.code())
    with HeldOpen(desk) as door:
        for typed in (short, shown(short), short.lower(), shown(short).lower()):
            assert [each.id for each in door.namesakes(typed, most=3)] == [desk.person()]
            assert desk.scan(typed, direction=Direction.EXIT).verdict is Verdict.EXITED


@pytest.mark.parametrize("prefix", ["\\000026", "\\000003", "\\000899", "]Q1", "]Q2\\000026"])
def test_case_3_every_scanner_prefix_is_cleaned_away(desk: Desk, prefix: str) -> None:
    assert desk.scan(f"{prefix}{desk.code()}\r\n").verdict is Verdict.ADMITTED
