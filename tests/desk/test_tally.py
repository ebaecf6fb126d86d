"""The tally: the room's numbers kept up scan by scan, equal to the ledger folded anew."""

import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.checkin import Scan, scan, undo_scan
from blp_desktop.desk.door import Door, opened_door
from blp_desktop.desk.held_door import HeldDoor
from blp_desktop.desk.invitations import cancel_invitation
from blp_desktop.desk.room import ArrivalStep, Room, curve
from blp_desktop.desk.station import looking
from blp_desktop.desk.tally import (
    Tally,
    arrivals_curve,
    by_country,
    catch_up,
    counters,
    missing,
    new_tally,
    read_guests,
)
from blp_desktop.domain.checkpoints import Window
from blp_desktop.domain.ledger import Direction, Verdict, fold
from tests.desk.demo import AM, MORNING, PM, Desk, close_desk, open_desk


def folded_numbers(desk: Desk, door: Door, checkpoint: str) -> tuple[int, int, int, Counter[str]]:
    """Present, inside, missing and present by country, from the ledger alone."""
    tally = Tally()
    read_guests(door, tally)
    with looking(desk.station) as session:
        folded = fold(entries(session.connection(), door.setting.module))
    here = {who: presence for (place, who), presence in folded.items() if place == checkpoint}
    countries = Counter(tally.guests[who].country for who in here if who in tally.guests)
    inside = sum(presence.inside for presence in here.values())
    return len(here), inside, len(tally.guests) - countries.total(), countries


def tallied_numbers(tally: Tally, checkpoint: str) -> tuple[int, int, int, Counter[str]]:
    """The same, from the tally."""
    counted = counters(tally, checkpoint)
    countries = Counter({each.country: each.present for each in by_country(tally, checkpoint) if each.present})
    return counted.present, counted.inside, counted.missing, countries


steps = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from([AM, PM]), st.sampled_from(["entry", "exit", "undo", "guests"])),
    max_size=16,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_case_40_the_room_equals_the_ledger_folded_anew_after_every_step(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, str]]
) -> None:
    desk = open_desk(tmp_path_factory.mktemp("desk"))
    with opened_door(desk.station, "M1") as door:
        tally, done = new_tally(door), []
        for minute, (who, checkpoint, what) in enumerate(steps):
            at = MORNING + timedelta(minutes=minute, hours=0 if checkpoint == AM else 5)
            if what == "undo" and done:
                undo_scan(door, done.pop(), reason="test")
            if what == "guests":
                read_guests(door, tally)
            way = Direction.EXIT if what == "exit" else Direction.ENTRY
            judged = scan(door, Scan(raw=desk.code(who), checkpoint=checkpoint, at=at, direction=way)).value
            if judged.verdict in (Verdict.ADMITTED, Verdict.EXITED):
                done.append(judged.scan_id)
            catch_up(door, tally)
            for place in (AM, PM):
                assert tallied_numbers(tally, place) == folded_numbers(desk, door, place)
                whole = curve(tally.rooms[place], None, at)
                assert sum(step.came for step in whole) == counters(tally, place).present
        fresh = new_tally(door)
        assert missing(tally, AM) == missing(fresh, AM)
        assert by_country(tally, PM) == by_country(fresh, PM)
    close_desk(desk)


def test_the_missing_stand_in_the_order_of_names_again_after_an_undo(desk: Desk) -> None:
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
        before = missing(tally, AM)
        judged = scan(door, Scan(person=before[3].id, checkpoint=AM)).value
        catch_up(door, tally)
        assert missing(tally, AM) == (*before[:3], *before[4:])
        undo_scan(door, judged.scan_id, reason="wrong person")
        catch_up(door, tally)
        assert missing(tally, AM) == before
        assert missing(tally, AM, most=5) == before[:5]


def test_countries_come_by_their_size(desk: Desk) -> None:
    with opened_door(desk.station, "M1") as door:
        countries = by_country(new_tally(door), AM)
    sizes = [each.expected for each in countries]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == 28


