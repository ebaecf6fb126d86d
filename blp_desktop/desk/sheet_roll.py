"""The roll of a module: everyone its attendance sheets may name, and what the ledger says of them, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.attendance import entries
from blp_desktop.desk.finding import the_programme
from blp_desktop.desk.guests import expected_people
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.ledger import Attendance, Presence, fold
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.names import collation
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.paper.sheets import Seen, SheetMark
from blp_desktop.store.schema import Application, Module, Person


@dataclass(frozen=True, slots=True)
class EditionPlace:
    """A person's place in the edition."""

    role: str = ""
    is_walk_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The expected, others who came, badges nobody knows yet (`strangers`, by code), and the ledger folded.

    `language` sorts the names; `words` may be of another one, where sheets are not written in it.
    """

    module: Module
    language: str
    words: SheetWords
    expected: tuple[Person, ...]
    others: tuple[Person, ...]
    strangers: tuple[str, ...]
    places: dict[str, EditionPlace]
    attendance: Attendance
    now: datetime

    def place(self, person: Person) -> EditionPlace:
        """The person's place; an empty one where they have none."""
        return self.places.get(person.id, EditionPlace())

    def came(self, who: str, halves: Sequence[Checkpoint]) -> bool:
        """Whether the ledger saw them at any of the half-days."""
        return any((half.id, who) in self.attendance for half in halves)

    def marks(self, who: str, halves: Sequence[Checkpoint], moment: Moment) -> tuple[SheetMark, ...]:
        """What stands in the cells of a person, or of a badge's code, at these half-days."""
        if moment is Moment.EMPTY:
            return ()
        return tuple(self._mark(half, self.attendance.get((half.id, who)), moment) for half in halves)

    def _mark(self, half: Checkpoint, presence: Presence | None, moment: Moment) -> SheetMark:
        if presence is None:
            over = half.window is not None and half.window.closes < self.now
            return SheetMark(Seen.ABSENT if over and moment is Moment.AFTERWARDS else Seen.UNSAID)
        return SheetMark(Seen.PRESENT, self._times(presence, moment))

    def _times(self, presence: Presence, moment: Moment) -> str:
        zone = ZoneInfo(self.module.time_zone)
        came = presence.first.at.astimezone(zone)
        if presence.left is None or moment is Moment.DURING:
            return self.words.clock(came)
        return self.words.span(came, presence.left.at.astimezone(zone))


def roll_of(session: Session, module: Module, *, now: datetime) -> Roll:
    """Read the roll."""
    language = module.language or the_programme(session).language
    attendance = fold(entries(session.connection(), module.id))
    expected = expected_people(session, module)
    unexpected = {who for _, who in attendance} - {person.id for person in expected}
    others = _people(session, unexpected, language)
    return Roll(
        module=module,
        language=language,
        words=words_of(language),
        expected=tuple(expected),
        others=others,
        strangers=tuple(sorted(unexpected - {person.id for person in others})),
        places=_places(session, module),
        attendance=attendance,
        now=now,
    )


def _people(session: Session, keys: set[str], language: str) -> tuple[Person, ...]:
    order = collation(language)
    found = [person for person in map(session.get, [Person] * len(keys), keys) if person is not None]
    return tuple(sorted(found, key=lambda one: (order(one.last_name), order(one.first_name), one.email)))


def _places(session: Session, module: Module) -> dict[str, EditionPlace]:
    columns = select(Application.person_id, Application.role, Application.walk_in)
    rows = session.execute(columns.where(Application.edition_id == module.edition_id))
    return {row.person_id: EditionPlace(row.role, row.walk_in) for row in rows}
