"""The layouts that ship, and those that staff make."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.layouts import (
    Across,
    Box,
    Down,
    Form,
    Holds,
    Layout,
    Panel,
    Said,
    Shows,
    layout,
    layout_for,
    layouts,
    read_layout,
    write_layout,
)
from blp_desktop.paper.stocks import stock, stocks

lengths = st.floats(1, 200).map(lambda length: round(length, 2))
colours = st.sampled_from(["text", "accent", "role"])
texts = st.builds(
    Said,
    shows=st.sampled_from(Shows),
    words=st.text("ab\"'\\\nŁ", max_size=6),
    size=lengths,
    lines=st.integers(1, 4),
    strong=st.booleans(),
    colour=colours,
)
boxes = st.builds(
    Box,
    holds=st.sampled_from([Holds.TEXTS, Holds.CODE, Holds.AGENDA, Holds.LOGOS]),
    x=lengths,
    y=lengths,
    width=lengths,
    height=lengths,
    panel=st.sampled_from(Panel),
    says=st.lists(texts, max_size=3).map(tuple),
    across=st.sampled_from(Across),
    down=st.sampled_from(Down),
)


def made(*of: Box) -> Layout:
    """A folded layout of those boxes."""
    known = {"text": "#000000", "accent": "#0a598a"}
    return Layout(
        id="own", title="Own", width=90.0, height=120.0, margin=5.0, form=Form.FOLDED, boxes=of, colours=known,
        pictures={"logo": b"\x89PNG"},
    )  # fmt: skip


def test_layouts_ship_for_labels_lanyards_cards_and_rolls() -> None:
    assert set(layouts()) == {"name-label", "lanyard-a6", "butterfly-a6", "card-cr80", "roll-62x100", "low-label"}


@pytest.mark.parametrize("name", layouts())
def test_every_box_stands_on_its_panel(name: str) -> None:
    known = layout(name)
    for box in known.boxes:
        assert 0 <= box.x < box.x + box.width <= known.width
        assert 0 <= box.y < box.y + box.height <= known.height


@pytest.mark.parametrize("name", layouts())
def test_every_layout_has_names_a_code_and_a_short_code_to_read_aloud(name: str) -> None:
    said = [text for box in layout(name).boxes for text in box.says]
    assert {Shows.FIRST_NAME, Shows.LAST_NAME, Shows.ORGANISATION, Shows.SHORT_CODE} <= {text.shows for text in said}
    assert all(text.floor >= 18 for text in said if text.shows is Shows.FIRST_NAME)
    assert all(text.floor >= 9 for text in said if text.shows is Shows.SHORT_CODE)
    assert any(box.holds is Holds.CODE for box in layout(name).boxes)


@given(st.lists(boxes, min_size=1, max_size=4))
def test_a_layout_comes_back_from_its_file_as_it_was(of: list[Box]) -> None:
    known = made(*of)
    assert read_layout(write_layout(known), name="own") == known


def test_a_shipped_layout_comes_back_too() -> None:
    for name, known in layouts().items():
        assert read_layout(write_layout(known), name=name) == known


@pytest.mark.parametrize(
    ("stock_id", "layout_id"),
    [
        ("avery-l4785", "name-label"),
        ("a7-on-a4", "name-label"),
        ("single-a6", "lanyard-a6"),
        ("a6-butterfly", "butterfly-a6"),
        ("cr80", "card-cr80"),
        ("brother-dk-11202", "roll-62x100"),
        ("zebra-57x102", "roll-62x100"),
        ("dymo-11356", "low-label"),
    ],
)
def test_each_stock_has_the_layout_that_suits_it(stock_id: str, layout_id: str) -> None:
    assert layout_for(stock(stock_id)).id == layout_id


def test_a_stock_of_ones_own_gets_the_nearest_layout() -> None:
    assert layout_for(replace(stocks()["avery-l4785"], label_width=70, label_height=45)).id == "name-label"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ('form = "folded"', "not a badge layout"),
        ("nonsense", "not a badge layout"),
        ("", "not a badge layout"),
    ],
)
def test_what_is_no_layout_is_refused_in_a_sentence(change: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_layout(change, name="own")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("width = 90.0", "width = -1.0", "size"),
        ('holds = "texts"', 'holds = "songs"', "songs"),
        ('colour = "accent"', 'colour = "pink"', "pink"),
        ("height = 9.0", "height = 0.0", "no size"),
        ('form = "folded"', 'form = "single"', "panel back"),
        ("title", "name", "'name'"),
    ],
)
def test_a_wrong_word_in_a_layout_is_named(old: str, new: str, why: str) -> None:
    text = Said(shows=Shows.ROLE, colour="accent")
    box = Box(holds=Holds.TEXTS, x=1.0, y=2.0, width=30.0, height=9.0, panel=Panel.BACK, says=(text,))
    written = write_layout(made(box))
    assert old in written
    with pytest.raises(Refusal, match=why):
        read_layout(written.replace(old, new, 1), name="own")


def test_a_picture_that_is_missing_is_named() -> None:
    box = Box(holds=Holds.PICTURE, x=1.0, y=2.0, width=30.0, height=9.0, picture="flag")
    with pytest.raises(Refusal, match="flag is missing"):
        read_layout(write_layout(made(box)), name="own")


@pytest.mark.parametrize("name", layouts())
def test_no_name_shrinks_below_18_points_but_for_a_word_that_would_break(name: str) -> None:
    names = [
        said for box in layout(name).boxes for said in box.says if said.shows in (Shows.FIRST_NAME, Shows.LAST_NAME)
    ]
    assert names
    assert all(said.floor >= 18 and 12 <= said.least < said.floor for said in names)
