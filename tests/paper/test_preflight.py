"""What would go wrong on paper."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from blp_desktop.paper.badge_facts import BadgeFace, Logo, Occasion
from blp_desktop.paper.badges import BadgePrint
from blp_desktop.paper.layouts import layout
from blp_desktop.paper.preflight import preflight
from blp_desktop.paper.stocks import stock

RUTA = BadgeFace(
    first_name="Rūta",
    last_name="Kalniņa",
    organisation="Vidzeme Cluster",
    country="Latvia",
    code="0" * 29,
    short_code="ABC-DEF",
)


def png(wide: int, high: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (wide, high), "navy").save(out, "PNG")
    return out.getvalue()


def butterfly(*logos: Logo) -> BadgePrint:
    return BadgePrint(layout=layout("butterfly-a6"), stock=stock("a6-butterfly"), occasion=Occasion(logos=logos))


def test_a_good_badge_has_nothing_to_tell() -> None:
    found = preflight([RUTA], butterfly(Logo("SI", png(1200, 400))))
    assert (found.badges, found.layout) == ((), ())


def test_a_logo_with_too_few_dots_is_named_with_what_it_needs() -> None:
    found = preflight([RUTA], butterfly(Logo("Swedish Institute", png(30, 10))))
    (said,) = found.layout
    assert said.startswith("the logo of Swedish Institute would be printed at ")
    assert said.endswith("needs 150: choose a larger picture")


def test_letters_that_no_font_has_names_and_overflow_are_told_by_badge() -> None:
    long = "Supercalifragilistic " * 30
    faces = [
        RUTA,
        BadgeFace(first_name="山", last_name="", organisation="", country="", code="0" * 29, short_code="A"),
        BadgeFace(first_name="", last_name="", organisation=long, country="", code="0" * 29, short_code="A"),
    ]
    found = preflight(faces, butterfly())
    assert {problem.face for problem in found.badges} == {1, 2}
    sentences = [problem.sentence for problem in found.badges]
    assert sentences[:2] == ["no font here has the letters 山", "it has no name"]
    assert sentences[2].startswith(("too long for its place: Supercali", "no room for: Supercali"))


def test_a_name_torn_in_the_middle_of_a_word_is_told() -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitän"
    found = preflight([RUTA, replace(RUTA, last_name=name)], butterfly())
    assert [(problem.face, problem.sentence) for problem in found.badges] == [
        (1, f"broken in the middle of a word: {name}")
    ]
