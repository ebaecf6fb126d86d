"""Laptops that were at the door apart meet: cases 26, 29 to 34 and 40 of the door, with real files."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import delete

from blp_desktop.desk.attendance import attendance
from blp_desktop.desk.badges import BadgeOrder, ready_badges
from blp_desktop.desk.checkin import undo_any_scan
from blp_desktop.desk.checking import check_file
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.doubles import possible_doubles, unite
from blp_desktop.desk.evidence_lists import ledger_document
from blp_desktop.desk.history import history_of
from blp_desktop.desk.invitations import invite
from blp_desktop.desk.meeting import take_in
from blp_desktop.desk.registering import PersonFields, edit_person
from blp_desktop.desk.selection import withdraw
from blp_desktop.desk.station import acting, looking
from blp_desktop.desk.tally import catch_up, counters, last_arrivals, new_tally, read_guests
from blp_desktop.desk.undo import last_act, undo_last
from blp_desktop.desk.walk_ins import add_walk_in
from blp_desktop.domain.ledger import Direction, Verdict
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.file import close_file
from blp_desktop.store.schema import Badge, Invitation, Journal, Ledger, Module, Person
from tests.desk.demo import AM, MORNING, Desk
from tests.desk.laptops import folded, laptop, look, quiet, rows_of, state, takes_in

Laptops = Callable[..., Desk]
LATER = timedelta(minutes=1)


@pytest.fixture
def apart(desk: Desk, tmp_path: Path) -> Iterator[Laptops]:
    """Makes laptops at copies of the desk's file as it is then."""
    made: list[Desk] = []

    def make(name: str, **clock: timedelta) -> Desk:
        made.append(laptop(desk, tmp_path, name, **clock))
        return made[-1]

    yield make
    for each in made:
        close_file(each.station.file)


def walk_in(at: Desk, *, email: str = "late@comer.lv", first_name: str = "Late") -> str:
    """A walk-in of that laptop; gives their key."""
    written = PersonFields(first_name=first_name, last_name="Comer", email=email, organisation="Cluster")
    return add_walk_in(at.station, written, module="M1").value


def newcomer(at: Desk, *, email: str = "late@comer.lv", first_name: str = "Late") -> tuple[str, str]:
    """The same with a badge; gives key and code."""
    person = walk_in(at, email=email, first_name=first_name)
    (ready,) = ready_badges(at.station, BadgeOrder(module="M1", people=(person,))).value
    return person, ready.face.code


def test_case_26_who_was_let_in_provisionally_is_matched_by_itself_after_the_laptops_met(
    desk: Desk, apart: Laptops
) -> None:
    other = apart("B")
    person, code = newcomer(other)
    assert desk.scan(code).verdict is Verdict.PROVISIONAL
    assert [each.id for each in attendance(desk.station, "M1").people if "not matched" in each.name] == [None]
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
        taken = takes_in(desk, other)
        assert (taken.scans, taken.added) == (0, 1)
    assert {who for _, who in folded(desk)} == {person}
    assert not [each for each in attendance(desk.station, "M1").people if each.id is None]
    assert counters(tally, AM).present == 1
    assert desk.scan(code, at=MORNING + LATER).verdict is Verdict.ALREADY_IN


def test_case_29_a_provisional_scan_that_went_away_and_came_back_is_already_in(desk: Desk, apart: Laptops) -> None:
    first = apart("B")
    _, code = newcomer(first)
    provisional = desk.scan(code)
    third = apart("C")
    fresh = apart("D")
    takes_in(first, third)
    takes_in(fresh, first)
    again = fresh.scan(code, at=MORNING + LATER)
    assert (provisional.verdict, again.verdict) == (Verdict.PROVISIONAL, Verdict.ALREADY_IN)
    assert again.first is not None
    assert again.first.scan_id == provisional.scan_id


@pytest.mark.parametrize("later_first", [False, True])
def test_case_30_one_person_admitted_at_two_laptops_counts_once_and_both_scans_are_listed(
    desk: Desk, apart: Laptops, *, later_first: bool
) -> None:
    other = apart("B")
    first = desk.scan(desk.code())
    second = other.scan(desk.code(), at=MORNING + timedelta(seconds=35))
    assert [first.verdict, second.verdict] == [Verdict.ADMITTED, Verdict.ADMITTED]
    for one, two in ((other, desk), (desk, other)) if later_first else ((desk, other), (other, desk)):
        assert takes_in(one, two).scans == 1
    for each in (desk, other):
        presence = folded(each)[AM, desk.person()]
        assert (presence.first.station, presence.admissions) == ("Desk A", 2)
        assert attendance(each.station, "M1").checkpoints[0].present == 1
        with opened_door(each.station, "M1") as door:
            assert counters(new_tally(door), AM).present == 1
            assert [row.station for row in last_arrivals(door)] == ["Desk B", "Desk A"]
    assert state(desk) == state(other)


