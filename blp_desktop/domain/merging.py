"""Merging: what each field of a row becomes when laptops that worked apart meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Any


class ChangeKind(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one row: `fields` are the new values, `number` its place in the laptop's journal."""

    clock: int
    act: str
    number: int
    kind: ChangeKind
    fields: Mapping[str, Any]

    @property
    def stamp(self) -> tuple[int, str, int]:
        """Its place in the one order that every laptop gives all changes.

        Hybrid logical time first. A tie is broken by the act's key, which one laptop made and no other can make again.
        """
        return self.clock, self.act, self.number


@dataclass(frozen=True, slots=True)
class Written:
    """A field's value, and the change that wrote it last."""

    value: Any
    by: Change


@dataclass(frozen=True, slots=True)
class Settled:
    """What a row's changes amount to: whether it `stays`, and its fields as they were written last."""

    stays: bool
    fields: Mapping[str, Written]
    last: Change

    def value(self, field: str) -> Any:
        """The field's value; None where nobody wrote it."""
        return self.fields[field].value if field in self.fields else None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two laptops apart wrote different things: `field` (empty: one took the row out, the other went on with it)."""

    field: str
    kept: Written
    dropped: Written


def settle(changes: Iterable[Change]) -> Settled:
    """The last writer wins, field by field; a row that was taken out stays where it was changed after that.

    Neither the order nor repetition of the changes plays a part. There has to be at least one.
    """
    ordered = in_order(changes)
    fields: dict[str, Written] = {}
    for change in ordered:
        if change.kind is not ChangeKind.REMOVED:
            fields.update({name: Written(value, change) for name, value in change.fields.items()})
    return Settled(ordered[-1].kind is not ChangeKind.REMOVED, fields, ordered[-1])


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Each change once, in the order that all laptops give them."""
    once = {change.stamp: change for change in changes}
    return [once[stamp] for stamp in sorted(once)]


def disputes(mine: Iterable[Change], theirs: Iterable[Change]) -> Iterator[Dispute]:
    """What was written to one row on both sides since they parted, and not the same; who wrote last is kept."""
    ours, others = list(mine), list(theirs)
    if not ours or not others:
        return
    one, other = settle(ours), settle(others)
    if one.stays is not other.stays:
        pair = sorted((one.last, other.last), key=_stamp)
        yield Dispute("", Written(pair[1].kind, pair[1]), Written(pair[0].kind, pair[0]))
    elif one.stays:
        yield from _of_fields(one, other)


def _of_fields(one: Settled, other: Settled) -> Iterator[Dispute]:
    for name in one.fields.keys() & other.fields.keys():
        pair = sorted((one.fields[name], other.fields[name]), key=_written)
        if pair[0].value != pair[1].value:
            yield Dispute(name, pair[1], pair[0])


def _stamp(change: Change) -> tuple[int, str, int]:
    return change.stamp


def _written(field: Written) -> tuple[int, str, int]:
    return field.by.stamp


def homes(united: Mapping[str, str]) -> dict[str, str]:
    """Whom each united person counts as, however long the way; in a ring, everybody counts as the smallest key."""
    found = {person: _home(person, united) for person in united}
    return {person: home for person, home in found.items() if home != person}


def _home(person: str, united: Mapping[str, str]) -> str:
    way = [person]
    while (after := united.get(way[-1])) is not None:
        if after in way:
            return reduce(min, way[way.index(after) :])
        way.append(after)
    return way[-1]
