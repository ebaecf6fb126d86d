"""The region's land, lakes and borders as painter paths in Mercator's projection."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from blp_desktop.places import resource


@dataclass(frozen=True, slots=True)
class Atlas:
    """Paths in degrees east and projected degrees, the north up; `shown` is the part without cut edges."""

    land: QPainterPath
    lakes: QPainterPath
    borders: QPainterPath
    shown: QRectF


def projected(north: float, east: float) -> QPointF:
    """Where a place is on the map's plane."""
    return QPointF(east, -math.degrees(math.asinh(math.tan(math.radians(north)))))


def projected_box(*, west: float, south: float, east: float, north: float) -> QRectF:
    """A box of degrees on the map's plane."""
    return QRectF(projected(north, west), projected(south, east))


@cache
def atlas() -> Atlas:
    """The map of the Baltic Sea region."""
    found = json.loads(resource("map", "baltic.json").read_text(encoding="utf-8"))
    unit = found["unit"]
    return Atlas(
        land=_path(found["land"], unit, QPainterPath.closeSubpath),
        lakes=_path(found["lakes"], unit, QPainterPath.closeSubpath),
        borders=_path(found["borders"], unit, _left_open),
        shown=projected_box(west=found["west"], south=found["south"], east=found["east"], north=found["north"]),
    )


def _left_open(_path: QPainterPath) -> None:
    pass


def _path(lines: Iterable[list[int]], unit: float, finish: Callable[[QPainterPath], None]) -> QPainterPath:
    path = QPainterPath()
    for line in lines:
        points = _points(line, unit)
        path.moveTo(next(points))
        for point in points:
            path.lineTo(point)
        finish(path)
    return path


def _points(steps: list[int], unit: float) -> Iterator[QPointF]:
    east = north = 0
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        east, north = east + right, north + up
        yield projected(north * unit, east * unit)