def test_case_31_the_same_file_taken_in_twice_changes_nothing(desk: Desk, apart: Laptops) -> None:
    walk_in(desk, email="early@comer.lv")
    other = apart("B")
    busy(other, 1)
    takes_in(desk, other)
    before, journal = state(desk), rows_of_journal(desk)
    meeting = look(desk, other)
    assert meeting.is_empty
    assert takes_in(desk, other).scans == 0
    assert (state(desk), rows_of_journal(desk)) == (before, journal)


@pytest.mark.parametrize("order", list(permutations("ABC")))
def test_case_31_three_in_a_ring_in_any_order_come_to_the_same_rows(
    desk: Desk, apart: Laptops, order: tuple[str, ...]
) -> None:
    walk_in(desk, email="early@comer.lv")
    laptops = {"A": desk, "B": apart("B"), "C": apart("C")}
    for number, each in enumerate(laptops.values()):
        busy(each, number)
    ring = [laptops[name] for name in order]
    for one, two in zip((*ring, *ring), (*ring[1:], *ring, ring[0]), strict=True):
        takes_in(two, one)
    assert state(ring[0]) == state(ring[1]) == state(ring[2])
    assert len({who for _, who in folded(desk)}) == 4
    assert all(check_file(each.station).ok for each in ring)


def busy(at: Desk, number: int) -> None:
    """A laptop's morning: scans, a walk-in, people changed and invited, things taken back."""
    at.scan(at.code(number), at=MORNING + number * LATER)
    at.scan(at.code(0), at=MORNING + 5 * LATER, direction=Direction.EXIT)
    edit_person(at.station, at.person(5), {"phone": f"+46 {number}", "notes": f"by {number}"})
    invite(at.station, module="M2", people=["early@comer.lv"])
    if number == 1:
        newcomer(at)
    if number == 2:
        undo_last(at.station)
        withdraw(at.station, [at.person(7)], reason="ill")
        person, code = newcomer(at, email="other@comer.lv", first_name="Other")
        at.scan(code)
        edit_person(at.station, person, {"diet": "vegan"})


def rows_of_journal(desk: Desk) -> list[object]:
    """The journal, whole."""
    with acting(desk.station, "look") as under_way:
        return list(under_way.session.execute(Journal.__table__.select()))  # type: ignore[attr-defined]


def test_case_32_a_clock_two_hours_ahead_is_shown_and_its_scans_are_judged_corrected(
    desk: Desk, apart: Laptops
) -> None:
    ahead = timedelta(hours=2)
    other = apart("B", ahead=ahead)
    scanned = other.scan(desk.code())
    assert scanned.at == MORNING + ahead
    (met,) = look(desk, other).laptops
    assert (met.name, met.scans, met.last, met.ahead) == ("Desk B", 1, MORNING + ahead, ahead)
    desk.scan(desk.code(1), at=MORNING + LATER)
    takes_in(desk, other, B=ahead)
    told = [sentence for line in history_of(desk.station, desk.person()) for sentence in line.sentences]
    assert "The clock of Desk B was measured: 120 min ahead" in told
    with looking(desk.station) as session:
        ledger = ledger_document(session, session.get_one(Module, desk.module())).content.decode("utf-8-sig")
    assert len(ledger.splitlines()) == 1 + len(rows_of(desk, Ledger))
    assert "2017-10-24 09:00:00,2017-10-24 09:00:00" in ledger.replace(";", ",")
    (row,) = [row for row in rows_of(desk, Ledger) if row.station == "Desk B"]
    assert (row.at, row.clock_offset) == (MORNING + ahead, 7200.0)
    assert folded(desk)[AM, desk.person()].first.at == MORNING
    again = desk.scan(desk.code(), at=MORNING + 2 * LATER)
    assert again.verdict is Verdict.ALREADY_IN
    assert again.first is not None
    assert again.first.at == MORNING
    with opened_door(desk.station, "M1") as door:
        assert [row.at for row in last_arrivals(door)] == [MORNING + 2 * LATER, MORNING + LATER, MORNING]


