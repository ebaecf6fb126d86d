"""Importing people: applications or a roster, compared with what the list said last time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
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
from blp_desktop.desk.programme import new_edition_row, programme_to_fill
from blp_desktop.desk.remembered import recall, remember
from blp_desktop.desk.station import Outcome, Station, acting, looking, require_supervisor
from blp_desktop.desk.three_way import FieldChange, compare, marks
from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.paper.people_lists import PeopleList, PersonLine, people_list, read_people_table, understood
from blp_desktop.paper.problems import Problem
from blp_desktop.store.bulk import Rows, write_rows
from blp_desktop.store.columns import journalled
from blp_desktop.store.journal import Act, ChangeKind, RowChange, added
from blp_desktop.store.schema import Application, Edition, Journal, Person

PERSON_FIELDS = (
    "first_name",
    "last_name",
    "email",
    "phone",
    "organisation",
    "job_title",
    "city",
    "country",
    "sector",
    "diet",
    "access",
    "photo_consent",
    "twitter",
    "notes",
)
_APPLICATION_FIELDS = ("submitted", "decision", "role")
_BOTH_CHANGED = "changed in the program and in the list since last time; the program holds: "
_ANSWER_MARK = "answer: "

Progress = Callable[[float], None]
"""Told how far the work is, 0 to 1; raises what it likes to cancel."""


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
    edition = _edition_to_fill(station, plan.edition)
    rows, changes = _prepared(station, plan, edition)
    act = Act(name="import people", author=station.author)
    touched = write_rows(
        station.file, act, rows, changes, guard=_Unchanged(plan.seen), progress=progress or _tell_nobody
    )
    with acting(station, "remember columns") as under_way:
        remember(under_way.session, station, plan.source.table.headings, plan.mapping)
    done = PeopleImported(added=plan.added, changed=plan.changed, unchanged=plan.unchanged)
    return Outcome(done, touched)


def _tell(progress: Progress | None, share: float) -> None:
    if progress is not None:
        progress(share)


def _tell_nobody(_share: float) -> None:
    return


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """Refuses to write a plan that rests on what is no longer so."""

    seen: int

    def __call__(self, connection: Connection) -> None:
        since = _people_journalled(self.seen)
        if connection.execute(since).scalar_one():
            sentence = "People were changed while the preview was open."
            raise Refusal("stale_preview", sentence, "Look at the preview again, then import.")


def _people_journalled(seen: int) -> Any:
    from sqlalchemy import literal_column

    return (
        select(func.count())
        .select_from(Journal)
        .where(literal_column("journal.rowid") > seen, Journal.table.in_(("person", "application")))
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


def _edition_to_fill(station: Station, code: str) -> str:
    with looking(station) as session:
        found = _edition_id(session, code)
    if found is not None:
        return found
    with acting(station, "add edition") as under_way:
        made = new_edition_row(station.author, programme_to_fill(under_way.session, station.author), code)
        under_way.session.add(made)
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
    known = _by_identity(held)
    planned: list[PlannedPerson] = []
    conflicts: list[Conflict] = []
    for line in source.lines:
        person = decided.same.get(line.row) or known.get(line.identity)
        planned.append(_plan_line(line, held, person, decided.choices, conflicts))
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
        look_alikes=near_duplicates_among(new, [each.person for each in held.values()]),
        held=held,
        seen=_journal_end(session),
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


def _journal_end(session: Session) -> int:
    from sqlalchemy import literal_column

    return session.scalar(select(func.max(literal_column("journal.rowid"))).select_from(Journal)) or 0


def _by_identity(held: Mapping[str, Held]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, each in held.items():
        person = each.person
        if person["email"]:
            found.setdefault(person["email"].casefold(), key)
        else:
            name = f"{person['first_name']} {person['last_name']}".strip()
            found.setdefault(f"{fold(name)}\n{fold(person['organisation'])}", key)
    return found


def _plan_line(
    line: PersonLine, held: Mapping[str, Held], person: str | None, choices: Choices, conflicts: list[Conflict]
) -> PlannedPerson:
    if person is None:
        return PlannedPerson(line=line, person=None, is_added=True)
    here = held[person]
    if here.application is None:
        return PlannedPerson(line=line, person=person, is_added=True, changes=tuple(_of_newcomer(line, here)))
    said = here.application["imported"] or {}
    compared = compare(says=_says(line), said=said, holds=_holds(here))
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
        says, holds = line.fields.get(name, ""), _text(here.person[name])
        if says and says != holds:
            yield FieldChange(name, holds, says)


def _as_problem(conflict: Conflict) -> Problem:
    return Problem(conflict.row, conflict.field, conflict.says, f"{_BOTH_CHANGED}{conflict.holds or 'nothing'}")


def _says(line: PersonLine) -> dict[str, str]:
    """What the list says of a person, every value a text under one name."""
    said = dict(line.fields)
    if line.scores:
        said["scores"] = _scores_text(line.scores)
    return said | {f"{_ANSWER_MARK}{heading}": text for heading, text in line.answers.items()}


def _holds(here: Held) -> dict[str, str]:
    """What the program holds of a person, in the same words."""
    assert here.application is not None
    held = {name: _text(here.person[name]) for name in PERSON_FIELDS}
    held |= {name: _text(here.application[name]) for name in _APPLICATION_FIELDS}
    if here.application["withdrawn_at"] is not None:
        held["decision"] = "withdrawn"
    held["scores"] = _scores_text(here.application["scores"])
    answers = here.application["answers"] or {}
    return held | {f"{_ANSWER_MARK}{heading}": str(text) for heading, text in answers.items()}


def _scores_text(scores: Iterable[float]) -> str:
    return "; ".join(f"{score:g}" for score in scores)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _prepared(station: Station, plan: PeoplePlan, edition: str) -> tuple[list[Rows], list[RowChange]]:
    """Whole rows to write, and the journal's view of them."""
    people: list[dict[str, Any]] = []
    applications: list[dict[str, Any]] = []
    changes: list[RowChange] = []
    now = station.now()
    for planned in plan.people:
        here = plan.held[planned.person] if planned.person else None
        person, place = _rows_of(station, planned, here, edition=edition, now=now)
        for table, old, new, out in (
            ("person", here.person if here else None, person, people),
            ("application", here.application if here else None, place, applications),
        ):
            change = _change(table, old, new)
            if change is not None:
                out.append(new)
                changes.append(change)
    return [Rows(Person, people), Rows(Application, applications)], changes


