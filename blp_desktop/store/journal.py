"""The journal: audit trail, history, undo and exchange in one table, written by one function."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import (
    Connection,
    MetaData,
    Table,
    bindparam,
    event,
    func,
    insert,
    inspect,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm import Session, attributes

from blp_desktop.domain.merging import ChangeKind as ChangeKind
from blp_desktop.store.columns import journalled
from blp_desktop.store.keys import Entropy, new_key
from blp_desktop.store.quick import quick, quick_insert
from blp_desktop.store.schema import Journal, Laptop, Shared

_COUNTER_BITS = 16
STAGED_ACT = "staged_act"
"""The temporary table of an act's journal rows."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that changed: each field's old and new value, as JSON can hold them."""

    table: str
    row: str
    kind: ChangeKind
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that an act changed: what screens are told after the commit."""

    table: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who acts, where, and by which clock and randomness."""

    laptop: str
    laptop_name: str
    operator: str
    now: Callable[[], datetime]
    entropy: Entropy

    def new_key(self) -> str:
        """A key for a row made now on this laptop."""
        return new_key(self.now(), self.entropy)


@dataclass(slots=True, kw_only=True)
class Act:
    """One act under way: what its journal rows have in common, and what it has touched so far."""

    name: str
    author: Author
    id: str = ""
    undoes: str | None = None
    touched: set[Touched] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.id = self.id or self.author.new_key()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Running numbers taken from the laptop's row: the first of them, and the hybrid logical time."""

    first: int
    clock: int


def record(connection: Connection, act: Act, changes: Sequence[RowChange], *, numbers: Numbers | None = None) -> None:
    """Write the journal rows of these changes in the transaction that makes them.

    Nothing else does, but for rows of another laptop, which are taken over as they are.

    `numbers` are running numbers already taken for exactly these changes (a ledger row carries its own).
    """
    if not changes:
        return
    now = act.author.now()
    numbers = numbers or take_numbers(connection, act.author, count=len(changes))
    rows = [_row(act, now, numbers, position, change) for position, change in enumerate(changes)]
    if len(rows) == 1:
        _INSERT_ONE.run(connection, rows[0])
    else:
        connection.execute(_INSERT, rows)
    act.touched.update(Touched(change.table, change.row) for change in changes)


def stage(connection: Connection, act: Act, changes: Sequence[RowChange]) -> None:
    """Prepare journal rows in a temporary table, numbered from 0; `record_staged` takes them over."""
    connection.exec_driver_sql(f"CREATE TEMP TABLE {STAGED_ACT} AS SELECT * FROM main.journal WHERE 0")
    now = act.author.now()
    rows = [_row(act, now, Numbers(0, 0), position, change) for position, change in enumerate(changes)]
    if rows:
        connection.execute(insert(_journal.to_metadata(MetaData(), name=STAGED_ACT)), rows)


def record_staged(connection: Connection, numbers: Numbers) -> None:
    """`record` for the staged rows, in the transaction that makes their changes, by numbers taken for them."""
    columns = [f'"{column.name}"' for column in _journal.columns if column.name not in ("sequence", "clock")]
    names = ", ".join(columns)
    connection.exec_driver_sql(
        f"INSERT INTO main.journal (sequence, clock, {names}) SELECT sequence + ?, ?, {names} FROM temp.{STAGED_ACT}",
        (numbers.first, numbers.clock),
    )


def take_numbers(connection: Connection, author: Author, *, count: int) -> Numbers:
    """The laptop's next running numbers and its hybrid logical time, never behind what any laptop wrote here."""
    wall = int(author.now().timestamp() * 1000) << _COUNTER_BITS
    asked = {"laptop": author.laptop, "count": count, "wall": wall}
    taken = _TAKE.rows(connection, asked)
    if not taken:
        connection.execute(insert(Laptop), {"id": author.laptop, "name": author.laptop_name})
        taken = _TAKE.rows(connection, asked)
    return Numbers(taken[0].sequence - count + 1, taken[0].clock)


