"""The layout of badges."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blp_desktop.paper.badge_layout import BadgeFace, Frame, Layout, Line, frame_of, lay_out
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.pages import DOT, MM
from blp_desktop.paper.stocks import Stock, stock, stocks

ROUNDING = 0.05
texts = st.text("Aåb Łw-ķШĄ", max_size=60)


def face(first_name: str = "Rūta", last_name: str = "Kalniņa", **more: str) -> BadgeFace:
    """A badge with usual texts."""
    said = {"organisation": "Wood Cluster", "country": "Latvia", "code": "7" * 29, "short_code": "7KX-CDEF"} | more
    return BadgeFace(first_name=first_name, last_name=last_name, **said)


def laid(badge: BadgeFace, on: str = "avery-l4785") -> Layout:
    """The badge on a stock."""
    return lay_out(badge, frame_of(stock(on), 25))


def line_of(text: str, layout: Layout) -> Line:
    """The line with that text."""
    return next(line for line in layout.lines if line.text == text)


def box(line: Line) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a line's letters (x-height and a little more, without accents)."""
    return line.x, line.y - 0.05 * line.size, line.x + width(line.text, line.font) * line.size, line.y + 0.6 * line.size


def collide(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > ROUNDING and up > ROUNDING


def inside(part: tuple[float, float, float, float], frame: Frame) -> bool:
    """Whether a box keeps off the label's margin, give or take what hangs below a line of letters."""
    left, bottom, right, top = part
    across = left >= frame.margin - ROUNDING and right <= frame.wide - frame.margin + ROUNDING
    return across and bottom >= frame.margin - MM and top <= frame.high - frame.margin


def code_with_quiet_zone(frame: Frame) -> tuple[float, float, float, float]:
    """The box that must stay white around the code."""
    quiet = 4 * frame.code_side / 25
    return frame.code_x - quiet, frame.code_y - quiet, frame.wide, frame.above


def test_a_short_first_name_has_the_largest_type() -> None:
    assert line_of("Ana", laid(face("Ana"))).size == 34


def test_a_longer_name_shrinks_but_stays_in_one_line() -> None:
    name = line_of("Anna-Maria Elisabeth", laid(face("Anna-Maria Elisabeth")))
    assert 18 <= name.size < 34


def test_a_name_too_long_for_the_floor_takes_two_lines() -> None:
    sizes = [line.size for line in laid(face("Maximilian Alexander Christopher Sebastian")).lines[:2]]
    assert sizes[0] == sizes[1] >= 18


def test_on_a_tall_label_a_long_name_stands_large_in_two_lines() -> None:
    assert line_of("Elisabeth", laid(face("Anna-Maria Elisabeth"), "single-a6")).size > 40


def test_the_surname_is_smaller_than_the_first_name() -> None:
    layout = laid(face())
    assert 8 <= line_of("Rūta", layout).size - line_of("Kalniņa", layout).size <= 10


def test_who_has_only_a_surname_wears_it_as_the_first_name() -> None:
    layout = laid(face("", "Ābele"))
    assert line_of("Ābele", layout).font == STRONG
    assert layout.problems == ()


def test_the_short_code_can_be_read_aloud() -> None:
    short = line_of("7KX-CDEF", laid(face()))
    assert short.size >= 9
    assert short.font == STRONG


def test_a_role_colours_the_band_and_is_said_in_words() -> None:
    trainer, speaker = laid(face(role="Trainer")), laid(face(role="Speaker"))
    assert trainer.band != laid(face()).band
    assert trainer.band != speaker.band
    assert line_of("Trainer", trainer).colour == trainer.band
    assert laid(face("Ann", role="trainer")).band == trainer.band


def test_what_nobody_gave_takes_no_line() -> None:
    assert [line.text for line in laid(face(organisation="", country="")).lines] == ["Rūta", "Kalniņa", "7KX-CDEF"]


def test_the_order_of_reading_is_names_organisation_country_code() -> None:
    said = [line.text for line in laid(face()).lines]
    assert said == ["Rūta", "Kalniņa", "Wood Cluster", "Latvia", "7KX-CDEF"]
    assert line_of("Latvia", laid(face())).font == REGULAR


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_a_module_is_nine_dots_or_more_and_the_code_stands_inside_the_label(sheet: Stock) -> None:
    frame = frame_of(sheet, 25)
    dots = frame.code_side / 25 / DOT
    assert round(dots, 6) == round(dots) >= 9
    assert frame.code_x + frame.code_side <= frame.wide - frame.margin + ROUNDING
    assert frame.above - 4 * dots * DOT <= frame.high - frame.margin


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(first=texts, last=texts, organisation=texts, country=texts, role=texts, module=texts)
def test_no_text_ever_leaves_the_label_or_touches_another(
    sheet: Stock, first: str, last: str, organisation: str, country: str, role: str, module: str
) -> None:
    badge = face(first, last, organisation=organisation, country=country, role=role, module_line=module)
    frame = frame_of(sheet, 25)
    boxes = [box(line) for line in lay_out(badge, frame).lines]
    assert all(inside(each, frame) for each in boxes)
    boxes.append(code_with_quiet_zone(frame))
    assert not any(collide(one, other) for one, other in itertools.combinations(boxes, 2))
