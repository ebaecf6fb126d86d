"""The colours that a picture is known by."""

from collections import Counter
from io import BytesIO
from itertools import islice

Rgb = tuple[int, int, int]
_MOST = 3
_SIDE = 64
"""Pixels that are enough to see which colours there are."""
_SEEN = 200
"""How opaque a pixel is that counts."""
_PLAIN = 40
"""How little the parts differ of a grey, black or white."""
_APART = 90
_LEAST = 0.04
"""The share of the coloured pixels below which a colour is an edge or a detail."""


def main_colours(png: bytes) -> tuple[str, ...]:
    """The most frequent colours as `#rrggbb`, no grey among them; empty for a picture in black."""
    counts = Counter(_coloured(png))
    least = _LEAST * counts.total()
    kept: list[Rgb] = []
    for colour, count in counts.most_common():
        if count >= least and all(_distance(colour, other) >= _APART for other in kept):
            kept.append(colour)
    return tuple("#{:02x}{:02x}{:02x}".format(*colour) for colour in islice(kept, _MOST))


def _coloured(png: bytes) -> list[Rgb]:
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        small = picture.convert("RGBA")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.NEAREST)
    data = small.tobytes()
    pixels = (data[at : at + 4] for at in range(0, len(data), 4))
    return [(red, green, blue) for red, green, blue, seen in pixels if seen >= _SEEN and _is_colour(red, green, blue)]


def _is_colour(*parts: int) -> bool:
    return max(parts) - min(parts) >= _PLAIN


def _distance(one: Rgb, other: Rgb) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
