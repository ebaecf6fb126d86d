"""Stocks to see a layout on: a label of its own size, and those that it suits."""

import math
from collections.abc import Iterable

from blp_desktop.paper.layouts import Layout
from blp_desktop.paper.stocks import Stock, read_stock

_SHAPE, _SIZE = 0.3, 0.6
"""How far a label's shape and its size (as logarithms) may be from the layout's."""


def own_size(layout: Layout) -> Stock:
    """A label as large as the layout, with the layout's margin."""
    width, height = layout.whole
    facts = {"title": layout.title, "label_width": width, "label_height": height, "margin": layout.margin}
    return read_stock(facts, name="own-size")


def suiting(layout: Layout, stocks: Iterable[Stock]) -> tuple[Stock, ...]:
    """The stocks whose labels have about the layout's shape and size, the nearest first."""
    fitting = [stock for stock in stocks if _shape(layout, stock) <= _SHAPE and _size(layout, stock) <= _SIZE]
    return tuple(sorted(fitting, key=lambda stock: _shape(layout, stock) + _size(layout, stock)))


def _shape(layout: Layout, stock: Stock) -> float:
    return abs(math.log(stock.label_width / stock.label_height * layout.whole[1] / layout.whole[0]))


def _size(layout: Layout, stock: Stock) -> float:
    area = stock.label_width * stock.label_height / (layout.whole[0] * layout.whole[1])
    return abs(math.log(area)) / 2
