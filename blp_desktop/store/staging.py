"""Staging: rows prepared in temporary tables beside the file, and taken over under a short lock."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, MetaData, Table, bindparam, delete, insert

from blp_desktop.store.file import ProgrammeFile, looked
from blp_desktop.store.quick import driver_of
from blp_desktop.store.schema import Base

_BATCH = 2_000
_CACHE_KIB = 128 * 1024
"""Room for the whole of a large import, so that no page is written twice under the lock."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Whole rows of one table, to be added, or to replace those of the same id; columns by name."""

    table: type[Base]
    values: Sequence[Mapping[str, Any]]

    @property
    def core(self) -> Table:
        """The table as statements name it."""
        return cast(Table, self.table.__table__)


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Room in memory for a large transaction, and a commit that does not wait for the disk with the lock in hand."""
    driver = driver_of(connection)
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


def stage_rows(
    connection: Connection, rows: Sequence[Rows], progress: Callable[[int], None] | None = None
) -> list[Table]:
    """Put rows into temporary tables beside the file; `progress` is told how many are there."""
    tables, done = [], 0
    for each in rows:
        table = each.core
        connection.exec_driver_sql(f"CREATE TEMP TABLE {staged_name(table)} AS SELECT * FROM main.{table.name} WHERE 0")
        copy = table.to_metadata(MetaData(), name=staged_name(table))
        for start in range(0, len(each.values), _BATCH):
            batch = [dict(row) for row in each.values[start : start + _BATCH]]
            connection.execute(insert(copy), batch)
            done += len(batch)
            if progress is not None:
                progress(done)
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


def take_out(connection: Connection, gone: Mapping[str, Sequence[str]]) -> None:
    """Rows out of their tables, by table and key, in the caller's transaction: who refers to others goes first."""
    for table in reversed(Base.metadata.sorted_tables):
        if keys := gone.get(table.name):
            connection.execute(delete(table).where(table.c.id == bindparam("key")), [{"key": key} for key in keys])


def drop_staged(file: ProgrammeFile, connection: Connection, names: Sequence[str]) -> None:
    """Without the write lock: what was taken over stands, whoever holds it now."""
    with looked(file, connection):
        for name in names:
            connection.exec_driver_sql(f"DROP TABLE temp.{name}")
