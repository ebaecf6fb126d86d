"""Labels of a map laid so that they hide neither each other nor the marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label of this size for a mark of this radius."""

    middle: QPointF
    radius: float
    size: QSizeF


def laid(wanted: Sequence[Wanted], bounds: QRectF) -> tuple[QRectF, ...]:
    """A box for each label beside its mark: the place that hides least, the right-hand side first."""
    taken = [QRectF(_around(label)) for label in wanted]
    boxes: list[QRectF] = []
    for label in wanted:
        box = min(_choices(label), key=lambda choice: _hidden(choice, taken, bounds))
        boxes.append(box)
        taken.append(box)
    return tuple(boxes)


def _around(label: Wanted) -> QRectF:
    radius = label.radius
    return QRectF(label.middle.x() - radius, label.middle.y() - radius, 2 * radius, 2 * radius)


def _choices(label: Wanted) -> tuple[QRectF, ...]:
    width, height = label.size.width(), label.size.height()
    x, y, away = label.middle.x(), label.middle.y(), label.radius + _GAP
    corners = (
        (x + away, y - height / 2),
        (x - away - width, y - height / 2),
        (x - width / 2, y + away),
        (x - width / 2, y - away - height),
        (x + away, y),
        (x + away, y - height),
        (x - away - width, y),
        (x - away - width, y - height),
    )
    return tuple(QRectF(left, top, width, height) for left, top in corners)


def _hidden(box: QRectF, taken: Iterable[QRectF], bounds: QRectF) -> float:
    outside = _area(box) - _area(box.intersected(bounds))
    return 4 * outside + sum(_area(box.intersected(other)) for other in taken)


def _area(box: QRectF) -> float:
    return box.width() * box.height() if box.isValid() else 0.0
