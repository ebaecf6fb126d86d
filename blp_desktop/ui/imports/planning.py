"""Planning an import: what runs in the background, from a file to a plan, from a plan to what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from blp_desktop.desk.import_columns import ColumnsOfList, columns_of
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.import_programme import ProgrammeImported, ProgrammePlan, apply_programme, plan_programme
from blp_desktop.desk.people_plan import Choice, PeopleImported, PeoplePlan
from blp_desktop.desk.station import Outcome, Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.ui.parts.long_work import Shares, Teller

Plan = PeoplePlan | ProgrammePlan
Imported = Outcome[PeopleImported] | Outcome[ProgrammeImported]

_NO_PROGRAMME = "no_modules"
"""The code of the refusal that says: this file is no programme, so it may be a list of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the operator wants imported, with what they corrected and chose."""

    file: Path
    edition: str | None = None
    mapped: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[tuple[int, str], Choice] = field(default_factory=dict)
    same: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan and the columns of the list; `refused` says why a list of people cannot be planned yet."""

    plan: Plan | None
    columns: ColumnsOfList | None = None
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the two parts of the work are called while they run."""

    reading: str
    importing: str


def planned(station: Station, asked: Asked, words: Words, tell: Teller) -> Planned:
    """The plan of importing this file, whichever kind of list it is; raises Refusal for a file that is none."""
    telling = Shares(tell, words.reading)
    telling(0.0)
    try:
        return Planned(plan=plan_programme(station, asked.file, edition=asked.edition))
    except Refusal as refused:
        if refused.code != _NO_PROGRAMME:
            raise
    return _planned_people(station, asked, telling)


def _planned_people(station: Station, asked: Asked, telling: Shares) -> Planned:
    columns = columns_of(station, asked.file)
    mapped = tuple(f"{column}={known}" for column, known in asked.mapped.items())
    try:
        plan = plan_people(
            station,
            asked.file,
            edition=asked.edition,
            mapped=mapped,
            choices=asked.choices,
            same=asked.same,
            progress=telling,
        )
    except Refusal as refused:
        return Planned(plan=None, columns=columns, refused=refused)
    return Planned(plan=plan, columns=columns)


def applied(station: Station, plan: Plan, words: Words, tell: Teller) -> Imported:
    """Do what was planned, all or nothing."""
    if isinstance(plan, ProgrammePlan):
        return apply_programme(station, plan)
    return apply_people(station, plan, progress=Shares(tell, words.importing))
