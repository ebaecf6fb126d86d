"""The inverse of an act: its journal rows played backwards, as long as nothing was built on them since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store.bulk import default_of
from blp_desktop.store.columns import journalled, restored
from blp_desktop.store.file import Writing
from blp_desktop.store.journal import ChangeKind, RowChange, record
from blp_desktop.store.schema import Base, Journal, Person, Recognition, class_of
from blp_desktop.store.staging import Rows

Row = dict[str, Any]
Place = tuple[str, str]
"""A table's name and a row's key."""


@dataclass(slots=True)
class _Net:
    """What an act did to one row, all its changes taken together: each field's first old and last new value."""

    kind: ChangeKind
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inverse:
    """What takes an act back; `rows` are those that come or stay, whole, by place."""

    changes: tuple[RowChange, ...]
    rows: Mapping[Place, Row]


def inverse_of(session: Session, act: str, words: str) -> Inverse:
    """What undoes every change of the act, but for how columns are understood.

    Raises Refusal where a row was changed, is gone, or is used by another since.
    """
    net = _net_changes(session, act)
    now = _present_rows(session, net)
    for place, change in net.items():
        _refuse_changed(session, place, change, now.get(place), words)
    _refuse_used(session, net, now, words)
    changes = tuple(_inverse(place, change, now.get(place)) for place, change in net.items())
    return Inverse(changes, {(change.table, change.row): row for change in changes if (row := _whole(change, now))})


def apply_inverse(under_way: Writing, inverse: Inverse) -> None:
    """Take the act back in this transaction."""
    _apply(under_way, inverse.changes)
    record(under_way.connection, under_way.act, inverse.changes)


def bulk_of(inverse: Inverse) -> list[Rows]:
    """The same for bulk writing: the rows that come or stay, those that others refer to first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for (table, _), row in inverse.rows.items():
        found[table].append(row)
    names = (table.name for table in Base.metadata.sorted_tables)
    return [Rows(class_of(name), found[name]) for name in names if name in found]


def _whole(change: RowChange, now: Mapping[Place, Row]) -> Row | None:
    """The row after the change; None where it goes."""
    if change.kind is ChangeKind.REMOVED:
        return None
    table = _table(change.table)
    base = now.get((change.table, change.row)) or {column.name: default_of(column) for column in table.columns}
    return base | _values(table, change) | {"id": change.row}


def _net_changes(session: Session, act: str) -> dict[Place, _Net]:
    net: dict[Place, _Net] = {}
    columns = (Journal.table, Journal.row, Journal.change, Journal.fields)
    chosen = select(*columns).where(Journal.act_id == act, Journal.table != Recognition.__tablename__)
    for table, key, change, fields in session.execute(chosen.order_by(Journal.sequence)):
        known = net.setdefault((table, key), _Net(ChangeKind(change)))
        known.kind = _joined(known.kind, ChangeKind(change))
        for name, (old, new) in fields.items():
            known.fields[name] = (known.fields.get(name, (old, None))[0], new)
    return net


def _joined(first: ChangeKind, then: ChangeKind) -> ChangeKind:
    return first if first is ChangeKind.ADDED and then is ChangeKind.CHANGED else then


def _present_rows(session: Session, places: Iterable[Place]) -> dict[Place, Row]:
    """The rows as they are now, by place; those that are gone are left out."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for table, row in places:
        wanted[table].append(row)
    return {
        (name, row["id"]): row
        for name, keys in wanted.items()
        for batch in in_batches(keys)
        for row in _rows(session, _table(name), batch)
    }


def _rows(session: Session, table: Table, keys: list[str]) -> Iterable[Row]:
    return (dict(row) for row in session.execute(select(table).where(table.c.id.in_(keys))).mappings())


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _refuse_changed(session: Session, place: Place, change: _Net, now: Row | None, words: str) -> None:
    if change.kind is ChangeKind.REMOVED and now is None:
        return
    if change.kind is not ChangeKind.REMOVED and now is not None and _is_as_left(_table(place[0]), change, now):
        return
    sentence = f"“{words}” stays as it is: {_named(session, place, now)} was changed since."
    raise Refusal("changed_since", sentence, "Open the entry and change it by hand.")


