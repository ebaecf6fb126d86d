"""Names and version come from one place."""

import pytest

from blp_desktop import __version__
from installers.names import FILES, four_numbers, names
from installers.windows_resource import version_text


def test_the_version_is_the_programs_own() -> None:
    assert names().version == __version__
    assert (names().package, names().title) == ("blp-desktop", "BLP Desk")


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.2.0", (0, 2, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3rc4", (1, 2, 3, 4))]
)
def test_windows_counts_in_four_numbers(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert four_numbers(version) == numbers


def test_windows_shows_title_and_version_of_the_program() -> None:
    text = version_text(names())
    assert f"StringStruct('ProductVersion', '{__version__}')" in text
    assert "StringStruct('FileDescription', 'BLP Desk')" in text
    compile(text, "version.txt", "eval")


def test_the_files_of_a_desktop_speak_of_the_same_program_and_type() -> None:
    desktop = (FILES / "blp-desktop.desktop").read_text(encoding="utf-8").splitlines()
    assert f"Name={names().title}" in desktop
    assert f"Exec={names().package} %f" in desktop
    assert "MimeType=application/x-blp-desk;" in desktop
    assert 'mime-type type="application/x-blp-desk"' in (FILES / "blp-desktop.xml").read_text(encoding="utf-8")