def _rows_of(
    station: Station, planned: PlannedPerson, here: Held | None, *, edition: str, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    person = dict(here.person) if here else _new_person(station)
    old_place = here.application if here else None
    place = dict(old_place) if old_place else _new_application(station, person["id"], edition)
    values = _says(planned.line) if old_place is None else {each.field: each.becomes for each in planned.changes}
    if old_place is None and here is not None:
        values = {name: value for name, value in values.items() if value or name not in PERSON_FIELDS}
    place["answers"], place["imported"] = dict(place["answers"]), {**place["imported"], **marks(_says(planned.line))}
    for name, value in values.items():
        _put(person, place, name, value, now)
    return person, place


def _put(person: dict[str, Any], place: dict[str, Any], name: str, value: str, now: datetime) -> None:
    if name.startswith(_ANSWER_MARK):
        place["answers"][name.removeprefix(_ANSWER_MARK)] = value
    elif name == "scores":
        place["scores"] = [float(score) for score in value.split("; ") if score]
    elif name == "decision":
        withdrawn = value == "withdrawn"
        place["decision"] = "selected" if withdrawn else value
        place["withdrawn_at"] = now if withdrawn else None
        place["withdrawn_reason"] = "as the list says" if withdrawn else ""
    elif name == "photo_consent":
        person["photo_consent"] = {"yes": True, "no": False}.get(value)
    else:
        (person if name in PERSON_FIELDS else place)[name] = value


def _new_person(station: Station) -> dict[str, Any]:
    return {"id": station.author.new_key(), **dict.fromkeys(PERSON_FIELDS, ""), "photo_consent": None}


def _new_application(station: Station, person: str, edition: str) -> dict[str, Any]:
    return {
        "id": station.author.new_key(),
        "person_id": person,
        "edition_id": edition,
        **dict.fromkeys((*_APPLICATION_FIELDS, "withdrawn_reason", "blocked_reason"), ""),
        **dict.fromkeys(("withdrawn_at", "blocked_at"), None),
        "walk_in": False,
        "answers": {},
        "scores": [],
        "imported": {},
    }


def _change(table: str, old: dict[str, Any] | None, new: dict[str, Any]) -> RowChange | None:
    if old is None:
        return added(table, new)
    fields = {name: (journalled(old[name]), journalled(value)) for name, value in new.items() if old[name] != value}
    return RowChange(table, new["id"], ChangeKind.CHANGED, fields) if fields else None
