"""E-mail addresses."""

import pytest

from blp_desktop.domain.emails import is_email, same_email


@pytest.mark.parametrize("text", ["a@b.de", "o'neill@x-y.co.uk", "rūta.kalniņa@rīga.lv", "a+b@c.d.e"])
def test_one_address_is_one(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    ["", "nope", "nope@", "@b.de", "a@b", "a b@c.de", "a@b.de, c@d.de", "a@b..de", "a@b.de;", "<a@b.de>", "a@@b.de"],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_email(text)


def test_upper_and_lower_case_reach_the_same_person_and_nothing_reaches_nobody() -> None:
    assert same_email("Ruta@Example.lv ", "ruta@example.LV")
    assert not same_email("a@b.de", "b@b.de")
    assert not same_email("", "")
