"""Listings as PDF and as tables."""

from collections.abc import Callable
from dataclasses import replace

from blp_desktop.paper.listings import Block, Kind, ListColumn, Listing, listing_grid, listing_pdf

LONG = "von Hohenzollern-Sigmaringendorf-Lichtenfels"
PEOPLE = Listing(
    title="Arrivals",
    about=("Module 1 · Stockholm", "Swedish Institute"),
    columns=(ListColumn("Surname", Kind.STRONG), ListColumn("First name"), ListColumn("Number", Kind.NUMBER)),
    blocks=(Block((("Kalniņa", "Rūta", "1"), (LONG, "Владислав", "2")), "Participants"),),
    notes=("Destroy it after the module.",),
    empty="Nobody is expected yet.",
    printed_at="Tue 24 Oct 2017, 09:00",
)


def many(count: int, *, boxes: int = 0) -> Listing:
    """That many people, and boxes to tick for each."""
    columns = (ListColumn("Surname"), *(ListColumn("Tue 24 Oct morning", Kind.BOX) for _ in range(boxes)))
    rows = tuple((f"Person {number:03}", *("",) * boxes) for number in range(count))
    return replace(PEOPLE, columns=columns, blocks=(Block(rows, "Participants"),))


def test_everything_can_be_read_back_whole(words: Callable[[bytes], str]) -> None:
    said = " ".join(words(listing_pdf(PEOPLE).pdf).split())
    for text in ("Arrivals", "Module 1 · Stockholm", "Kalniņa", "Rūta", "Владислав", "Sigmaringendorf-Lichtenfels"):
        assert text in said
    assert "Destroy it after the module." in said
    assert "Page 1 of 1" in said


def test_the_same_listing_gives_the_same_bytes() -> None:
    assert listing_pdf(PEOPLE).pdf == listing_pdf(PEOPLE).pdf


def test_headings_and_the_title_of_a_block_repeat_on_every_page(words: Callable[[bytes], str]) -> None:
    made = listing_pdf(many(120))
    pages = words(made.pdf).split("\f")[: made.pages]
    assert made.pages == 4
    assert all("Surname" in page and "Participants" in page for page in pages)
    assert all("continued" in page for page in pages[1:])
    assert sum(page.count("Person ") for page in pages) == 120


def test_the_last_page_has_more_than_a_row(words: Callable[[bytes], str]) -> None:
    for count in range(38, 48):
        made = listing_pdf(many(count))
        pages = words(made.pdf).split("\f")[: made.pages]
        assert pages[-1].count("Person ") >= 4


def test_many_boxes_to_tick_lie_across() -> None:
    assert b"/MediaBox [ 0 0 841" in listing_pdf(many(3, boxes=6)).pdf
    assert b"/MediaBox [ 0 0 595" in listing_pdf(many(3, boxes=2)).pdf


def test_a_code_is_never_broken(words: Callable[[bytes], str]) -> None:
    columns = (ListColumn("Surname"), ListColumn("Code", Kind.CODE))
    listing = replace(PEOPLE, columns=columns, blocks=(Block(((LONG * 4, "K7P-3XRT"),)),))
    assert "K7P-3XRT" in words(listing_pdf(listing).pdf)


def test_an_empty_listing_says_so(words: Callable[[bytes], str]) -> None:
    assert "Nobody is expected yet." in words(listing_pdf(replace(PEOPLE, blocks=())).pdf)


def test_letters_that_no_font_has_are_told() -> None:
    listing = replace(PEOPLE, blocks=(Block((("山田", "太郎", "1"),)),))
    assert listing_pdf(listing).problems == ("山田 太郎: no font here has the letters 山田太郎",)


def test_as_a_table_numbers_are_numbers_and_boxes_are_left_out() -> None:
    assert listing_grid(PEOPLE).headings == ("", "Surname", "First name", "Number")
    assert listing_grid(PEOPLE).rows[0] == ("Participants", "Kalniņa", "Rūta", 1)
    assert listing_grid(many(1, boxes=2)).rows == (("Participants", "Person 000"),)
