"""Edits of a layout: each gives another one, and no box leaves the paper."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.paper.layouts import Box, Form, Holds, Layout, layout, layouts
from blp_desktop.ui.designs.editing import (
    LEAST,
    Align,
    Handle,
    aligned,
    bounds,
    duplicated,
    lowered,
    moved,
    pictured,
    raised,
    removed,
    resized,
    same_size,
)
from blp_desktop.ui.designs.snapping import STEP, snap_move, snap_resize

WIDTH, HEIGHT, MARGIN = 80.0, 50.0, 4.0
lengths = st.floats(-200, 200).map(lambda length: round(length, 2))


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A band somewhere on the paper."""
    x, y = (draw(st.floats(0, side - LEAST).map(lambda at: round(at, 2))) for side in (WIDTH, HEIGHT))
    width = draw(st.floats(LEAST, WIDTH - x).map(lambda side: round(side, 2)))
    height = draw(st.floats(LEAST, HEIGHT - y).map(lambda side: round(side, 2)))
    return Box(holds=Holds.BAND, x=x, y=y, width=width, height=height, colour="text")


@st.composite
def designs(draw: st.DrawFn) -> Layout:
    """One to five boxes."""
    return design(*draw(st.lists(boxes(), min_size=1, max_size=5)))


def design(*found: Box) -> Layout:
    """A layout of these boxes."""
    return Layout(
        id="one", title="One", width=WIDTH, height=HEIGHT, margin=MARGIN, form=Form.SINGLE, boxes=tuple(found),
        colours={"text": "#000000"}, pictures={},
    )  # fmt: skip


def box(x: float, y: float, width: float = 10, height: float = 6) -> Box:
    """A band."""
    return Box(holds=Holds.BAND, x=x, y=y, width=width, height=height, colour="text")


def is_on_paper(made: Layout) -> bool:
    left, top, right, bottom = bounds(made, range(len(made.boxes)))
    return left >= 0 and top >= 0 and right <= made.width + 0.011 and bottom <= made.height + 0.011


@given(designs(), lengths, lengths)
def test_boxes_moved_together_keep_their_sizes_and_distances_and_stay_on_the_paper(
    before: Layout, dx: float, dy: float
) -> None:
    chosen = frozenset(range(len(before.boxes)))
    after = moved(before, chosen, dx, dy)
    assert is_on_paper(after)
    went = {
        (round(new.x - old.x, 1), round(new.y - old.y, 1)) for old, new in zip(before.boxes, after.boxes, strict=True)
    }
    assert len({x for x, _ in went}) <= 2
    assert [(each.width, each.height) for each in after.boxes] == [(each.width, each.height) for each in before.boxes]


def test_a_box_that_can_go_there_goes_there() -> None:
    after = moved(design(box(10, 10), box(30, 30)), frozenset({0}), 5.5, -2)
    assert [(each.x, each.y) for each in after.boxes] == [(15.5, 8), (30, 30)]


@given(designs(), st.sampled_from(Handle), lengths, lengths)
def test_a_resized_box_keeps_its_other_edges_its_least_size_and_the_paper(
    before: Layout, handle: Handle, dx: float, dy: float
) -> None:
    after = resized(before, 0, handle, dx, dy)
    assert is_on_paper(after)
    old, new = before.boxes[0], after.boxes[0]
    assert min(new.width, new.height) >= LEAST - 0.011
    if handle.across >= 0:
        assert new.x == pytest.approx(old.x, abs=0.011)
    if handle.across <= 0:
        assert new.x + new.width == pytest.approx(old.x + old.width, abs=0.021)
    if handle.down >= 0:
        assert new.y == pytest.approx(old.y, abs=0.011)
    if handle.down <= 0:
        assert new.y + new.height == pytest.approx(old.y + old.height, abs=0.021)


@given(designs(), st.sampled_from(Align))
def test_aligning_twice_changes_nothing_more_and_moves_in_one_direction_only(before: Layout, how: Align) -> None:
    chosen = frozenset(range(len(before.boxes)))
    after = aligned(before, chosen, how)
    again = aligned(after, chosen, how)
    assert [each.x for each in again.boxes] == pytest.approx([each.x for each in after.boxes], abs=0.011)
    assert is_on_paper(after)
    if how in (Align.LEFT, Align.CENTRE, Align.RIGHT):
        assert [each.y for each in after.boxes] == [each.y for each in before.boxes]
    else:
        assert [each.x for each in after.boxes] == [each.x for each in before.boxes]


