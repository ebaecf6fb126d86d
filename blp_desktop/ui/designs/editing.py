"""Editing a layout: each edit gives a new one. Boxes are named by their place in it, lengths are millimetres."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from blp_desktop.paper.layouts import Across, Box, Down, Holds, Layout, Panel, Said, Shows

LEAST = 2.0
"""The side of the smallest box."""
NUDGE, LEAP = 0.5, 5.0
"""How far an arrow key moves a box, and with Shift."""
_BESIDE = 2.0
"""How far a copy stands beside its original."""
_USUAL = {
    Holds.TEXTS: (40.0, 10.0),
    Holds.CODE: (26.0, 26.0),
    Holds.AGENDA: (80.0, 60.0),
    Holds.BAND: (200.0, 6.0),
    Holds.LOGOS: (50.0, 12.0),
    Holds.PICTURE: (25.0, 25.0),
}
"""Width and height of a new box."""

Chosen = frozenset[int]


class Handle(StrEnum):
    """Where a box is taken to resize it: edges are named by compass points."""

    NORTH_WEST = "nw"
    NORTH = "n"
    NORTH_EAST = "ne"
    EAST = "e"
    SOUTH_EAST = "se"
    SOUTH = "s"
    SOUTH_WEST = "sw"
    WEST = "w"

    @property
    def across(self) -> int:
        """-1 where it moves the left edge, 1 the right one, 0 neither."""
        return ("e" in self.value) - ("w" in self.value)

    @property
    def down(self) -> int:
        """-1 where it moves the upper edge, 1 the lower one, 0 neither."""
        return ("s" in self.value) - ("n" in self.value)


class Align(StrEnum):
    """What several boxes get in common."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


def moved(layout: Layout, chosen: Chosen, dx: float, dy: float) -> Layout:
    """The chosen boxes moved together, as far as the paper goes."""
    if not chosen:
        return layout
    left, top, right, bottom = bounds(layout, chosen)
    dx = min(max(dx, min(-left, 0.0)), max(layout.width - right, 0.0))
    dy = min(max(dy, min(-top, 0.0)), max(layout.height - bottom, 0.0))
    return _each(layout, chosen, lambda box: replace(box, x=_exact(box.x + dx), y=_exact(box.y + dy)))


def resized(layout: Layout, at: int, handle: Handle, dx: float, dy: float) -> Layout:
    """A box with one or two edges moved; it keeps a least size and stays on the paper."""
    box = layout.boxes[at]
    x, width = _stretched(box.x, box.width, handle.across, dx, layout.width)
    y, height = _stretched(box.y, box.height, handle.down, dy, layout.height)
    return changed(layout, at, x=x, y=y, width=width, height=height)


def _stretched(start: float, length: float, side: int, by: float, room: float) -> tuple[float, float]:
    """Where it begins and how long it is, with its beginning (-1), its end (1) or neither moved."""
    end = start + length
    if side < 0:
        start = min(max(start + by, min(start, 0.0)), end - LEAST)
    if side > 0:
        end = max(min(end + by, max(end, room)), start + LEAST)
    return _exact(start), _exact(end - start)


def changed(layout: Layout, at: int, **values: Any) -> Layout:
    """The layout with some fields of one box changed."""
    return _each(layout, frozenset({at}), lambda box: replace(box, **values))


def placed(layout: Layout, at: int, x: float, y: float, width: float, height: float) -> Layout:
    """A box in that place and of that size, as far as the paper goes."""
    width, height = min(max(width, LEAST), layout.width), min(max(height, LEAST), layout.height)
    x, y = min(max(x, 0.0), layout.width - width), min(max(y, 0.0), layout.height - height)
    return changed(layout, at, x=_exact(x), y=_exact(y), width=_exact(width), height=_exact(height))


def on_paper(layout: Layout, width: float, height: float, margin: float) -> Layout:
    """The layout on paper of another size, with every box still on it."""
    most = (min(width, height) - LEAST) / 2
    made = replace(layout, width=width, height=height, margin=_exact(max(0.0, min(margin, most))))
    for at, box in enumerate(made.boxes):
        made = placed(made, at, box.x, box.y, box.width, box.height)
    return made


def aligned(layout: Layout, chosen: Chosen, how: Align) -> Layout:
    """The chosen boxes at the outermost edge or the middle of all; one alone within the layout's margins."""
    if not chosen:
        return layout
    edges = bounds(layout, chosen) if len(chosen) > 1 else inside_margins(layout)
    return _each(layout, chosen, lambda box: _put(box, edges, how))


def _put(box: Box, edges: tuple[float, float, float, float], how: Align) -> Box:
    left, top, right, bottom = edges
    match how:
        case Align.LEFT:
            return replace(box, x=_exact(left))
        case Align.CENTRE:
            return replace(box, x=_exact((left + right - box.width) / 2))
        case Align.RIGHT:
            return replace(box, x=_exact(right - box.width))
        case Align.TOP:
            return replace(box, y=_exact(top))
        case Align.MIDDLE:
            return replace(box, y=_exact((top + bottom - box.height) / 2))
        case Align.BOTTOM:
            return replace(box, y=_exact(bottom - box.height))


