"""The screen shows what is printed: both hands draw the same marks alike."""

import math
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from blp_desktop.paper.badge_facts import AgendaDay, AgendaLine, BadgeFace, Logo, Occasion
from blp_desktop.paper.badge_plate import Plate
from blp_desktop.paper.badges import BadgePrint, badges_pdf
from blp_desktop.paper.layouts import Box, Holds, Layout, Panel, layout, layouts
from blp_desktop.paper.stocks import Stock
from blp_desktop.ui.designs.own_size import own_size
from blp_desktop.ui.designs.painting import paint_label, paint_panel
from tests.ui.designs.conftest import png_of

DPI, FINER = 150, 4
"""Both are drawn finer and made smaller: poppler sets lines of text on whole pixels."""
ALIKE = 0.0012
"""The share of pixels that may differ by more than a third: edges that two renderers smooth differently."""
AGENDA = tuple(
    AgendaDay(day, (AgendaLine("09:00-12:00", "Welcome to the cluster", "Aula"), AgendaLine("13:00-16:30", "Workshop")))
    for day in ("Tue 24 Oct", "Wed 25 Oct")
)
FACE = BadgeFace(
    first_name="Øygunn Ėglė",
    last_name="Łukasiewicz-Žalgiris",
    organisation="Санкт-Петербургский кластер & AVATAR fi",
    country="Åland",
    code="7KX" + "C" * 26,
    short_code="7KX-CDEF",
    role="Trainer",
    diet="Vegetarian",
    photos="No photos",
)


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Fonts need one."""


def occasion() -> Occasion:
    """With everything that a layout can show."""
    logos = (Logo("One", png_of(300, 120, "navy")), Logo("Two", png_of(200, 200, "teal")))
    return Occasion(
        programme="Baltic Leadership Programme",
        module="Module 1 · Stockholm",
        dates="24–26 Oct 2017",
        agenda=AGENDA,
        logos=logos,
    )


def printed(design: Layout, folder: Path) -> Image.Image:
    """The label as poppler draws the PDF."""
    if not shutil.which("pdftoppm"):
        pytest.skip("poppler is not installed")
    how = BadgePrint(layout=design, stock=on_whole_pixels(own_size(design)), occasion=occasion())
    (folder / "badge.pdf").write_bytes(badges_pdf([FACE], how, title="Badge", language="en").pdf)
    command = ["pdftoppm", "-png", "-r", str(DPI * FINER), "-f", "1", "-l", "1", folder / "badge.pdf", folder / "page"]
    subprocess.run(command, check=True)
    return Image.open(next(folder.glob("page*.png"))).convert("RGB").reduce(FINER)


def on_whole_pixels(label: Stock) -> Stock:
    """The label at the corner of a page that ends where pixels do, so that no renderer moves it by a part of one."""
    pixel = 25.4 / DPI
    width, height = (math.ceil(side / pixel - 0.001) * pixel for side in label.page_size)
    return replace(label, page_width=width, page_height=height)


def painted(design: Layout, size: tuple[int, int]) -> Image.Image:
    """The label as Qt draws it."""
    plate = Plate(design, own_size(design), occasion())
    picture = QImage(QSize(*size) * FINER, QImage.Format.Format_RGB888)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.scale(DPI * FINER / 72, DPI * FINER / 72)
    paint_label(painter, plate, plate.strike(FACE))
    painter.end()
    return as_pillow(picture).reduce(FINER)


def as_pillow(picture: QImage) -> Image.Image:
    """The same pixels."""
    kept = picture.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(kept.constBits())
    return Image.frombytes("RGB", (kept.width(), kept.height()), data, "raw", "RGB", kept.bytesPerLine())


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is not paper."""
    found = picture.convert("L").point(lambda shade: 255 if shade < 160 else 0).getbbox()
    assert found is not None
    return found


def different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ by more than a third."""
    apart = ImageChops.difference(one, other).convert("L").point(lambda shade: 255 if shade > 85 else 0)
    return apart.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("name", layouts())
def test_the_screen_and_the_pdf_agree(name: str, tmp_path: Path) -> None:
    page = printed(layout(name), tmp_path)
    screen = painted(layout(name), page.size)
    assert ink(screen) == pytest.approx(ink(page), abs=1)
    assert different(screen, page) <= ALIKE


def test_a_picture_that_is_clear_in_places_looks_the_same_on_paper(tmp_path: Path) -> None:
    known = layout("name-label")
    box = Box(holds=Holds.PICTURE, x=56, y=5, width=20, height=12, picture="logo")
    design = replace(known, boxes=(*known.boxes, box), pictures={"logo": half_clear()})
    page = printed(design, tmp_path)
    assert different(painted(design, page.size), page) <= ALIKE


def half_clear() -> bytes:
    """A picture whose right half is clear."""
    out, picture = BytesIO(), Image.new("RGBA", (200, 120), (0, 0, 0, 0))
    picture.paste((180, 30, 30, 255), (0, 0, 100, 120))
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_badge_moved_by_a_sixth_of_a_millimetre_would_be_noticed(tmp_path: Path) -> None:
    page = printed(layout("name-label"), tmp_path)
    screen = painted(layout("name-label"), page.size)
    assert different(ImageChops.offset(screen, 1, 0), page) > 10 * ALIKE


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_painted_code_decodes(dpi: int) -> None:
    design = layout("name-label")
    plate = Plate(design, own_size(design), occasion())
    picture = QImage(round(80 / 25.4 * dpi), round(50 / 25.4 * dpi), QImage.Format.Format_RGB888)
    painter = QPainter(picture)
    painter.scale(dpi / 72, dpi / 72)
    paint_label(painter, plate, plate.strike(FACE))
    painter.end()
    assert [found.text for found in zxingcpp.read_barcodes(as_pillow(picture))] == [FACE.code]


def test_a_panel_alone_stands_upright() -> None:
    design = layout("butterfly-a6")
    plate = Plate(design, own_size(design), occasion())
    picture = QImage(round(plate.panel_size[0]), round(plate.panel_size[1]), QImage.Format.Format_RGB888)
    painter = QPainter(picture)
    paint_panel(painter, plate, plate.strike(FACE), Panel.INSIDE_LEFT)
    painter.end()
    left, top, *_ = ink(as_pillow(picture))
    assert 9 <= left * 25.4 / 72 <= 10.5
    assert 9 <= top * 25.4 / 72 <= 18
