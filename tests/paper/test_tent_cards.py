"""Name tent cards."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from blp_desktop.paper.tent_cards import TentCard, tent_cards_pdf
from blp_desktop.ui.pictures import pages_of

RUTA = TentCard("Rūta", "Kalniņa", "Rīga Wood & Forest Cluster", "Latvia")
LONG = TentCard("Maximiliana-Wilhelmina Charlotte", "von Hohenzollern-Sigmaringendorf-Lichtenfels", "Donau " * 12, "")


def made(*cards: TentCard) -> bytes:
    """The cards."""
    return tent_cards_pdf(cards, title="Tent cards", language="en").pdf


def test_the_name_stands_on_both_sides(words: Callable[[bytes], str]) -> None:
    assert words(made(RUTA)).count("Rūta") == 2
    assert words(made(RUTA)).count("Kalniņa") == 2


def test_each_has_a_page_of_its_own() -> None:
    assert tent_cards_pdf([RUTA, LONG], title="Tent cards", language="en").pages == 2


def test_the_upper_half_is_the_lower_one_on_its_head() -> None:
    (whole,) = pages_of(made(RUTA), dpi=36)
    page = whole.copy(1, 0, 296, whole.height())  # rows of whole words: no bytes between them
    turned = page.flipped(Qt.Orientation.Horizontal | Qt.Orientation.Vertical)
    pairs = list(zip(bytes(page.constBits()), bytes(turned.constBits()), strict=True))
    dark = sum(one < 128 for one, _ in pairs)
    assert dark > 1_000
    assert sum(abs(one - other) > 128 for one, other in pairs) < dark / 20


def test_nothing_is_printed_where_it_is_folded() -> None:
    (page,) = pages_of(made(LONG), dpi=36)
    middle = page.height() // 2
    assert all(page.pixelColor(x, y).value() > 250 for y in range(middle - 8, middle + 8) for x in range(20, 270))


def test_a_long_name_is_whole(words: Callable[[bytes], str]) -> None:
    said = words(made(LONG))
    assert "Maximiliana-Wilhelmina" in said
    assert tent_cards_pdf([LONG], title="Tent cards", language="en").problems == ()


def test_what_has_no_room_is_told() -> None:
    endless = TentCard("A" * 90, "B", "C", "")
    (problem,) = tent_cards_pdf([endless], title="Tent cards", language="en").problems
    assert problem.startswith(f"{'A' * 90} B: too long for its place")


def test_who_has_only_a_surname_wears_it_large(words: Callable[[bytes], str]) -> None:
    assert words(made(TentCard("", "Dharmawan"))).count("Dharmawan") == 2


def test_the_same_cards_give_the_same_bytes() -> None:
    assert made(RUTA, LONG) == made(RUTA, LONG)
