"""Which badge lies where: counted and decoded on every stock."""

from math import ceil

import pytest
import zxingcpp

from blp_desktop.paper.badges import BadgePrint, badges_pdf
from blp_desktop.paper.layouts import Form, layout_for
from blp_desktop.paper.stocks import Stock, stock, stocks
from blp_desktop.ui.pictures import pages_of
from tests.paper.conftest import MakeFace

DPI = 150
MM = DPI / 25.4
CORNERS = ("top_left", "top_right", "bottom_left", "bottom_right")


def counts(sheet: Stock) -> set[tuple[int, int]]:
    """How many badges, and from which label on."""
    labels = sheet.labels
    return {(1, 1), (max(1, labels - 1), 1), (labels, 1), (labels + 1, 1), (1, labels), (labels + 1, labels)}


def middle(code: zxingcpp.Barcode) -> tuple[float, float]:
    """The middle of a code in millimetres from the page's upper left corner."""
    corners = [getattr(code.position, corner) for corner in CORNERS]
    return sum(corner.x for corner in corners) / 4 / MM, sum(corner.y for corner in corners) / 4 / MM


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_every_badge_lies_on_its_label_and_no_page_is_too_many(sheet: Stock, face: MakeFace) -> None:
    for count, start in counts(sheet):
        how = BadgePrint(layout=layout_for(sheet), stock=sheet, start_at=start)
        faces = [face() for _ in range(count)]
        places = {made.code: start - 1 + at for at, made in enumerate(faces)}
        pages = pages_of(badges_pdf(faces, how, title="Badges", language="en").pdf, dpi=DPI)
        backs = 2 if how.layout.form is Form.BOTH_SIDES else 1
        assert len(pages) == ceil((start - 1 + count) / sheet.labels) * backs
        found = [(at, code) for at, page in enumerate(pages) for code in zxingcpp.read_barcodes(page)]
        assert len(found) == count * (1 if how.layout.form is Form.SINGLE else 2)
        for at, code in found:
            assert divmod(places[code.text], sheet.labels)[0] == at // backs
            label = places[code.text] % sheet.labels
            left, top = sheet.mirrored(label) if at % backs else sheet.corner(label)
            x, y = middle(code)
            assert left < x < left + sheet.label_width
            assert top < y < top + sheet.label_height


def test_backs_are_mirrored_and_follow_their_fronts_on_a_part_used_sheet_too() -> None:
    sheet = stock("a6-on-a4")
    how = BadgePrint(layout=layout_for(sheet), stock=sheet, start_at=4)
    front, back, *_ = [[(lying.badge, lying.left, lying.top) for lying in side] for side in how.sides(2)]
    assert [badge for badge, *_ in front] == [badge for badge, *_ in back] == [0]
    assert front[0][1] > sheet.page_width / 25.4 * 72 / 2 - 1
    assert back[0][1] == 0
    assert front[0][2] == back[0][2]
