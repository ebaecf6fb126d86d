"""Half-days and their windows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from blp_desktop.domain.checkpoints import Checkpoint, Half, Sitting, checkpoint_at, half_days, halves_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2017, 10, 24)


def sitting(start: str, end: str, *, counts: bool = True, day: date = DAY) -> Sitting:
    return Sitting(day, time.fromisoformat(start), time.fromisoformat(end), counts)


def halves(*sittings: Sitting, minutes: int = 30) -> dict[str, Checkpoint]:
    found = half_days(sittings, zone=STOCKHOLM, tolerance=timedelta(minutes=minutes))
    return {checkpoint.id: checkpoint for checkpoint in found}


def local(clock: str, *, day: date = DAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=STOCKHOLM)


def window(checkpoint: Checkpoint) -> tuple[str, str]:
    assert checkpoint.window is not None
    edges = (checkpoint.window.opens, checkpoint.window.closes)
    return tuple(f"{edge.astimezone(STOCKHOLM):%H:%M}" for edge in edges)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("10:00", "12:30", (Half.MORNING,)),
        ("09:00", "16:30", (Half.MORNING, Half.AFTERNOON)),
        ("12:00", "13:00", (Half.AFTERNOON,)),
        ("11:00", "13:59", (Half.MORNING,)),
        ("11:00", "14:00", (Half.MORNING, Half.AFTERNOON)),
    ],
)
def test_a_session_counts_for_the_halves_it_lies_in(start: str, end: str, expected: tuple[Half, ...]) -> None:
    assert halves_of(sitting(start, end)) == expected


def test_registration_opens_the_morning_though_it_does_not_count() -> None:
    found = halves(sitting("09:00", "10:00", counts=False), sitting("10:00", "12:30"))
    assert list(found) == ["2017-10-24-am"]
    assert window(found["2017-10-24-am"]) == ("08:30", "13:00")


def test_a_dinner_that_does_not_count_keeps_no_door_open() -> None:
    found = halves(sitting("13:00", "16:30"), sitting("18:30", "21:30", counts=False))
    assert window(found["2017-10-24-pm"]) == ("12:30", "17:00")


def test_a_session_over_both_halves_is_split_at_half_past_twelve() -> None:
    found = halves(sitting("09:00", "16:30"))
    assert window(found["2017-10-24-am"]) == ("08:30", "13:00")
    assert window(found["2017-10-24-pm"]) == ("12:00", "17:00")


def test_a_day_without_a_counting_session_has_no_checkpoint() -> None:
    assert halves(sitting("18:30", "21:30", counts=False)) == {}


def test_both_boundary_seconds_are_inside() -> None:
    (morning,) = halves(sitting("09:00", "12:00")).values()
    assert morning.window is not None
    inside = [local("08:30"), local("12:30").replace(microsecond=999_999)]
    outside = [local("08:29:59"), local("12:30:01")]
    assert [morning.window.holds(at) for at in inside + outside] == [True, True, False, False]


def test_windows_follow_the_clocks_of_the_city_over_the_change_of_summer_time() -> None:
    before, after = date(2017, 10, 28), date(2017, 10, 30)
    found = halves(sitting("09:00", "12:00", day=before), sitting("09:00", "12:00", day=after))
    opens = [checkpoint.window.opens for checkpoint in found.values() if checkpoint.window]
    assert [at.astimezone(UTC).hour for at in opens] == [6, 7]


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("07:00", "am"),
        ("09:00", "am"),
        ("12:15", "am"),
        ("12:30", "pm"),
        ("12:45", "pm"),
        ("13:30", "pm"),
        ("20:00", "pm"),
    ],
)
def test_without_a_checkpoint_the_instant_decides(clock: str, expected: str) -> None:
    found = halves(sitting("09:00", "16:30"))
    chosen = checkpoint_at(found.values(), local(clock))
    assert chosen is not None
    assert chosen.id == f"2017-10-24-{expected}"


def test_between_two_days_the_nearest_window_is_meant() -> None:
    next_day = date(2017, 10, 25)
    found = halves(sitting("13:00", "17:00"), sitting("09:00", "12:00", day=next_day))
    late, early = (
        checkpoint_at(found.values(), local("20:00")),
        checkpoint_at(found.values(), local("06:00", day=next_day)),
    )
    assert late is not None
    assert early is not None
    assert (late.id, early.id) == ("2017-10-24-pm", "2017-10-25-am")
