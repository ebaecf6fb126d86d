"""Lines of a preview: what would become of each row of a list, as a table shows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from blp_desktop.desk.import_programme import PlannedRow, ProgrammePlan
from blp_desktop.desk.people_plan import PeoplePlan, PlannedPerson
from blp_desktop.desk.three_way import FieldChange
from blp_desktop.paper.problems import Problem


class Fate(StrEnum):
    """What would become of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One row of the list; `id` is its place, `number` what a spreadsheet shows (0: it has none)."""

    id: str
    number: int
    name: str
    below: str
    fate: Fate
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """One thing that is wrong in the list."""

    id: str
    problem: Problem


def lines_of(plan: PeoplePlan | ProgrammePlan) -> list[PreviewLine]:
    """The rows of a plan in the list's order."""
    if isinstance(plan, ProgrammePlan):
        return [_programme_line(place, row) for place, row in enumerate(plan.rows)]
    return [_person_line(place, person) for place, person in enumerate(plan.people)]


def problems_of(problems: Iterable[Problem]) -> list[ProblemLine]:
    """The problems in order."""
    return [ProblemLine(id=str(place), problem=problem) for place, problem in enumerate(problems)]


def count_of(lines: Iterable[PreviewLine], fate: Fate) -> int:
    """How many rows meet this fate."""
    return sum(line.fate is fate for line in lines)


def told_changes(line: PreviewLine, name: Callable[[str], str]) -> str:
    """`E-mail: old → new`, for each field that changes."""
    return "; ".join(f"{name(change.field)}: {_told(change)}" for change in line.changes)


def _told(change: FieldChange) -> str:
    return f"{change.was} → {change.becomes or '–'}" if change.was else change.becomes


def _person_line(place: int, person: PlannedPerson) -> PreviewLine:
    fields = person.line.fields
    below = ", ".join(filter(None, (fields.get("organisation", ""), fields.get("email", ""))))
    return PreviewLine(
        id=str(place),
        number=person.line.row,
        name=person.line.name,
        below=below,
        fate=_fate(is_new=person.is_added, changes=person.changes),
        changes=() if person.is_added and person.person is None else person.changes,
    )


def _programme_line(place: int, row: PlannedRow) -> PreviewLine:
    return PreviewLine(
        id=str(place),
        number=0,
        name=row.name,
        below=row.kind,
        fate=_fate(is_new=row.is_new, changes=row.changes),
        changes=() if row.is_new else row.changes,
    )


def _fate(*, is_new: bool, changes: tuple[FieldChange, ...]) -> Fate:
    if is_new:
        return Fate.ADDED
    return Fate.CHANGED if changes else Fate.UNCHANGED
