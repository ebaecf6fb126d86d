"""People as rows: what a list says of each in the words that the program compares, and the rows to be written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from blp_desktop.desk.people_plan import Held, PeoplePlan, PlannedPerson
from blp_desktop.desk.station import Station
from blp_desktop.desk.three_way import marks
from blp_desktop.paper.people_lists import PersonLine
from blp_desktop.store.columns import journalled
from blp_desktop.store.journal import ChangeKind, RowChange, added
from blp_desktop.store.schema import Application, Edition, Person, Programme, Recognition, Shared
from blp_desktop.store.staging import Rows

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
_UNSAID = {"decision": "selected"}
"""What a list without such a column means of whoever it brings; of those who are known it says nothing."""
_ANSWER_MARK = "answer: "
_TABLES: tuple[type[Shared], ...] = (Programme, Edition, Person, Application, Recognition)
"""Rows that others refer to come first."""


def says(line: PersonLine) -> dict[str, str]:
    """What the list says of a person, every value a text under one name."""
    said = dict(line.fields)
    if line.scores:
        said["scores"] = _scores_text(line.scores)
    return said | {f"{_ANSWER_MARK}{heading}": text for heading, text in line.answers.items()}


def holds(here: Held) -> dict[str, str]:
    """What the program holds of a person, in the same words."""
    assert here.application is not None
    held = {name: text_of(here.person[name]) for name in PERSON_FIELDS}
    held |= {name: text_of(here.application[name]) for name in _APPLICATION_FIELDS}
    if here.application["withdrawn_at"] is not None:
        held["decision"] = "withdrawn"
    held["scores"] = _scores_text(here.application["scores"])
    answers = here.application["answers"] or {}
    return held | {f"{_ANSWER_MARK}{heading}": str(text) for heading, text in answers.items()}


def _scores_text(scores: Iterable[float]) -> str:
    return "; ".join(str(int(score)) if score.is_integer() else repr(score) for score in scores)


def text_of(value: Any) -> str:
    """A field of the program as a list would say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@dataclass(slots=True)
class Prepared:
    """Whole rows that an import writes, and the journal's view of them."""

    values: dict[type[Shared], list[dict[str, Any]]] = field(default_factory=lambda: {table: [] for table in _TABLES})
    changes: list[RowChange] = field(default_factory=list)

    def put(self, table: type[Shared], old: dict[str, Any] | None, new: dict[str, Any]) -> None:
        """Write this row, unless it is as it was."""
        change = _row_change(table.__tablename__, old, new)
        if change is not None:
            self.values[table].append(new)
            self.changes.append(change)

    def rows(self) -> list[Rows]:
        """The rows of each table that has any."""
        return [Rows(table, values) for table, values in self.values.items() if values]


def put_people(prepared: Prepared, station: Station, plan: PeoplePlan, edition: str) -> None:
    """Every line of the plan as a person and an application to the edition."""
    now = station.now()
    for planned in plan.people:
        here = plan.held[planned.person] if planned.person else None
        person, place = _rows_of(station, planned, here, edition=edition, now=now)
        prepared.put(Person, here.person if here else None, person)
        prepared.put(Application, here.application if here else None, place)


def _rows_of(
    station: Station, planned: PlannedPerson, here: Held | None, *, edition: str, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    person = dict(here.person) if here else _new_person(station)
    old_place = here.application if here else None
    place = dict(old_place) if old_place else _new_application(station, person["id"], edition)
    said = says(planned.line) if old_place else _UNSAID | says(planned.line)
    values = {each.field: each.becomes for each in planned.changes} if old_place else said
    if old_place is None and here is not None:
        values = {name: value for name, value in values.items() if value or name not in PERSON_FIELDS}
    place["answers"], place["imported"] = dict(place["answers"]), {**place["imported"], **marks(said)}
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
    empty = dict.fromkeys(PERSON_FIELDS, "")
    return {"id": station.author.new_key(), **empty, "photo_consent": None, "united_with": None}


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


def _row_change(table: str, old: dict[str, Any] | None, new: dict[str, Any]) -> RowChange | None:
    if old is None:
        return added(table, new)
    fields = {name: (journalled(old[name]), journalled(value)) for name, value in new.items() if old[name] != value}
    return RowChange(table, new["id"], ChangeKind.CHANGED, fields) if fields else None
