"""Three-way comparison: what a list says now, what it said last time, what the program holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that the list would change."""

    field: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What the list changes, and where list and program have both changed since last time."""

    changes: tuple[FieldChange, ...]
    conflicts: tuple[FieldChange, ...]


def compare(*, says: Mapping[str, str], said: Mapping[str, Any], holds: Mapping[str, str]) -> Compared:
    """An unchanged list never overwrites the program; a field it never named counts as empty last time."""
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    for field, value in says.items():
        last, here = said.get(field, ""), holds.get(field, "")
        if value in (last, here) and (field in said or value == here):
            continue
        target = changes if here == last else conflicts
        target.append(FieldChange(field, here, value))
    return Compared(tuple(changes), tuple(conflicts))
