"""Cameras: which one is wanted, and how its pictures should be shaped."""

from collections.abc import Sequence
from dataclasses import dataclass

_HEIGHT = 720
"""Lines that show a badge at arm's length sharply; more only take time."""
_SMOOTH = 15
"""Pictures a second from which the preview follows a hand."""
_ENOUGH = 30


@dataclass(frozen=True, slots=True)
class Device:
    """A camera: its key, the name that people read, and whether the system offers it first."""

    id: str
    name: str
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What a camera can deliver: lines, pictures a second, and whether each has to be unpacked."""

    height: int
    rate: float
    packed: bool = False


def device_wanted(devices: Sequence[Device], wanted: str) -> Device | None:
    """The camera that was chosen if it is there, else the system's first; None where there is none."""
    chosen = [each for each in devices if each.id == wanted]
    first = [each for each in devices if each.is_first]
    return next(iter([*chosen, *first, *devices]), None)


def shape_wanted(shapes: Sequence[Shape]) -> int | None:
    """The place of the shape that reads badges best; None where the camera names none."""
    return min(range(len(shapes)), key=[_order(shape) for shape in shapes].__getitem__, default=None)


def _order(shape: Shape) -> tuple[bool, int, bool, float]:
    return shape.rate < _SMOOTH, abs(shape.height - _HEIGHT), shape.packed, -min(shape.rate, _ENOUGH)
