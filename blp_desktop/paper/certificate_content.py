"""The content of a certificate: what was attended, set in two columns; lengths in millimetres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from blp_desktop.paper.certificate_facts import ContentPart
from blp_desktop.paper.fitting import wrap
from blp_desktop.paper.fonts import REGULAR, STRONG
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_look import INK, LEADING, MUTED

COLUMNS, GUTTER = 2, 8.0
LARGEST, _SMALLEST, _STEP = 9.5, 7.5, 0.5
"""Points."""
_ABOVE = 1.2


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line of a column; `above` is the space that parts it from the line before."""

    text: str
    font: str
    colour: str
    size: float
    above: float = 0.0
    goes_on: bool = False
    """Whether the next line belongs to it."""

    @property
    def height(self) -> float:
        """With the space above it."""
        return self.above + self.size * LEADING / MM


Columns = list[list[ContentLine]]


def fitting_lines(parts: Sequence[ContentPart], *, room: float, height: float) -> list[ContentLine]:
    """The content as large as all of it fits; as large as it can be where it goes on to another page all the same."""
    size = LARGEST
    while size >= _SMALLEST:
        lines = list(_lines(parts, size, room))
        if not _filled(lines, height)[1]:
            return lines
        size -= _STEP
    return list(_lines(parts, LARGEST, room))


def in_columns(lines: Sequence[ContentLine], *, height: float) -> tuple[Columns, list[ContentLine]]:
    """Columns of about the same length, and the lines that have no room in them; one line goes in at any rate."""
    columns, rest = _filled(lines, height)
    if len(rest) == len(lines):
        return [list(lines[:1])], list(lines[1:])
    if rest:
        return columns, rest
    least = sum(line.height for line in lines) / COLUMNS
    while least < height:
        columns, rest = _filled(lines, least)
        if not rest:
            return columns, rest
        least += 1.0
    return _filled(lines, height)


def _filled(lines: Sequence[ContentLine], height: float) -> tuple[Columns, list[ContentLine]]:
    columns, rest = [], list(lines)
    for _ in range(COLUMNS):
        taken = _taken(rest, height)
        columns.append([replace(line, above=0.0) if at == 0 else line for at, line in enumerate(rest[:taken])])
        rest = rest[taken:]
    return columns, rest


def _taken(lines: Sequence[ContentLine], height: float) -> int:
    """How many lines a column holds; a label never stands alone at its foot."""
    used, taken = 0.0, 0
    for at, line in enumerate(lines):
        used += line.height - (line.above if at == 0 else 0.0)
        if used > height:
            break
        taken = at + 1
    while 0 < taken < len(lines) and lines[taken - 1].goes_on:
        taken -= 1
    return taken


def _lines(parts: Sequence[ContentPart], size: float, room: float) -> Iterator[ContentLine]:
    for part in parts:
        for number, text in enumerate(wrap(part.label, STRONG, room=room * MM, size=size).lines):
            yield ContentLine(text, STRONG, MUTED, size, 0.0 if number else _ABOVE, goes_on=bool(part.titles))
        said = " · ".join(part.titles)
        for text in wrap(said, REGULAR, room=room * MM, size=size).lines:
            yield ContentLine(text, REGULAR, INK, size)
