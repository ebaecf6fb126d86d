"""Walk-ins: people who stand at the door and are in no list."""

from dataclasses import dataclass

from sqlalchemy import Select, select

from blp_desktop.desk.finding import full_name, module_named
from blp_desktop.desk.registering import (
    Duplicate,
    Origin,
    PersonFields,
    add_person_row,
    near_duplicates,
    place_in_edition,
)
from blp_desktop.desk.standing import SelectionDecision
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome
from blp_desktop.domain.checkin import InvitationState
from blp_desktop.store.schema import Application, Edition, Invitation, Module, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Someone who came without being in a list, as the office has yet to look at them."""

    id: str
    name: str
    organisation: str


def add_walk_in(station: Station, written: PersonFields, *, module: str) -> Outcome[str]:
    """Add a person at the door, selected and invited to this module, marked as walk-in; gives their id.

    Open to door staff. Raises Refusals where a field cannot stay as it is.
    """
    with acting(station, "add walk-in") as under_way:
        session = under_way.session
        found = module_named(session, module)
        person = add_person_row(
            station,
            session,
            written,
            edition=session.get_one(Edition, found.edition_id),
            decision=SelectionDecision.SELECTED,
            origin=Origin.WALK_IN,
        )
        session.add(_invitation(station, person, found))
    return outcome(person.id, under_way)


def known_walk_ins(station: Station, written: PersonFields, *, module: str) -> tuple[Duplicate, ...]:
    """Who in the file this walk-in may be; `in_edition` tells of the module's own edition."""
    with looking(station) as session:
        edition = session.get_one(Edition, module_named(session, module).edition_id).code
    return near_duplicates(station, written, edition=edition)


def add_known_walk_in(station: Station, person: str, *, module: str) -> Outcome[str]:
    """Give somebody of an earlier edition a place in this one, as a walk-in invited to this module.

    Open to door staff, as `add_walk_in` is. Raises Refusal where they have a place already: they are no walk-in.
    """
    with acting(station, "add walk-in") as under_way:
        session = under_way.session
        found = module_named(session, module)
        edition = session.get_one(Edition, found.edition_id)
        known = place_in_edition(
            station, session, person, edition=edition, decision=SelectionDecision.SELECTED, origin=Origin.WALK_IN
        )
        session.add(_invitation(station, known, found))
    return outcome(person, under_way)


def walk_ins_of(station: Station, module: str) -> tuple[WalkIn, ...]:
    """The walk-ins of a module's edition that the office has yet to look at, in the order they came."""
    with looking(station) as session:
        rows = session.scalars(_walk_ins(module_named(session, module)))
        return tuple(WalkIn(id=row.id, name=full_name(row), organisation=row.organisation) for row in rows)


def _invitation(station: Station, person: Person, module: Module) -> Invitation:
    return Invitation(
        id=station.author.new_key(),
        person_id=person.id,
        module_id=module.id,
        state=InvitationState.INVITED,
        invited_at=station.now(),
    )


def _walk_ins(module: Module) -> Select[Person]:
    return (
        select(Person)
        .join(Application, Application.person_id == Person.id)
        .where(Application.edition_id == module.edition_id, Application.walk_in)
        .order_by(Person.id)
    )
