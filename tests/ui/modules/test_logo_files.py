"""Logos read from files."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.modules.logo_files import WIDTH, read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="9" height="9"/></svg>'


def png(folder: Path, width: int, height: int) -> Path:
    """A picture of that size."""
    file = folder / "logo.png"
    Image.new("RGBA", (width, height), (0, 51, 153, 128)).save(file)
    return file


def svg(folder: Path, text: str) -> Path:
    """A drawing."""
    file = folder / "logo.SVG"
    file.write_text(text, encoding="utf-8")
    return file


def size_of(logo: bytes) -> tuple[int, int]:
    """Pixels."""
    with Image.open(BytesIO(logo)) as picture:
        assert picture.format == "PNG"
        return picture.size


@pytest.mark.usefixtures("qapp")
def test_a_png_keeps_its_size_and_a_huge_one_is_made_smaller(tmp_path: Path) -> None:
    assert size_of(read_logo(png(tmp_path, 300, 200))) == (300, 200)
    assert size_of(read_logo(png(tmp_path, 2 * WIDTH, 200))) == (WIDTH, 100)


@pytest.mark.usefixtures("qapp")
def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    with Image.open(BytesIO(read_logo(png(tmp_path, 30, 20)))) as picture:
        assert picture.getpixel((5, 5)) == (0, 51, 153, 128)


@pytest.mark.usefixtures("qapp")
def test_an_svg_is_drawn_once_in_its_own_shape(tmp_path: Path) -> None:
    assert size_of(read_logo(svg(tmp_path, SVG.format(width=30, height=10)))) == (WIDTH, round(WIDTH / 3))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["", "no drawing", "<svg"])
@pytest.mark.parametrize("name", ["logo.png", "logo.svg"])
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_logo(file)
    assert name in refused.value.sentence


@pytest.mark.usefixtures("qapp")
def test_a_logo_like_a_ribbon_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_logo(svg(tmp_path, SVG.format(width=1, height=900)))
    assert refused.value.code == "tall_logo"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_logo(tmp_path / "gone.png")
    assert refused.value.code == "unreadable_logo"
