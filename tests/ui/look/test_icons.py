"""Icons: crisp, and in the colour of the text."""

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage

import blp_desktop
from blp_desktop.places import resource
from blp_desktop.ui.look.colours import DARK, LIGHT, Role
from blp_desktop.ui.look.icons import ICON_SIZE, icon
from blp_desktop.ui.look.style import Look


def strongest(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def shown(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    return strongest(made.pixmap(QSize(40, 40), 1.0, mode).toImage()).name()


def test_an_icon_wears_the_colour_of_the_text() -> None:
    assert shown(icon("users")) == LIGHT.text


def test_an_icon_made_in_light_follows_into_dark(look: Look) -> None:
    made = icon("users")
    look.use(Qt.ColorScheme.Dark)
    assert shown(made) == DARK.text


def test_an_icon_of_a_disabled_button_stands_back() -> None:
    assert shown(icon("users"), QIcon.Mode.Disabled) == LIGHT.edge


def test_an_icon_on_a_filled_ground_wears_the_colour_given() -> None:
    assert shown(icon("mail", Role.ON_ACCENT)) == LIGHT.on_accent


def test_an_icon_has_all_the_pixels_of_a_dense_screen() -> None:
    drawn = icon("users").pixmap(ICON_SIZE, 2.0)
    assert (drawn.size(), drawn.devicePixelRatio()) == (QSize(40, 40), 2.0)


def test_every_shipped_icon_draws_something() -> None:
    for file in sorted(resource("icons").glob("*.svg")):
        assert strongest(icon(file.stem).pixmap(ICON_SIZE).toImage()).alpha() > 0, file.name


def test_icons_are_shipped_with_their_licence() -> None:
    assert "ISC" in resource("icons", "LICENSE-lucide.txt").read_text(encoding="utf-8")


def test_every_icon_named_in_the_window_is_shipped() -> None:
    root = Path(blp_desktop.__file__).parent / "ui"
    named = re.compile(r"(?:\bicon\(|\bpixmap\(|icon_name=|icon_button\(|\bsymbol\()\"([a-z0-9-]+)\"")
    names = {name for file in root.rglob("*.py") for name in named.findall(file.read_text(encoding="utf-8"))}
    assert {name for name in names if not resource("icons", f"{name}.svg").is_file()} == set()
