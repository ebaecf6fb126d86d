"""Bulk writing: thousands of rows prepared beside the file, taken over under a short lock, all or nothing."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Connection, MetaData, Table, insert

from blp_desktop.store.file import WRITES, ProgrammeFile, telling_failures
from blp_desktop.store.journal import STAGED_ACT, Act, RowChange, Touched, record_staged, stage
from blp_desktop.store.schema import Base

_BATCH = 2_000
_CACHE_KIB = 128 * 1024
"""Room for the whole of a large import, so that no page is written twice under the lock."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Whole rows of one table, to be added, or to replace those of the same id; columns by name."""

    table: type[Base]
    values: Sequence[Mapping[str, Any]]


def write_rows(
    file: ProgrammeFile,
    act: Act,
    rows: Sequence[Rows],
    changes: Sequence[RowChange],
    *,
    guard: Callable[[Connection], None],
    progress: Callable[[float], None],
) -> frozenset[Touched]:
    """Stage the rows and their journal in temporary tables, then take them over in one transaction.

    `guard` runs under the lock and raises what forbids the writing; `progress` is told 0 to 1 and may raise to cancel.
    """
    with telling_failures(file.path), file.engine.connect() as connection, roomy(connection):
        with connection.begin():
            total = sum(len(each.values) for each in rows) + len(changes)
            staged = stage_rows(connection, rows, progress, total)
            stage(connection, act, changes)
            progress(1.0)
        try:
            with connection.execution_options(**{WRITES: True}).begin():
                guard(connection)
                for table in staged:
                    take_over_staged(connection, table)
                record_staged(connection, act, count=len(changes))
            reach_the_disk(file)
        finally:
            drop_staged(connection, [staged_name(table) for table in staged] + [STAGED_ACT])
    return frozenset(Touched(change.table, change.row) for change in changes)


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Room in memory for a large transaction, and a commit that does not wait for the disk with the lock in hand."""
    driver = cast(sqlite3.Connection, connection.connection.driver_connection)
    driver.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    driver.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous=FULL")


def reach_the_disk(file: ProgrammeFile) -> None:
    """What was taken over survives a power cut from here on; nobody who writes waited for that."""
    with file.path.with_name(f"{file.path.name}-wal").open("r+b") as log:
        os.fsync(log.fileno())


def whole(row: Base) -> dict[str, Any]:
    """A new row's columns by name, with their defaults, as `Rows` wants them."""
    return {
        column.name: _or_default(column, getattr(row, column.name)) for column in cast(Table, row.__table__).columns
    }


def _or_default(column: Column[Any], value: Any) -> Any:
    default: Any = column.default
    if value is not None or default is None:
        return value
    return default.arg(None) if default.is_callable else default.arg


def stage_rows(
    connection: Connection, rows: Sequence[Rows], progress: Callable[[float], None], total: int
) -> list[Table]:
    """Put rows into temporary tables beside the file."""
    tables, done = [], 0
    for each in rows:
        table = cast(Table, each.table.__table__)
        connection.exec_driver_sql(f"CREATE TEMP TABLE {staged_name(table)} AS SELECT * FROM main.{table.name} WHERE 0")
        copy = table.to_metadata(MetaData(), name=staged_name(table))
        for start in range(0, len(each.values), _BATCH):
            batch = [dict(row) for row in each.values[start : start + _BATCH]]
            connection.execute(insert(copy), batch)
            done += len(batch)
            progress(done / max(1, total))
        tables.append(table)
    return tables


def staged_name(table: Table) -> str:
    """The temporary table of rows for this one."""
    return f"staged_{table.name}"


def take_over_staged(connection: Connection, table: Table) -> None:
    """Take staged rows over: new ones are added, those of a known id replaced."""
    names = [f'"{column.name}"' for column in table.columns]
    columns = ", ".join(names)
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != '"id"')
    connection.exec_driver_sql(
        f"INSERT INTO main.{table.name} ({columns}) SELECT {columns} FROM temp.{staged_name(table)} WHERE true "
        f"ON CONFLICT (id) DO UPDATE SET {updates}"
    )


def drop_staged(connection: Connection, names: Sequence[str]) -> None:
    """Without the write lock: what was taken over stands, whoever holds it now."""
    with connection.execution_options(**{WRITES: False}).begin():
        for name in names:
            connection.exec_driver_sql(f"DROP TABLE temp.{name}")
