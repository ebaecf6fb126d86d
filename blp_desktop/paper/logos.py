"""Logos in a row: of one height, as large as their place allows."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from blp_desktop.paper.badge_facts import Logo
from blp_desktop.paper.layouts import Across
from blp_desktop.paper.marks import PictureMark
from blp_desktop.paper.stacks import Place

_GAP = 0.5
"""Between two logos, as a share of their height."""


def logo_marks(logos: Sequence[Logo], place: Place, across: Across) -> tuple[PictureMark, ...]:
    """All logos beside each other, each in its own shape."""
    if not logos:
        return ()
    shapes = [wide / high for wide, high in (shape_of(logo.png) for logo in logos)]
    whole = sum(shapes) + _GAP * (len(logos) - 1)
    height = min(place.height, place.width / whole)
    x = place.x + _indent(place.width - whole * height, across)
    y = place.y + (place.height - height) / 2
    marks = []
    for logo, shape in zip(logos, shapes, strict=True):
        marks.append(PictureMark(logo.png, x, y, shape * height, height))
        x += (shape + _GAP) * height
    return tuple(marks)


def _indent(spare: float, across: Across) -> float:
    match across:
        case Across.LEFT:
            return 0.0
        case Across.CENTRE:
            return spare / 2
        case Across.RIGHT:
            return spare


@lru_cache(maxsize=64)
def shape_of(png: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels; raises what Pillow raises for what is none."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        return picture.size
