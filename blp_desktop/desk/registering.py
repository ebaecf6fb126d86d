"""Registering: people added and edited by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import edition_named, full_name
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.emails import is_email
from blp_desktop.domain.likeness import likeness
from blp_desktop.domain.names import fold, typed, words
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.store.schema import Application, Edition, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFields:
    """What an operator writes about a person; `role` belongs to their place in the edition."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    job_title: str = ""
    city: str = ""
    country: str = ""
    sector: str = ""
    diet: str = ""
    access: str = ""
    photo_consent: bool | None = None
    twitter: str = ""
    notes: str = ""
    role: str = ""


FIELD_NAMES = tuple(field.name for field in fields(PersonFields))


class Origin(StrEnum):
    """How a person came to be added by hand."""

    OFFICE = "office"
    WALK_IN = "walk-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Someone already in the file who may be the same person; `certain` where the e-mail is the same."""

    id: str
    name: str
    organisation: str
    email: str
    certain: bool
    in_edition: bool


def near_duplicates(station: Station, written: PersonFields, *, edition: str | None = None) -> tuple[Duplicate, ...]:
    """Who in the file may be this person, wherever they work: the same e-mail, or nearly the same name; best first."""
    with looking(station) as session:
        return alike(session, written, edition=edition_named(session, edition))


def alike(session: Session, written: PersonFields, *, edition: Edition) -> tuple[Duplicate, ...]:
    """The same within a look that is under way."""
    found = _how_far(session, written)
    there = _in_edition(session, edition, list(found))
    people = session.scalars(select(Person).where(Person.id.in_(list(found))))
    known = [_duplicate(person, written, there) for person in people]
    return tuple(sorted(known, key=partial(_rank, found, set(words(written.organisation)))))


def _how_far(session: Session, written: PersonFields) -> dict[str, int]:
    """Whoever may be this person, by key, and how far away their name is; the same e-mail is nearest."""
    email, mine = fold(written.email.strip()), words(f"{written.first_name} {written.last_name}")
    found: dict[str, int] = {}
    for key, first, last, address in session.execute(_NAMES):
        far = -1 if email and fold(address) == email else likeness(mine, words(f"{first} {last}")) if mine else None
        if far is not None:
            found[key] = far
    return found


_NAMES = select(Person.id, Person.first_name, Person.last_name, Person.email).where(Person.united_with.is_(None))


def _rank(far: Mapping[str, int], organisation: set[str], known: Duplicate) -> tuple[int, bool, bool, str]:
    """The nearest name first; then who is of the same organisation, then who has a place in the edition."""
    same_place = bool(organisation & set(words(known.organisation)))
    return far[known.id], not same_place, not known.in_edition, known.id


def _same_email(person: Person, written: PersonFields) -> bool:
    return bool(written.email.strip()) and fold(person.email) == fold(written.email.strip())


def _in_edition(session: Session, edition: Edition, people: list[str]) -> set[str]:
    chosen = select(Application.person_id).where(
        Application.edition_id == edition.id, Application.person_id.in_(people)
    )
    return set(session.scalars(chosen))


def _duplicate(person: Person, written: PersonFields, there: set[str]) -> Duplicate:
    return Duplicate(
        id=person.id,
        name=full_name(person),
        organisation=person.organisation,
        email=person.email,
        certain=_same_email(person, written),
        in_edition=person.id in there,
    )


def add_person(
    station: Station,
    written: PersonFields,
    *,
    edition: str | None = None,
    decision: SelectionDecision = SelectionDecision.SELECTED,
    origin: Origin = Origin.OFFICE,
) -> Outcome[str]:
    """Add a person to an edition; gives their id. Raises Refusals where a field cannot stay as it is."""
    if origin is Origin.OFFICE:
        require_supervisor(station, "Adding a person at the office")
    with acting(station, "add person") as under_way:
        found = edition_named(under_way.session, edition)
        person = add_person_row(station, under_way.session, written, edition=found, decision=decision, origin=origin)
    return outcome(person.id, under_way)


def add_person_row(
    station: Station,
    session: Session,
    written: PersonFields,
    *,
    edition: Edition,
    decision: SelectionDecision,
    origin: Origin,
) -> Person:
    """The same in an act that is under way."""
    values = _checked(asdict(written))
    _refuse_taken(session, values["email"], person=None)
    role = values.pop("role")
    person = Person(id=station.author.new_key(), **values)
    session.add(person)
    session.flush()
    session.add(_place(station, person.id, edition, role=role, decision=decision, origin=origin))
    return person


