"""Check-in: the cases of the door, at the level of the desk."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blp_desktop.desk.attendance import attendance, entries
from blp_desktop.desk.badges import BadgeOrder, ready_badges, revoke_badge
from blp_desktop.desk.checkin import Scan, scan, undo_any_scan, undo_scan
from blp_desktop.desk.checking import check_file
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.invitations import cancel_invitation, invite
from blp_desktop.desk.programme import add_edition
from blp_desktop.desk.selection import block, set_decision, withdraw
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Rights, looking
from blp_desktop.desk.tally import catch_up, counters, new_tally
from blp_desktop.domain.codes import ALPHABET, EditionKey, new_code, short_code, sign
from blp_desktop.domain.ledger import Direction, Verdict, fold
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Application, Badge, Condition, Edition, Ledger, Person, Question
from tests.desk.demo import AM, MORNING, PM, Desk, close_desk, demo_file, open_desk


def present(desk: Desk, checkpoint: str = AM, *, module: str = "M1") -> int:
    """How many the ledger says were there."""
    found = attendance(desk.station, module)
    return next(each.present for each in found.checkpoints if each.id == checkpoint)


def local(clock: str, *, day: str = "2017-10-24") -> datetime:
    """An instant in Stockholm (summer time)."""
    return datetime.fromisoformat(f"{day}T{clock}+02:00")


def test_case_1_a_known_invited_person_is_admitted_once_with_name_and_organisation(desk: Desk) -> None:
    judged = desk.scan(desk.code())
    assert judged.verdict is Verdict.ADMITTED
    assert judged.person is not None
    assert judged.person.name
    assert judged.person.organisation
    assert present(desk) == 1


def test_case_2_random_text_is_unknown_and_logged_raw(desk: Desk) -> None:
    judged = desk.scan("hello world")
    assert judged.verdict is Verdict.UNKNOWN_CODE
    assert judged.person is None
    with looking(desk.station) as session:
        assert session.get_one(Ledger, judged.scan_id).raw == "hello world"


@pytest.mark.parametrize("shape", ["\\000026{}", "{}\r", "{}\n", "{}\t", "  {} ", "{}\r\n"])
def test_case_3_prefixes_and_ends_are_as_without(desk: Desk, shape: str) -> None:
    assert desk.scan(shape.format(desk.code()).lower()).verdict is Verdict.ADMITTED


@pytest.mark.parametrize("raw", ["\x00\x01\x02", "\x1b[31m", "\ud8ff", "é" * 29, ""])
def test_case_4_binary_signs_are_refused_and_logged_safely(desk: Desk, raw: str) -> None:
    judged = desk.scan(raw)
    assert judged.verdict is Verdict.UNKNOWN_CODE
    with looking(desk.station) as session:
        kept = session.get_one(Ledger, judged.scan_id).raw
    assert kept is not None
    assert kept.isprintable()


def test_case_5_a_withdrawn_person_is_not_counted(desk: Desk) -> None:
    withdraw(desk.station, [desk.person()], reason="ill")
    assert desk.scan(desk.code()).verdict is Verdict.WITHDRAWN
    assert present(desk) == 0


def test_case_6_an_invitation_cancelled_here_still_holds_elsewhere(desk: Desk) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person()])
    here = desk.scan(desk.code())
    assert here.verdict is Verdict.NOT_INVITED
    assert "M2 Helsinki" in here.why
    there = desk.scan(desk.code(), module="M2", at=datetime.fromisoformat("2017-12-04T09:00+02:00"))
    assert there.verdict is Verdict.ADMITTED


@pytest.mark.parametrize("decision", [SelectionDecision.APPLIED, SelectionDecision.WAITING, SelectionDecision.DECLINED])
def test_case_7_who_is_not_selected_is_refused_though_overridden(desk: Desk, decision: SelectionDecision) -> None:
    set_decision(desk.station, [desk.person()], decision)
    judged = desk.scan(desk.code(), override="the boss said so")
    assert judged.verdict is Verdict.NOT_SELECTED
    assert judged.overridden == ()


def test_case_8_a_blocked_person_is_refused_and_still_named(desk: Desk) -> None:
    block(desk.station, [desk.person()], reason="trouble")
    judged = desk.scan(desk.code())
    assert judged.verdict is Verdict.BLOCKED
    assert judged.person is not None


def test_case_9_an_invitation_at_the_door_resolves_not_invited(desk: Desk) -> None:
    cancel_invitation(desk.station, module="M1", people=[desk.person()])
    assert desk.scan(desk.code()).verdict is Verdict.NOT_INVITED
    invite(desk.station, module="M1", people=[desk.person()])
    assert desk.scan(desk.code()).verdict is Verdict.ADMITTED


def test_case_10_badges_of_other_editions_and_programmes(desk: Desk) -> None:
    edition = add_edition(desk.station, "2018").value
    with looking(desk.station) as session:
        row = session.get_one(Edition, edition)
        other = new_code(EditionKey(row.id, row.tag, row.secret), entropy=desk.station.author.entropy)
    foreign = new_code(EditionKey("elsewhere", desk.key().tag, b"x" * 32), entropy=desk.station.author.entropy)
    assert desk.scan(other).verdict is Verdict.OTHER_EDITION
    leaked = desk.scan(foreign)
    assert (leaked.verdict, leaked.person) == (Verdict.UNKNOWN_CODE, None)


def test_case_11_a_short_code_that_fits_two_people_is_ambiguous(desk: Desk) -> None:
    stem = short_code(desk.code())[:6]
    serial = stem + next(sign for sign in ALPHABET * 2 if sign * 2 != desk.code()[9:11]) * 2
    code = sign(desk.key(), serial)
    second = Badge(id=desk.new_key(), person_id=desk.person(1), edition_id=desk.key().edition, code=code)
    second.short, second.made_at = short_code(code), MORNING
    desk.add(second)
    judged = desk.scan(short_code(desk.code()))
    assert (judged.verdict, judged.person) == (Verdict.AMBIGUOUS, None)
    assert present(desk) == 0


def test_case_12_an_open_condition_is_overridden_only_where_that_is_allowed(desk: Desk) -> None:
    row = Condition(id=desk.new_key(), person_id=desk.person(), label="consent form", overridable=True)
    desk.add(row)
    refused = desk.scan(desk.code())
    assert refused.verdict is Verdict.NEEDS_CLEARANCE
    assert "consent form" in refused.why
    desk.change(Condition, row.id, overridable=False)
    assert desk.scan(desk.code(), override="fine").verdict is Verdict.NEEDS_CLEARANCE
    desk.change(Condition, row.id, overridable=True)
    admitted = desk.scan(desk.code(), override="form is on its way")
    assert (admitted.verdict, admitted.overridden) == (Verdict.ADMITTED, (Verdict.NEEDS_CLEARANCE,))
    with looking(desk.station) as session:
        kept = session.get_one(Ledger, admitted.scan_id)
        assert (kept.operator, kept.reason) == ("Anna", "form is on its way")


def test_door_staff_override_nothing(desk: Desk) -> None:
    door_staff = Desk(replace(desk.station, rights=Rights.DOOR), desk.badges)
    early = local("08:00")
    assert door_staff.scan(desk.code(), at=early, override="please").verdict is Verdict.TOO_EARLY
    assert desk.scan(desk.code(), at=early, override="please").verdict is Verdict.ADMITTED


def test_an_override_that_was_not_needed_is_not_marked(desk: Desk) -> None:
    assert desk.scan(desk.code(), override="just in case").overridden == ()


def test_case_13_the_boundary_second_is_inside(desk: Desk) -> None:
    assert desk.scan(desk.code(), at=local("08:29:59"), checkpoint=AM).verdict is Verdict.TOO_EARLY
    assert desk.scan(desk.code(), at=local("08:30:00"), checkpoint=AM).verdict is Verdict.ADMITTED


def test_case_14_an_exit_is_never_refused_for_time(desk: Desk) -> None:
    judged = desk.scan(desk.code(), at=local("23:00"), direction=Direction.EXIT)
    assert judged.verdict is Verdict.EXITED


def test_case_15_a_second_entry_names_first_time_station_and_operator(desk: Desk) -> None:
    desk.scan(desk.code(), at=local("08:58") + timedelta(seconds=17))
    again = desk.at_desk(operator="Bo", station="Desk B").scan(desk.code(), at=local("09:11"))
    assert again.verdict is Verdict.ALREADY_IN
    assert again.why == "Already in since 08:58, at laptop Desk A, by Anna."
    assert again.first is not None
    assert (f"{again.first.at:%H:%M}", again.first.station, again.first.operator) == ("08:58", "Desk A", "Anna")
    assert present(desk) == 1


def test_case_16_the_same_scan_id_gives_the_first_verdict_again(desk: Desk) -> None:
    desk.checkpoint("coffee", multi_entry=True)
    for checkpoint in (AM, "coffee"):
        scan_id = str(uuid4())
        first = desk.scan(desk.code(), scan_id=scan_id, checkpoint=checkpoint)
        again = desk.scan(desk.code(), scan_id=scan_id, checkpoint=checkpoint)
        assert (first.verdict, again.verdict, again.at) == (Verdict.ADMITTED, Verdict.ADMITTED, first.at)
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
    assert [len(moves) for moves in tally.moves.values()] == [1, 1]


def test_a_known_scan_id_with_another_code_or_checkpoint_is_refused(desk: Desk) -> None:
    scan_id = str(uuid4())
    desk.scan(desk.code(), scan_id=scan_id, checkpoint=AM)
    with pytest.raises(Refusal, match="another one"):
        desk.scan(desk.code(1), scan_id=scan_id, checkpoint=AM)
    with pytest.raises(Refusal, match="another one"):
        desk.scan(desk.code(), scan_id=scan_id, checkpoint=PM)


def test_case_17_re_entry_after_an_exit(desk: Desk) -> None:
    ways = (Direction.ENTRY, Direction.EXIT, Direction.ENTRY, Direction.ENTRY)
    verdicts = [desk.scan(desk.code(), at=local(f"09:0{n}"), direction=way).verdict for n, way in enumerate(ways)]
    assert verdicts == [Verdict.ADMITTED, Verdict.EXITED, Verdict.ADMITTED, Verdict.ALREADY_IN]


def test_case_18_without_re_entry_the_third_is_already_in(desk: Desk) -> None:
    desk.checkpoint(AM, reentry=False)
    ways = (Direction.ENTRY, Direction.EXIT, Direction.ENTRY)
    verdicts = [desk.scan(desk.code(), at=local(f"09:0{n}"), direction=way).verdict for n, way in enumerate(ways)]
    assert verdicts[-1] is Verdict.ALREADY_IN


def test_case_19_exits_are_all_accepted_and_kept(desk: Desk) -> None:
    ways = (Direction.EXIT, Direction.ENTRY, Direction.EXIT, Direction.EXIT)
    verdicts = [desk.scan(desk.code(), at=local(f"09:0{n}"), direction=way).verdict for n, way in enumerate(ways)]
    assert verdicts == [Verdict.EXITED, Verdict.ADMITTED, Verdict.EXITED, Verdict.EXITED]


def test_case_19_an_exit_without_entry_says_so(desk: Desk) -> None:
    ways = (Direction.EXIT, Direction.ENTRY, Direction.EXIT)
    told = [desk.scan(desk.code(), at=local(f"09:0{n}"), direction=way).why for n, way in enumerate(ways)]
    assert told[0] == "Left Tue 24 Oct, morning, without having come in."
    assert told[2] == "Left Tue 24 Oct, morning."


def test_case_20_a_coffee_counter_admits_every_time(desk: Desk) -> None:
    desk.checkpoint("coffee", multi_entry=True)
    verdicts = {desk.scan(desk.code(), checkpoint="coffee", at=local(f"10:0{n}")).verdict for n in range(3)}
    assert verdicts == {Verdict.ADMITTED}


def test_case_21_morning_and_afternoon_count_each(desk: Desk) -> None:
    assert desk.scan(desk.code(), at=local("09:00")).checkpoint == AM
    assert desk.scan(desk.code(), at=local("13:30")).verdict is Verdict.ADMITTED
    assert (present(desk, AM), present(desk, PM)) == (1, 1)


@pytest.mark.parametrize(
    ("clock", "verdict", "told"),
    [
        ("12:45", Verdict.TOO_EARLY, "from 12:50"),
        ("12:51", Verdict.ADMITTED, ""),
        ("16:09", Verdict.ADMITTED, ""),
        ("16:11", Verdict.TOO_LATE, "until 16:10"),
    ],
)
def test_case_22_refusals_name_the_nearest_boundary(desk: Desk, clock: str, verdict: Verdict, told: str) -> None:
    desk.sitting("13:00", "16:00", day=date(2017, 10, 27))
    desk.change(Edition, desk.key().edition, tolerance_minutes=10)
    judged = desk.scan(desk.code(), at=local(clock, day="2017-10-27"), checkpoint="2017-10-27-pm")
    assert judged.verdict is verdict
    assert told in judged.why


def test_case_23_a_door_time_of_its_own_opens_a_half_day(desk: Desk) -> None:
    desk.checkpoint(AM, opens_at=local("09:30"))
    assert desk.scan(desk.code(), at=local("09:29"), checkpoint=AM).verdict is Verdict.TOO_EARLY
    assert desk.scan(desk.code(), at=local("09:30"), checkpoint=AM).verdict is Verdict.ADMITTED


def test_case_24_a_required_question_comes_first_and_an_optional_one_does_not(desk: Desk) -> None:
    optional = Question(id=desk.new_key(), module_id=desk.module(), text="Lunch?", required=False)
    desk.add(optional)
    assert desk.scan(desk.code(1)).verdict is Verdict.ADMITTED
    desk.add(Question(id=desk.new_key(), module_id=desk.module(), text="Laptop number?", required=True))
    judged = desk.scan(desk.code())
    assert judged.verdict is Verdict.NEEDS_ANSWER
    assert present(desk) == 1


def test_case_26_a_genuine_badge_of_a_stranger_is_let_in_provisionally(desk: Desk) -> None:
    stranger = new_code(desk.key(), entropy=desk.station.author.entropy)
    assert desk.scan(stranger).verdict is Verdict.PROVISIONAL
    assert present(desk) == 1
    person = Person(id=desk.new_key(), first_name="Late", last_name="Comer", organisation="Cluster")
    desk.add(person)
    desk.add(Application(id=desk.new_key(), person_id=person.id, edition_id=desk.key().edition, decision="selected"))
    badge = Badge(id=desk.new_key(), person_id=person.id, edition_id=desk.key().edition, code=stranger)
    badge.short, badge.made_at = short_code(stranger), MORNING
    desk.add(badge)
    matched = [each for each in attendance(desk.station, "M1").people if each.id == person.id]
    assert matched[0].present == (AM,)


def test_case_27_one_changed_sign_is_unknown(desk: Desk) -> None:
    code = new_code(desk.key(), entropy=desk.station.author.entropy)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert desk.scan(wrong).verdict is Verdict.UNKNOWN_CODE


def test_case_28_a_reissued_badge_revokes_the_old_code(desk: Desk) -> None:
    old = desk.code()
    revoke_badge(desk.station, desk.person(), reason="lost")
    (fresh,) = ready_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),))).value
    refused = desk.scan(old)
    assert refused.verdict is Verdict.REVOKED_BADGE
    assert refused.person is not None
    assert desk.scan(fresh.face.code).verdict is Verdict.ADMITTED


def test_case_29_a_provisional_scan_again_is_already_in(desk: Desk) -> None:
    stranger = new_code(desk.key(), entropy=desk.station.author.entropy)
    verdicts = [desk.scan(stranger, at=local(f"09:0{n}")).verdict for n in range(2)]
    assert verdicts == [Verdict.PROVISIONAL, Verdict.ALREADY_IN]


def test_case_33_a_later_withdrawal_does_not_take_attendance_away(desk: Desk) -> None:
    desk.scan(desk.code())
    withdraw(desk.station, [desk.person()], reason="moved")
    (found,) = [each for each in attendance(desk.station, "M1").people if each.id == desk.person()]
    assert found.present == (AM,)
    assert found.withdrawn


def test_case_35_a_good_code_after_a_bad_one_works(desk: Desk) -> None:
    with opened_door(desk.station, "M1") as door:
        verdicts = [scan(door, Scan(raw=raw)).value.verdict for raw in ("nonsense", desk.code())]
    assert verdicts == [Verdict.UNKNOWN_CODE, Verdict.ADMITTED]


def test_case_41_the_first_scan_of_day_two_admits(desk: Desk) -> None:
    desk.scan(desk.code(), at=local("23:59:59"), direction=Direction.EXIT)
    judged = desk.scan(desk.code(), at=local("09:00", day="2017-10-25"))
    assert (judged.verdict, judged.checkpoint) == (Verdict.ADMITTED, "2017-10-25-am")


def test_a_full_room_refuses_newcomers_but_not_those_inside(desk: Desk) -> None:
    desk.checkpoint(AM, capacity=1)
    verdicts = [desk.scan(desk.code(n), at=local(f"09:0{at}")).verdict for at, n in enumerate((0, 1, 0))]
    assert verdicts == [Verdict.ADMITTED, Verdict.FULL, Verdict.ALREADY_IN]


def test_an_undo_is_a_new_row_and_the_same_undo_again_changes_nothing(desk: Desk) -> None:
    judged = desk.scan(desk.code())
    first = undo_any_scan(desk.station, judged.scan_id, reason="wrong person").value
    again = undo_any_scan(desk.station, judged.scan_id, reason="again").value
    assert first.scan_id == again.scan_id
    assert present(desk) == 0
    assert desk.scan(desk.code()).verdict is Verdict.ADMITTED


def test_a_refusal_cannot_be_undone(desk: Desk) -> None:
    refused = desk.scan("nonsense")
    with pytest.raises(Refusal, match="changed nothing"):
        undo_any_scan(desk.station, refused.scan_id, reason="why not")


steps = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from([AM, PM, "coffee"]), st.sampled_from(["entry", "exit", "undo", "override"])
    ),
    max_size=14,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_case_40_what_a_screen_shows_equals_the_ledger_folded_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, str]]
) -> None:
    desk = open_desk(tmp_path_factory.mktemp("desk"))
    desk.checkpoint("coffee", multi_entry=True)
    with opened_door(desk.station, "M1") as door:
        tally, done = new_tally(door), []
        for minute, (who, checkpoint, what) in enumerate(steps):
            at = (MORNING if checkpoint != PM else local("13:30")) + timedelta(minutes=minute)
            if what == "undo" and done:
                undo_scan(door, done[-1], reason="test")
            way = Direction.EXIT if what == "exit" else Direction.ENTRY
            reason = "test" if what == "override" else None
            judged = scan(
                door, Scan(raw=desk.code(who), checkpoint=checkpoint, at=at, direction=way, override=reason)
            ).value
            if judged.verdict in (Verdict.ADMITTED, Verdict.EXITED):
                done.append(judged.scan_id)
            catch_up(door, tally)
        with looking(desk.station) as session:
            folded = fold(entries(session.connection(), door.setting.module))
        shown = {(place, who): each for place, here in tally.presences.items() for who, each in here.items()}
        assert shown == folded
        assert counters(tally, AM).present == sum(place == AM for place, _ in folded)
    assert check_file(desk.station).ok
    close_desk(desk)


def test_case_43_a_killed_process_loses_no_scan_that_was_answered(desk: Desk) -> None:
    path = desk.station.file.path
    command = [sys.executable, "-m", "blp_desktop", "--file", str(path), "scan", "--module", "M1"]
    command += ["--at", "2017-10-24T09:00+02:00"]
    answered = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as door:
        assert door.stdin is not None
        assert door.stdout is not None
        for code in list(desk.badges.values())[:12]:
            door.stdin.write(f"{code}\n")
            door.stdin.flush()
            assert "ADMITTED" in door.stdout.readline()
            answered += 1
        door.stdin.write(f"{desk.code(13)}\n")
        door.stdin.flush()
        door.kill()
    assert present(desk) >= answered
    assert check_file(desk.station).ok


def test_the_demo_is_what_the_files_say() -> None:
    assert demo_file().exists()
    assert datetime(2017, 10, 24, 7, tzinfo=UTC) == MORNING
