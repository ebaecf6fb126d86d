"""Bulk writing: thousands of new rows at once, all or nothing, under no lock that anybody at a door would notice."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

from sqlalchemy import Column, Connection, Table

from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import ProgrammeFile, written
from blp_desktop.store.journal import Act, RowChange, Touched, take_numbers
from blp_desktop.store.parts import Part, parts_of, staged, take_over_part
from blp_desktop.store.progress import Progress
from blp_desktop.store.schema import Base
from blp_desktop.store.staging import Rows, reach_the_disk, roomy
from blp_desktop.store.unfinished import decide, finish_unfinished, forget_parts, keep_parts

Guard = Callable[[Connection], None]
"""Runs under the lock, and raises what forbids the writing."""


def write_rows(
    file: ProgrammeFile,
    act: Act,
    rows: Sequence[Rows],
    changes: Sequence[RowChange],
    *,
    guard: Guard,
    progress: Progress,
) -> frozenset[Touched]:
    """One act of any size; a change without a row takes its row out.

    Rows that replace others or go, and the first new ones, are written where it is decided. The other new rows are
    packed into the file before that and unpacked after it, a part at a time: if this program dies meanwhile, whoever
    opens the file next goes on with them. `progress` is told 0 to 1 until it is decided, and may raise to cancel.
    """
    if not changes:
        return frozenset()
    finish_unfinished(file)
    parts = parts_of(rows, changes)
    with (
        telling_failures(file.path),
        file.engine.connect() as connection,
        roomy(connection),
        _forgotten_if_undecided(file, connection, act),
    ):
        keep_parts(file, connection, act, parts, progress)
        _decide(file, connection, act, parts, guard)
    reach_the_disk(file)
    finish_unfinished(file, {(act.id, number): part for number, part in enumerate(parts[1:])})
    return frozenset(Touched(change.table, change.row) for change in changes)


def _decide(file: ProgrammeFile, connection: Connection, act: Act, parts: Sequence[Part], guard: Guard) -> None:
    """The first part in its place, and the others no longer to be stopped."""
    first, rest = parts[0], parts[1:]
    with staged(file, connection, act, first), written(file, connection):
        guard(connection)
        numbers = take_numbers(connection, act.author, count=sum(map(len, parts)))
        take_over_part(connection, first, numbers)
        if rest:
            decide(connection, act, numbers, parts=len(rest))


@contextmanager
def _forgotten_if_undecided(file: ProgrammeFile, connection: Connection, act: Act) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(SurroundingsFailed):  # what is left over goes when somebody imports the next time
            forget_parts(file, connection, act)
        raise


def whole(row: Base) -> dict[str, Any]:
    """A new row's columns by name, with their defaults, as `Rows` wants them."""
    given = {column.name: getattr(row, column.name) for column in cast(Table, row.__table__).columns}
    columns = cast(Table, row.__table__).columns
    return {name: default_of(columns[name]) if value is None else value for name, value in given.items()}


def default_of(column: Column[Any]) -> Any:
    """What a column holds where nobody says anything."""
    default: Any = column.default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg
