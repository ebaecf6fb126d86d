"""Taking over: a bundle's rows as they are, and what shared rows become by it, in one short transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, Table, bindparam, func, update
from sqlalchemy.dialects.sqlite import insert

from blp_desktop.store.bundles import Values
from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import WRITES, ProgrammeFile
from blp_desktop.store.journal import STAGED_ACT, Act, ChangeKind, RowChange, record_staged, stage, take_numbers
from blp_desktop.store.progress import Progress
from blp_desktop.store.schema import Base, Journal, Laptop, Ledger
from blp_desktop.store.staging import (
    Rows,
    drop_staged,
    reach_the_disk,
    roomy,
    stage_rows,
    staged_name,
    take_out,
    take_over_staged,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover:
    """What is written: the others' rows of laptops, journal and ledger, then shared rows whole, or `gone` (by table).

    `offsets` are clock offsets of scans that are here already; `measured` are those of the ledger's rows that were
    measured just now.
    """

    laptops: Sequence[Values]
    journal: Sequence[Values]
    ledger: Sequence[Values]
    rows: Sequence[Rows]
    gone: Mapping[type[Base], Sequence[str]]
    offsets: Mapping[str, float]
    measured: Mapping[str, float]


def take_over(
    file: ProgrammeFile,
    act: Act,
    takeover: Takeover,
    *,
    guard: Callable[[Connection], None],
    progress: Progress,
) -> None:
    """Write it all or nothing. Rows of the journal keep laptop, number, time and operator; `act` measures clocks.

    `guard` runs under the lock and raises what forbids the writing; `progress` is told 0 to 1 and may raise to cancel.
    """
    copied = [Rows(Journal, takeover.journal), Rows(Ledger, takeover.ledger)]
    with telling_failures(file.path), file.engine.connect() as connection, roomy(connection):
        with connection.begin():
            rows = [each for each in (*copied, *takeover.rows) if each.values]
            total = sum(len(each.values) for each in rows)
            staged = stage_rows(connection, rows, lambda done: progress(done / total))
            stage(connection, act, [_measured(scan, by) for scan, by in takeover.measured.items()])
            progress(1.0)
        try:
            with connection.execution_options(**{WRITES: True}).begin():
                guard(connection)
                connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                _write(connection, act, takeover, staged)
            reach_the_disk(file)
        finally:
            drop_staged(file, connection, [*(staged_name(table) for table in staged), STAGED_ACT])


def _write(connection: Connection, act: Act, takeover: Takeover, staged: Iterable[Table]) -> None:
    _meet(connection, takeover.laptops)
    for table in staged:
        if table in (Journal.__table__, Ledger.__table__):
            _add_staged(connection, table)
        else:
            take_over_staged(connection, table)
    take_out(connection, {gone.__tablename__: keys for gone, keys in takeover.gone.items()})
    _set_offsets(connection, takeover.offsets)
    if takeover.measured:
        record_staged(connection, take_numbers(connection, act.author, count=len(takeover.measured)))


def _meet(connection: Connection, laptops: Iterable[Values]) -> None:
    """From now on this laptop's clock and numbers are never behind what it has seen of the others."""
    new = insert(Laptop)
    either = {
        "sequence": func.max(Laptop.sequence, new.excluded.sequence),
        "clock": func.max(Laptop.clock, new.excluded.clock),
    }
    for laptop in laptops:
        connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=either), dict(laptop))


def _add_staged(connection: Connection, table: Table) -> None:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    connection.exec_driver_sql(
        f"INSERT INTO main.{table.name} ({columns}) SELECT {columns} FROM temp.{staged_name(table)}"
    )


def _set_offsets(connection: Connection, offsets: Mapping[str, float]) -> None:
    table = cast(Table, Ledger.__table__)
    statement = update(table).where(table.c.id == bindparam("scan")).values(clock_offset=bindparam("by"))
    if offsets:
        connection.execute(statement, [{"scan": scan, "by": by} for scan, by in offsets.items()])


def _measured(scan: str, by: float) -> RowChange:
    return RowChange(Ledger.__tablename__, scan, ChangeKind.CHANGED, {"clock_offset": (0.0, by)})
