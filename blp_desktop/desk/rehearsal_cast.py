"""Who plays in a rehearsal: people really in the file, and what is prepared on its copy where they lack."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import present_at
from blp_desktop.desk.finding import full_name
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.station import Station, acting
from blp_desktop.domain.checkin import EXPECTED, Standing
from blp_desktop.domain.codes import EditionKey, new_code, short_code
from blp_desktop.store.schema import Application, Badge, Condition, Edition, Invitation, Module, Person, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody with a badge; `prepared` says what was done for the part on the copy, empty where nothing was."""

    name: str
    code: str
    prepared: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who plays which part; `outside` never gets in."""

    arriving: Player
    garbled: Player
    outside: Player
    elsewhere: Player
    withdrawn: Player
    revoked: Player
    notes: tuple[str, ...] = ()


def cast(copy: Station, module: str, checkpoint: str) -> Cast:
    """Choose who plays at this checkpoint of the module (both by key), and prepare the copy for them."""
    with acting(copy, "prepare a rehearsal") as under_way:
        casting = _Casting(copy, under_way.session, under_way.session.get_one(Module, module), checkpoint)
        return Cast(
            arriving=casting.guest(),
            garbled=casting.guest(),
            outside=casting.guest(),
            elsewhere=casting.elsewhere(),
            withdrawn=casting.withdrawn(),
            revoked=casting.revoked(),
            notes=casting.set_questions_aside(),
        )


class _Casting:
    """Gives the parts away, one person a part."""

    def __init__(self, copy: Station, session: Session, module: Module, checkpoint: str) -> None:
        self._copy = copy
        self._session = session
        self._module = module
        self._edition = session.get_one(Edition, module.edition_id)
        seen = present_at(session.connection(), module.id, checkpoint)
        self._spare = [person for person in expected_people(session, module) if person.id not in seen]
        self._made = 0

    def guest(self) -> Player:
        """Somebody expected who was not seen yet, with nothing left open."""
        person, prepared = self._expected()
        return self._player(person, prepared)

    def elsewhere(self) -> Player:
        """Somebody selected who is not invited to this module, at best one who is invited to another."""
        selected = self._selected_uninvited()
        invited = select(Invitation.person_id).where(Invitation.state.in_(EXPECTED))
        elsewhere = self._first(selected.where(Person.id.in_(invited))) or self._first(selected)
        if elsewhere is not None:
            return self._player(elsewhere, "")
        person, prepared = self._expected()
        for invitation in self._invitations(person):
            self._session.delete(invitation)
        return self._player(person, _and(prepared, "invitation taken away"))

    def withdrawn(self) -> Player:
        """Somebody who has withdrawn from the edition."""
        gone = self._of_edition().where(Application.withdrawn_at.is_not(None), Application.blocked_at.is_(None))
        found = self._first(gone)
        if found is not None:
            return self._player(found, "")
        person, prepared = self._expected()
        self._application(person).withdrawn_at = self._copy.now()
        return self._player(person, _and(prepared, "place withdrawn"))

    def revoked(self) -> Player:
        """Somebody with a revoked badge, and that badge."""
        badges = select(Badge).where(Badge.edition_id == self._edition.id, Badge.revoked_at.is_not(None))
        found = self._session.scalars(badges.order_by(Badge.revoked_at)).first()
        if found is not None:
            return Player(name=full_name(self._session.get_one(Person, found.person_id)), code=found.code)
        person, prepared = self._expected()
        badge = self._badge(person)
        badge.revoked_at, badge.revoked_reason = self._copy.now(), "rehearsal"
        return Player(name=full_name(person), code=badge.code, prepared=_and(prepared, "badge revoked"))

    def set_questions_aside(self) -> tuple[str, ...]:
        """Ask nothing at this door of the copy; tells so where something would be asked."""
        asked = select(Question).where(Question.module_id == self._module.id, Question.required)
        questions = list(self._session.scalars(asked))
        for question in questions:
            question.required = False
        return ("The questions of this door are not asked in the rehearsal.",) if questions else ()

    # people

    def _expected(self) -> tuple[Person, str]:
        if self._spare:
            return self._spare.pop(0), ""
        return self._practice_guest(), "practice guest added"

    def _practice_guest(self) -> Person:
        self._made += 1
        person = Person(id=self._key(), first_name="Practice", last_name=f"Guest {self._made}")
        self._session.add(person)
        self._session.flush()
        self._session.add(
            Application(id=self._key(), person_id=person.id, edition_id=self._edition.id, decision=Standing.SELECTED)
        )
        self._session.add(
            Invitation(id=self._key(), person_id=person.id, module_id=self._module.id, invited_at=self._copy.now())
        )
        return person

    def _first(self, chosen: Select[Person]) -> Person | None:
        return self._session.scalars(chosen.order_by(Person.last_name, Person.first_name, Person.id).limit(1)).first()

    def _of_edition(self) -> Select[Person]:
        return (
            select(Person)
            .join(Application, Application.person_id == Person.id)
            .where(Application.edition_id == self._edition.id)
        )

    def _selected_uninvited(self) -> Select[Person]:
        here = select(Invitation.person_id).where(
            Invitation.module_id == self._module.id, Invitation.state.in_(EXPECTED)
        )
        return self._of_edition().where(
            Application.decision == Standing.SELECTED,
            Application.withdrawn_at.is_(None),
            Application.blocked_at.is_(None),
            Person.id.not_in(here),
        )

    # what is theirs

    def _player(self, person: Person, prepared: str) -> Player:
        still_open = select(Condition).where(Condition.person_id == person.id, Condition.cleared_at.is_(None))
        conditions = list(self._session.scalars(still_open))
        for condition in conditions:
            condition.cleared_at = self._copy.now()
        if conditions:
            prepared = _and(prepared, "open conditions settled")
        return Player(name=full_name(person), code=self._badge(person).code, prepared=prepared)

    def _badge(self, person: Person) -> Badge:
        theirs = select(Badge).where(Badge.person_id == person.id, Badge.edition_id == self._edition.id)
        found = self._session.scalars(theirs.where(Badge.revoked_at.is_(None))).first()
        return found or self._new_badge(person)

    def _new_badge(self, person: Person) -> Badge:
        key = EditionKey(self._edition.id, self._edition.tag, self._edition.secret)
        code = new_code(key, entropy=self._copy.author.entropy)
        made = Badge(id=self._key(), person_id=person.id, edition_id=self._edition.id, code=code)
        made.short, made.made_at = short_code(code), self._copy.now()
        self._session.add(made)
        return made

    def _application(self, person: Person) -> Application:
        theirs = select(Application).where(
            Application.person_id == person.id, Application.edition_id == self._edition.id
        )
        return self._session.scalars(theirs).one()

    def _invitations(self, person: Person) -> Sequence[Invitation]:
        theirs = select(Invitation).where(Invitation.person_id == person.id, Invitation.module_id == self._module.id)
        return self._session.scalars(theirs).all()

    def _key(self) -> str:
        return self._copy.author.new_key()


def _and(prepared: str, more: str) -> str:
    return f"{prepared}, {more}" if prepared else more
