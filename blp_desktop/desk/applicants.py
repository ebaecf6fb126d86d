"""The applicants an act concerns: people with a place in one edition, however an operator named them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import people_named
from blp_desktop.desk.standing import standing_of
from blp_desktop.domain.checkin import Standing
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.store.columns import AnyRow
from blp_desktop.store.schema import Application, Edition, Person

T = TypeVar("T")
_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """A person's place in an edition, as far as acts on it need it."""

    person: str
    application: str
    name: str
    standing: Standing


def in_batches(keys: Iterable[T]) -> Iterator[list[T]]:
    """The keys in lists that one statement can take."""
    rest = iter(keys)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def person_ids(session: Session, people: Iterable[str]) -> list[str]:
    """The keys of the people of those ids, e-mails or badges' short codes, each once; Refusals for all that fail."""
    texts = [text.strip() for text in people]
    known = _known_keys(session, [text.lower() for text in texts if _is_key(text)])
    others = tuple(text for text in texts if text.lower() not in known)
    named = [person.id for person in people_named(session, others)] if others else []
    return list(dict.fromkeys([text.lower() for text in texts if text.lower() in known] + named))


def _known_keys(session: Session, keys: list[str]) -> set[str]:
    found: set[str] = set()
    for batch in in_batches(keys):
        found.update(session.scalars(select(Person.id).where(Person.id.in_(batch))))
    return found


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def applicants(session: Session, edition: Edition, people: Iterable[str]) -> list[Applicant]:
    """The places of these people in the edition; raises Refusals for those who have none."""
    keys = person_ids(session, people)
    if not keys:
        raise Refusal("nobody", "Nobody is named.", "Choose at least one person.")
    found = _places(session, edition, keys)
    missing = [key for key in keys if key not in found]
    if missing:
        raise Refusals(tuple(_no_place(session, edition, missing)))
    return [found[key] for key in keys]


def selected_applicants(session: Session, edition: Edition) -> list[Applicant]:
    """Everyone who is selected in the edition, and neither withdrawn nor blocked."""
    places = (_applicant(row) for row in session.execute(_PLACES.where(Application.edition_id == edition.id)))
    return [place for place in places if place.standing is Standing.SELECTED]


def applications(session: Session, places: Sequence[Applicant]) -> dict[str, Application]:
    """The applications of these places, by person."""
    found: dict[str, Application] = {}
    for batch in in_batches(place.application for place in places):
        rows = session.scalars(select(Application).where(Application.id.in_(batch)))
        found.update({row.person_id: row for row in rows})
    return found


_PLACES = select(
    Person.id,
    Person.first_name,
    Person.last_name,
    Application.id.label("application"),
    Application.decision,
    Application.withdrawn_at,
    Application.blocked_at,
).join(Application, Application.person_id == Person.id)


def _places(session: Session, edition: Edition, keys: list[str]) -> dict[str, Applicant]:
    found: dict[str, Applicant] = {}
    for batch in in_batches(keys):
        rows = session.execute(_PLACES.where(Application.edition_id == edition.id, Person.id.in_(batch)))
        found.update({row.id: _applicant(row) for row in rows})
    return found


def _applicant(row: AnyRow) -> Applicant:
    return Applicant(
        person=row.id,
        application=row.application,
        name=f"{row.first_name} {row.last_name}".strip(),
        standing=standing_of(row.decision, withdrawn_at=row.withdrawn_at, blocked_at=row.blocked_at),
    )


def _no_place(session: Session, edition: Edition, missing: list[str]) -> Iterator[Refusal]:
    for key in missing:
        person = session.get_one(Person, key)
        name = f"{person.first_name} {person.last_name}".strip()
        yield Refusal("not_in_edition", f"{name} has no place in the edition {edition.code}.", "Add them to it first.")
