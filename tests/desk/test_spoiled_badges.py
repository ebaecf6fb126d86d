"""Badges that did not come out of the printer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from blp_desktop.desk.badges import BadgeOrder, Only, badges_on_paper, badges_to_see
from blp_desktop.desk.history import history_of
from blp_desktop.desk.print_jobs import (
    Destination,
    JobState,
    begin_job,
    cancel_job,
    give_up_interrupted,
    labels_used,
    list_jobs,
    repeat_job,
    start_job,
)
from blp_desktop.desk.printing import Sheets, carry_out
from blp_desktop.desk.spoiled_badges import badges_of_job, came_out_after_all, did_not_come_out
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.undo import last_act, redo_last, undo_last
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.schema import Badge, Journal, Person
from tests.desk.demo import MORNING, Desk

LASER = Destination(printer="Laser")


def swallow(_sheets: Sheets, _to: Destination) -> None:
    """A printer."""


def at(desk: Desk, *, minutes: int) -> Station:
    """The same desk so much later."""
    later = MORNING + timedelta(minutes=minutes)
    return replace(desk.station, author=replace(desk.station.author, now=lambda: later))


def printed(desk: Desk, *numbers: int, start_at: int = 1) -> str:
    """A job with the badges of these people, handed to the printer."""
    people = tuple(desk.person(number) for number in numbers)
    order = BadgeOrder(module="M1", people=people, start_at=start_at)
    job = begin_job(desk.station, order, to=LASER).value
    carry_out(desk.station, job, swallow)
    return job


def new_ones(desk: Desk) -> set[str]:
    """Who counts as never printed."""
    return {badge.person for badge in badges_to_see(desk.station, BadgeOrder(module="M1", only=Only.NEW))}


def state_of(desk: Desk, job: str) -> JobState:
    return next(each.state for each in list_jobs(desk.station) if each.id == job)


def test_a_whole_job_that_did_not_come_out_is_new_again(desk: Desk) -> None:
    job = printed(desk, 0, 1, 2)
    assert badges_on_paper(desk.station, "M1").unprinted == 25
    assert did_not_come_out(desk.station, job).value == 3
    assert (state_of(desk, job), badges_on_paper(desk.station, "M1").unprinted) == (JobState.SPOILED, 28)
    assert labels_used(desk.station, "avery-l4785") == 0


def test_the_badges_of_a_job_say_where_they_lie(desk: Desk) -> None:
    job = printed(desk, 0, 1, 2, start_at=9)
    assert [(badge.sheet, badge.label) for badge in badges_of_job(desk.station, job)] == [(1, 9), (1, 10), (2, 1)]
    assert all(badge.name for badge in badges_of_job(desk.station, job))


def test_those_from_a_label_on_stand_in_the_list_as_a_job_that_can_be_printed_again(desk: Desk) -> None:
    job = printed(desk, 0, 1, 2)
    spoiled = [badge.id for badge in badges_of_job(desk.station, job)[1:]]
    did_not_come_out(desk.station, job, spoiled)
    assert sorted((each.state, each.count) for each in list_jobs(desk.station)) == [("printed", 1), ("spoiled", 2)]
    assert new_ones(desk) >= {desk.person(1), desk.person(2)}
    assert desk.person(0) not in new_ones(desk)
    missing = next(each.id for each in list_jobs(desk.station) if each.state is JobState.SPOILED)
    again = repeat_job(desk.station, missing).value
    assert start_job(desk.station, again).value.order.start_at == 2
    assert {badge.id for badge in badges_of_job(desk.station, again)} == set(spoiled)


def test_a_badge_printed_by_another_job_too_keeps_that_one(desk: Desk) -> None:
    first = printed(desk, 0)
    later = replace(desk, station=at(desk, minutes=5))
    second = printed(later, 0)
    did_not_come_out(desk.station, first)
    assert desk.person(0) not in new_ones(desk)
    did_not_come_out(desk.station, second)
    assert desk.person(0) in new_ones(desk)


def test_what_did_not_come_out_after_a_correction_still_says_the_old_name_on_paper(desk: Desk) -> None:
    printed(desk, 0)
    desk.change(Person, desk.person(0), last_name="Kalniņa-Lapsa")
    second = printed(replace(desk, station=at(desk, minutes=5)), 0)
    did_not_come_out(desk.station, second)
    (changed,) = badges_to_see(desk.station, BadgeOrder(module="M1", only=Only.CHANGED))
    assert (changed.person, changed.printed_at) == (desk.person(0), MORNING)


def test_the_mark_is_journalled_told_in_the_history_and_undone_and_done_again(desk: Desk) -> None:
    job = printed(desk, 0, 1)
    before = last_act(desk.station)
    did_not_come_out(desk.station, job, [badges_of_job(desk.station, job)[0].id])
    with looking(desk.station) as session:
        acts = session.scalars(select(Journal).where(Journal.act == "mark badges as not come out")).all()
        assert {row.table for row in acts} == {"badge", "print_job"}
    told = [sentence for line in history_of(desk.station, desk.person(0)) for sentence in line.sentences]
    assert any(sentence.endswith("did not come out of the printer") for sentence in told)
    undo_last(desk.station)
    assert [(each.state, each.count) for each in list_jobs(desk.station)] == [(JobState.PRINTED, 2)]
    assert badges_on_paper(desk.station, "M1").unprinted == 26
    assert last_act(desk.station) == before
    redo_last(desk.station)
    assert badges_on_paper(desk.station, "M1").unprinted == 27


def test_a_mark_that_a_print_followed_is_not_undone(desk: Desk) -> None:
    job = printed(desk, 0)
    did_not_come_out(desk.station, job)
    printed(desk, 0)
    with pytest.raises(Refusal, match="changed since"):
        undo_last(desk.station)


def test_what_was_never_printed_cannot_have_stayed_away(desk: Desk) -> None:
    order = BadgeOrder(module="M1", people=(desk.person(0),))
    job = begin_job(desk.station, order, to=LASER).value
    cancel_job(desk.station, job)
    with pytest.raises(Refusal, match="it is cancelled"):
        did_not_come_out(desk.station, job)
    with pytest.raises(Refusal, match="has none of these badges"):
        did_not_come_out(desk.station, printed(desk, 1), ["somebody-else"])


def test_a_spoiled_badge_keeps_its_code(desk: Desk) -> None:
    job = printed(desk, 0)
    did_not_come_out(desk.station, job)
    with looking(desk.station) as session:
        row = session.scalars(select(Badge).where(Badge.person_id == desk.person(0))).one()
        assert (row.code, row.prints, row.printed_as, row.revoked_at) == (desk.code(0), 0, {}, None)


def test_what_came_out_before_the_program_was_closed_counts_as_printed(desk: Desk) -> None:
    order = BadgeOrder(module="M1", people=tuple(desk.person(number) for number in range(3)))
    job = begin_job(desk.station, order, to=LASER).value
    start_job(desk.station, job)
    give_up_interrupted(desk.station)
    first = badges_of_job(desk.station, job)[0]
    assert came_out_after_all(desk.station, job, [first.id]).value == 1
    assert sorted((each.state, each.count) for each in list_jobs(desk.station)) == [("failed", 2), ("printed", 1)]
    assert badges_on_paper(desk.station, "M1").unprinted == 27
    came_out_after_all(desk.station, job)
    assert badges_on_paper(desk.station, "M1").unprinted == 25
    with pytest.raises(Refusal, match="it is printed"):
        came_out_after_all(desk.station, job)


def test_a_mark_is_turned_round_and_round_again(desk: Desk) -> None:
    job = printed(desk, 0, 1)
    did_not_come_out(desk.station, job)
    came_out_after_all(desk.station, job, [badges_of_job(desk.station, job)[0].id])
    assert badges_on_paper(desk.station, "M1").unprinted == 27
    there = next(each.id for each in list_jobs(desk.station) if each.state is JobState.PRINTED)
    did_not_come_out(desk.station, there)
    assert badges_on_paper(desk.station, "M1").unprinted == 28
    with looking(desk.station) as session:
        assert {row.prints for row in session.scalars(select(Badge))} == {0}
