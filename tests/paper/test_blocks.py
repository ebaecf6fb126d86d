"""Blocks on pages."""

from blp_desktop.paper.blocks import Block, RowBlock, Rows, SpaceBlock, pages_of

TABLE = Rows(headings=("Name", "Count"), rows=tuple((f"Row {number}", "1") for number in range(40)), shares=(3, 1))


def heading(block: Block) -> bool:
    """Whether it heads a table."""
    return isinstance(block, RowBlock) and block.is_heading


def test_what_leads_stays_with_what_follows_it() -> None:
    title, body = SpaceBlock(10.0, leads=True), SpaceBlock(10.0, leads=False)
    assert pages_of([body, title, body], first=25.0, other=25.0) == [[body], [title, body]]


def test_a_table_begins_each_page_with_its_headings() -> None:
    pages = pages_of(list(TABLE.blocks(180.0)), first=80.0, other=80.0)
    assert len(pages) > 2
    assert all(heading(page[0]) for page in pages)
    assert sum(not heading(block) for page in pages for block in page) == 40


def test_a_table_does_not_begin_at_the_foot_of_a_page_with_a_row_or_two() -> None:
    filled = SpaceBlock(62.0, leads=False)
    first, second, *_ = pages_of([filled, *TABLE.blocks(180.0)], first=80.0, other=80.0)
    assert first == [filled]
    assert heading(second[0])


def test_no_page_holds_more_than_it_has_room_for() -> None:
    for page in pages_of(list(TABLE.blocks(180.0)), first=60.0, other=90.0):
        assert sum(block.height for block in page) <= 90.0