def enrol(
    station: Station,
    person: str,
    *,
    edition: str | None = None,
    decision: SelectionDecision = SelectionDecision.SELECTED,
    role: str = "",
) -> Outcome[str]:
    """Give a person of another edition a place in this one; gives their id."""
    require_supervisor(station, "Adding a person at the office")
    with acting(station, "add to edition") as under_way:
        session, found = under_way.session, edition_named(under_way.session, edition)
        place_in_edition(station, session, person, edition=found, decision=decision, role=typed(role))
    return outcome(person, under_way)


def place_in_edition(
    station: Station,
    session: Session,
    person: str,
    *,
    edition: Edition,
    decision: SelectionDecision,
    origin: Origin = Origin.OFFICE,
    role: str = "",
) -> Person:
    """The same in an act that is under way."""
    known = _known(session, person)
    if _in_edition(session, edition, [known.id]):
        sentence = f"{full_name(known)} already has a place in the edition {edition.code}."
        raise Refusal("in_edition", sentence, "Open that entry instead.")
    session.add(_place(station, known.id, edition, role=role, decision=decision, origin=origin))
    return known


def edit_person(
    station: Station, person: str, changes: Mapping[str, Any], *, edition: str | None = None
) -> Outcome[str]:
    """Write these fields (named as in PersonFields) of a person; raises Refusals where one cannot stay as it is."""
    require_supervisor(station, "Editing a person")
    with acting(station, "edit person") as under_way:
        known = _known(under_way.session, person)
        values = _checked(changes)
        if not _same_text(values.get("email", ""), known.email):
            _refuse_taken(under_way.session, values.get("email", ""), person=person)
        if "role" in values:
            _application(under_way.session, known, edition_named(under_way.session, edition)).role = values.pop("role")
        for name, value in values.items():
            setattr(known, name, value)
    return outcome(person, under_way)


def _place(
    station: Station, person: str, edition: Edition, *, role: str, decision: SelectionDecision, origin: Origin
) -> Application:
    return Application(
        id=station.author.new_key(),
        person_id=person,
        edition_id=edition.id,
        role=role,
        decision=decision.value,
        walk_in=origin is Origin.WALK_IN,
    )


def _known(session: Session, person: str) -> Person:
    found = session.get(Person, person)
    if found is None:
        raise Refusal("unknown_person", "This person is no longer in the file.", "Look for them in the list again.")
    return found


def _application(session: Session, person: Person, edition: Edition) -> Application:
    chosen = select(Application).where(Application.person_id == person.id, Application.edition_id == edition.id)
    found = session.scalars(chosen).first()
    if found is None:
        sentence = f"{full_name(person)} has no place in the edition {edition.code}."
        raise Refusal("not_in_edition", sentence, "Add them to it first.")
    return found


def _same_text(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept; raises Refusals for all that cannot be."""
    kept = {name: typed(value) if isinstance(value, str) else value for name, value in values.items()}
    problems = tuple(_problems(kept))
    if problems:
        raise Refusals(problems)
    return kept


def _problems(values: Mapping[str, Any]) -> Iterable[Refusal]:
    unknown = sorted(values.keys() - set(FIELD_NAMES))
    if unknown:
        yield Refusal("unknown_field", f"A person has no field {', '.join(unknown)}.", "Name a field of a person.")
    if not values.get("first_name", "as before"):
        yield Refusal("no_first_name", "The first name is missing.", "Write it as it should stand on the badge.")
    if not values.get("last_name", "as before"):
        yield Refusal("no_last_name", "The last name is missing.", "Write it as it should stand on the badge.")
    if values.get("email") and not is_email(values["email"]):
        sentence = f"“{values['email']}” is not an e-mail address."
        yield Refusal("bad_email", sentence, "Write one such as name@place.org, or leave it empty.")


def _refuse_taken(session: Session, email: str, *, person: str | None) -> None:
    if not email:
        return
    chosen = select(Person).where(
        Person.united_with.is_(None), func.lower(Person.email) == email.lower(), Person.id != (person or "")
    )
    other = session.scalars(chosen).first()
    if other is not None:
        sentence = f"{full_name(other)} already has the e-mail {email}."
        raise Refusal("email_taken", sentence, "Open that entry, or give another e-mail.")