def test_case_32_what_was_measured_is_known_at_every_laptop_and_asked_once(desk: Desk, apart: Laptops) -> None:
    other, third = apart("B", ahead=timedelta(hours=2)), apart("C")
    other.scan(desk.code())
    takes_in(third, other)
    takes_in(desk, other, B=timedelta(hours=2))
    takes_in(third, desk)
    takes_in(other, third)
    assert state(desk) == state(third) == state(other)
    assert [row.clock_offset for row in rows_of(other, Ledger)] == [7200.0]
    assert look(desk, other).laptops == ()


def test_a_clock_that_is_behind_shows_by_what_it_had_seen(desk: Desk, apart: Laptops) -> None:
    desk.scan(desk.code(1))
    other = apart("B", ahead=timedelta(minutes=-20))
    other.scan(desk.code())
    (met,) = look(desk, other).laptops
    assert met.ahead == timedelta(minutes=-20)


def test_case_33_who_was_withdrawn_at_one_laptop_after_another_let_them_in_stays_labelled(
    desk: Desk, apart: Laptops
) -> None:
    other = apart("B")
    assert other.scan(desk.code()).verdict is Verdict.ADMITTED
    withdraw(desk.station, [desk.person()], reason="ill")
    takes_in(desk, other)
    takes_in(other, desk)
    for each in (desk, other):
        (found,) = [person for person in attendance(each.station, "M1").people if person.id == desk.person()]
        assert (found.present, found.withdrawn) == ((AM,), True)
        assert each.scan(desk.code(), at=MORNING + LATER).verdict is Verdict.WITHDRAWN


def test_case_34_a_walk_in_made_at_two_laptops_is_kept_twice_proposed_and_counted_once_when_united(
    desk: Desk, apart: Laptops
) -> None:
    other = apart("B")
    mine, my_code = newcomer(desk)
    theirs, their_code = newcomer(other, first_name="Latë")
    desk.scan(my_code)
    other.scan(their_code, at=MORNING + LATER)
    takes_in(desk, other)
    assert {who for _, who in folded(desk)} == {mine, theirs}
    (double,) = possible_doubles(desk.station)
    assert ({double.one.id, double.other.id}, double.certain) == ({mine, theirs}, True)
    ledger = rows_of(desk, Ledger)
    unite(desk.station, mine, theirs)
    assert rows_of(desk, Ledger) == ledger
    presence = folded(desk)[AM, mine]
    assert (len(folded(desk)), presence.admissions, presence.first.station) == (1, 2, "Desk A")
    assert desk.scan(their_code, at=MORNING + 2 * LATER).verdict is Verdict.ALREADY_IN
    assert possible_doubles(desk.station) == ()
    takes_in(other, desk)
    assert state(desk) == state(other)
    assert set(folded(other)) == {(AM, mine)}


def test_who_was_united_here_and_invited_elsewhere_is_invited_once(desk: Desk, apart: Laptops) -> None:
    kept, double = walk_in(desk), walk_in(desk, email="other@comer.lv")
    other = apart("B")
    unite(desk.station, kept, double)
    invite(other.station, module="M2", people=[double])
    invite(other.station, module="M2", people=[kept])
    takes_in(desk, other)
    takes_in(other, desk)
    invited = [row.person_id for row in rows_of(desk, Invitation) if row.person_id in (kept, double)]
    assert invited == [kept, kept]
    assert state(desk) == state(other)


def test_two_who_were_united_the_other_way_round_elsewhere_are_one(desk: Desk, apart: Laptops) -> None:
    one, two = walk_in(desk), walk_in(desk, email="other@comer.lv")
    other = apart("B")
    unite(desk.station, one, two)
    unite(other.station, two, one)
    takes_in(desk, other)
    takes_in(other, desk)
    assert [row.united_with for row in rows_of(desk, Person) if row.id in (one, two)] == [None, min(one, two)]
    assert state(desk) == state(other)
    assert check_file(desk.station).ok


