"""Colours: readable in light and in dark, and written in one file only."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import blp_desktop
from blp_desktop.places import resource
from blp_desktop.ui.look.colours import DARK, LIGHT, Colours, Role, colours_of, palette_of

READABLE = 4.5
VISIBLE = 3.0

GROUNDS = (Role.SURFACE, Role.SURFACE_RAISED, Role.HOVER, Role.ACCENT_SOFT)
WORDS = (Role.TEXT, Role.TEXT_MUTED, Role.ACCENT, Role.IN, Role.ATTENTION, Role.STOPPED)
FILLED = (
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.ON_ACCENT, Role.ACCENT_STRONG),
    (Role.ON_VERDICT, Role.IN),
    (Role.ON_VERDICT, Role.ATTENTION),
    (Role.ON_VERDICT, Role.STOPPED),
    (Role.TEXT, Role.IN_SOFT),
    (Role.IN, Role.IN_SOFT),
    (Role.TEXT, Role.ATTENTION_SOFT),
    (Role.ATTENTION, Role.ATTENTION_SOFT),
    (Role.TEXT, Role.STOPPED_SOFT),
    (Role.STOPPED, Role.STOPPED_SOFT),
    (Role.TEXT_MUTED, Role.LINE),
)

schemes = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@schemes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_are_readable_on_every_ground(colours: Colours, ground: Role, words: Role) -> None:
    assert contrast(colours.of(words), colours.of(ground)) >= READABLE


@schemes
@pytest.mark.parametrize(("words", "ground"), FILLED)
def test_words_are_readable_on_filled_and_soft_grounds(colours: Colours, words: Role, ground: Role) -> None:
    assert contrast(colours.of(words), colours.of(ground)) >= READABLE


@schemes
def test_the_edge_of_a_field_can_be_seen(colours: Colours) -> None:
    for ground in (Role.SURFACE, Role.SURFACE_RAISED):
        assert contrast(colours.of(Role.EDGE), colours.of(ground)) >= VISIBLE


@schemes
def test_a_palette_tells_its_scheme(colours: Colours) -> None:
    assert colours_of(palette_of(colours)) is colours


def test_colours_are_written_in_one_file() -> None:
    """Paper is white in light and in dark."""
    root = Path(blp_desktop.__file__).parent / "ui"
    written = re.compile(r"""#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|QColor\(["'](?!white)|QColor\(\d""")
    files = [file for file in root.rglob("*.py") if written.search(file.read_text(encoding="utf-8"))]
    assert [file.name for file in files] == ["colours.py"]


@pytest.mark.parametrize(("name", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_drawings_of_the_style_sheet_wear_the_same_colours(name: str, colours: Colours) -> None:
    arrows = dict.fromkeys(("up", "down", "left", "right"), colours.text_muted)
    roles = arrows | dict.fromkeys(("check", "dash"), colours.on_accent)
    for drawing, colour in roles.items():
        assert f'stroke="{colour}"' in resource("styles", name, f"{drawing}.svg").read_text(encoding="utf-8")
