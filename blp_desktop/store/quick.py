"""Quick statements: Core statements compiled once, for the door, where a person stands and waits."""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import CompoundSelect, Connection, Insert, Select, Table, Update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.types import TypeEngine

from blp_desktop.store.columns import compact_json

_DIALECT = SQLiteDialect_pysqlite(paramstyle="named", json_serializer=compact_json)
_Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Quick:
    """A statement's text and constants, what its parameters and columns pass through, and the shape of its rows."""

    sql: str
    fixed: Mapping[str, Any]
    into: tuple[tuple[str, _Convert], ...]
    out_of: tuple[tuple[int, _Convert], ...]
    row: Callable[[Sequence[Any]], Any]

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Execute what gives no rows."""
        driver_of(connection).execute(self.sql, self._bound(values))

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Execute and give the rows, with columns by name."""
        found = driver_of(connection).execute(self.sql, self._bound(values)).fetchall()
        return [self.row(self._read(row)) for row in found] if found else []

    def _bound(self, values: Mapping[str, Any]) -> dict[str, Any]:
        bound = {**self.fixed, **values}
        for name, convert in self.into:
            bound[name] = convert(bound[name])
        return bound

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        if not self.out_of:
            return row
        read = list(row)
        for place, convert in self.out_of:
            read[place] = convert(read[place])
        return read


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection below SQLAlchemy's, in the same transaction: a seventh of the cost of a statement."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def quick(statement: Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | Update) -> Quick:
    """A statement with named parameters that gives rows."""
    compiled = statement.compile(dialect=_DIALECT)
    columns: list[Any] = list(statement.exported_columns)
    out_of = [(place, _result(column.type)) for place, column in enumerate(columns)]
    shape = namedtuple("shape", [column.key for column in columns])  # type: ignore[misc]
    binds = ((name, _bind(bind.type)) for name, bind in compiled.binds.items())
    return Quick(
        str(compiled),
        {name: bind.value for name, bind in compiled.binds.items() if not bind.required},
        tuple((name, convert) for name, convert in binds if convert is not None),
        tuple((place, convert) for place, convert in out_of if convert is not None),
        shape._make,
    )


def quick_insert(statement: Insert, table: Table) -> Quick:
    """An insert of whole rows of a table."""
    names = [column.name for column in table.columns]
    compiled = statement.compile(dialect=_DIALECT, column_keys=names)
    binds = [(column.name, _bind(column.type)) for column in table.columns]
    return Quick(str(compiled), {}, tuple((name, convert) for name, convert in binds if convert is not None), (), tuple)


def _bind(kind: TypeEngine[Any]) -> _Convert | None:
    return kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _result(kind: TypeEngine[Any]) -> _Convert | None:
    return kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
