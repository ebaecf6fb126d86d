"""Fonts on paper."""

import pytest

from blp_desktop.paper.fonts import REGULAR, STRONG, missing_letters, width
from blp_desktop.places import resource

REGION = "ÅÄÖÆØŠŽÕÜĀČĒĢĪĶĻŅŪĄĘĖĮŲĆŁŃÓŚŹŻÞÐẞ"


@pytest.mark.parametrize(
    "letters", [REGION, REGION.lower(), "АБВГДЕЁЖЗИЙЩЪЫЬЭЮЯ абвгдеёжзийщъыьэюя", "Ελλάς", "→✓☐’„“–…"]
)
def test_the_fonts_have_the_letters_of_the_region(letters: str) -> None:
    assert missing_letters(letters) == ""


def test_letters_that_the_fonts_lack_are_named_once() -> None:
    assert missing_letters("李 Anna 李明") == "李明"


def test_the_strong_face_is_wider() -> None:
    assert 0 < width("Rūta", REGULAR) < width("Rūta", STRONG)


def test_the_licence_stands_beside_the_fonts() -> None:
    (licence,) = resource("fonts").glob("LICENSE*")
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()
