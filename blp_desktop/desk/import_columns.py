"""The columns of a list of people, as they would be understood, before anything is planned."""

from dataclasses import dataclass
from pathlib import Path

from blp_desktop.desk.remembered import recall
from blp_desktop.desk.station import Station, looking
from blp_desktop.paper.headings import ANSWER, LEFT_OUT, PEOPLE_FIELDS
from blp_desktop.paper.lists import Table
from blp_desktop.paper.people_lists import read_people_table, recognised

FIELDS = (*PEOPLE_FIELDS, ANSWER, LEFT_OUT)
"""What a column can be understood as; the last two keep it as an answer, and leave it out."""
_SAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnOfList:
    """A column: its heading, the field it is taken for (empty: kept as an answer, `-`: left out), its first values."""

    heading: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsOfList:
    """The columns of the table in a file; `remembered` where a list with these headings was imported before."""

    sheet: str
    heading_row: int
    rows: int
    columns: tuple[ColumnOfList, ...]
    remembered: bool


def columns_of(station: Station, file: Path) -> ColumnsOfList:
    """How the columns of the file would be understood; raises Refusal for a file that is no list."""
    table = read_people_table(file)
    with looking(station) as session:
        remembered = recall(session, table.headings)
    known = remembered or recognised(table)
    return ColumnsOfList(
        sheet=table.sheet,
        heading_row=table.heading_row,
        rows=len(table.rows),
        columns=tuple(_column(table, place, known) for place in range(len(table.headings))),
        remembered=remembered is not None,
    )


def _column(table: Table, place: int, known: dict[str, str]) -> ColumnOfList:
    heading = table.headings[place]
    filled = (row.cells[place] for row in table.rows if row.cells[place])
    samples = tuple(text for text, _ in zip(filled, range(_SAMPLES), strict=False))
    return ColumnOfList(heading=heading, field=known.get(heading, ANSWER), samples=samples)