def test_several_boxes_align_with_each_other_and_one_with_the_margins() -> None:
    before = design(box(10, 10), box(30, 30, width=20))
    both = frozenset({0, 1})
    assert [each.x for each in aligned(before, both, Align.LEFT).boxes] == [10, 10]
    assert [each.x for each in aligned(before, both, Align.RIGHT).boxes] == [40, 30]
    assert [each.y for each in aligned(before, both, Align.MIDDLE).boxes] == [20, 20]
    assert aligned(before, frozenset({0}), Align.BOTTOM).boxes[0].y == HEIGHT - MARGIN - 6


@given(designs())
def test_boxes_of_one_size_stay_on_the_paper(before: Layout) -> None:
    after = same_size(before, frozenset(range(len(before.boxes))))
    assert len({(each.width, each.height) for each in after.boxes}) == 1
    assert is_on_paper(after)


@given(designs(), st.data())
def test_raising_and_lowering_keep_every_box_and_follow_the_chosen(before: Layout, data: st.DataObject) -> None:
    chosen = data.draw(st.frozensets(st.integers(0, len(before.boxes) - 1)))
    for shift in (raised, lowered):
        after, now = shift(before, chosen)
        assert sorted(map(repr, after.boxes)) == sorted(map(repr, before.boxes))
        assert sorted(repr(after.boxes[at]) for at in now) == sorted(repr(before.boxes[at]) for at in chosen)


def test_a_raised_box_changes_places_with_the_one_above() -> None:
    one, two, three = box(1, 1), box(2, 2), box(3, 3)
    assert raised(design(one, two, three), frozenset({0})) == (design(two, one, three), frozenset({1}))
    assert raised(design(one, two, three), frozenset({2})) == (design(one, two, three), frozenset({2}))
    assert raised(design(one, two, three), frozenset({1, 2}))[0] == design(one, two, three)


@given(designs())
def test_copies_stand_beside_their_originals_and_removing_them_leaves_what_was(before: Layout) -> None:
    made, copies = duplicated(before, frozenset({0}))
    (copy,) = copies
    assert len(made.boxes) == len(before.boxes) + 1
    assert (made.boxes[copy].width, made.boxes[copy].height) == (before.boxes[0].width, before.boxes[0].height)
    assert removed(made, copies) == before


def test_a_picture_that_no_box_shows_any_more_is_dropped() -> None:
    picture = Box(holds=Holds.PICTURE, x=1, y=1, width=9, height=9, picture="old")
    before = replace(design(picture), pictures={"old": b"1"})
    after = pictured(before, 0, "new", b"2")
    assert (after.boxes[0].picture, dict(after.pictures)) == ("new", {"new": b"2"})


@given(designs(), lengths, lengths, st.floats(0, 3))
def test_a_dragged_box_rests_on_the_grid_or_at_the_line_it_names(
    before: Layout, dx: float, dy: float, reach: float
) -> None:
    snapped = snap_move(before, frozenset({0}), dx, dy, reach=reach)
    first = before.boxes[0]
    x = first.x + snapped.dx
    lines = [guide.x for guide in snapped.guides if guide.x is not None]
    if lines:
        edges = (x, x + first.width / 2, x + first.width)
        assert min(abs(edge - lines[0]) for edge in edges) == pytest.approx(0, abs=1e-6)
        assert abs(snapped.dx - dx) <= reach + 1e-6
    else:
        assert x / STEP == pytest.approx(round(x / STEP), abs=1e-6)
        assert abs(snapped.dx - dx) <= STEP / 2 + 1e-6


@given(designs(), st.sampled_from(Handle), lengths, lengths)
def test_only_the_edges_of_a_handle_are_drawn_to_lines(before: Layout, handle: Handle, dx: float, dy: float) -> None:
    snapped = snap_resize(before, 0, handle, dx, dy, reach=1)
    assert handle.across or snapped.dx == 0
    assert handle.down or snapped.dy == 0


def test_margins_middles_and_neighbours_draw_a_box() -> None:
    before = design(box(10, 10), box(41.3, 30))
    neighbour = snap_move(before, frozenset({0}), 31, 0, reach=1)
    assert (neighbour.dx, [guide.x for guide in neighbour.guides if guide.x]) == (pytest.approx(31.3), [41.3])
    assert snap_move(before, frozenset({0}), -5.4, 0, reach=1).dx == pytest.approx(MARGIN - 10)
    assert snap_move(before, frozenset({0}), 25.4, 0, reach=1).dx == pytest.approx(WIDTH / 2 - 15)


@pytest.mark.parametrize("name", layouts())
def test_a_box_of_another_panel_draws_nothing(name: str) -> None:
    known = layout(name)
    for at in range(len(known.boxes)):
        for guide in snap_move(known, frozenset({at}), 0.2, 0.2, reach=0.5).guides:
            assert guide.panel is known.boxes[at].panel
