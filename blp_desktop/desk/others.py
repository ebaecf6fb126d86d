"""What other programs write into the file while this one has it open."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal_column, select

from blp_desktop.desk.station import Station, looking
from blp_desktop.store.journal import Touched, journal_end
from blp_desktop.store.schema import Journal
from blp_desktop.store.unfinished import finish_unfinished, parts_left


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the file has come: where its journal ends, and parts of large acts that are not in their place yet."""

    end: int
    parts: int


def standing_of(station: Station) -> Standing:
    """How far the file has come now."""
    with looking(station) as session:
        return Standing(journal_end(session), parts_left(session.connection()))


def written_between(station: Station, earlier: Standing, later: Standing) -> frozenset[Touched]:
    """The rows that were written after the one and up to the other, by whomever."""
    rowid: ColumnElement[int] = literal_column("journal.rowid")
    chosen = select(Journal.table, Journal.row).where(rowid > earlier.end, rowid <= later.end)
    with looking(station) as session:
        return frozenset(Touched(*row) for row in session.execute(chosen))


def finish_for_others(station: Station) -> None:
    """Put the rest of a large act in its place where the program that began it has died."""
    finish_unfinished(station.file)
