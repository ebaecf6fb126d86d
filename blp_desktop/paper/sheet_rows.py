"""The rows of an attendance sheet, and how they fill its pages; lengths in millimetres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from blp_desktop.domain.moments import Moment
from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_columns import TEXT, Column, texts_of
from blp_desktop.paper.sheet_facts import Seen, SheetDay, SheetMark, SheetRow
from blp_desktop.paper.sheet_look import PADDING, height_of

BAND = 6.5
"""The title of a section, above its first row and at the top of every page that it goes on to."""
_FEWEST, _MOST = 12, 15
"""Rows on a full page."""
_FEWEST_LAST = 4
"""Rows with the foot."""
_TALLEST = 1.3
_CELL = Sizes(largest=TEXT, floor=6.5, single=TEXT, lines=8, at_hyphens=True)
_TIMES = Sizes(largest=9, floor=6.5, single=8, lines=2)
_TICKED = Sizes(largest=8, floor=6.5, single=6.5, lines=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row, already wrapped, and its height; `begins` its section or goes on with it.

    `person` is None where it is blank.
    """

    cells: tuple[Fitted, ...]
    height: float
    section: str = ""
    begins: bool = False
    marks: tuple[SheetMark, ...] = ()
    times: tuple[Fitted, ...] = ()
    number: int = 0
    person: SheetRow | None = None


def has_band(rows: Sequence[Row], at: int) -> bool:
    """Whether the title of a section stands above that row of a page."""
    return bool(rows[at].section) and (at == 0 or rows[at].begins)


def height_of_rows(rows: Sequence[Row]) -> float:
    """Rows with the titles of their sections."""
    return sum(row.height for row in rows) + BAND * sum(has_band(rows, at) for at in range(len(rows)))


def rows_of(day: SheetDay, columns: tuple[Column, ...], *, least: float) -> list[Row]:
    """Everyone, then the blank rows, section by section, numbered through."""
    found: list[Row] = []
    texts = [cells for _, cells in texts_of(day)]
    people = iter(list(zip(*texts, strict=True)))
    for section in day.sections:
        written = [next(people) for _ in section.rows] + [() for _ in range(section.blank_rows)]
        first = len(found)
        for at, cells in enumerate(written):
            person = section.rows[at] if at < len(section.rows) else None
            number = first + at + 1
            row = _row((str(number), *cells), columns, least, person.marks if person else (), day.moment)
            found.append(replace(row, section=section.title, begins=at == 0, number=number, person=person))
    return found


def _row(
    cells: tuple[str, ...], columns: tuple[Column, ...], least: float, marks: tuple[SheetMark, ...], moment: Moment
) -> Row:
    pairs = zip(cells, columns, strict=False)
    fitted = [fit(text, column.font, room=(column.width - 2 * PADDING) * MM, sizes=_CELL) for text, column in pairs]
    times = tuple(_times(marks, columns, moment))
    return Row(
        cells=tuple(fitted),
        height=max(least, *(height_of(each) + 2 for each in fitted), *(height_of(each) + 2 for each in times)),
        marks=marks,
        times=times,
    )


def _times(marks: tuple[SheetMark, ...], columns: tuple[Column, ...], moment: Moment) -> Iterator[Fitted]:
    sizes = _TICKED if moment is Moment.DURING else _TIMES
    signed = (column for column in columns if column.sign is not None)
    for mark, column in zip(marks, signed, strict=False):
        ticked = f"✓ {mark.times}" if moment is Moment.DURING and mark.seen is Seen.PRESENT else mark.times
        yield fit(ticked, columns[0].font, room=(column.width - 2 * PADDING) * MM, sizes=sizes)


def paged(rows: list[Row], free: float, foot: float) -> tuple[tuple[Row, ...], ...]:
    """The fewest pages there can be, filled evenly; the last keeps room for the foot and never holds it alone."""
    return _stretched(_evened(rows, free, foot), free, foot)


def _evened(rows: list[Row], free: float, foot: float) -> list[list[Row]]:
    pages = _filled(rows, free, foot, _MOST)
    for most in range(_FEWEST, _MOST):
        evener = _filled(rows, free, foot, most)
        if len(evener) == len(pages):
            return evener
    return pages


def _filled(rows: list[Row], free: float, foot: float, most: int) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    height = 0.0
    for row in rows:
        needed = row.height + (BAND if has_band([*pages[-1][-1:], row], min(1, len(pages[-1]))) else 0)
        if pages[-1] and (len(pages[-1]) == most or height + needed > free):
            pages.append([])
            height, needed = 0.0, height_of_rows([row])
        pages[-1].append(row)
        height += needed
    if len(pages[-1]) > 1 and height + foot > free:
        pages.append(_moved(pages[-1], free, foot))
    _accompany(pages, free - foot)
    return pages


def _accompany(pages: list[list[Row]], room: float) -> None:
    """No row stands alone on the last page."""
    while len(pages) > 1 and len(pages[-1]) < _FEWEST_LAST < len(pages[-2]):
        if height_of_rows([pages[-2][-1], *pages[-1]]) > room:
            return
        pages[-1].insert(0, pages[-2].pop())


def _moved(page: list[Row], free: float, foot: float) -> list[Row]:
    """Rows taken from the end of a full page to stand with the foot: up to half of them."""
    moved: list[Row] = []
    half = (len(page) + 1) // 2
    while len(page) > half and height_of_rows([page[-1], *moved]) + foot <= free:
        moved.insert(0, page.pop())
    return moved


def _stretched(pages: list[list[Row]], free: float, foot: float) -> tuple[tuple[Row, ...], ...]:
    """Rows a little taller, where every page has room for that: signatures are large."""
    rooms = [free] * (len(pages) - 1) + [free - foot]
    fits = [_factor(room, rows) for room, rows in zip(rooms, pages, strict=True) if rows]
    factor = max(1.0, min(_TALLEST, *fits)) if fits else 1.0
    return tuple(tuple(replace(row, height=row.height * factor) for row in rows) for rows in pages)


def _factor(room: float, rows: list[Row]) -> float:
    plain = sum(row.height for row in rows)
    return (room - height_of_rows(rows) + plain) / plain
