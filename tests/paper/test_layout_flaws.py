"""What is wrong with a layout is told with the box to blame."""

from dataclasses import replace

import pytest

from blp_desktop.paper.badge_facts import Occasion
from blp_desktop.paper.badge_plate import Plate
from blp_desktop.paper.layout_flaws import Flaw, flaws_of
from blp_desktop.paper.layouts import Across, Box, Holds, Layout, Said, Shows, layout, layout_for
from blp_desktop.paper.stocks import Stock, stock, stocks
from tests.paper.test_badge_plate import OCCASION, face

CODE = 3
"""The place of the code among the boxes of the name label."""


def found(design: Layout, *, on: str = "avery-l4785", occasion: Occasion = OCCASION) -> tuple[Flaw, ...]:
    """The flaws with a usual badge."""
    return flaws_of(Plate(design, stock(on), occasion), face())


def with_box(box: Box) -> Layout:
    """The name label with one box more."""
    known = layout("name-label")
    return replace(known, boxes=(*known.boxes, box))


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_shipped_layouts_have_none(sheet: Stock) -> None:
    assert flaws_of(Plate(layout_for(sheet), sheet, OCCASION), face()) == ()


def test_what_stands_beside_a_code_is_told_of_the_code() -> None:
    (flaw,) = found(with_box(Box(holds=Holds.BAND, x=50, y=26, width=10, height=5, colour="accent")))
    assert flaw == Flaw("Something stands in the white border that readers need around this code.", CODE)


def test_a_code_in_the_margin_is_told() -> None:
    known = layout("name-label")
    moved = tuple(replace(box, x=58, across=Across.RIGHT) if box.holds is Holds.CODE else box for box in known.boxes)
    (flaw,) = [flaw for flaw in found(replace(known, boxes=moved)) if flaw.box == CODE]
    assert "into the margin" in flaw.sentence


def test_a_band_in_the_margin_is_told_with_how_far() -> None:
    (flaw,) = found(with_box(Box(holds=Holds.BAND, x=20, y=1, width=10, height=2, colour="accent")))
    assert flaw.box == 5
    assert flaw.sentence.startswith("It reaches 2.4 mm into the margin")


def test_texts_on_each_other_are_told_and_texts_on_a_band_are_not() -> None:
    words = Box(holds=Holds.TEXTS, x=4, y=20, width=30, height=6, says=(Said(shows=Shows.WORDS, words="Hi"),))
    assert Flaw("It lies on another box.", 5) in found(with_box(words))
    assert found(layout("butterfly-a6"), on="a6-butterfly") == ()


def test_what_does_not_fit_is_told_of_its_box() -> None:
    words = Said(shows=Shows.WORDS, words="Association of associations " * 5)
    flaws = found(with_box(Box(holds=Holds.TEXTS, x=54, y=6, width=20, height=4, says=(words,))))
    assert any(flaw.box == 5 and flaw.sentence.startswith("Too long for its place:") for flaw in flaws)


def test_a_code_too_small_for_the_printer_is_told_of_the_code() -> None:
    known = layout("name-label")
    small = tuple(replace(box, width=6, height=6) if box.holds is Holds.CODE else box for box in known.boxes)
    flaws = found(replace(known, boxes=small))
    assert any(flaw.box == CODE and "printer dots" in flaw.sentence for flaw in flaws)


def test_what_the_person_lacks_is_told_of_no_box() -> None:
    nameless = flaws_of(Plate(layout("name-label"), stock("avery-l4785"), OCCASION), face("", ""))
    assert nameless == (Flaw("It has no name."),)
