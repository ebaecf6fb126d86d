"""The people of an edition as a list that comes back through import unchanged."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from blp_desktop.desk.finding import edition_named, the_programme
from blp_desktop.desk.history import FIELD_WORDS
from blp_desktop.desk.people_rows import text_of
from blp_desktop.desk.station import Station, looking, require_supervisor
from blp_desktop.desk.writing_tables import write_grid
from blp_desktop.domain.names import collation
from blp_desktop.paper.spreadsheets import Cell, Grid
from blp_desktop.store.schema import Application, Person

_Place = tuple[Person, Application]
_OF_PERSON = FIELD_WORDS | {"last_name": "Surname"}
_DECISIONS = {
    "applied": "Applied",
    "waiting": "Waiting list",
    "declined": "Declined",
    "selected": "Selected",
    "withdrawn": "Withdrawn",
}


def write_people(station: Station, file: Path, *, edition: str | None = None) -> int:
    """Write everyone of an edition (the newest without one) as xlsx or csv; gives how many.

    For supervisors. Raises Refusal for an unknown edition or another ending of the file.
    """
    require_supervisor(station, "Saving everyone as a list")
    with looking(station) as session:
        found = edition_named(session, edition)
        rows = select(Person, Application).join(Application, Application.person_id == Person.id)
        places = [(person, place) for person, place in session.execute(rows.where(Application.edition_id == found.id))]
        order = collation(the_programme(session).language)
        places.sort(key=lambda pair: (order(pair[0].last_name), order(pair[0].first_name), pair[0].email))
        grid = _grid(f"People {found.code}", places)
    write_grid(grid, file)
    return len(grid.rows)


def _grid(title: str, places: Sequence[_Place]) -> Grid:
    """Every field a list can give, then the scores, then the answers under their own headings."""
    scores = max((len(place.scores) for _, place in places), default=0)
    answers = tuple(dict.fromkeys(heading for _, place in places for heading in place.answers))
    numbered = tuple(f"Score {number}" for number in range(1, scores + 1))
    headings = (*_OF_PERSON.values(), "Submitted", "Decision", "Role", *numbered, *answers)
    return Grid(title, headings, tuple(tuple(_cells(pair, scores, answers)) for pair in places))


def _cells(pair: _Place, scores: int, answers: Iterable[str]) -> Iterator[Cell]:
    person, place = pair
    yield from (text_of(getattr(person, name)) for name in _OF_PERSON)
    yield _moment(place.submitted)
    yield _DECISIONS["withdrawn" if place.withdrawn_at is not None else place.decision]
    yield place.role
    yield from (place.scores[at] if at < len(place.scores) else None for at in range(scores))
    yield from (str(place.answers.get(heading, "")) for heading in answers)


def _moment(text: str) -> Cell:
    """A real day, with its time where it has one."""
    try:
        return date.fromisoformat(text) if len(text) == len("2017-06-01") else datetime.fromisoformat(text)
    except ValueError:
        return text
