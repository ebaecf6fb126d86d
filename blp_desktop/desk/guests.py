"""Guests: who is expected at a module, in the order of names."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import the_programme
from blp_desktop.desk.standing import standing_of
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.domain.names import collation
from blp_desktop.store.schema import Application, Invitation, Module, Person


def expected_people(session: Session, module: Module) -> list[Person]:
    """The selected people with a standing invitation, sorted by the module's language."""
    order = collation(module.language or the_programme(session).language)
    people = [person for person, application in _invited(session, module) if _is_selected(application)]
    return sorted(people, key=lambda person: (order(person.last_name), order(person.first_name), person.email))


def _invited(session: Session, module: Module) -> list[tuple[Person, Application]]:
    invited = (
        select(Person, Application)
        .join(Invitation, Invitation.person_id == Person.id)
        .join(Application, (Application.person_id == Person.id) & (Application.edition_id == module.edition_id))
        .where(Invitation.module_id == module.id, Invitation.state.in_(EXPECTED))
    )
    return [(person, application) for person, application in session.execute(invited).unique()]


def _is_selected(application: Application) -> bool:
    standing = standing_of(
        application.decision, withdrawn_at=application.withdrawn_at, blocked_at=application.blocked_at
    )
    return standing is Standing.SELECTED
