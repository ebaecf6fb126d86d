"""The one decision, from facts alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from blp_desktop.domain.checkin import (
    Condition,
    InvitationState,
    PersonFacts,
    Recognised,
    ScanFacts,
    Standing,
    judge,
)
from blp_desktop.domain.checkpoints import Checkpoint, Window
from blp_desktop.domain.ledger import Direction, Verdict

AT = datetime(2017, 10, 24, 7, 0, tzinfo=UTC)
WINDOW = Window(AT - timedelta(hours=1), AT + timedelta(hours=3))
RUTA = PersonFacts(
    id="p1",
    name="Rūta Kalniņa",
    organisation="Rīga Wood",
    standing=Standing.SELECTED,
    invitation=InvitationState.INVITED,
)
MORNING = Checkpoint(id="2017-10-24-am", label="Tue 24 Oct, morning", window=WINDOW)
FACTS = ScanFacts(
    recognised=Recognised.PERSON, at=AT, zone=ZoneInfo("Europe/Stockholm"), checkpoint=MORNING, person=RUTA
)


def facts(*, person: PersonFacts = RUTA, **changed: object) -> ScanFacts:
    return replace(FACTS, person=person, **changed)  # type: ignore[arg-type]


def test_nothing_against_it_admits() -> None:
    decision = judge(FACTS)
    assert (decision.verdict, decision.overridden, decision.next_step) == (Verdict.ADMITTED, (), None)


WRONG = (
    ({"badge_revoked": True}, Verdict.REVOKED_BADGE),
    ({"standing": Standing.BLOCKED}, Verdict.BLOCKED),
    ({"standing": Standing.WITHDRAWN}, Verdict.WITHDRAWN),
    ({"standing": Standing.WAITING}, Verdict.NOT_SELECTED),
    ({"invitation": None}, Verdict.NOT_INVITED),
    ({"conditions": (Condition(label="Fee", overridable=True),)}, Verdict.NEEDS_CLEARANCE),
    ({"open_questions": ("Diet?",)}, Verdict.NEEDS_ANSWER),
)
"""In the order of the checks; each holds although everything after it is wrong too."""


@pytest.mark.parametrize("first", range(len(WRONG)))
def test_the_first_check_that_fails_is_the_verdict(first: int) -> None:
    person = RUTA
    for wrong, _ in reversed(WRONG[first:]):
        person = replace(person, **wrong)  # type: ignore[arg-type]
    assert judge(facts(person=person)).verdict is WRONG[first][1]


@pytest.mark.parametrize(("second", "verdict"), [(-1, Verdict.TOO_EARLY), (0, Verdict.ADMITTED)])
def test_case_13_the_opening_second_is_inside(second: int, verdict: Verdict) -> None:
    assert judge(facts(at=WINDOW.opens + timedelta(seconds=second))).verdict is verdict


@pytest.mark.parametrize(("second", "verdict"), [(0, Verdict.ADMITTED), (1, Verdict.TOO_LATE)])
def test_the_closing_second_is_inside(second: int, verdict: Verdict) -> None:
    assert judge(facts(at=WINDOW.closes + timedelta(seconds=second))).verdict is verdict


def test_a_supervisor_sets_aside_all_that_may_be_and_nothing_else() -> None:
    late = facts(person=replace(RUTA, invitation=None), at=WINDOW.closes + timedelta(hours=1), may_override=True)
    assert judge(late).overridden == (Verdict.NOT_INVITED, Verdict.TOO_LATE)
    blocked = facts(person=replace(RUTA, standing=Standing.BLOCKED), may_override=True)
    assert judge(blocked).verdict is Verdict.BLOCKED


def test_an_exit_is_never_refused_for_time_or_questions() -> None:
    asked = replace(RUTA, open_questions=("Diet?",))
    out = facts(person=asked, at=WINDOW.closes + timedelta(hours=9), direction=Direction.EXIT)
    assert judge(out).verdict is Verdict.EXITED


def test_case_26_a_genuine_badge_of_a_stranger_is_provisional_but_the_window_applies() -> None:
    stranger = replace(FACTS, recognised=Recognised.STRANGER, person=None)
    assert judge(stranger).verdict is Verdict.PROVISIONAL
    assert judge(replace(stranger, at=WINDOW.opens - timedelta(minutes=1))).verdict is Verdict.TOO_EARLY
