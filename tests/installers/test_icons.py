"""The program's icon in every form."""

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from installers.icons import LINUX, WINDOWS, draw_icons, drawn
from installers.names import ICON


@pytest.fixture
def folder(tmp_path: Path, qtbot: QtBot) -> Path:
    draw_icons(ICON, tmp_path)
    return tmp_path


def test_windows_finds_every_size_in_one_file(folder: Path) -> None:
    with Image.open(folder / "blp-desk.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in WINDOWS}


def test_macos_opens_the_largest(folder: Path) -> None:
    with Image.open(folder / "blp-desk.icns") as icon:
        assert icon.size == (1024, 1024)


def test_linux_has_a_picture_of_each_size(folder: Path) -> None:
    for size in LINUX:
        with Image.open(folder / f"blp-desk-{size}.png") as icon:
            assert icon.size == (size, size)


def test_the_corners_are_clear_and_the_middle_is_drawn(qtbot: QtBot) -> None:
    icon = drawn(ICON, 64)
    assert icon.getpixel((0, 0)) == (0, 0, 0, 0)
    assert icon.getpixel((32, 40)) == (255, 255, 255, 255)


@pytest.mark.qt_log_ignore("Cannot read file")
def test_what_is_no_drawing_is_refused(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "broken.svg").write_text("no drawing", encoding="utf-8")
    with pytest.raises(ValueError, match="no SVG"):
        drawn(tmp_path / "broken.svg", 16)
