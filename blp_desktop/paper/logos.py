"""Logos in a row: of one height, as large as their place allows; the EU emblem at least as large as any other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from blp_desktop.paper.badge_facts import Logo
from blp_desktop.paper.layouts import Across
from blp_desktop.paper.marks import PictureMark
from blp_desktop.paper.stacks import Place

_GAP = 0.5
"""Between two logos, as a share of their height."""
EMBLEM_LEAST = 10.0
"""Millimetres that the EU emblem is high at least, as the Commission asks."""
LOGO_LEAST = 5.0
"""Millimetres below which nobody reads a logo."""


@dataclass(frozen=True, slots=True)
class LogoRow:
    """Logos from the left, each as (logo, x, y, width, height) from the top left corner of the row."""

    logos: tuple[tuple[Logo, float, float, float, float], ...]
    width: float
    height: float

    def problems(self) -> Iterator[str]:
        """A sentence for each logo that the row leaves too small; of a row in millimetres."""
        for logo, _, _, _, height in self.logos:
            if logo.is_eu_emblem and height < EMBLEM_LEAST:
                yield (
                    f"The EU emblem of {logo.name} would be only {height:.1f} mm high, and must be at least "
                    f"{EMBLEM_LEAST:g} mm: leave out a logo, or give a narrower one."
                )
            elif height < LOGO_LEAST:
                yield f"The logo of {logo.name} is so wide that it is only {height:.1f} mm high: give a narrower one."


def logo_row(logos: Sequence[Logo], *, width: float, height: float) -> LogoRow:
    """The logos in one row of at most that size: of one height, but smaller beside an EU emblem that needs it."""
    if not logos:
        return LogoRow((), 0.0, 0.0)
    shares = _heights(logos)
    widths = [share * _ratio(logo) for share, logo in zip(shares, logos, strict=True)]
    whole = sum(widths) + _GAP * (len(logos) - 1)
    unit = min(height, width / whole)
    placed, x = [], 0.0
    for logo, share, wide in zip(logos, shares, widths, strict=True):
        placed.append((logo, x, (1 - share) / 2 * unit, wide * unit, share * unit))
        x += (wide + _GAP) * unit
    return LogoRow(tuple(placed), whole * unit, unit)


def logo_marks(logos: Sequence[Logo], place: Place, across: Across) -> tuple[PictureMark, ...]:
    """All logos beside each other, each in its own shape."""
    row = logo_row(logos, width=place.width, height=place.height)
    left = place.x + _indent(place.width - row.width, across)
    bottom = place.y + (place.height - row.height) / 2
    return tuple(
        PictureMark(logo.png, left + x, bottom + row.height - y - high, wide, high)
        for logo, x, y, wide, high in row.logos
    )


def _heights(logos: Sequence[Logo]) -> list[float]:
    """The height of each as a share: equal, unless one of equal height would cover more than the EU emblem does."""
    emblems = [_ratio(logo) for logo in logos if logo.is_eu_emblem]
    others = [_ratio(logo) for logo in logos if not logo.is_eu_emblem]
    if not emblems or not others:
        return [1.0] * len(logos)
    share = min(1.0, (min(emblems) / max(others)) ** 0.5)
    return [1.0 if logo.is_eu_emblem else share for logo in logos]


def _ratio(logo: Logo) -> float:
    wide, high = shape_of(logo.png)
    return wide / high


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
