"""Badges struck from every shipped layout on every stock it suits."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blp_desktop.paper import qr
from blp_desktop.paper.badge_facts import AgendaDay, AgendaLine, BadgeFace, Occasion
from blp_desktop.paper.badge_plate import Plate
from blp_desktop.paper.fonts import width
from blp_desktop.paper.layouts import Box, Holds, Panel, layout, layout_for, layouts
from blp_desktop.paper.marks import CodeMark, FillMark, Mark, Placed, TextMark
from blp_desktop.paper.pages import MM
from blp_desktop.paper.stocks import Stock, stock, stocks

ROUNDING = 0.06
Rectangle = tuple[float, float, float, float]
texts = st.text("Aåb Łw-ķШĄ", max_size=60)
AGENDA = tuple(
    AgendaDay(day, (AgendaLine("09:00-12:00", "Welcome", "Aula"), AgendaLine("13:00-16:30", "Workshop " * 9)))
    for day in ("Tue 24 Oct", "Wed 25 Oct", "Thu 26 Oct")
)
OCCASION = Occasion(
    programme="Baltic Leadership Programme", module="Module 1 · Stockholm", dates="24–26 Oct 2017", agenda=AGENDA
)


def face(first_name: str = "Rūta", last_name: str = "Kalniņa", **more: str) -> BadgeFace:
    """A badge with usual texts."""
    said = {"organisation": "Wood Cluster", "country": "Latvia", "code": "7" * 29, "short_code": "7KX-CDEF"} | more
    return BadgeFace(first_name=first_name, last_name=last_name, **said)


def plate(on: str = "avery-l4785") -> Plate:
    """The stock's own layout."""
    return Plate(layout_for(stock(on)), stock(on), OCCASION)


def marks_on(panel: Panel, panels: tuple[Placed, ...]) -> list[Mark]:
    """What stands on one panel."""
    return [mark for placed in panels if placed.panel is panel for mark in placed.marks]


def text_of(said: str, struck: tuple[Placed, ...]) -> TextMark:
    """The line with that text."""
    return next(mark for placed in struck for mark in placed.marks if isinstance(mark, TextMark) and mark.text == said)


def letters(mark: TextMark) -> Rectangle:
    """Left, bottom, right and top of a line's letters, without accents and what hangs below."""
    return mark.x, mark.y, mark.x + width(mark.text, mark.font) * mark.size, mark.y + 0.62 * mark.size


def quiet(mark: CodeMark) -> Rectangle:
    """The square that must stay white around a code."""
    zone = qr.QUIET * mark.side / 25
    return mark.x - zone, mark.y - zone, mark.x + mark.side + zone, mark.y + mark.side + zone


