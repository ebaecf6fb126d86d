"""The codes of a large print: from paper at two resolutions, and held up to a laptop's camera."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from PySide6.QtGui import QImage

from blp_desktop.paper.badges import BadgePrint, badges_pdf
from blp_desktop.paper.layouts import layout_for
from blp_desktop.paper.stocks import stock
from blp_desktop.ui.pictures import pages_of
from tests.paper.conftest import MakeFace
from tests.reading import codes_in

MANY = 300
CAMERA = (1280, 720)
SEEN = 450
"""Millimetres that a laptop's camera sees across at 40 cm (a field of about 60 degrees)."""


def printed(make: MakeFace, on: str) -> tuple[list[str], bytes]:
    """300 codes, and the print of their badges."""
    faces = [make(first_name=f"Rūta{number}") for number in range(MANY)]
    how = BadgePrint(layout=layout_for(stock(on)), stock=stock(on))
    return [each.code for each in faces], badges_pdf(faces, how, title="Badges", language="en").pdf


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_code_of_three_hundred_is_read_from_paper(face: MakeFace, dpi: int) -> None:
    codes, pdf = printed(face, "avery-l4785")
    assert sorted(codes_in(pdf, dpi=dpi)) == sorted(codes)


def held_up(badge: QImage) -> Image.Image:
    """The badge (a picture of five dots a millimetre) at 40 cm before a camera of 720p: turned, a little blurred."""
    size = (badge.width(), badge.height())
    picture = Image.frombuffer("L", size, badge.constBits(), "raw", "L", badge.bytesPerLine(), 1)
    scale = CAMERA[0] / SEEN / 5
    small = picture.resize((round(size[0] * scale), round(size[1] * scale)), Image.Resampling.LANCZOS)
    frame = Image.new("L", CAMERA, 120)
    frame.paste(small, ((CAMERA[0] - small.width) // 2, (CAMERA[1] - small.height) // 2))
    turned = frame.rotate(10, Image.Resampling.BICUBIC, fillcolor=120).filter(ImageFilter.GaussianBlur(0.6))
    out = BytesIO()
    turned.save(out, "JPEG", quality=75)
    return Image.open(out)


def test_every_code_of_three_hundred_is_read_by_a_camera(face: MakeFace) -> None:
    codes, pdf = printed(face, "single-a6")
    fronts = pages_of(pdf, dpi=127)[::2]
    read = [found.text for front in fronts for found in zxingcpp.read_barcodes(held_up(front))]
    assert sorted(read) == sorted(codes)
