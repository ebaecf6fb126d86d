"""Merging: laptops that worked apart come to the same rows, whoever meets whom first."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.merging import Change, ChangeKind, Dispute, disputes, homes, settle

FIELDS = ("phone", "email", "notes")


def change(clock: int, act: str, kind: ChangeKind = ChangeKind.CHANGED, **fields: Any) -> Change:
    """A change made in an act of its own."""
    return Change(clock=clock, act=act, number=1, kind=kind, fields=fields)


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Changes of one row, each stamp made once."""
    stamps = draw(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("abc")), min_size=1, unique=True))
    return [
        Change(
            clock=clock,
            act=act,
            number=1,
            kind=draw(st.sampled_from(ChangeKind)),
            fields=draw(st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 3))),
        )
        for clock, act in stamps
    ]


@given(histories(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_neither_order_nor_repetition_plays_a_part(changes: list[Change], random: Any, times: int) -> None:
    shuffled = changes * times
    random.shuffle(shuffled)
    assert settle(shuffled) == settle(changes)


@given(st.lists(histories(), min_size=3, max_size=3))
def test_three_in_a_ring_come_to_the_same(laptops: list[list[Change]]) -> None:
    stamps: dict[Any, Change] = {}
    laptops = [[stamps.setdefault(change.stamp, change) for change in changes] for changes in laptops]
    ends = []
    for order in permutations(range(3)):
        known = [set(_keys(changes)) for changes in laptops]
        for _ in range(2):
            for one, other in zip(order, (*order[1:], order[0]), strict=True):
                known[other] |= known[one]
        ends += [settle(stamps[key] for key in each) for each in known]
    assert all(end == ends[0] for end in ends)


def _keys(changes: Sequence[Change]) -> list[tuple[int, str, int]]:
    return [change.stamp for change in changes]


def test_the_last_writer_wins_field_by_field() -> None:
    settled = settle([change(1, "a", phone="1", email="1"), change(3, "b", phone="3"), change(2, "c", email="2")])
    assert (settled.value("phone"), settled.value("email"), settled.value("notes")) == ("3", "2", None)


def test_in_one_logical_instant_the_act_s_key_decides() -> None:
    assert settle([change(1, "b", phone="b"), change(1, "a", phone="a")]).value("phone") == "b"


def test_a_row_that_was_taken_out_is_gone_unless_it_was_changed_after() -> None:
    added, out = change(1, "a", ChangeKind.ADDED, phone="1"), change(3, "b", ChangeKind.REMOVED)
    assert not settle([added, out, change(2, "c", phone="2")]).stays
    after = settle([added, out, change(4, "c", email="4")])
    assert (after.stays, after.value("phone"), after.value("email")) == (True, "1", "4")


def test_what_both_sides_wrote_since_they_parted_is_told_with_the_value_that_is_dropped() -> None:
    mine, theirs = change(1, "a", phone="1", notes="same", email="x"), change(2, "b", phone="2", notes="same")
    (told,) = disputes([mine], [theirs])
    assert (told.field, told.kept.value, told.dropped.value) == ("phone", "2", "1")
    assert list(disputes([theirs], [mine])) == [told]


def test_a_removal_against_a_change_is_told() -> None:
    (told,) = disputes([change(1, "a", ChangeKind.REMOVED)], [change(2, "b", phone="2")])
    assert isinstance(told, Dispute)
    assert (told.field, told.kept.by.act) == ("", "b")


def test_where_one_side_wrote_nothing_nothing_is_disputed() -> None:
    assert list(disputes([], [change(1, "a", phone="1")])) == []


def test_who_is_united_counts_as_whom_the_last_of_them_is_united_with() -> None:
    assert homes({"c": "b", "b": "a"}) == {"c": "a", "b": "a"}


def test_two_laptops_that_united_the_same_two_the_other_way_round_agree() -> None:
    assert homes({"a": "b", "b": "a", "c": "b"}) == {"b": "a", "c": "a"}
