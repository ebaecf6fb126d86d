"""The plan of an attendance sheet: head, columns, the rows of each page and the foot, in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from blp_desktop.paper.sheet_columns import A4, Column, columns_of, fits_upright, most_signatures
from blp_desktop.paper.sheet_facts import SheetColumn, SheetDay, SheetHeader
from blp_desktop.paper.sheet_foot import Foot, foot_of
from blp_desktop.paper.sheet_head import Head, head_of
from blp_desktop.paper.sheet_look import SIDE
from blp_desktop.paper.sheet_rows import Row, paged, rows_of
from blp_desktop.paper.sheet_words import SheetWords, words_of

_BELOW_HEAD, _BELOW_TABLE = 4.0, 18.0
_HEADING_ROW = 13.5
_UPRIGHT_ROW, _ACROSS_ROW = 11.0, 9.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One sheet laid out, or one of the parts of a sheet whose half-days have no room beside each other."""

    header: SheetHeader
    day: SheetDay
    words: SheetWords
    page: tuple[float, float]
    head: Head
    columns: tuple[Column, ...]
    heading_row: float
    pages: tuple[tuple[Row, ...], ...]
    foot: Foot

    @property
    def table_top(self) -> float:
        """How far down the page the table begins."""
        return self.head.bottom + _BELOW_HEAD

    @property
    def rows_top(self) -> float:
        """How far down the page the first row, or its section's title, begins."""
        return self.table_top + self.heading_row

    @property
    def right(self) -> float:
        """The right edge of what is printed."""
        return self.page[0] - SIDE


def plans_of(header: SheetHeader, day: SheetDay) -> tuple[Plan, ...]:
    """The sheet, in as many parts as its half-days need: a day's never part."""
    words = words_of(header.language)
    return tuple(plan_of(header, part) for part in _parts(day, most_signatures(day, words)))


def plan_of(header: SheetHeader, day: SheetDay) -> Plan:
    """Upright, but across for three signatures or where words would break; every text whole, in lines as needed."""
    words = words_of(header.language)
    across = len(day.columns) > 2 or not fits_upright(day, words)
    page = (A4[1], A4[0]) if across else A4
    room = page[0] - 2 * SIDE
    head = head_of(header, day, words, left=SIDE, width=room, across=across)
    foot = foot_of(header, day, words, room=room)
    columns = columns_of(day, words, room=room)
    heading = max(_HEADING_ROW, *(column.heading_height + 2.0 for column in columns))
    free = page[1] - head.bottom - _BELOW_HEAD - heading - _BELOW_TABLE
    rows = rows_of(day, columns, least=_ACROSS_ROW if across else _UPRIGHT_ROW)
    return Plan(
        header=header,
        day=day,
        words=words,
        page=page,
        head=head,
        columns=columns,
        heading_row=heading,
        pages=paged(rows, free, foot.height),
        foot=foot,
    )


def _parts(day: SheetDay, most: int) -> Iterator[SheetDay]:
    """The same rows with the half-days of as many whole days as have room beside each other."""
    if len(day.columns) <= most:
        yield day
        return
    taken: list[int] = []
    for group in _by_day(day.columns):
        if taken and len(taken) + len(group) > most:
            yield _part(day, taken)
            taken = []
        taken = [*taken, *group]
    yield _part(day, taken)


def _by_day(columns: tuple[SheetColumn, ...]) -> list[list[int]]:
    return [[at for at, _ in group] for _, group in groupby(enumerate(columns), key=lambda pair: pair[1].day)]


def _part(day: SheetDay, chosen: list[int]) -> SheetDay:
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(row, marks=tuple(row.marks[at] for at in chosen) if row.marks else ()) for row in section.rows
            ),
        )
        for section in day.sections
    )
    return replace(day, columns=tuple(day.columns[at] for at in chosen), sections=sections)
