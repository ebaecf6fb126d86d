"""The room behind a checkpoint: kept up with each who comes or goes, equal to the ledger folded anew."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.desk.room import Room, curve, present_by_country, waiting
from blp_desktop.domain.checkpoints import Window
from blp_desktop.domain.ledger import Entry, Presence, Verdict, fold, presence_of, standing_moves

OPENS = datetime(2017, 10, 24, 6, 30, tzinfo=UTC)
WINDOW = Window(OPENS, OPENS + timedelta(hours=3))


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the tally reads guests."""

    id: str
    country: str


GUESTS: dict[str, Any] = {f"guest{number}": Row(f"guest{number}", "LV" if number % 2 else "") for number in range(4)}
PEOPLE = (*GUESTS, "walk-in")

moves = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from([Verdict.ADMITTED, Verdict.PROVISIONAL, Verdict.EXITED, Verdict.ALREADY_IN, Verdict.ANNULLED]),
        st.integers(0, 240),
        st.booleans(),
    ),
    max_size=24,
)


class Door:
    """Takes in one row after the other, as the tally does."""

    def __init__(self) -> None:
        self.room = Room()
        self.rows: list[Entry] = []
        self.present: dict[str, Presence] = {}

    def take(self, who: str, verdict: Verdict, minute: int) -> None:
        """One more row; an annulment names the latest row of that person."""
        own = [row for row in self.rows if row.who == who]
        if verdict is Verdict.ANNULLED and not own:
            return
        annuls = own[-1].id if verdict is Verdict.ANNULLED else None
        number = len(self.rows)
        self.rows.append(
            Entry(
                id=str(number), who=who, checkpoint="am", verdict=verdict, at=OPENS + timedelta(minutes=minute),
                sequence=number, station="A", annuls=annuls,
            )
        )  # fmt: skip
        before = self.present.pop(who, None)
        after = presence_of(standing_moves([row for row in self.rows if row.who == who]))
        if after is not None:
            self.present[who] = after
        self.room.change(before, after, GUESTS.get(who))


@given(moves)
def test_the_numbers_equal_those_folded_anew_after_every_row(rows: list[tuple[str, Verdict, int, bool]]) -> None:
    door = Door()
    for who, verdict, minute, is_read_anew in rows:
        door.take(who, verdict, minute)
        if is_read_anew:
            door.room.forget_guests()
        here = {who: presence for (_, who), presence in fold(door.rows).items()}
        guests = [who for who in here if who in GUESTS]
        countries = present_by_country(door.room, GUESTS, door.present)
        assert door.room.inside == sum(presence.inside for presence in here.values())
        assert +countries == Counter(GUESTS[who].country for who in guests)
        assert list(waiting(door.room, GUESTS, door.present)) == [who for who in GUESTS if who not in here]
        steps = curve(door.room, WINDOW, OPENS + timedelta(minutes=250))
        assert sum(step.came for step in steps) == len(here)
        folded = Counter(min(presence.first.at, WINDOW.closes) for presence in here.values())
        assert max((step.came for step in steps), default=0) >= max(folded.values(), default=0)


@given(st.integers(0, 60 * 24 * 400), st.integers(0, 60 * 24 * 400))
def test_a_curve_has_steps_of_one_length_and_never_too_many(opens: int, length: int) -> None:
    window = Window(OPENS + timedelta(minutes=opens), OPENS + timedelta(minutes=opens + length))
    steps = curve(Room(), window, window.closes + timedelta(minutes=1))
    assert 1 <= len(steps) <= 97
    assert len({after.at - before.at for before, after in pairwise(steps)}) <= 1
    assert steps[0].at <= window.opens
    assert window.closes - steps[-1].at < timedelta(days=7)


def test_the_curve_tells_times_in_the_zone_of_now() -> None:
    zone = timezone(timedelta(hours=3))
    steps = curve(Room(), WINDOW, (OPENS + timedelta(minutes=12)).astimezone(zone))
    assert [f"{step.at:%H:%M}" for step in steps] == ["09:30", "09:35", "09:40"]


def test_who_waits_stands_in_the_order_of_names_again_after_an_undo() -> None:
    door = Door()
    assert list(waiting(door.room, GUESTS, door.present)) == list(GUESTS)
    door.take("guest1", Verdict.ADMITTED, 5)
    assert list(waiting(door.room, GUESTS, door.present)) == ["guest0", "guest2", "guest3"]
    door.take("guest1", Verdict.ANNULLED, 6)
    assert list(waiting(door.room, GUESTS, door.present)) == list(GUESTS)


@pytest.mark.parametrize("who", ["walk-in", "guest0"])
def test_who_came_first_in_another_minute_moves_within_the_curve(who: str) -> None:
    door = Door()
    door.take(who, Verdict.ADMITTED, 20)
    door.take(who, Verdict.ANNULLED, 21)
    door.take(who, Verdict.ADMITTED, 31)
    steps = curve(door.room, WINDOW, OPENS + timedelta(minutes=40))
    assert {f"{step.at:%H:%M}": step.came for step in steps if step.came} == {"07:00": 1}
