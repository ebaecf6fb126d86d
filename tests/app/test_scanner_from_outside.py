"""A scanner from outside: keys of another process on a real screen, at every speed, in every layout, anywhere."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.app.outside import Outside, badges, on_screen, wait_for

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool types the keys"),
    pytest.mark.skipif(not shutil.which("setxkbmap"), reason="setxkbmap sets the layouts"),
]

_ROWS = ((10, "1234567890"), (24, "qwertyuiop"), (38, "asdfghjkl"), (52, "zxcvbnm"))
KEYCODES = {sign: first + place for first, row in _ROWS for place, sign in enumerate(row)}
"""Where a scanner that is set to US finds each sign, whatever layout the computer has."""
RETURN, TAB, SHIFT = "36", "23", "50"

NAMES = {
    "us": ("Henrik", "Petterson"),
    "se": ("Åke", "Sjöberg"),
    "de": ("Jürgen", "Größer"),
    "fr": ("Hélène", "Prévert"),
    "lt": ("Kęstutis", "Petrėnas"),
    "cz": ("Jiří", "Dvořák"),
}


@dataclass(slots=True)
class Door:
    """A window with the keyboard, badges that nobody scanned yet, and who is there by now."""

    outside: Outside
    codes: list[str]
    scanned: int = 0

    def layout(self, name: str) -> None:
        """Set the keyboard's layout; the server tells of it with the next key, here a bare Shift."""
        subprocess.run(["setxkbmap", name], env=self.outside.surroundings, check=True, timeout=10)
        self.outside.keys("key", SHIFT)
        time.sleep(0.2)

    def keys(self, *keys: str) -> None:
        """Command keys, as a hand presses them."""
        for key in keys:
            self.outside.keys("key", key)
            time.sleep(0.15)

    def scan(self, delay: int, *ends: str) -> None:
        """The next badge, as a scanner set to US sends its keys."""
        code = self.codes[self.scanned]
        self.scanned += 1
        pressed = [f"shift+{KEYCODES[sign.lower()]}" if sign.isalpha() else str(KEYCODES[sign]) for sign in code]
        self.outside.keys("key", "--delay", str(delay), *pressed, *ends)
        time.sleep(0.2)

    def type(self, text: str) -> None:
        """Type as a hand does that is fast."""
        self.outside.keys("type", "--delay", "80", text)
        time.sleep(0.15)


@pytest.fixture(scope="module")
def door(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder: Path = tmp_path_factory.mktemp("scanner")
    outside = on_screen(screen, folder)
    made = Door(outside, badges(outside, folder))
    with outside.window():
        yield made
        made.layout("us")


def names(door: Door, search: str) -> set[tuple[str, str]]:
    """First and last name of everyone who fits."""
    people = door.outside.told("people", "--search", search)["people"]
    return {(person["first_name"], person["last_name"]) for person in people}


@pytest.mark.parametrize("layout", sorted(NAMES))
def test_case_36_every_scan_reaches_the_door_and_no_key_the_dialog(door: Door, layout: str) -> None:
    first, last = NAMES[layout]
    door.outside.focus()
    door.keys("ctrl+1", "ctrl+n")
    door.layout(layout)
    door.type(first)
    door.scan(40, TAB)
    door.keys(TAB)
    door.type(last[:3])
    door.scan(20)
    door.type(last[3:])
    door.scan(60, RETURN)
    assert wait_for(lambda: len(door.outside.present()) == door.scanned)
    door.keys(RETURN)
    door.layout("us")
    assert wait_for(lambda: (first, last) in names(door, first))


@pytest.mark.parametrize("layout", sorted(NAMES.keys() - {"us"}))
def test_case_36_a_scan_over_a_list_and_over_a_menu_reaches_the_door(door: Door, layout: str) -> None:
    door.outside.focus()
    door.keys("ctrl+1", "ctrl+f")
    door.layout(layout)
    door.scan(0, RETURN)
    door.layout("us")
    door.keys("ctrl+2", "alt+f")
    door.layout(layout)
    door.scan(10, TAB)
    door.layout("us")
    assert wait_for(lambda: len(door.outside.present()) == door.scanned)
