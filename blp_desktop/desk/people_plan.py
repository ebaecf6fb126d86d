"""The plan of importing people: what would become of each line, what is wrong, what has to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from blp_desktop.desk.near_duplicates import NearDuplicate
from blp_desktop.desk.three_way import FieldChange
from blp_desktop.paper.people_lists import Mapping as ColumnMapping
from blp_desktop.paper.people_lists import PeopleList, PersonLine
from blp_desktop.paper.problems import Problem


class Choice(StrEnum):
    """Whose value wins where list and program have both changed."""

    LIST = "list"
    PROGRAM = "program"


Choices = Mapping[tuple[int, str], Choice]
"""(row, field) → choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that the list and the program have both changed since last time."""

    row: int
    person: str
    field: str
    holds: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPerson:
    """What would become of one line; `person` is None for somebody new."""

    line: PersonLine
    person: str | None
    changes: tuple[FieldChange, ...] = ()
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A person and their application as the file holds them: whole rows."""

    person: dict[str, Any]
    application: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePlan:
    """What importing the list would do; with problems it cannot be applied. `seen` is the journal it rests on."""

    source: PeopleList
    edition: str
    people: tuple[PlannedPerson, ...]
    problems: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...]
    look_alikes: tuple[NearDuplicate, ...]
    held: Mapping[str, Held] = field(repr=False)
    seen: int = 0

    @property
    def rows(self) -> int:
        """How many rows of people the list has."""
        return len(self.source.lines)

    @property
    def near_duplicates(self) -> tuple[str, ...]:
        """A sentence for each new line that may be somebody known."""
        return tuple(str(each) for each in self.look_alikes)

    @property
    def added(self) -> int:
        """How many are new in the edition."""
        return sum(person.is_added for person in self.people)

    @property
    def changed(self) -> int:
        """How many would be changed."""
        return sum(not person.is_added and bool(person.changes) for person in self.people)

    @property
    def unchanged(self) -> int:
        """How many stay as they are."""
        return len(self.people) - self.added - self.changed

    @property
    def skipped(self) -> tuple[int, ...]:
        """The rows of notes and totals below the table."""
        return self.source.table.skipped

    @property
    def mapping(self) -> ColumnMapping:
        """Column → field."""
        return self.source.mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleImported:
    """What was done."""

    added: int
    changed: int
    unchanged: int