def test_somebody_no_longer_invited_counts_as_present_but_not_as_expected(desk: Desk) -> None:
    desk.scan(desk.code(), checkpoint=AM)
    cancel_invitation(desk.station, module="M1", people=[desk.person()])
    with opened_door(desk.station, "M1") as door:
        counted = counters(new_tally(door), AM)
    assert (counted.expected, counted.present, counted.missing) == (27, 1, 27)


def test_rows_of_another_module_are_passed_over_once_and_for_all(desk: Desk) -> None:
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
        with opened_door(desk.station, "M2") as other:
            scan(other, Scan(raw=desk.code(), at=datetime(2017, 12, 4, 8, tzinfo=UTC)))
        catch_up(door, tally)
        assert tally.moves == {}
        scan(door, Scan(raw=desk.code(), checkpoint=AM))
        catch_up(door, tally)
        assert counters(tally, AM).present == 1


def test_the_curve_runs_from_the_opening_of_the_door_to_now(desk: Desk) -> None:
    with opened_door(desk.station, "M1") as door:
        tally = new_tally(door)
        for number, minute in enumerate((0, 2, 4, 7)):
            at = MORNING + timedelta(minutes=minute)
            scan(door, Scan(raw=desk.code(number), checkpoint=AM, at=at))
        catch_up(door, tally)
        now = (MORNING + timedelta(minutes=11)).astimezone(door.setting.zone)
        steps = arrivals_curve(tally, door.setting.checkpoint(AM), now)
    opens = door.setting.checkpoint(AM).window
    assert opens is not None
    assert steps[0].at == opens.opens
    assert [(f"{step.at:%H:%M}", step.came) for step in steps[-3:]] == [("09:00", 3), ("09:05", 1), ("09:10", 0)]


def room_of(*arrivals: datetime) -> Room:
    """A room with these first arrivals."""
    room = Room()
    room.minutes.update(int(at.timestamp()) // 60 for at in arrivals)
    return room


def test_who_came_before_the_opening_counts_in_the_first_step() -> None:
    window = Window(MORNING, MORNING + timedelta(hours=3))
    room = room_of(MORNING - timedelta(hours=12), MORNING, MORNING + timedelta(hours=4))
    steps = curve(room, window, MORNING + timedelta(hours=5))
    assert len(steps) == 37
    assert (steps[0].came, steps[-1].came) == (2, 1)


def test_a_curve_of_days_takes_longer_steps() -> None:
    steps = curve(room_of(MORNING, MORNING + timedelta(days=2)), None, MORNING + timedelta(days=3))
    assert steps[1].at - steps[0].at == timedelta(hours=1)
    assert sum(step.came for step in steps) == 2


def test_nobody_yet_and_no_door_time_draws_no_curve() -> None:
    assert curve(Room(), None, MORNING) == ()
    early = Window(MORNING + timedelta(hours=1), MORNING + timedelta(hours=2))
    assert curve(Room(), early, MORNING) == ()
    assert curve(room_of(MORNING), early, MORNING) == (ArrivalStep(at=MORNING, came=1),)


def test_the_state_of_a_held_door_names_only_the_first_missing(desk: Desk) -> None:
    door = HeldDoor(desk.station)
    door.stand_at("M1")
    door.judge(desk.code())
    state = door.state(arrivals=5, missing=3)
    assert len(state.missing) == 3
    assert state.counters.missing == 27
    assert sum(each.present for each in state.countries) == 1
    assert sum(step.came for step in state.curve) == 1
    door.close()


def test_the_room_is_read_while_another_program_writes(desk: Desk) -> None:
    door = HeldDoor(desk.station)
    door.stand_at(desk.module())
    desk.scan(desk.code())
    other = sqlite3.connect(desk.station.file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    state, person = door.state(arrivals=5), door.who(desk.code())
    door.stand_at(desk.module())
    other.execute("ROLLBACK")
    other.close()
    assert (state.counters.present, person is not None) == (1, True)
    assert door.judge(desk.code(1)).value.verdict is Verdict.ADMITTED
    door.close()
