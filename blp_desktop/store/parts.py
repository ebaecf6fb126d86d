"""Parts of a large act: as many rows as are written under one lock, and how those that wait are packed."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from blp_desktop.store.columns import compact_json, journalled, restored
from blp_desktop.store.file import ProgrammeFile, looked
from blp_desktop.store.journal import STAGED_ACT, Act, ChangeKind, Numbers, RowChange, added, record_staged, stage
from blp_desktop.store.schema import Base, class_of
from blp_desktop.store.staging import Rows, drop_staged, stage_rows, staged_name, take_out, take_over_staged

PART = 2_000
"""Rows: so many are taken over, journal and all, in some 15 ms on a laptop of 2020."""
_QUICK = 1
"""zlib's level: half the size again would take five times as long."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows by table, those that others refer to first, and the journal's view of each, and of those that go."""

    rows: Sequence[Rows]
    changes: Sequence[RowChange]
    gone: Sequence[RowChange] = ()

    def __len__(self) -> int:
        return len(self.changes) + len(self.gone)


_Entry = tuple[type[Base], Any, RowChange]


def parts_of(rows: Sequence[Rows], changes: Sequence[RowChange]) -> list[Part]:
    """At least one: what replaces another or goes stands in the first, new rows follow in their order."""
    said = {(change.table, change.row): change for change in changes}
    entries = [(each.table, row, said.pop((each.core.name, row["id"]))) for each in rows for row in each.values]
    new = [entry for entry in entries if entry[2].kind is ChangeKind.ADDED]
    old = [entry for entry in entries if entry[2].kind is not ChangeKind.ADDED]
    room = max(0, PART - len(old) - len(said))
    later = [new[start : start + PART] for start in range(room, len(new), PART)]
    first = replace(_part(rows, [*old, *new[:room]]), gone=tuple(said.values()))
    return [first, *(_part(rows, chosen) for chosen in later)]


def _part(order: Iterable[Rows], entries: Iterable[_Entry]) -> Part:
    values: dict[type[Base], list[Any]] = {each.table: [] for each in order}
    changes: dict[type[Base], list[RowChange]] = {table: [] for table in values}
    for table, row, change in entries:
        values[table].append(row)
        changes[table].append(change)
    return Part(
        [Rows(table, chosen) for table, chosen in values.items() if chosen],
        [change for of_one in changes.values() for change in of_one],
    )


def packed(part: Part) -> bytes:
    """A part of new rows, small enough to wait in the file."""
    tables = {
        each.core.name: [{name: journalled(value) for name, value in row.items()} for row in each.values]
        for each in part.rows
    }
    return zlib.compress(compact_json(tables).encode(), _QUICK)


def unpacked(content: bytes) -> Part:
    """The part that was packed."""
    rows, changes = [], []
    for name, values in json.loads(zlib.decompress(content)).items():
        columns = Base.metadata.tables[name].c
        whole = [{column: restored(columns[column], value) for column, value in row.items()} for row in values]
        rows.append(Rows(class_of(name), whole))
        changes += [added(name, row) for row in whole]
    return Part(rows, changes)


@contextmanager
def staged(file: ProgrammeFile, connection: Connection, act: Act, part: Part) -> Iterator[None]:
    """The part beside the file, ready to be taken over, for the length of a block."""
    with looked(file, connection):
        stage_rows(connection, part.rows)
        stage(connection, act, [*part.changes, *part.gone])
    try:
        yield
    finally:
        drop_staged(file, connection, [*(staged_name(each.core) for each in part.rows), STAGED_ACT])


def take_over_part(connection: Connection, part: Part, numbers: Numbers) -> None:
    """The staged part into the file, in the caller's transaction; `numbers` are those kept for it."""
    for each in part.rows:
        take_over_staged(connection, each.core)
    gone: dict[str, list[str]] = defaultdict(list)
    for change in part.gone:
        gone[change.table].append(change.row)
    take_out(connection, gone)
    record_staged(connection, numbers)
