"""Where a person stands."""

from datetime import UTC, datetime

import pytest

from blp_desktop.desk.standing import SelectionDecision, standing_of
from blp_desktop.domain.checkin import Standing

_THEN = datetime(2017, 9, 1, tzinfo=UTC)


def test_blocked_stands_before_withdrawn_and_selected() -> None:
    assert standing_of("selected", withdrawn_at=_THEN, blocked_at=_THEN) is Standing.BLOCKED


def test_withdrawn_stands_before_the_decision() -> None:
    assert standing_of("selected", withdrawn_at=_THEN, blocked_at=None) is Standing.WITHDRAWN


@pytest.mark.parametrize("decision", list(SelectionDecision))
def test_otherwise_the_decision_tells(decision: SelectionDecision) -> None:
    assert standing_of(decision, withdrawn_at=None, blocked_at=None) == Standing(decision)


def test_who_has_no_application_is_not_selected() -> None:
    assert standing_of(None, withdrawn_at=None, blocked_at=None) is Standing.APPLIED