def test_uniting_is_undone_everywhere(desk: Desk, apart: Laptops) -> None:
    one, (two, code) = walk_in(desk), newcomer(desk, email="other@comer.lv")
    desk.scan(code)
    before = state(desk)
    other = apart("B")
    unite(desk.station, one, two, taking=("email",))
    takes_in(other, desk)
    assert set(folded(other)) == {(AM, one)}
    assert undo_last(desk.station).value.words.startswith("unite the entries of")
    takes_in(other, desk)
    assert state(desk) == state(other) == before
    assert set(folded(other)) == {(AM, two)}


def test_case_40_totals_after_the_laptops_met_equal_the_ledger_folded_from_nothing(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    first = other.scan(desk.code(), at=MORNING)
    other.scan(desk.code(1), at=MORNING + LATER)
    other.scan(desk.code(1), at=MORNING + 2 * LATER, direction=Direction.EXIT)
    undo_any_scan(other.station, first.scan_id, reason="wrong person")
    desk.scan(desk.code(2))
    takes_in(desk, other)
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
        assert (counters(tally, AM).present, counters(tally, AM).inside) == (2, 1)
    assert check_file(desk.station).ok


def test_an_open_door_takes_up_what_came(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
        mine, my_code = newcomer(desk)
        theirs, their_code = newcomer(other)
        desk.scan(my_code)
        other.scan(their_code)
        takes_in(desk, other)
        catch_up(door, tally)
        assert counters(tally, AM).present == 2
        unite(desk.station, mine, theirs)
        read_guests(door, tally)
        catch_up(door, tally)
        assert counters(tally, AM).present == 1


def test_journal_and_ledger_are_taken_over_as_they_are(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    other.scan(desk.code())
    edit_person(other.station, desk.person(), {"phone": "1"})
    takes_in(desk, other)
    theirs = [row for row in rows_of_journal(other) if row.laptop_id == "laptop-B"]  # type: ignore[attr-defined]
    assert theirs
    assert [row for row in rows_of_journal(desk) if row.laptop_id == "laptop-B"] == theirs  # type: ignore[attr-defined]


def test_the_last_writer_wins_and_what_is_dropped_is_told(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    edit_person(other.station, desk.person(), {"phone": "1", "diet": "vegan"})
    edit_person(desk.station, desk.person(), {"phone": "2", "notes": "kept"})
    edit_person(other.station, desk.person(), {"phone": "3"})
    (told,) = look(desk, other).decided
    assert told.sentence in (
        "Phone: 3 (Operator B at Desk B), not 2 (Anna at Desk A).",
        "Phone: 2 (Anna at Desk A), not 3 (Operator B at Desk B).",
    )
    takes_in(desk, other)
    takes_in(other, desk)
    (mine,) = [row for row in rows_of(desk, Person) if row.id == desk.person()]
    assert (mine.diet, mine.notes) == ("vegan", "kept")
    assert state(desk) == state(other)


def test_who_was_taken_out_at_one_laptop_stays_where_another_has_work_with_them(desk: Desk, apart: Laptops) -> None:
    person = walk_in(desk)
    other = apart("B")
    other.scan(person=person)
    undo_last(desk.station)
    takes_in(desk, other)
    takes_in(other, desk)
    for each in (desk, other):
        assert person in {row.id for row in rows_of(each, Person)}
        assert check_file(each.station).ok
    assert state(desk) == state(other)


def test_one_invitation_made_at_two_laptops_is_one(desk: Desk, apart: Laptops) -> None:
    person = walk_in(desk)
    other = apart("B")
    for each in (desk, other):
        assert invite(each.station, module="M2", people=[person]).value.invited == 1
    takes_in(desk, other)
    takes_in(other, desk)
    assert len([row for row in rows_of(desk, Invitation) if row.person_id == person]) == 2
    assert state(desk) == state(other)


def test_an_act_of_another_laptop_is_not_undone_here(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    edit_person(desk.station, desk.person(1), {"phone": "mine"})
    edit_person(other.station, desk.person(2), {"phone": "theirs"})
    takes_in(desk, other)
    assert undo_last(desk.station).value.words.endswith(name_of(desk, desk.person(1)))
    (theirs,) = [row for row in rows_of(desk, Person) if row.id == desk.person(2)]
    assert theirs.phone == "theirs"


def test_an_own_act_on_what_another_laptop_changed_since_is_not_undone(desk: Desk, apart: Laptops) -> None:
    other = apart("B", ahead=LATER)
    edit_person(desk.station, desk.person(), {"phone": "mine"})
    edit_person(other.station, desk.person(), {"phone": "theirs"})
    takes_in(desk, other)
    assert last_act(desk.station) is not None
    with pytest.raises(Refusal, match="was changed since"):
        undo_last(desk.station)


def test_after_a_meeting_an_own_change_is_later_than_all_that_was_seen(desk: Desk, apart: Laptops) -> None:
    other = apart("B", ahead=timedelta(hours=2))
    edit_person(other.station, desk.person(), {"phone": "theirs"})
    takes_in(desk, other)
    edit_person(desk.station, desk.person(), {"phone": "mine, after I saw theirs"})
    takes_in(other, desk)
    (row,) = [row for row in rows_of(other, Person) if row.id == desk.person()]
    assert row.phone == "mine, after I saw theirs"


def test_one_laptop_that_went_on_from_two_copies_loses_nothing(desk: Desk, apart: Laptops, tmp_path: Path) -> None:
    branch = apart("B")
    branch = Desk(replace(branch.station, author=desk.station.author), desk.badges)
    for _ in range(2):
        desk.scan(desk.code(0), at=MORNING)
        branch.scan(desk.code(1), at=MORNING + LATER)
        edit_person(branch.station, desk.person(3), {"phone": "branch"})
        takes_in(desk, branch)
    assert look(desk, branch).is_empty
    takes_in(branch, desk)
    assert set(folded(desk)) == {(AM, desk.person(0)), (AM, desk.person(1))}
    assert state(desk) == state(branch)


def test_what_is_asked_for_is_told_before_anything_is_done(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    other.scan(desk.code())
    newcomer(other)
    edit_person(other.station, desk.person(4), {"phone": "1"})
    before = state(desk)
    meeting = look(desk, other)
    assert state(desk) == before
    assert (meeting.scans, meeting.added, meeting.changed) == (1, ("Late Comer",), (name_of(desk, desk.person(4)),))


def name_of(desk: Desk, person: str) -> str:
    """Their name."""
    (row,) = [row for row in rows_of(desk, Person) if row.id == person]
    return f"{row.first_name} {row.last_name}"


def test_scans_of_this_laptop_go_on_while_the_preview_is_open(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    other.scan(desk.code())
    meeting = look(desk, other)
    desk.scan(desk.code(1))
    take_in(desk.station, meeting, clocks={}, backups=desk.station.file.path.parent, at=MORNING, progress=quiet)
    assert len(folded(desk)) == 2


def test_a_preview_that_something_was_changed_after_is_not_done(desk: Desk, apart: Laptops) -> None:
    other = apart("B")
    other.scan(desk.code())
    meeting = look(desk, other)
    edit_person(desk.station, desk.person(), {"phone": "2"})
    with pytest.raises(Refusal, match="changed in this file while"):
        take_in(desk.station, meeting, clocks={}, backups=desk.station.file.path.parent, at=MORNING, progress=quiet)
    assert folded(desk) == {}


def test_the_last_scan_is_the_latest_by_its_instant_and_not_by_its_coming(desk: Desk) -> None:
    desk.checkpoint(AM, reentry=True)
    desk.scan(desk.code(), at=MORNING + timedelta(minutes=5))
    desk.scan(desk.code(), at=MORNING + timedelta(minutes=1), direction=Direction.EXIT)
    assert desk.scan(desk.code(), at=MORNING + timedelta(minutes=9)).verdict is Verdict.ALREADY_IN


def test_in_one_instant_the_station_s_own_sequence_decides(desk: Desk) -> None:
    ways = (Direction.ENTRY, Direction.EXIT, Direction.ENTRY, Direction.ENTRY)
    verdicts = [desk.scan(desk.code(), at=MORNING, direction=way).verdict for way in ways]
    assert verdicts == [Verdict.ADMITTED, Verdict.EXITED, Verdict.ADMITTED, Verdict.ALREADY_IN]


def test_a_badge_of_this_edition_stays_genuine_on_a_laptop_without_its_person(desk: Desk) -> None:
    (ready,) = ready_badges(desk.station, BadgeOrder(module="M1", people=(desk.person(),))).value
    with acting(desk.station, "forget") as under_way:
        under_way.session.execute(delete(Badge).where(Badge.person_id == desk.person()))
    assert desk.scan(ready.face.code, at=datetime.fromisoformat("2017-10-24T09:00+02:00")).verdict is (
        Verdict.PROVISIONAL
    )
