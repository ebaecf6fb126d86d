"""Snapping: a box that is dragged comes to rest at margins, middles, other boxes, else on half millimetres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blp_desktop.paper.layouts import Box, Layout, Panel
from blp_desktop.ui.designs.editing import Chosen, Handle, bounds, inside_margins

STEP = 0.5
"""Millimetres of the grid that boxes come to rest on."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line on a panel that a box came to rest at: `x` for an upright one, else `y`, in millimetres."""

    panel: Panel
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Snapped:
    """How far it really moves, and the lines it came to rest at."""

    dx: float
    dy: float
    guides: tuple[Guide, ...] = ()


def snap_move(layout: Layout, chosen: Chosen, dx: float, dy: float, *, reach: float) -> Snapped:
    """Where chosen boxes that are dragged that far come to rest; lines draw them from `reach` millimetres away."""
    left, top, right, bottom = bounds(layout, chosen)
    panel = layout.boxes[min(chosen)].panel
    upright, level = _lines(layout, chosen, panel)
    across, x = _rest((left, (left + right) / 2, right), dx, upright, reach)
    down, y = _rest((top, (top + bottom) / 2, bottom), dy, level, reach)
    return Snapped(across, down, tuple(_guides(panel, x, y)))


def snap_resize(layout: Layout, at: int, handle: Handle, dx: float, dy: float, *, reach: float) -> Snapped:
    """Where the edges of a box come to rest whose handle is dragged that far."""
    left, top, right, bottom = bounds(layout, (at,))
    panel = layout.boxes[at].panel
    upright, level = _lines(layout, frozenset({at}), panel)
    edge_x, edge_y = {-1: left, 1: right}.get(handle.across), {-1: top, 1: bottom}.get(handle.down)
    across, x = _rest((edge_x,), dx, upright, reach) if edge_x is not None else (0.0, None)
    down, y = _rest((edge_y,), dy, level, reach) if edge_y is not None else (0.0, None)
    return Snapped(across, down, tuple(_guides(panel, x, y)))


def _rest(edges: Sequence[float], by: float, lines: Sequence[float], reach: float) -> tuple[float, float | None]:
    """How far the edges move, and the line that one of them rests at; on the grid where none is near."""
    near = [(abs(line - edge - by), line, line - edge) for edge in edges for line in lines]
    away, line, moved = min(near, default=(reach + 1, 0.0, 0.0))
    if away <= reach:
        return moved, line
    return round((edges[0] + by) / STEP) * STEP - edges[0], None


def _lines(layout: Layout, chosen: Chosen, panel: Panel) -> tuple[list[float], list[float]]:
    """Upright and level lines that draw: margins, the panel's middle, edges and middles of the other boxes."""
    left, top, right, bottom = inside_margins(layout)
    others = [box for at, box in enumerate(layout.boxes) if at not in chosen and box.panel is panel]
    upright = [left, layout.width / 2, right, *(x for box in others for x in _uprights(box))]
    level = [top, layout.height / 2, bottom, *(y for box in others for y in _levels(box))]
    return upright, level


def _uprights(box: Box) -> tuple[float, float, float]:
    return box.x, box.x + box.width / 2, box.x + box.width


def _levels(box: Box) -> tuple[float, float, float]:
    return box.y, box.y + box.height / 2, box.y + box.height


def _guides(panel: Panel, x: float | None, y: float | None) -> Iterator[Guide]:
    if x is not None:
        yield Guide(panel, x=x)
    if y is not None:
        yield Guide(panel, y=y)
