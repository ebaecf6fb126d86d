"""Fonts on paper: embedded, measured, and asked for the letters they lack."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from blp_desktop.places import resource

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSans3-Regular"
STRONG = "SourceSans3-SemiBold"


@cache
def font(name: str) -> "TTFont":
    """The face of that name, known to reportlab from now on."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    face = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(face)
    return face


@cache
def _widths(name: str) -> dict[int, float]:
    widths: dict[int, float] = font(name).face.charWidths
    return widths


@lru_cache(maxsize=50_000)
def width(text: str, name: str) -> float:
    """The width of a text at size 1; multiply by the size in points."""
    widths = _widths(name)
    default = font(name).face.defaultWidth
    return float(sum(widths.get(ord(sign), default) for sign in text)) / 1000


def missing_letters(text: str) -> str:
    """The letters of a text that the fonts lack, each once."""
    glyphs: dict[int, Any] = font(REGULAR).face.charToGlyph
    return "".join(dict.fromkeys(sign for sign in text if ord(sign) not in glyphs and sign.isprintable()))
