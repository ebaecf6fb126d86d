"""Becoming: what the shared rows of a programme are once another laptop's changes are among its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Table, Text, func, select, tuple_
from sqlalchemy.orm import Session

from blp_desktop.desk.applicants import in_batches
from blp_desktop.domain.merging import Change, ChangeKind, Settled, homes, settle
from blp_desktop.store.bundles import Values
from blp_desktop.store.columns import journalled
from blp_desktop.store.schema import Base, Journal, Ledger, Person, Shared

Place = tuple[str, str]
"""A table's name and a row's key."""
Row = dict[str, Any]
"""A row as the journal writes its values."""

_TWINS: Mapping[str, tuple[str, str]] = {
    "application": ("person_id", "edition_id"),
    "invitation": ("person_id", "module_id"),
    "answer": ("person_id", "question_id"),
    "kept_apart": ("person_id", "other_id"),
    "checkpoint": ("module_id", "code"),
    "recognition": ("kind", "signature"),
}
"""What there is once: rows that two laptops made of the same thing are one row, that of the smallest key."""


@dataclass(slots=True)
class Becoming:
    """All changes of every row that may become another one, and what comes of them.

    `rows` are what the places hold in the end, None where there is no row any more.
    """

    new: Mapping[Place, list[Change]]
    changes: dict[Place, list[Change]] = field(default_factory=dict)
    settled: dict[Place, Settled] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    rows: dict[Place, Row | None] = field(default_factory=dict)


@cache
def shared_tables() -> dict[str, Table]:
    """The shared tables but for the ledger, by name; those that others refer to come first."""
    shared = {mapper.class_.__tablename__ for mapper in Base.registry.mappers if issubclass(mapper.class_, Shared)}
    return {table.name: table for table in Base.metadata.sorted_tables if table.name in shared - {_LEDGER}}


def becoming(session: Session, journal: Iterable[Values], scans: Sequence[Values]) -> Becoming:
    """What rows become with these rows of journal and ledger.

    It rests on all changes of a row and on nothing else: laptops that know the same changes hold the same rows.
    """
    found = Becoming(new=by_place(journal))
    united = _ever_united(session, found)
    _read(session, found, {*found.new, *_absent(session), *_rows_of(session, united)})
    found.homes = homes(_united(found, united))
    while twins := _twins_here(session, found):
        _read(session, found, twins)
    _become(found)
    _keep_what_is_referred_to(session, found, scans)
    return found


def by_place(journal: Iterable[Any]) -> dict[Place, list[Change]]:
    """The changes of shared rows but scans, by place."""
    found: dict[Place, list[Change]] = defaultdict(list)
    for row in journal:
        if row["table"] != _LEDGER:
            found[row["table"], row["row"]].append(change_of(row))
    return found


def change_of(row: Any) -> Change:
    """A row of the journal as merging takes it."""
    fields = {name: new for name, (_, new) in row["fields"].items()}
    kind = ChangeKind(row["change"])
    return Change(clock=row["clock"], act=row["act_id"], number=row["sequence"], kind=kind, fields=fields)


def _absent(session: Session) -> Iterator[Place]:
    """The places that the journal knows and that hold no row: taken out, or one with a twin."""
    known = session.execute(select(Journal.table, Journal.row).distinct().where(Journal.table != _LEDGER))
    here = {name: set(session.scalars(select(table.c.id))) for name, table in shared_tables().items()}
    return ((row.table, row.row) for row in known if row.row not in here.get(row.table, ()))


def _ever_united(session: Session, found: Becoming) -> set[str]:
    """Who was ever said to be somebody else, taken back or not."""
    said = func.json_extract(Journal.fields, f"$.{_UNITED}[1]").is_not(None)
    here = session.scalars(select(Journal.row).where(Journal.table == _PERSON, said))
    new = (row for (table, row), changes in found.new.items() if table == _PERSON and _says_united(changes))
    return {*here, *new}


def _says_united(changes: Iterable[Change]) -> bool:
    return any(change.fields.get(_UNITED) for change in changes)


def _rows_of(session: Session, people: set[str]) -> Iterator[Place]:
    """Every place that ever held a row of these people, and their own."""
    whose = func.json_extract(Journal.fields, "$.person_id[1]")
    for batch in in_batches(people):
        rows = select(Journal.table, Journal.row).where(whose.in_(batch), Journal.table != _LEDGER)
        yield from ((row.table, row.row) for row in session.execute(rows))
        yield from ((_PERSON, person) for person in batch)


def _read(session: Session, found: Becoming, places: Iterable[Place]) -> None:
    """Take up all changes of these places, those of here and those that came."""
    wanted = {place for place in places if place not in found.settled and place[0] in shared_tables()}
    for place in wanted:
        found.changes[place] = list(found.new.get(place, ()))
    for batch in in_batches({row for _, row in wanted}):
        for row in session.execute(select(Journal.__table__).where(Journal.row.in_(batch))).mappings():
            if (row["table"], row["row"]) in wanted:
                found.changes[row["table"], row["row"]].append(change_of(row))
    found.settled.update({place: settle(found.changes[place]) for place in wanted if found.changes[place]})


def _united(found: Becoming, people: Iterable[str]) -> dict[str, str]:
    with_whom = ((person, found.settled[_PERSON, person].value(_UNITED)) for person in people)
    return {person: other for person, other in with_whom if other}


def _twins_here(session: Session, found: Becoming) -> set[Place]:
    """Rows that are here of what another place stands for as well, and that were not read yet."""
    return {
        place
        for name, columns in _TWINS.items()
        for place in _rows_with(session, shared_tables()[name], columns, _keys_of(found, name))
        if place not in found.settled
    }


def _keys_of(found: Becoming, name: str) -> set[tuple[Any, Any]]:
    staying = (place for place, settled in found.settled.items() if place[0] == name and settled.stays)
    return {_twin_key(found, place) for place in staying}


def _twin_key(found: Becoming, place: Place) -> tuple[Any, Any]:
    one, other = (_value(found, place[0], found.settled[place], name) for name in _TWINS[place[0]])
    return one, other


def _rows_with(
    session: Session, table: Table, columns: tuple[str, str], keys: Iterable[tuple[Any, Any]]
) -> Iterator[Place]:
    pair = tuple_(*(table.c[name] for name in columns))
    for batch in in_batches(keys):
        yield from ((table.name, row) for row in session.scalars(select(table.c.id).where(pair.in_(batch))))


def _value(found: Becoming, table: str, settled: Settled, field: str) -> Any:
    """A field's value; whoever was united is whom they are united with."""
    value = settled.value(field)
    if (field == "person_id" and table != _APART) or field == _UNITED:
        return found.homes.get(value, value)
    return value