def _is_as_left(table: Table, change: _Net, now: Row) -> bool:
    if not all(journalled(now[name]) == new for name, (_, new) in change.fields.items() if name in now):
        return False
    unsaid = [] if change.kind is not ChangeKind.ADDED else [name for name in now if name not in ("id", *change.fields)]
    return all(now[name] in (None, "", [], {}, default_of(table.c[name])) for name in unsaid)


def _named(session: Session, place: Place, row: Row | None) -> str:
    table, key = place
    person = session.get(Person, key if table == Person.__tablename__ else (row or {}).get("person_id") or "")
    if person is not None:
        return f"{person.first_name} {person.last_name}".strip()
    known = row or {}
    return str(known.get("title") or known.get("name") or known.get("label") or f"a {table}")


def _refuse_used(session: Session, net: Mapping[Place, _Net], now: Mapping[Place, Row], words: str) -> None:
    """Refuse to take out a row that a row of another act refers to."""
    going: dict[str, set[str]] = defaultdict(set)
    for (table, key), change in net.items():
        if change.kind is ChangeKind.ADDED:
            going[table].add(key)
    for name, keys in going.items():
        for (user, key), used in _users(session, name, keys):
            if key not in going.get(user, ()):
                whom = _named(session, (name, used), now.get((name, used)))
                sentence = f"“{words}” stays as it is: the {user} of {whom} came since."
                raise Refusal("used_since", sentence, "Take that away first, or change the entry by hand.")


def _users(session: Session, name: str, keys: Iterable[str]) -> Iterable[tuple[Place, str]]:
    """The rows that refer to these, each with the key it refers to."""
    for table in Base.metadata.sorted_tables:
        for foreign in table.foreign_keys:
            if foreign.column.table.name != name:
                continue
            for batch in in_batches(keys):
                chosen = select(table.c.id, foreign.parent).where(foreign.parent.in_(batch))
                yield from (((table.name, row[0]), row[1]) for row in session.execute(chosen))


def _inverse(place: Place, change: _Net, now: Row | None) -> RowChange:
    table, key = place
    match change.kind:
        case ChangeKind.ADDED:
            assert now is not None
            gone = {name: (journalled(value), None) for name, value in now.items() if name != "id"}
            return RowChange(table, key, ChangeKind.REMOVED, gone)
        case ChangeKind.REMOVED:
            back = {name: (None, old) for name, (old, _) in change.fields.items()}
            return RowChange(table, key, ChangeKind.ADDED, back)
        case ChangeKind.CHANGED:
            turned = {name: (new, old) for name, (old, new) in change.fields.items()}
            return RowChange(table, key, ChangeKind.CHANGED, turned)


def _apply(under_way: Writing, changes: Iterable[RowChange]) -> None:
    """Rows that others refer to come first and go last."""
    of_table: dict[str, list[RowChange]] = defaultdict(list)
    for change in changes:
        of_table[change.table].append(change)
    tables = [table for table in Base.metadata.sorted_tables if table.name in of_table]
    for table in tables:
        _add(under_way, table, [change for change in of_table[table.name] if change.kind is ChangeKind.ADDED])
        _change(under_way, table, [change for change in of_table[table.name] if change.kind is ChangeKind.CHANGED])
    for table in reversed(tables):
        _remove(under_way, table, [change.row for change in of_table[table.name] if change.kind is ChangeKind.REMOVED])


def _values(table: Table, change: RowChange) -> Row:
    return {name: restored(table.c[name], new) for name, (_, new) in change.fields.items() if name in table.c}


def _add(under_way: Writing, table: Table, changes: list[RowChange]) -> None:
    if changes:
        under_way.connection.execute(insert(table), [{"id": change.row} | _values(table, change) for change in changes])


def _change(under_way: Writing, table: Table, changes: list[RowChange]) -> None:
    for change in changes:
        under_way.connection.execute(update(table).where(table.c.id == change.row).values(_values(table, change)))


def _remove(under_way: Writing, table: Table, keys: list[str]) -> None:
    for batch in in_batches(keys):
        under_way.connection.execute(delete(table).where(table.c.id.in_(batch)))
