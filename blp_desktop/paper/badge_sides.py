"""The sides of sheets that badges lie on: which badge where, whoever draws them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from blp_desktop.paper.layouts import Form, Layout
from blp_desktop.paper.pages import DOT, MM
from blp_desktop.paper.stocks import Stock


@dataclass(frozen=True, slots=True)
class Lying:
    """A badge on its label: which one (from 0), and the label's upper left corner in points from the page's."""

    badge: int
    left: float
    top: float


Side = tuple[Lying, ...]
"""One page: the front of a sheet, or its back."""


def sides(count: int, layout: Layout, stock: Stock, *, first: int, shift: tuple[float, float]) -> Iterator[Side]:
    """So many badges from label `first` (from 0) on; with backs, each sheet's back follows its front, mirrored."""
    for sheet in range(ceil((first + count) / stock.labels)):
        start = sheet * stock.labels - first
        labels = {at: at - start for at in range(max(0, start), min(count, start + stock.labels))}
        yield tuple(_lying(badge, stock.corner(label), shift) for badge, label in labels.items())
        if layout.form is Form.BOTH_SIDES:
            yield tuple(_lying(badge, stock.mirrored(label), shift) for badge, label in labels.items())


def _lying(badge: int, corner: tuple[float, float], shift: tuple[float, float]) -> Lying:
    """On whole dots from the top left, so that modules stay sharp."""
    left, top = (round((part + moved) * MM / DOT) * DOT for part, moved in zip(corner, shift, strict=True))
    return Lying(badge, left, top)
