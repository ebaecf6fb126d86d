"""The colours that a picture is known by."""

from io import BytesIO

from PIL import Image, ImageDraw

from blp_desktop.paper.picture_colours import main_colours


def png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_the_larger_colour_comes_first_and_neither_white_nor_black_nor_a_detail_is_one() -> None:
    picture = Image.new("RGB", (200, 100), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 120, 99), fill="#003399")
    draw.rectangle((150, 0, 180, 60), fill="#ffcc00")
    draw.rectangle((185, 0, 199, 99), fill="black")
    draw.rectangle((190, 95, 193, 98), fill="#00aa44")
    assert main_colours(png(picture)) == ("#003399", "#ffcc00")


def test_a_picture_in_black_or_of_nothing_has_none() -> None:
    assert main_colours(png(Image.new("L", (30, 30), 0))) == ()
    assert main_colours(png(Image.new("RGBA", (30, 30), (200, 0, 0, 0)))) == ()
