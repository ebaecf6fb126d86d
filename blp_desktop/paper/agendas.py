"""The agenda on a badge: days, times and titles, flowing through the boxes that are kept for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blp_desktop.paper.badge_facts import AgendaDay, AgendaLine
from blp_desktop.paper.fitting import wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.marks import TextMark
from blp_desktop.paper.stacks import Place

_LARGEST, _FLOOR, _STEP = 12.0, 6.5, 0.5
_ASCENT, _LEADING, _HEAD, _ABOVE_DAY, _ABOVE_LINE = 0.88, 1.18, 1.25, 0.9, 0.35
_TIMES = "00:00-00:00  "


@dataclass(frozen=True, slots=True)
class AgendaInk:
    """The colours of days, titles, and times and places."""

    accent: str
    text: str
    muted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A day's label or a session's times, the lines beside it with their colours, and the space above in sizes."""

    head: str
    font: str
    colour: str
    size: float
    above: float
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def height(self) -> float:
        return max(1, len(self.lines)) * _LEADING * self.size

    @property
    def is_label(self) -> bool:
        return not self.lines


@dataclass(frozen=True, slots=True)
class Agenda:
    """What stands in each box, and a sentence where not all of it fits."""

    boxes: tuple[tuple[TextMark, ...], ...]
    problems: tuple[str, ...]


def agenda(days: Sequence[AgendaDay], places: Sequence[Place], ink: AgendaInk) -> Agenda:
    """The agenda as large as all of it fits into the boxes, in their order."""
    if not places:
        return Agenda((), ())
    size = _LARGEST
    while True:
        filled, left = _flow(days, places, ink, size)
        if not left or size <= _FLOOR:
            break
        size -= _STEP
    problem = (f"the agenda is too long: {left} lines of it are left out",) if left else ()
    return Agenda(filled, problem)


def _flow(
    days: Sequence[AgendaDay], places: Sequence[Place], ink: AgendaInk, size: float
) -> tuple[tuple[tuple[TextMark, ...], ...], int]:
    rows = list(_rows(days, min(place.width for place in places), ink, size))
    filled = []
    for place in places:
        taken = _fitting(rows, place)
        filled.append(tuple(_set(rows[:taken], place, size)))
        rows = _going_on(rows, taken)
    return tuple(filled), len(rows)


def _going_on(rows: list[_Row], taken: int) -> list[_Row]:
    """What is left, under its day's label again where the day was begun."""
    left = rows[taken:]
    if not left or left[0].is_label:
        return left
    return [next(row for row in reversed(rows[:taken]) if row.is_label), *left]


def _rows(days: Sequence[AgendaDay], room: float, ink: AgendaInk, size: float) -> Iterator[_Row]:
    for day in days:
        yield _Row(head=day.label, font=STRONG, colour=ink.accent, size=size * _HEAD, above=_ABOVE_DAY)
        for line in day.lines:
            yield _session(line, room, ink, size)


def _session(line: AgendaLine, room: float, ink: AgendaInk, size: float) -> _Row:
    beside = room - width(_TIMES, REGULAR) * size
    said = ((line.title or "–", ink.text), (line.place, ink.muted))
    lines = tuple((part, colour) for text, colour in said for part in wrap(text, REGULAR, room=beside, size=size).lines)
    return _Row(head=line.times, font=REGULAR, colour=ink.muted, size=size, above=_ABOVE_LINE, lines=lines)


def _fitting(rows: Sequence[_Row], place: Place) -> int:
    """How many rows the box holds: whole days, else as many sessions of one as there is room for."""
    used, taken = 0.0, 0
    for at, row in enumerate(rows):
        used += row.height + (row.above * row.size if at else 0.0)
        if used > place.height:
            break
        taken = at + 1
    whole = [at for at in range(1, taken + 1) if at == len(rows) or rows[at].is_label]
    return whole[-1] if whole else taken if taken > 1 else 0


def _set(rows: Sequence[_Row], place: Place, size: float) -> Iterator[TextMark]:
    cursor, beside = place.y + place.height, place.x + width(_TIMES, REGULAR) * size
    for at, row in enumerate(rows):
        cursor -= row.above * row.size if at else 0.0
        base = cursor - row.size * _ASCENT
        yield TextMark(row.head, row.font, row.size, place.x, base, row.colour)
        for number, (said, colour) in enumerate(row.lines):
            yield TextMark(said, REGULAR, row.size, beside, base - number * _LEADING * row.size, colour)
        cursor -= row.height
