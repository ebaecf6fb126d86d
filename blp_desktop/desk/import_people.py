"""Importing people: applications or a roster, compared with what the list said last time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, literal_column, select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import editions
from blp_desktop.desk.near_duplicates import near_duplicates_among
from blp_desktop.desk.people_plan import (
    Choice,
    Choices,
    Conflict,
    Held,
    PeopleImported,
    PeoplePlan,
    PlannedPerson,
)
from blp_desktop.desk.people_rows import PERSON_FIELDS, Prepared, holds, put_people, says, text_of
from blp_desktop.desk.programme import new_edition_row, new_programme_row
from blp_desktop.desk.recognising import known_among
from blp_desktop.desk.remembered import recall, remembering
from blp_desktop.desk.station import Outcome, Station, looking, require_supervisor
from blp_desktop.desk.three_way import FieldChange, compare
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.paper.people_lists import PeopleList, PersonLine, people_list, read_people_table, understood
from blp_desktop.paper.problems import Problem
from blp_desktop.store.bulk import whole, write_rows
from blp_desktop.store.journal import Act, Touched, journal_end
from blp_desktop.store.progress import Progress, tell_nobody
from blp_desktop.store.schema import Application, Edition, Journal, Person, Programme, Recognition

_BOTH_CHANGED = "changed in the program and in the list since last time; the program holds: "
_RESTS_ON = (Person.__tablename__, Application.__tablename__, Edition.__tablename__)
"""Tables that a plan was made from."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """What the operator decided: which value wins, and which row is which known person."""

    choices: Choices
    same: Mapping[int, str]


def plan_people(
    station: Station,
    file: Path,
    *,
    edition: str | None = None,
    mapped: tuple[str, ...] = (),
    choices: Choices | None = None,
    same: Mapping[int, str] | None = None,
    progress: Progress | None = None,
) -> PeoplePlan:
    """What importing this list would do; changes nothing. `same` says whose row of the list is which known person.

    Raises Refusal for a file that is no list, columns that cannot be understood, or an unknown edition.
    """
    table = read_people_table(file)
    _tell(progress, 0.3)
    with looking(station) as session:
        remembered = recall(session, table.headings)
        source = people_list(table, understood(table, remembered=remembered, mapped=mapped))
        _tell(progress, 0.5)
        code = edition or _usual_edition(session, source) or f"{station.now():%Y}"
        held = _held(session, _edition_id(session, code))
        plan = _planned(session, source, code, held, _Decided(choices or {}, same or {}))
    _tell(progress, 1.0)
    return plan


def apply_people(station: Station, plan: PeoplePlan, *, progress: Progress | None = None) -> Outcome[PeopleImported]:
    """Do what was planned, all or nothing; raises Refusals where the plan has problems, Refusal where it is stale."""
    require_supervisor(station, "Importing people")
    if plan.problems:
        raise Refusals(tuple(Refusal("import_problem", problem.problem) for problem in plan.problems))
    touched = _written(station, plan, progress or tell_nobody)
    return Outcome(PeopleImported(added=plan.added, changed=plan.changed, unchanged=plan.unchanged), touched)


def _written(station: Station, plan: PeoplePlan, progress: Progress) -> frozenset[Touched]:
    """One act; where the list says nothing new, nobody waits for a lock."""
    prepared = _prepared(station, plan)
    if not prepared.changes:
        return frozenset()
    rows, guard = prepared.rows(), _Unchanged(plan.seen)
    act = Act(name="import people", author=station.author)
    return write_rows(station.file, act, rows, prepared.changes, guard=guard, progress=progress)


def _tell(progress: Progress | None, share: float) -> None:
    if progress is not None:
        progress(share)


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """Refuses to write a plan that rests on what is no longer so."""

    seen: int

    def __call__(self, connection: Connection) -> None:
        since = _journalled_since(self.seen)
        if connection.execute(since).scalar_one():
            sentence = "People or editions were changed while the preview was open."
            raise Refusal("stale_preview", sentence, "Look at the preview again, then import.")


def _journalled_since(seen: int) -> Any:
    return (
        select(func.count())
        .select_from(Journal)
        .where(literal_column("journal.rowid") > seen, Journal.table.in_(_RESTS_ON))
    )


def _usual_edition(session: Session, source: PeopleList) -> str:
    """The newest edition's code; before there is one, the year of the earliest application."""
    known = editions(session)
    if known:
        return known[0].code
    submitted = sorted(line.fields.get("submitted", "") for line in source.lines if line.fields.get("submitted"))
    return submitted[0][:4] if submitted else ""


