"""The plan of attendance sheets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blp_desktop.paper.fonts import width
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_facts import SheetColumn, SheetDay, SheetHeader, SheetRow
from blp_desktop.paper.sheet_look import PADDING, SIDE
from blp_desktop.paper.sheet_plan import Plan, plan_of
from blp_desktop.paper.sheet_rows import height_of_rows
from tests.paper.test_sheets import AFTERNOON, BARE, CYRILLIC, EVENING, HEADER, LONG, MORNING, day, of

ROUNDING = 0.01
MARGIN = 10.0
"""Millimetres at the foot of every page, with what tells loose pages apart."""
words = st.text("Aå łШ-", max_size=50)
people = st.builds(SheetRow, last_name=words, first_name=words, organisation=words, country=words, role=words)
columns = st.sampled_from([(MORNING,), (MORNING, AFTERNOON), (MORNING, AFTERNOON, EVENING)])


def heights(plan: Plan) -> list[float]:
    """How far down each page what stands on it reaches (millimetres)."""
    tables = [plan.table_top + plan.heading_row + height_of_rows(rows) for rows in plan.pages]
    return [*tables[:-1], tables[-1] + plan.foot.height]


@settings(max_examples=60, deadline=None)
@given(st.lists(people, max_size=40), columns, st.sampled_from([HEADER, BARE]), st.integers(0, 8))
def test_nothing_ever_leaves_its_page_or_its_column(
    rows: list[SheetRow], signed: tuple[SheetColumn, ...], header: SheetHeader, blank: int
) -> None:
    plan = plan_of(header, of(rows, day(people=0, columns=signed), blank_rows=blank))
    assert sum(column.width for column in plan.columns) == pytest.approx(plan.page[0] - 2 * SIDE)
    assert all(height <= plan.page[1] - MARGIN + ROUNDING for height in heights(plan))
    for row in (row for rows in plan.pages for row in rows):
        for cell, column in zip(row.cells, plan.columns, strict=False):
            longest = max((width(line, column.font) * cell.size / MM for line in cell.lines), default=0)
            assert longest <= column.width - 2 * PADDING + ROUNDING


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 90), columns)
def test_pages_hold_fifteen_rows_at_most_of_nine_millimetres_at_least(
    count: int, signed: tuple[SheetColumn, ...]
) -> None:
    plan = plan_of(HEADER, day(people=count, columns=signed))
    assert sum(len(rows) for rows in plan.pages) == count + 5
    assert all(1 <= len(rows) <= 15 for rows in plan.pages)
    assert all(row.height >= 9 for rows in plan.pages for row in rows)


def test_two_signatures_stand_upright_and_three_across() -> None:
    upright, across = plan_of(HEADER, day()), plan_of(HEADER, day(columns=(MORNING, AFTERNOON, EVENING)))
    assert upright.page == (210, 297)
    assert across.page == (297, 210)


def test_a_page_lies_across_where_words_would_break() -> None:
    wide = SheetRow(
        last_name="Wolfeschlegelsteinhausen",
        first_name="Bartholomäus-Maximilian",
        organisation="Nachhaltigkeitstechnologien",
        country="Herzegovina",
        role="Moderator",
    )
    assert plan_of(HEADER, of((wide,), day(people=0))).page == (297, 210)


def test_pages_are_filled_evenly() -> None:
    assert [len(rows) for rows in plan_of(HEADER, day(people=28)).pages] == [12, 12, 9]


def test_the_foot_never_stands_alone() -> None:
    for count in range(40):
        assert all(plan_of(HEADER, day(people=count)).pages)


def test_a_signature_has_three_centimetres_or_nearly() -> None:
    for signed in ((MORNING,), (MORNING, AFTERNOON), (MORNING, AFTERNOON, EVENING)):
        plan = plan_of(HEADER, of((LONG, CYRILLIC), day(people=0, columns=signed)))
        assert all(column.width >= 29 for column in plan.columns if column.sign is not None)


def test_those_who_write_their_own_name_have_room_for_it() -> None:
    plan = plan_of(HEADER, SheetDay(id="1", day="Tuesday", times="", columns=(MORNING, AFTERNOON)))
    widths = {column.title: column.width for column in plan.columns}
    assert widths["Surname"] >= 24
    assert widths["Organisation"] >= 36


def test_no_row_stands_alone_with_the_foot() -> None:
    for count in range(4, 60):
        assert len(plan_of(HEADER, day(people=count)).pages[-1]) >= 4


def test_a_double_surname_breaks_at_its_hyphen_and_stays_large() -> None:
    double = SheetRow(last_name="Wolfeschlegelsteinhausen-Bergerdorff", first_name="Karp", organisation="", country="")
    rows = plan_of(HEADER, of((double,), day(people=0))).pages[0]
    assert rows[0].cells[1].lines == ("Wolfeschlegelsteinhausen-", "Bergerdorff")
    assert rows[0].cells[1].size == 9.5