def same_size(layout: Layout, chosen: Chosen) -> Layout:
    """The chosen boxes as large as the first of them, as far as the paper goes."""
    if not chosen:
        return layout
    first = layout.boxes[min(chosen)]
    sized = _each(layout, chosen, lambda box: replace(box, width=first.width, height=first.height))
    for at in chosen:
        box = sized.boxes[at]
        sized = placed(sized, at, box.x, box.y, box.width, box.height)
    return sized


def raised(layout: Layout, chosen: Chosen) -> tuple[Layout, Chosen]:
    """The chosen boxes one place higher, drawn after the one that covered them, and where they are now."""
    return _shifted(layout, chosen, 1)


def lowered(layout: Layout, chosen: Chosen) -> tuple[Layout, Chosen]:
    """The chosen boxes one place lower, and where they are now."""
    return _shifted(layout, chosen, -1)


def _shifted(layout: Layout, chosen: Chosen, by: int) -> tuple[Layout, Chosen]:
    order = list(range(len(layout.boxes)))
    for at in sorted(chosen, reverse=by > 0):
        here, there = order.index(at), order.index(at) + by
        if 0 <= there < len(order) and order[there] not in chosen:
            order[here], order[there] = order[there], order[here]
    boxes = tuple(layout.boxes[at] for at in order)
    return replace(layout, boxes=boxes), frozenset(order.index(at) for at in chosen)


def removed(layout: Layout, chosen: Chosen) -> Layout:
    """Without the chosen boxes."""
    return replace(layout, boxes=tuple(box for at, box in enumerate(layout.boxes) if at not in chosen))


def added(layout: Layout, *boxes: Box) -> tuple[Layout, Chosen]:
    """With these boxes above the others, and where they are."""
    count = len(layout.boxes)
    return replace(layout, boxes=(*layout.boxes, *boxes)), frozenset(range(count, count + len(boxes)))


def new_box(layout: Layout, holds: Holds, panel: Panel, *, picture: str = "") -> Box:
    """A box of a usual size in the middle of a panel, within the margins."""
    left, top, right, bottom = inside_margins(layout)
    width, height = (min(side, room) for side, room in zip(_USUAL[holds], (right - left, bottom - top), strict=True))
    colour = "accent" if "accent" in layout.colours else next(iter(layout.colours))
    text = Said(shows=Shows.FULL_NAME, colour="text" if "text" in layout.colours else colour)
    return Box(
        holds=holds,
        panel=panel,
        x=_exact((layout.width - width) / 2),
        y=_exact((layout.height - height) / 2),
        width=_exact(width),
        height=_exact(height),
        says=(text,) if holds is Holds.TEXTS else (),
        across=Across.CENTRE if holds is Holds.CODE else Across.LEFT,
        down=Down.MIDDLE if holds is Holds.CODE else Down.TOP,
        colour=colour if holds is Holds.BAND else "",
        picture=picture,
    )


def duplicated(layout: Layout, chosen: Chosen) -> tuple[Layout, Chosen]:
    """With a copy of each chosen box a little beside it, and where the copies are."""
    copied, copies = added(layout, *(layout.boxes[at] for at in sorted(chosen)))
    _, _, right, bottom = bounds(layout, chosen) if chosen else (0.0, 0.0, 0.0, 0.0)
    dx = _BESIDE if right + _BESIDE <= layout.width else -_BESIDE
    dy = _BESIDE if bottom + _BESIDE <= layout.height else -_BESIDE
    return moved(copied, copies, dx, dy), copies


def coloured(layout: Layout, name: str, colour: str) -> Layout:
    """With a colour of that name, written `#rrggbb`."""
    return replace(layout, colours={**layout.colours, name: colour})


def pictured(layout: Layout, at: int, name: str, png: bytes) -> Layout:
    """The box with this picture; pictures that no box shows any more are dropped."""
    shown = changed(layout, at, picture=name)
    wanted = {box.picture for box in shown.boxes}
    known: Mapping[str, bytes] = {**layout.pictures, name: png}
    return replace(shown, pictures={key: data for key, data in known.items() if key in wanted})


def bounds(layout: Layout, chosen: Iterable[int]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all chosen boxes together."""
    boxes = [layout.boxes[at] for at in chosen]
    return (
        min(box.x for box in boxes),
        min(box.y for box in boxes),
        max(box.x + box.width for box in boxes),
        max(box.y + box.height for box in boxes),
    )


def inside_margins(layout: Layout) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what the margin leaves."""
    return layout.margin, layout.margin, layout.width - layout.margin, layout.height - layout.margin


def _each(layout: Layout, chosen: Chosen, edit: Callable[[Box], Box]) -> Layout:
    boxes = tuple(edit(box) if at in chosen else box for at, box in enumerate(layout.boxes))
    return replace(layout, boxes=boxes)


def _exact(length: float) -> float:
    return round(length, 2)