def journal_end(session: Session) -> int:
    """Where the journal ends now: rows that come later have a higher `rowid`."""
    return session.scalar(select(func.max(literal_column("journal.rowid"))).select_from(_journal)) or 0


def wall_time(clock: int) -> datetime:
    """The instant that a hybrid logical time stands for."""
    return datetime.fromtimestamp((clock >> _COUNTER_BITS) / 1000, tz=UTC)


_laptops = cast(Table, Laptop.__table__)
_journal = cast(Table, Journal.__table__)
_INSERT = insert(_journal)
_INSERT_ONE = quick_insert(_INSERT, _journal)


def _take_statement() -> Any:
    seen = _laptops.alias("seen")
    latest = select(func.max(seen.c.clock)).scalar_subquery()
    ticking = func.max(latest + 1, bindparam("wall"))
    statement = update(_laptops).where(_laptops.c.id == bindparam("laptop"))
    return statement.values(sequence=_laptops.c.sequence + bindparam("count"), clock=ticking).returning(
        _laptops.c.sequence, _laptops.c.clock
    )


_TAKE = quick(_take_statement())


def _row(act: Act, now: datetime, numbers: Numbers, position: int, change: RowChange) -> dict[str, Any]:
    author = act.author
    return {
        "laptop_id": author.laptop,
        "sequence": numbers.first + position,
        "clock": numbers.clock,
        "at": now,
        "operator": author.operator,
        "act_id": act.id,
        "act": act.name,
        "undoes": act.undoes,
        "table": change.table,
        "row": change.row,
        "change": change.kind,
        "fields": change.fields,
    }


def added(table: str, values: dict[str, Any]) -> RowChange:
    """The change that adding a row with these column values is; what is empty goes without saying."""
    fields = {name: (None, journalled(value)) for name, value in values.items() if name != "id" and value not in _EMPTY}
    return RowChange(table, values["id"], ChangeKind.ADDED, fields)


_EMPTY: tuple[Any, ...] = (None, "", [], {})


def listen(session: Session, act: Act) -> None:
    """Journal what this session flushes, in the flush's own transaction."""

    def write(flushed: Session, _context: object) -> None:
        record(flushed.connection(), act, list(_changes_of(flushed)))

    event.listen(session, "after_flush", write)


def _changes_of(session: Session) -> Iterable[RowChange]:
    for row in _shared(session.new):
        yield RowChange(row.__tablename__, row.id, ChangeKind.ADDED, _all_fields(row, new=_Side.NEW))
    for row in _shared(session.dirty):
        fields = _changed_fields(row)
        if fields:
            yield RowChange(row.__tablename__, row.id, ChangeKind.CHANGED, fields)
    for row in _shared(session.deleted):
        yield RowChange(row.__tablename__, row.id, ChangeKind.REMOVED, _all_fields(row, new=_Side.OLD))


class _Side(StrEnum):
    OLD = "old"
    NEW = "new"


def _shared(rows: Iterable[object]) -> list[Shared]:
    return [row for row in rows if isinstance(row, Shared)]


def _columns(row: Shared) -> list[str]:
    return [attribute.key for attribute in inspect(row).mapper.column_attrs if attribute.key != "id"]


def _all_fields(row: Shared, *, new: _Side) -> dict[str, tuple[Any, Any]]:
    values = {name: journalled(getattr(row, name)) for name in _columns(row)}
    if new is _Side.NEW:
        return {name: (None, value) for name, value in values.items()}
    return {name: (value, None) for name, value in values.items()}


def _changed_fields(row: Shared) -> dict[str, tuple[Any, Any]]:
    changed: dict[str, tuple[Any, Any]] = {}
    for name in _columns(row):
        history = attributes.get_history(row, name)
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            changed[name] = (journalled(old), journalled(getattr(row, name)))
    return {name: pair for name, pair in changed.items() if json.dumps(pair[0]) != json.dumps(pair[1])}
