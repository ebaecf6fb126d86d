"""Certificates: what they take, and the code that proves one."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.certificates import (
    CODE_LENGTH,
    Progress,
    Reach,
    certificate_code,
    half_days_needed,
    minutes_of,
    read_certificate_code,
    shown_certificate_code,
)
from blp_desktop.domain.checkpoints import Sitting
from blp_desktop.domain.codes import ALPHABET

DAY = date(2017, 10, 24)
STATES = {"name": "Rūta Kalniņa", "attended": 5, "half_days": ["2017-10-24-am"]}


def sitting(start: str, end: str, *, day: date = DAY) -> Sitting:
    """A counting session."""
    return Sitting(day, time.fromisoformat(start), time.fromisoformat(end), counts=True)


@pytest.mark.parametrize(("whole", "percent", "needed"), [(6, 80, 5), (4, 80, 4), (5, 80, 4), (6, 100, 6), (6, 1, 1)])
def test_a_share_of_the_half_days_is_rounded_up(whole: int, percent: int, needed: int) -> None:
    assert half_days_needed(whole, percent) == needed


@pytest.mark.parametrize(
    ("attended", "to_come", "reach", "missing"),
    [(5, 0, Reach.REACHES, 0), (6, 0, Reach.REACHES, 0), (3, 3, Reach.CAN_STILL, 2), (3, 1, Reach.MISSES, 2)],
)
def test_who_can_still_get_there_is_told_from_who_misses_it(
    attended: int, to_come: int, reach: Reach, missing: int
) -> None:
    progress = Progress(attended=attended, whole=6, needed=5, to_come=to_come)
    assert (progress.reach, progress.missing) == (reach, missing)


def test_nobody_reaches_a_certificate_of_a_module_without_half_days() -> None:
    assert Progress(attended=0, whole=0, needed=0, to_come=0).reach is Reach.MISSES


def test_sessions_side_by_side_count_once() -> None:
    day = (sitting("09:00", "12:00"), sitting("10:00", "11:00"), sitting("11:30", "12:30"), sitting("14:00", "15:00"))
    assert minutes_of(day) == 210 + 60


def test_the_same_hour_of_two_days_counts_twice() -> None:
    assert minutes_of((sitting("09:00", "10:00"), sitting("09:00", "10:00", day=date(2017, 10, 25)))) == 120


def test_the_same_statement_has_the_same_code_in_whichever_order_it_is_told() -> None:
    assert certificate_code(b"secret", STATES) == certificate_code(b"secret", dict(reversed(STATES.items())))


@pytest.mark.parametrize("changed", [{"attended": 6}, {"name": "Ruta Kalnina"}, {"half_days": []}])
def test_another_statement_has_another_code(changed: dict[str, object]) -> None:
    assert certificate_code(b"secret", STATES | changed) != certificate_code(b"secret", STATES)


def test_another_edition_has_another_code() -> None:
    assert certificate_code(b"secret", STATES) != certificate_code(b"other", STATES)


def test_a_code_is_read_as_it_is_printed_or_typed_small() -> None:
    code = certificate_code(b"secret", STATES)
    for typed in (code, shown_certificate_code(code), f" {shown_certificate_code(code).lower()} "):
        assert read_certificate_code(typed) == code


@given(st.integers(0, CODE_LENGTH - 1), st.sampled_from(ALPHABET))
def test_any_one_wrong_sign_is_noticed(at: int, sign: str) -> None:
    code = certificate_code(b"secret", STATES)
    wrong = code[:at] + sign + code[at + 1 :]
    assert read_certificate_code(wrong) == (code if sign == code[at] else None)