def collide(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles share more than an edge."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > ROUNDING and up > ROUNDING


def test_a_short_first_name_has_the_largest_type() -> None:
    assert text_of("Ana", plate().strike(face("Ana")).panels).size == pytest.approx(34, abs=1)


def test_a_longer_name_shrinks_but_stays_in_one_line() -> None:
    assert 18 <= text_of("Anna-Maria Elisabeth", plate().strike(face("Anna-Maria Elisabeth")).panels).size < 34


def test_on_a_tall_label_a_long_name_stands_large_in_two_lines() -> None:
    struck = plate("single-a6").strike(face("Maximilian Alexander Christopher"))
    assert text_of("Christopher", struck.panels).size > 25


def test_the_surname_is_smaller_than_the_first_name() -> None:
    struck = plate("single-a6").strike(face())
    assert 8 <= text_of("Rūta", struck.panels).size - text_of("Kalniņa", struck.panels).size <= 12


def test_who_has_only_a_surname_wears_it_as_the_first_name() -> None:
    struck = plate().strike(face("", "Ābele"))
    assert text_of("Ābele", struck.panels).size > 30
    assert struck.problems == ()


def test_a_role_colours_the_band_and_is_said_in_words_of_that_colour() -> None:
    def band(badge: BadgeFace) -> str:
        marks = marks_on(Panel.FRONT, plate().strike(badge).panels)
        return next(mark.colour for mark in marks if isinstance(mark, FillMark))

    assert len({band(face()), band(face(role="Trainer")), band(face(role="Speaker"))}) == 3
    assert band(face(role="trainer")) == band(face(role="Trainer"))
    assert text_of("Trainer", plate().strike(face(role="Trainer")).panels).colour == band(face(role="Trainer"))


def test_a_colour_given_to_a_role_is_the_one_it_gets() -> None:
    occasion = Occasion(role_colours={"trainer": "#112233"})
    struck = Plate(layout("name-label"), stock("avery-l4785"), occasion).strike(face(role="Trainer"))
    assert text_of("Trainer", struck.panels).colour == "#112233"


def test_what_nobody_gave_takes_no_line() -> None:
    struck = plate().strike(face(organisation="", country=""))
    said = [mark.text for mark in marks_on(Panel.FRONT, struck.panels) if isinstance(mark, TextMark)]
    assert said == ["Rūta", "Kalniņa", "7KX-CDEF"]


def test_the_agenda_stands_inside_a_folded_badge_once_for_all() -> None:
    folded = plate("a6-butterfly")
    inside = [mark for panel in (Panel.INSIDE_LEFT, Panel.INSIDE_RIGHT) for mark in marks_on(panel, folded.shared)]
    said = [mark.text for mark in inside if isinstance(mark, TextMark)]
    assert [day for day in said if day.endswith("Oct")] == ["Tue 24 Oct", "Wed 25 Oct", "Thu 26 Oct"]
    assert {placed.panel for placed in folded.strike(face()).panels} == {Panel.FRONT, Panel.BACK}


def test_an_agenda_too_long_for_its_place_is_told() -> None:
    long = tuple(AgendaDay("Day", tuple(AgendaLine("09:00-12:00", "Word " * 40) for _ in range(30))) for _ in range(3))
    (told,) = Plate(layout("butterfly-a6"), stock("a6-butterfly"), Occasion(agenda=long)).problems
    assert "agenda is too long" in told


def test_letters_names_and_codes_that_lack_are_told() -> None:
    assert plate().strike(face("李")).problems == ("no font here has the letters 李",)
    assert plate().strike(face("", "")).problems == ("it has no name",)
    assert plate().strike(face(code="small")).problems == ("it has no code that a QR can hold",)


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
def test_modules_are_whole_dots_and_large_enough_for_a_webcam(sheet: Stock) -> None:
    known = Plate(layout_for(sheet), sheet, OCCASION)
    assert known.problems == ()
    for placed in known.strike(face()).panels:
        for mark in placed.marks:
            if isinstance(mark, CodeMark):
                dots = mark.side / 25 / known.dot
                assert dots == pytest.approx(round(dots), abs=1e-6)
                assert mark.side / 25 / MM >= 0.62


@pytest.mark.parametrize("sheet", stocks().values(), ids=lambda sheet: sheet.id)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(first=texts, last=texts, organisation=texts, country=texts, role=texts, diet=texts)
def test_no_text_leaves_its_place_or_touches_another_or_the_code(
    sheet: Stock, first: str, last: str, organisation: str, country: str, role: str, diet: str
) -> None:
    known = Plate(layout_for(sheet), sheet, OCCASION)
    more = {"organisation": organisation, "country": country, "role": role, "diet": diet, "photos": "No photos"}
    struck = known.strike(face(first, last, **more))
    for panel in known.layout.panels:
        marks = marks_on(panel, struck.panels) + marks_on(panel, known.shared)
        ink = [letters(mark) for mark in marks if isinstance(mark, TextMark)]
        kept = [quiet(mark) for mark in marks if isinstance(mark, CodeMark)]
        assert all(any(_holds(place, each) for place in _places(known, panel)) for each in ink)
        assert not any(collide(one, other) for one, other in itertools.combinations(ink + kept, 2))


@pytest.mark.parametrize("name", layouts())
def test_no_band_or_picture_reaches_into_a_codes_quiet_zone(name: str) -> None:
    boxes = layout(name).boxes
    codes = [box for box in boxes if box.holds is Holds.CODE]
    others = [box for box in boxes if box.holds in {Holds.BAND, Holds.PICTURE, Holds.LOGOS, Holds.AGENDA}]
    pairs = [(code, other) for code in codes for other in others if code.panel is other.panel]
    assert not any(collide(_edges(code), _edges(other)) for code, other in pairs)


def _edges(box: Box) -> Rectangle:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _places(known: Plate, panel: Panel) -> list[Rectangle]:
    places = [known.place_of(box) for box in known.layout.boxes if box.panel is panel]
    return [(place.x, place.y, place.x + place.width, place.y + place.height) for place in places]


def _holds(place: Rectangle, ink: Rectangle) -> bool:
    return (
        place[0] - ROUNDING <= ink[0]
        and place[1] - 1 <= ink[1]
        and ink[2] <= place[2] + ROUNDING
        and ink[3] <= place[3] + ROUNDING
    )


def test_letters_that_lack_in_what_all_badges_say_are_told() -> None:
    occasion = Occasion(programme="東京", agenda=(AgendaDay("Day", (AgendaLine("09:00-10:00", "会議"),)),))
    (told,) = Plate(layout("butterfly-a6"), stock("a6-butterfly"), occasion).problems
    assert all(letter in told for letter in "東京会議")


def test_a_day_that_goes_on_inside_stands_under_its_label_again() -> None:
    folded = plate("a6-butterfly")
    for panel in (Panel.INSIDE_LEFT, Panel.INSIDE_RIGHT):
        said = [mark.text for mark in marks_on(panel, folded.shared) if isinstance(mark, TextMark)]
        times = next(at for at, text in enumerate(said) if text[:1].isdigit() and ":" in text)
        assert said[times - 1].endswith("Oct")


def test_an_organisation_gives_up_one_line_after_the_other() -> None:
    long = "Ministry of Education, Science, Culture and Sports of the Baltic Region"
    struck = plate().strike(face(organisation=long, role="Participant"))
    marks = [mark for mark in marks_on(Panel.FRONT, struck.panels) if isinstance(mark, TextMark)]
    lines = [mark for mark in marks if mark.text in long]
    assert len(lines) >= 2
    assert struck.problems == ()


def test_an_organisation_stands_below_its_label_and_the_surname_right_below_the_first_name() -> None:
    texts = {
        mark.text: mark for mark in marks_on(Panel.FRONT, plate().strike(face()).panels) if isinstance(mark, TextMark)
    }
    organisation = next(mark for text, mark in texts.items() if text.startswith("Wood"))
    between = texts["Kalniņa"].y - organisation.y - organisation.size
    assert between > 0.5 * organisation.size
    assert texts["Rūta"].y - texts["Kalniņa"].y < 1.3 * texts["Kalniņa"].size


def test_names_give_way_last() -> None:
    person = face(
        "Anna-Maria Elisabeth", "Vaičiūnaitė-Petrauskienė", organisation="Hub", country="Lietuva", role="Trainer"
    )
    struck = plate("durable-1453").strike(person)
    said = [mark.text for mark in marks_on(Panel.FRONT, struck.panels) if isinstance(mark, TextMark)]
    assert said[:4] == ["Anna-Maria", "Elisabeth", "Vaičiūnaitė-", "Petrauskienė"]
    assert struck.problems == ("no room for: Lietuva", "no room for: Trainer")


def test_a_label_that_its_margins_use_up_is_told_and_stops_nothing() -> None:
    tiny = replace(stock("cr80"), label_width=10.0, label_height=10.0, margin=4.9)
    struck = Plate(layout("butterfly-a6"), tiny, OCCASION).strike(face())
    assert "no room for: Kalniņa" in struck.problems
