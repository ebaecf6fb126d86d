"""The readiness check before the journey: what the programme file says about a module, and what to do about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.badges import badges_on_paper
from blp_desktop.desk.checkpoints import sittings_of
from blp_desktop.desk.finding import module_named
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.modules import days_of
from blp_desktop.desk.standing import standing_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.venues import warnings
from blp_desktop.desk.walk_ins import WalkIn, walk_ins_of
from blp_desktop.domain.checkin import InvitationState, Standing
from blp_desktop.domain.checkpoints import day_label
from blp_desktop.store.schema import Application, Edition, Invitation, Module, Venue

_NAMED = 3


class State(StrEnum):
    """How something stands before the journey."""

    READY = "ready"
    LOOK = "look"
    MISSING = "missing"


class Place(StrEnum):
    """The tab where something can be put right, in the tabs' order, or the laptop itself."""

    PARTICIPANTS = "Participants"
    MODULES = "Modules"
    VENUES = "Venues"
    CHECKIN = "Check-in"
    LAPTOP = "laptop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to be sure of; `step` says what to do and is empty where nothing is to be done."""

    id: str
    title: str
    state: State
    sentence: str
    step: str = ""
    place: Place = Place.LAPTOP


def readiness(station: Station, module: str) -> tuple[Check, ...]:
    """Whether people, invitations, badges, agenda, venue and rooms of a module are ready."""
    with looking(station) as session:
        found = module_named(session, module)
        key = found.id
        checks = (_people(session, found), _invitations(session, found))
        where = (_agenda(session, found), _venue(session, found))
    return (*checks, *_walk_ins(walk_ins_of(station, key)), _badges(station, key), *where, _rooms(station, key))


def worst_first(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """What is missing before what wants a look before what is ready; else in the order given."""
    order = (State.MISSING, State.LOOK, State.READY)
    return tuple(check for state in order for check in checks if check.state is state)


def _people(session: Session, module: Module) -> Check:
    edition = session.get_one(Edition, module.edition_id)
    standings = Counter(_standings(session, edition))
    selected, undecided = standings[Standing.SELECTED], standings[Standing.APPLIED] + standings[Standing.WAITING]
    made = Maker("people", "People", Place.PARTICIPANTS)
    if not selected:
        return made.missing(f"Nobody is selected for {edition.code} yet.", "Import the applications, or select people.")
    sentence = f"{_people_words(selected)} selected for {edition.code}."
    if undecided:
        return made.look(f"{sentence} {_are(undecided, 'application')} not decided.", "Decide, or leave them waiting.")
    return made.ready(sentence)


def _standings(session: Session, edition: Edition) -> Iterator[Standing]:
    for row in session.scalars(select(Application).where(Application.edition_id == edition.id)):
        yield standing_of(row.decision, withdrawn_at=row.withdrawn_at, blocked_at=row.blocked_at)


def _invitations(session: Session, module: Module) -> Check:
    made = Maker("invitations", "Invitations", Place.MODULES)
    expected = {person.id for person in expected_people(session, module)}
    if not expected:
        return made.missing(f"Nobody is invited to {module.city} yet.", "Invite everyone selected.")
    states = select(Invitation.state).where(Invitation.module_id == module.id, Invitation.person_id.in_(expected))
    confirmed = sum(state == InvitationState.CONFIRMED for state in session.scalars(states))
    return made.ready(f"{_people_words(len(expected))} expected in {module.city}; {confirmed} confirmed.")


def _walk_ins(people: Sequence[WalkIn]) -> Iterator[Check]:
    """Told only where there are any: most programmes have none before their journey."""
    if people:
        names = ", ".join(person.name for person in people[:_NAMED]) + (" and others" if len(people) > _NAMED else "")
        made = Maker("walk_ins", "Walk-ins", Place.PARTICIPANTS)
        yield made.look(
            f"{_are(len(people), 'walk-in')} to be looked at: {names}.", "Look who they are, and keep them."
        )


def _badges(station: Station, module: str) -> Check:
    made = Maker("badges", "Badges", Place.MODULES)
    paper = badges_on_paper(station, module)
    if not paper.expected:
        return made.missing("There are no badges, since nobody is invited.", "Invite people, then print.")
    if paper.unprinted == paper.expected:
        return made.missing(f"None of the {paper.expected} badges is printed.", "Print the badges.")
    if paper.unprinted:
        sentence = f"{paper.unprinted} of {paper.expected} badges are not printed yet."
        return made.look(sentence, "Print the new badges.")
    if paper.changed:
        sentence = f"{_are(paper.changed, 'printed badge')} no longer right: a name or organisation has changed since."
        return made.look(sentence, "Print the changed badges.")
    return made.ready(f"All {paper.expected} badges are printed and say what the file says.")


def _agenda(session: Session, module: Module) -> Check:
    made = Maker("agenda", "Agenda", Place.MODULES)
    sittings = sittings_of(session, module)
    counting = {sitting.day for sitting in sittings if sitting.counts}
    if not sittings:
        return made.missing(f"The agenda of {module.city} is empty.", "Add its sessions, or import the programme.")
    if not counting:
        sentence = f"No session in {module.city} counts for attendance, so no door opens."
        return made.missing(sentence, "Let sessions count.")
    idle = [day for day in days_of(module.first_day, module.last_day) if day not in counting]
    if idle:
        return made.look(f"Nothing counts for attendance on {_days(idle)}.", "Check that this is meant.")
    return made.ready(f"{_sessions(len(sittings))} on {len(counting)} days; every day counts for attendance.")


def _venue(session: Session, module: Module) -> Check:
    made = Maker("venue", "Venue", Place.MODULES)
    if module.venue_id is None:
        return made.missing(f"{module.city} has no venue yet.", "Choose one for the module.")
    venue = session.get_one(Venue, module.venue_id)
    if not venue.street:
        step = "Write its street down, so that people find it."
        return Maker("venue", "Venue", Place.VENUES).look(f"{venue.name} has no address.", step)
    return made.ready(f"{venue.name}, {venue.street}, {venue.city}.")


def _rooms(station: Station, module: str) -> Check:
    made = Maker("rooms", "Rooms", Place.VENUES)
    small = [warning for warning in warnings(station) if warning.module_id == module]
    if not small:
        return made.ready("No venue or room is known to be too small.")
    told = "; ".join(f"{warning.room or warning.venue} holds {warning.capacity}" for warning in small)
    step = "Choose a larger room, or correct how many it holds."
    return made.look(f"{_people_words(small[0].expected)} expected, but {told}.", step)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the checks of one thing."""

    id: str
    title: str
    place: Place

    def ready(self, sentence: str) -> Check:
        """All is well."""
        return self._made(State.READY, sentence, "")

    def look(self, sentence: str, step: str) -> Check:
        """Somebody should look at it."""
        return self._made(State.LOOK, sentence, step)

    def missing(self, sentence: str, step: str) -> Check:
        """The door would not work without it."""
        return self._made(State.MISSING, sentence, step)

    def _made(self, state: State, sentence: str, step: str) -> Check:
        return Check(id=self.id, title=self.title, state=state, sentence=sentence, step=step, place=self.place)


def _people_words(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"


def _are(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count} {what}s are"


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"


def _days(days: list[date]) -> str:
    return " and ".join(day_label(day) for day in days)
