"""Logos in a row."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from blp_desktop.paper.badge_facts import Logo
from blp_desktop.paper.logos import LogoRow, logo_row

ROUNDING = 0.01


def logo(width: int, height: int, *, name: str = "SI", emblem: bool = False) -> Logo:
    """A picture of that shape."""
    out = BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "PNG")
    return Logo(name, out.getvalue(), emblem)


EMBLEM = logo(300, 200, name="European Union", emblem=True)


def heights(row: LogoRow) -> list[float]:
    """How high each logo stands."""
    return [height for _, _, _, _, height in row.logos]


def test_logos_are_of_one_height_in_their_own_shape() -> None:
    row = logo_row([logo(400, 100), logo(100, 100)], width=200, height=14)
    assert [(wide, high) for _, _, _, wide, high in row.logos] == [(56, 14), (14, 14)]


def test_many_logos_shrink_together_to_the_width_there_is() -> None:
    row = logo_row([logo(400, 100)] * 5, width=100, height=14)
    assert row.width == pytest.approx(100)
    assert len({round(height, 6) for height in heights(row)}) == 1


@given(st.lists(st.tuples(st.integers(20, 900), st.integers(20, 300)), min_size=1, max_size=5), st.integers(0, 5))
def test_the_eu_emblem_is_at_least_as_high_and_covers_at_least_as_much_as_any_other(
    shapes: list[tuple[int, int]], at: int
) -> None:
    logos = [logo(*shape) for shape in shapes]
    logos.insert(min(at, len(logos)), EMBLEM)
    row = logo_row(logos, width=120, height=14)
    (emblem,) = [(wide, high) for known, _, _, wide, high in row.logos if known.is_eu_emblem]
    for _, _, _, wide, high in row.logos:
        assert high <= emblem[1] + ROUNDING
        assert wide * high <= emblem[0] * emblem[1] + ROUNDING
    assert row.width <= 120 + ROUNDING


def test_the_others_stay_of_one_height_beside_the_emblem() -> None:
    row = logo_row([logo(800, 100), EMBLEM, logo(100, 100)], width=200, height=14)
    first, emblem, last = heights(row)
    assert emblem == 14
    assert first == last < emblem


def test_an_emblem_that_cannot_be_large_enough_is_told() -> None:
    row = logo_row([EMBLEM, *[logo(300, 100)] * 6], width=80, height=14)
    assert any(problem.startswith("The EU emblem of European Union would be only ") for problem in row.problems())


def test_a_logo_too_wide_to_be_read_beside_the_emblem_is_told() -> None:
    row = logo_row([EMBLEM, logo(3000, 100, name="Fund")], width=300, height=12)
    assert [problem for problem in row.problems() if problem.startswith("The logo of Fund is so wide")]


def test_logos_with_room_are_nothing_to_tell() -> None:
    assert list(logo_row([EMBLEM, logo(200, 100)], width=120, height=12).problems()) == []
