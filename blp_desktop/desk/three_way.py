"""Three-way comparison: what a list says now, what it said last time, what the program holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from blp_desktop.paper.cells import cell_text

_SHORT = 13


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


def mark(text: str) -> str:
    """What is kept of a text that a list said: itself while it is short, else enough to know it again."""
    if len(text) <= _SHORT:
        return text
    return f"#{blake2b(text.encode(), digest_size=6).hexdigest()}"


def marks(says: Mapping[str, str]) -> dict[str, str]:
    """What is kept of everything a list said of one row."""
    return {mark(field): mark(text) for field, text in says.items()}


def compare(*, says: Mapping[str, str], said: Mapping[str, Any], holds: Mapping[str, str]) -> Compared:
    """An unchanged list never overwrites the program; a field it never named counts as empty last time.

    What the program holds counts as said where a list would say it so: `24` for 24.0, one space for two.
    """
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    for field, value in says.items():
        last, here = said.get(mark(field)), holds.get(field, "")
        if value in (here, cell_text(here)) or mark(value) == last:
            continue
        target = changes if mark(here) == (last or "") else conflicts
        target.append(FieldChange(field, here, value))
    return Compared(tuple(changes), tuple(conflicts))
