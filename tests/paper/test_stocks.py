"""Stocks."""

import itertools
from dataclasses import replace

import pytest

from blp_desktop.paper.stocks import PAGES, Stock, misplaced, read_stock, stock, stock_facts, stocks, wrong_with

ROUNDING = 1e-6
IN_PRINT_FACTS = {
    "avery-l4784": (80, 50, 2, 5, 18.0, 13.0, 95, 55),
    "avery-l4785": (80, 50, 2, 5, 18.0, 13.0, 95, 55),
    "avery-l4786": (80, 50, 2, 5, 18.0, 13.0, 95, 55),
    "avery-l4787": (80, 50, 2, 5, 18.0, 13.0, 95, 55),
    "herma-4412": (80, 50, 2, 5, 17.5, 13.5, 95, 55),
    "avery-5395": (85.7, 59.3, 2, 4, 17.5, 14.8, 95.25, 63.5),
    "durable-1445": (90, 54, 2, 5, 15, 12, 90, 54),
    "durable-1456": (90, 60, 2, 4, 15, 28.5, 90, 60),
    "durable-1453": (75, 40, 2, 6, 30, 28.5, 75, 40),
    "avery-c32011": (85, 54, 2, 5, 15, 13.5, 95, 54),
    "avery-32015": (85, 54, 2, 4, 17, 31.5, 91, 60),
    "avery-l7414": (90, 52, 2, 5, 15, 18.5, 90, 52),
    "sigel-lp795": (85, 55, 2, 5, 14, 10.5, 95, 55),
    "a6-on-a4": (105, 148.5, 2, 2, 0, 0, 105, 148.5),
    "a7-on-a4": (105, 74.25, 2, 4, 0, 0, 105, 74.25),
}


def boxes(sheet: Stock) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each label in millimetres."""
    corners = [sheet.corner(label) for label in range(sheet.labels)]
    return [(x, y, x + sheet.label_width, y + sheet.label_height) for x, y in corners]


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > ROUNDING and down > ROUNDING


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_every_label_stands_on_the_page(sheet: Stock) -> None:
    assert all(left >= 0 and top >= 0 for left, top, _, _ in boxes(sheet))
    assert all(right <= sheet.page_width + ROUNDING for _, _, right, _ in boxes(sheet))
    assert all(bottom <= sheet.page_height + ROUNDING for _, _, _, bottom in boxes(sheet))


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_no_label_overlaps_another(sheet: Stock) -> None:
    assert not any(overlap(one, other) for one, other in itertools.combinations(boxes(sheet), 2))


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_on_office_printers_nothing_is_asked_of_the_outer_five_millimetres(sheet: Stock) -> None:
    if sheet.page_size in PAGES.values():
        near_edge = min(sheet.left, sheet.top, sheet.page_width - boxes(sheet)[-1][2])
        assert near_edge + sheet.margin >= 5


@pytest.mark.parametrize("name", IN_PRINT_FACTS)
def test_a_sheet_has_the_measures_of_its_maker(name: str) -> None:
    sheet = stock(name)
    size = (sheet.label_width, sheet.label_height, sheet.columns, sheet.rows)
    assert (*size, sheet.left, sheet.top, sheet.pitch_x, sheet.pitch_y) == IN_PRINT_FACTS[name]


def test_labels_are_counted_row_by_row_from_the_top_left() -> None:
    sheet = stock("avery-l4785")
    assert [sheet.corner(label) for label in (0, 1, 2, 9)] == [(18, 13), (113, 13), (18, 68), (113, 233)]


def test_every_stock_has_a_title_of_its_own() -> None:
    titles = [sheet.title for sheet in stocks().values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", ["single-a6", "single-a7", "cr80", "brother-dk-11202", "dymo-99014", "zebra-57x102"])
def test_a_single_label_is_its_own_page(name: str) -> None:
    assert stock(name).labels == 1
    assert stock(name).page_size == (stock(name).label_width, stock(name).label_height)


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_nothing_is_wrong_with_a_stock_that_ships_and_its_facts_give_it_again(sheet: Stock) -> None:
    assert list(wrong_with(sheet)) == []
    assert read_stock(stock_facts(sheet), name=sheet.id) == sheet


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"pitch_x": 79}, "Labels overlap: they are 80 mm wide and stand 79 mm apart."),
        ({"pitch_y": 40}, "Labels overlap: they are 50 mm high and stand 40 mm apart."),
        ({"rows": 6}, "The labels end at 338 mm, the page is 297 mm high."),
        ({"left": 40}, "The labels end at 215 mm, the page is 210 mm wide."),
        ({"top": -2}, "The first label begins 2 mm outside the page."),
        ({"margin": 30}, "A margin of 30 mm leaves nothing of the label."),
        ({"columns": 0}, "The page, the label and the number of labels must be larger than nothing."),
    ],
)
def test_a_sheet_that_cannot_be_is_told_in_a_sentence(change: dict[str, float], said: str) -> None:
    assert said in list(wrong_with(replace(stock("avery-l4785"), **change)))


@pytest.mark.parametrize(
    ("change", "labels"),
    [
        ({}, frozenset()),
        ({"pitch_x": 79}, frozenset(range(10))),
        ({"pitch_y": 49}, frozenset(range(10))),
        ({"rows": 6}, frozenset({10, 11})),
        ({"left": 40}, frozenset({1, 3, 5, 7, 9})),
        ({"top": -2}, frozenset({0, 1})),
    ],
)
def test_the_labels_that_stand_where_none_can_are_named(change: dict[str, float], labels: frozenset[int]) -> None:
    assert misplaced(replace(stock("avery-l4785"), **change)) == labels
