"""Fitting text into boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.paper.fitting import Sizes, fit, wrap
from blp_desktop.paper.fonts import REGULAR, width

names = st.text("aäł Шw-", max_size=80)
rooms = st.floats(20, 300)
SIZES = Sizes(largest=30, floor=10)


def widest(lines: tuple[str, ...], size: float) -> float:
    """The width of the longest line in points."""
    return max((width(line, REGULAR) * size for line in lines), default=0)


@given(names, rooms)
def test_no_line_is_wider_than_the_room(text: str, room: float) -> None:
    fitted = fit(text, REGULAR, room=room, sizes=SIZES)
    assert widest(fitted.lines, fitted.size) <= room + 0.001


@given(names, rooms)
def test_a_text_that_was_not_cut_is_whole(text: str, room: float) -> None:
    fitted = fit(text, REGULAR, room=room, sizes=SIZES)
    if not fitted.cut:
        assert "".join(fitted.lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


@given(names, rooms)
def test_wrapping_loses_nothing(text: str, room: float) -> None:
    lines = wrap(text, REGULAR, room=room, size=10).lines
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert widest(lines, 10) <= room + 0.001


def test_what_fits_keeps_the_largest_size() -> None:
    assert fit("Ana", REGULAR, room=200, sizes=SIZES).size == 30


def test_a_text_shrinks_before_it_wraps() -> None:
    fitted = fit("Anna-Maria Elisabeth", REGULAR, room=200, sizes=SIZES)
    assert fitted.lines == ("Anna-Maria Elisabeth",)
    assert 10 <= fitted.size < 30


def test_a_text_wraps_rather_than_stand_smaller_than_one_line_should() -> None:
    sizes = Sizes(largest=30, floor=10, single=28)
    assert fit("Anna-Maria Elisabeth", REGULAR, room=200, sizes=sizes).lines == ("Anna-Maria", "Elisabeth")


def test_lines_are_about_as_long_as_each_other() -> None:
    sizes = Sizes(largest=12, floor=10, single=12)
    lines = fit("Clean Technology Cluster of Umeå", REGULAR, room=160, sizes=sizes).lines
    assert lines == ("Clean Technology", "Cluster of Umeå")


def test_a_long_word_is_broken_after_its_hyphen() -> None:
    room = width("Montgomery-", REGULAR) * 10 + 1
    fitted = fit("Montgomery-Bergerdorff", REGULAR, room=room, sizes=Sizes(largest=10, floor=10))
    assert fitted.lines == ("Montgomery-", "Bergerdorff")


def test_what_does_not_fit_at_the_floor_is_cut_and_says_so() -> None:
    fitted = fit("word " * 40, REGULAR, room=60, sizes=SIZES)
    assert fitted.cut
    assert fitted.lines[-1].endswith("…")
    assert len(fitted.lines) == SIZES.lines


def test_a_word_broken_where_it_has_no_hyphen_is_told() -> None:
    torn = fit("Papadopoulos", REGULAR, room=80, sizes=Sizes(largest=18, floor=18))
    assert (len(torn.lines), torn.cut, torn.torn) == (2, False, True)
    room = width("Montgomery-", REGULAR) * 10 + 1
    whole = fit("Montgomery-Bergerdorff", REGULAR, room=room, sizes=Sizes(largest=10, floor=10))
    assert not whole.torn


def test_a_word_that_would_break_stands_smaller_where_it_may_and_says_so() -> None:
    sizes = Sizes(largest=24, floor=18, least=12)
    small = fit("Константинопольская", REGULAR, room=140, sizes=sizes)
    assert (small.lines, small.size, small.small, small.torn) == (("Константинопольская",), 14, True, False)
    wrapped = fit("Vaičiūnaitė-Petrauskienė", REGULAR, room=140, sizes=sizes)
    assert (wrapped.lines, wrapped.size, wrapped.small) == (("Vaičiūnaitė-", "Petrauskienė"), 18, False)
    torn = fit("Константинопольская", REGULAR, room=100, sizes=sizes)
    assert (torn.size, torn.small, torn.torn) == (18, False, True)


@pytest.mark.parametrize("text", ["", "   ", "\n", "\x00", "\u200b"])
def test_nothing_takes_no_line(text: str) -> None:
    assert fit(text, REGULAR, room=100, sizes=SIZES).lines == ()


def test_a_name_cut_after_its_hyphen_is_not_torn_apart() -> None:
    fitted = fit("Wolfgang-Maximilian", REGULAR, room=110, sizes=Sizes(largest=18, floor=18, lines=1))
    assert fitted.cut
    assert fitted.lines[0].startswith("Wolfgang-M")


def test_signs_that_only_steer_are_not_drawn() -> None:
    assert fit("Anna\u200b-Maria\x00 \u202eEk", REGULAR, room=200, sizes=SIZES).lines == ("Anna-Maria Ek",)


def test_a_word_as_long_as_a_book_is_broken_all_the_same() -> None:
    fitted = fit("x" * 5_000, REGULAR, room=20, sizes=SIZES)
    assert (len(fitted.lines), fitted.cut) == (2, True)
    assert len("".join(wrap("x" * 5_000, REGULAR, room=20, size=10).lines).replace("-", "")) == 5_000