def _become(found: Becoming) -> None:
    groups: dict[tuple[Any, ...], list[Place]] = defaultdict(list)
    for place, settled in found.settled.items():
        found.rows[place] = None
        if settled.stays:
            groups[(place[0], *_twin_key(found, place)) if place[0] in _TWINS else place].append(place)
    for places in groups.values():
        first = min(places)
        changes = [change for place in places for change in found.changes[place]]
        found.rows[first] = _row(found, first, settle(changes))


def _row(found: Becoming, place: Place, settled: Settled) -> Row:
    table = shared_tables()[place[0]]
    row = {
        column.name: _value(found, table.name, settled, column.name)
        if column.name in settled.fields
        else journalled(_unsaid(column))
        for column in table.columns
        if column.name != "id"
    }
    if place[0] == _PERSON and row[_UNITED] == place[1]:
        row[_UNITED] = None
    return {"id": place[1]} | row


def _unsaid(column: Column[Any]) -> Any:
    """The value of a field that the journal does not mention, since it was empty or came with a later format."""
    default: Any = column.default
    if column.nullable or default is None:
        return None
    if isinstance(column.type, Text):
        return ""
    return default.arg(None) if isinstance(column.type, JSON) else default.arg


def _keep_what_is_referred_to(session: Session, found: Becoming, scans: Sequence[Values]) -> None:
    """What was taken out stays as long as a row that stays refers to it."""
    while kept := {place for place in _referred_to(session, found, scans) if found.rows[place] is None}:
        for place in kept:
            found.rows[place] = _row(found, place, found.settled[place])


def _referred_to(session: Session, found: Becoming, scans: Sequence[Values]) -> Iterator[Place]:
    """Places taken out that rows of here, rows that become, and scans refer to."""
    out: dict[str, set[str]] = defaultdict(set)
    for (table, key), row in found.rows.items():
        if row is None and table not in _TWINS:
            out[table].add(key)
    columns = (column for user in Base.metadata.sorted_tables for column in user.columns)
    for column, target in ((each, foreign.column.table.name) for each in columns for foreign in each.foreign_keys):
        gone = out.get(target, set())
        yield from ((target, key) for key in (_used(session, found, column, gone, scans) if gone else ()))


def _used(
    session: Session, found: Becoming, column: Column[Any], keys: set[str], scans: Sequence[Values]
) -> Iterator[str]:
    table = column.table
    for batch in in_batches(keys):
        for row in session.execute(select(table.c.id, column.label("key")).where(column.in_(batch))):
            if (table.name, row.id) not in found.rows:
                yield row.key
    become: Iterable[Values] = (row for (name, _), row in found.rows.items() if name == table.name and row)
    for each in scans if table.name == _LEDGER else become:
        if each[column.name] in keys:
            yield each[column.name]


_LEDGER, _PERSON, _APART, _UNITED = Ledger.__tablename__, Person.__tablename__, "kept_apart", "united_with"
