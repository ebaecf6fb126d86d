"""Likeness of names: slips of the hand and of the ear, and whom they are not."""

import pytest

from blp_desktop.domain.likeness import likeness, nearness
from blp_desktop.domain.names import words


def between(one: str, other: str) -> int | None:
    """How far apart two names are, asked both ways."""
    there, back = likeness(words(one), words(other)), likeness(words(other), words(one))
    assert there == back
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rūta Kalniņa", "ruta kalnina"), ("Rūta Kalniņa", "Kalniņa RŪTA"), ("Anna-Lena Ek", "Ek, Anna Lena")],
)
def test_the_same_words_in_any_order_are_the_same_name(one: str, other: str) -> None:
    assert between(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("Åsa Mattsson", "Åsa Mattson", 1),
        ("Åsa Mattsson", "Matson Åsa", 2),
        ("Kęstutis Žukauskas", "Kestutas Zukauskis", 2),
        ("Bjørn Sørensen", "Bjoern Sorensen", 1),
        ("Kristina Berg", "Christina Berg", 2),
        ("Erik Koski", "Eirk Koski", 1),
        ("Anna Ek", "Anna Eck", 1),
        ("Rūta Ozola", "Rūta Ozola-Zāle", 1),
        ("Anna Ek", "Anna Lena Ek", 1),
        ("R. Ozola", "Rūta Ozola", 2),
        ("Annalena Ek", "Anna Lena Ek", 1),
    ],
)
def test_a_slip_or_a_name_left_out_is_near(one: str, other: str, slips: int) -> None:
    assert between(one, other) == slips


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Ek", "Anna Berg"),
        ("Anna Ek", "Bo Ek"),
        ("Li Wu", "Li Xu"),
        ("Anna", "Anna Ek"),
        ("R. K.", "Rūta Kalniņa"),
        ("Anna Ek", "Anna Lena Maria Sofia Ek"),
        ("Erik Lund", "Edit Lunt"),
        ("", "Anna Ek"),
    ],
)
def test_other_people_are_not_alike(one: str, other: str) -> None:
    assert between(one, other) is None


def test_a_part_of_a_name_is_misspelt_and_the_rest_is_not_asked_for() -> None:
    assert nearness(["matson"], words("Åsa Mattsson")) == 2
    assert nearness(["asa", "matson"], words("Åsa Mattsson")) == 2
    assert nearness(["anna", "lena", "ek"], words("Anna Ek")) == 1
    assert nearness(["asa", "asa"], words("Åsa Mattsson")) is None
