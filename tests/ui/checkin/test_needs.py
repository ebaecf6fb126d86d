"""What the door must see of somebody: in large lines, each with a symbol and a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from blp_desktop.desk.scan_facts import Seen
from blp_desktop.places import resource
from blp_desktop.ui.checkin.needs import Need, NeedLines, needs_of
from blp_desktop.ui.look.colours import Role, colours_of
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.look.type import Size


def seen(*, diet: str = "", access: str = "", photos: bool | None = None, notes: str = "") -> Seen:
    return Seen(
        id="p1", name="Rūta Kalniņa", organisation="Rīga Wood", country="Latvia",
        diet=diet, access=access, photo_consent=photos, notes=notes,
    )  # fmt: skip


@pytest.fixture
def lines(owner: QWidget) -> NeedLines:
    return NeedLines(owner)


def test_everything_there_is_to_know_comes_in_one_order() -> None:
    needs = needs_of(seen(diet="vegan ", access=" step-free", photos=False, notes="Ask Eva"))
    assert [need.words for need in needs] == ["Diet card: vegan", "Access: step-free", "No photos", "Message: Ask Eva"]
    assert len({need.icon_name for need in needs}) == 4
    assert all(resource("icons", f"{need.icon_name}.svg").exists() for need in needs)


@pytest.mark.parametrize("person", [None, seen(), seen(diet="  ", notes="\n"), seen(photos=True), seen(photos=None)])
def test_who_needs_nothing_has_no_line(person: Seen | None) -> None:
    assert needs_of(person) == ()


def test_no_need_takes_no_place(lines: NeedLines) -> None:
    lines.show_needs([Need("utensils", "Diet card: vegan")])
    assert lines.isVisibleTo(lines.parentWidget())
    lines.show_needs([])
    assert not lines.isVisibleTo(lines.parentWidget())
    assert lines.text == ""


def test_the_lines_of_the_last_one_leave_nothing_behind(lines: NeedLines) -> None:
    lines.show_needs([Need("utensils", "Diet card: vegan"), Need("camera-off", "No photos")])
    lines.show_needs([Need("accessibility", "Access: step-free")])
    shown = [words.text() for _, words in lines._lines if words.isVisibleTo(lines)]
    assert shown == ["Access: step-free"]
    assert lines.text == "Access: step-free"


def test_a_line_has_its_symbol_in_the_size_of_its_words(lines: NeedLines) -> None:
    lines.show_needs([Need("utensils", "Diet card: vegan")])
    lines.wear(Role.ON_VERDICT)
    heights = []
    for size in (Size.BODY, Size.TITLE):
        lines.fit(size)
        ((symbol, words),) = lines._lines
        assert words.font().pixelSize() == size
        heights.append(symbol.pixmap().deviceIndependentSize().height())
    assert heights[0] < heights[1]


def test_a_name_of_markup_is_shown_as_typed(lines: NeedLines) -> None:
    lines.show_needs([Need("message-square-text", "Message: <b>Eva</b> & co")])
    ((_, words),) = lines._lines
    assert words.text() == "Message: <b>Eva</b> & co"
    assert words.textFormat() is words.textFormat().PlainText


def test_another_scheme_while_somebody_is_shown_draws_the_lines_anew(lines: NeedLines, look: Look) -> None:
    lines.show_needs([Need("utensils", "Diet card: vegan")])
    lines.wear(Role.ON_VERDICT)
    ((_, words),) = lines._lines
    light = words.styleSheet()
    look.use(Qt.ColorScheme.Dark)
    dark = f"color: {colours_of(lines.palette()).of(Role.ON_VERDICT).name()};"
    assert words.styleSheet() == dark != light
