"""Laying a page over its picture: where on the picture the printed millimetres are."""

from collections.abc import Iterator, Mapping, Sequence
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF, QTransform

from blp_desktop.domain.sheet_codes import Spot
from blp_desktop.paper.sheet_code import PrintedPage

_SQUARE = 0.06
"""How unequal the sides of a code may be where it alone tells how the page lies."""
_EXACT = 0.002
"""Of the picture's longer side, how far codes may stand from where a page that lies flat has them."""
_BESIDE = 4.0
"""Millimetres beside the table that a row's band reaches."""
Pair = tuple[float, float, float, float]
"""A point of the page in millimetres, and the same of the picture in pixels."""


def laid_over(layout: PrintedPage, places: Mapping[Spot, Sequence[float]], size: tuple[int, int]) -> QTransform | None:
    """From millimetres of the page to pixels of a picture of that size; None where the codes do not tell.

    Two codes tell it of a photograph too, however it leans; one alone only of a page that lies flat.
    """
    pairs = list(_pairs(layout, places, size))
    if len(places) == len(Spot):
        flat = _flat(pairs)
        return flat if _fits(flat, pairs, size) else _leaning(pairs)
    return _flat(pairs) if pairs and _is_square(pairs) else None


def band_of(laid: QTransform, layout: PrintedPage, top: float, bottom: float) -> QPolygonF:
    """A row's band on the picture."""
    left, right = 14.0 - _BESIDE, layout.size[0] - 14.0 + _BESIDE
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return QPolygonF([laid.map(QPointF(x, y)) for x, y in corners])


def _pairs(layout: PrintedPage, places: Mapping[Spot, Sequence[float]], size: tuple[int, int]) -> Iterator[Pair]:
    squares = {Spot.HEAD: layout.code, Spot.FOOT: layout.foot_code}
    for spot, place in places.items():
        x, y, side = squares[spot]
        corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
        for (across, down), at in zip(corners, range(0, len(place), 2), strict=True):
            yield across, down, place[at] * size[0], place[at + 1] * size[1]


def _is_square(pairs: Sequence[Pair]) -> bool:
    ends = zip(pairs, [*pairs[1:], pairs[0]], strict=True)
    sides = [hypot(one[2] - other[2], one[3] - other[3]) for one, other in ends]
    return max(sides) - min(sides) < _SQUARE * max(sides)


def _fits(laid: QTransform, pairs: Sequence[Pair], size: tuple[int, int]) -> bool:
    away = (laid.map(QPointF(x, y)) - QPointF(u, v) for x, y, u, v in pairs)
    return max(hypot(each.x(), each.y()) for each in away) < _EXACT * max(size)


def _flat(pairs: Sequence[Pair]) -> QTransform:
    """Turned, enlarged and moved, as a scanner does it; the fewest squares."""
    count = len(pairs)
    x, y, u, v = (sum(pair[at] for pair in pairs) / count for at in range(4))
    away = [(pair[0] - x, pair[1] - y, pair[2] - u, pair[3] - v) for pair in pairs]
    whole = sum(a * a + b * b for a, b, _, _ in away)
    along = sum(a * c + b * d for a, b, c, d in away) / whole
    across = sum(a * d - b * c for a, b, c, d in away) / whole
    return QTransform(along, across, -across, along, u - along * x + across * y, v - across * x - along * y)


def _leaning(pairs: Sequence[Pair]) -> QTransform | None:
    """As a camera sees it; the fewest squares."""
    rows: list[list[float]] = []
    for x, y, u, v in pairs:
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    found = _solved([[sum(row[i] * row[j] for row in rows) for j in range(9)] for i in range(8)])
    if found is None:
        return None
    a, b, c, d, e, f, g, h = found
    return QTransform(a, d, g, b, e, h, c, f, 1)


def _solved(rows: list[list[float]]) -> list[float] | None:
    """Eight numbers from eight equations, each with its right side last (Gauss and Jordan)."""
    for at in range(len(rows)):
        pivot = at + _largest([row[at] for row in rows[at:]])
        if not rows[pivot][at]:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(len(rows)):
            if other != at:
                factor = rows[other][at]
                rows[other] = [mine - factor * his for mine, his in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def _largest(values: Sequence[float]) -> int:
    sizes = [abs(value) for value in values]
    return sizes.index(max(sizes))