def _edition_id(session: Session, code: str) -> str | None:
    """The edition's key; None for one that the import would make."""
    return session.scalar(select(Edition.id).where(Edition.code == code))


def _prepared(station: Station, plan: PeoplePlan) -> Prepared:
    """Everything the import writes: the edition where it is new, the people, and how the columns were understood."""
    prepared = Prepared()
    with looking(station) as session:
        edition = _edition_id(session, plan.edition) or _new_edition(station, session, plan.edition, prepared)
        columns = remembering(session, station, plan.source.table.headings, plan.mapping)
    put_people(prepared, station, plan, edition)
    prepared.put(Recognition, *columns)
    return prepared


def _new_edition(station: Station, session: Session, code: str, prepared: Prepared) -> str:
    """The edition, and the programme where the list comes before it."""
    programme = session.scalars(select(Programme)).first()
    if programme is None:
        programme = new_programme_row(station.author)
        prepared.put(Programme, None, whole(programme))
    made = new_edition_row(station.author, programme, code)
    prepared.put(Edition, None, whole(made))
    return made.id


def _held(session: Session, edition: str | None) -> dict[str, Held]:
    """Everyone in the file by key, with their application in the edition."""
    places = session.execute(select(Application.__table__).where(Application.edition_id == edition)).mappings()
    applications = {row["person_id"]: dict(row) for row in places}
    people = session.execute(select(Person.__table__)).mappings()
    return {row["id"]: Held(dict(row), applications.get(row["id"])) for row in people}


def _planned(
    session: Session, source: PeopleList, edition: str, held: dict[str, Held], decided: "_Decided"
) -> PeoplePlan:
    known = known_among(source.lines, held, decided.same)
    conflicts: list[Conflict] = []
    planned = [_plan_line(line, held, known.get(line.row), decided.choices, conflicts) for line in source.lines]
    problems = (
        source.problems + tuple(_as_problem(conflict) for conflict in conflicts) + tuple(_twice(planned, decided))
    )
    new = [person.line for person in planned if person.person is None]
    return PeoplePlan(
        source=source,
        edition=edition,
        people=tuple(planned),
        problems=problems,
        conflicts=tuple(conflicts),
        look_alikes=near_duplicates_among(
            new, [each.person for each in held.values() if not each.person["united_with"]]
        ),
        held=held,
        seen=journal_end(session),
    )


def _twice(planned: Iterable[PlannedPerson], decided: _Decided) -> Iterable[Problem]:
    """Rows that were said to be a person whom another row of the list is already."""
    first: dict[str, PlannedPerson] = {}
    for each in planned:
        if each.person is None:
            continue
        other = first.setdefault(each.person, each)
        if other is not each and {each.line.row, other.line.row} & decided.same.keys():
            told = f"the same person as row {other.line.row}"
            yield Problem(each.line.row, "", each.line.name, told)


def _plan_line(
    line: PersonLine, held: Mapping[str, Held], person: str | None, choices: Choices, conflicts: list[Conflict]
) -> PlannedPerson:
    if person is None:
        return PlannedPerson(line=line, person=None, is_added=True)
    here = held[person]
    if here.application is None:
        return PlannedPerson(line=line, person=person, is_added=True, changes=tuple(_of_newcomer(line, here)))
    said = here.application["imported"] or {}
    compared = compare(says=says(line), said=said, holds=holds(here))
    chosen = [change for change in compared.conflicts if choices.get((line.row, change.field)) is Choice.LIST]
    conflicts += [
        Conflict(row=line.row, person=line.name, field=change.field, holds=change.was, says=change.becomes)
        for change in compared.conflicts
        if (line.row, change.field) not in choices
    ]
    return PlannedPerson(line=line, person=person, changes=(*compared.changes, *chosen))


def _of_newcomer(line: PersonLine, here: Held) -> Iterable[FieldChange]:
    """Somebody of another edition: what the new list gives is newer."""
    for name in PERSON_FIELDS:
        says, holds = line.fields.get(name, ""), text_of(here.person[name])
        if says and says != holds:
            yield FieldChange(name, holds, says)


def _as_problem(conflict: Conflict) -> Problem:
    return Problem(conflict.row, conflict.field, conflict.says, f"{_BOTH_CHANGED}{conflict.holds or 'nothing'}")
