"""The participant list of a module: who was invited, what became of it, and the list as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import present_people
from blp_desktop.desk.finding import module_named, the_programme
from blp_desktop.desk.standing import standing_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.desk.writing_tables import write_grid
from blp_desktop.domain.checkin import EXPECTED, InvitationState, Standing
from blp_desktop.domain.names import SortKey, collation
from blp_desktop.paper.headings import INVITATION, WAS_PRESENT
from blp_desktop.paper.spreadsheets import Cell, Grid
from blp_desktop.store.schema import Application, Invitation, Module, Person

_HEADINGS = (
    "Surname",
    "First name",
    "Organisation",
    "Job title",
    "Country",
    "E-mail",
    "Phone",
    "Diet",
    "Access needs",
    INVITATION,
    WAS_PRESENT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone who was invited to a module; `present` once they were let in at any of its checkpoints."""

    id: str
    first_name: str
    last_name: str
    organisation: str
    job_title: str
    country: str
    email: str
    phone: str
    diet: str
    access: str
    state: InvitationState
    standing: Standing
    present: bool
    order: tuple[SortKey, SortKey]
    """The place in the language's own collation."""

    @property
    def name(self) -> str:
        """`Rūta Kalniņa`."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def expected(self) -> bool:
        """Whether the invitation still stands, and the person with it."""
        return self.state in EXPECTED and self.standing is Standing.SELECTED


def participants_of(station: Station, module: str) -> tuple[Participant, ...]:
    """Everyone ever invited to the module: the expected first, each group in the language's order."""
    with looking(station) as session:
        return participants_in(session, module_named(session, module))


def write_participants(station: Station, module: str, file: Path) -> int:
    """Write the expected as xlsx or csv, by the file's ending; gives how many. Raises Refusal for another ending."""
    with looking(station) as session:
        found = module_named(session, module)
        people = [person for person in participants_in(session, found) if person.expected]
        title = f"{found.code} {found.city}"
    write_grid(Grid(title, _HEADINGS, tuple(_row(person) for person in people)), file)
    return len(people)


def participants_in(session: Session, module: Module) -> tuple[Participant, ...]:
    """The same, in a look that is under way."""
    here = present_people(session.connection(), module.id)
    its_application = (Application.person_id == Person.id) & (Application.edition_id == module.edition_id)
    rows = session.execute(
        select(Person, Invitation.state, Application)
        .join(Invitation, Invitation.person_id == Person.id)
        .outerjoin(Application, its_application)
        .where(Invitation.module_id == module.id)
    )
    key = collation(module.language or the_programme(session).language)
    people = [
        _participant(person, state, application, key, is_here=person.id in here) for person, state, application in rows
    ]
    return tuple(sorted(people, key=lambda one: (not one.expected, one.order, one.email)))


def _participant(
    person: Person, state: str, application: Application | None, key: Callable[[str], SortKey], *, is_here: bool
) -> Participant:
    return Participant(
        id=person.id,
        first_name=person.first_name,
        last_name=person.last_name,
        organisation=person.organisation,
        job_title=person.job_title,
        country=person.country,
        email=person.email,
        phone=person.phone,
        diet=person.diet,
        access=person.access,
        state=InvitationState(state),
        standing=_standing(application),
        present=is_here,
        order=(key(person.last_name), key(person.first_name)),
    )


def _standing(application: Application | None) -> Standing:
    if application is None:
        return Standing.APPLIED
    return standing_of(application.decision, withdrawn_at=application.withdrawn_at, blocked_at=application.blocked_at)


def _row(person: Participant) -> tuple[Cell, ...]:
    return (
        person.last_name,
        person.first_name,
        person.organisation,
        person.job_title,
        person.country,
        person.email,
        person.phone,
        person.diet,
        person.access,
        person.state.value,
        person.present,
    )
