"""The sections of an attendance sheet: participants, walk-ins, speakers and staff."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from blp_desktop.desk.finding import full_name
from blp_desktop.desk.sheet_roll import Roll
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.codes import short_code, shown
from blp_desktop.domain.moments import Moment
from blp_desktop.domain.names import words
from blp_desktop.paper.sheet_words import is_staff_role, names_participants
from blp_desktop.paper.sheets import BLANK_ROWS, SheetRow, SheetSection
from blp_desktop.store.schema import Person

_STAFF_BLANK_ROWS = 2
_BETWEEN_SPEAKERS = re.compile(r"\s*[;\n]\s*|\s+/\s+|\s+&\s+")
"""A comma stands in names and before organisations, and parts nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is wanted of everyone: at which moment, and which columns besides."""

    moment: Moment
    apart: bool = False
    emails: bool = False
    photos: bool = False


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """Makes the sections of the sheet of some half-days, at which some people speak."""

    roll: Roll
    wanted: Shown
    halves: Sequence[Checkpoint]
    speakers: Sequence[str]

    def sections(self) -> tuple[SheetSection, ...]:
        """Everyone expected stands in one of them, once."""
        known = {_key(speaker) for speaker in self.speakers}
        staff, walk_ins, participants = [], [], []
        for person in self.roll.expected:
            place = self.roll.place(person)
            if is_staff_role(place.role) or known & _keys(person):
                staff.append(person)
            elif place.is_walk_in:
                walk_ins.append(person)
            else:
                participants.append(person)
        return (
            *self._participants(participants),
            self._further("walk_ins", self._walk_ins(walk_ins), BLANK_ROWS),
            self._further("staff", self._staff(staff), _STAFF_BLANK_ROWS),
        )

    def _participants(self, people: Sequence[Person]) -> Iterator[SheetSection]:
        country, say = self.roll.module.country, self.roll.words.say
        if not (self.wanted.apart and country):
            yield self._expected(say("participants"), people)
            return
        nowhere = [person for person in people if not words(person.country)]
        local = [person for person in people if words(person.country) == words(country)]
        abroad = [person for person in people if person not in (*nowhere, *local)]
        yield self._expected(say("local", country=country), local)
        yield self._expected(say("international"), abroad)
        yield self._expected(say("no_country"), nowhere)

    def _expected(self, title: str, people: Iterable[Person]) -> SheetSection:
        return SheetSection(title=title, rows=tuple(self._row(person) for person in people))

    def _further(self, title: str, rows: Iterable[SheetRow], blank_rows: int) -> SheetSection:
        """People nobody invited; blank rows stand there while one still signs."""
        blank = 0 if self.wanted.moment is Moment.AFTERWARDS else blank_rows
        return SheetSection(title=self.roll.words.say(title), rows=tuple(rows), blank_rows=blank, expected=False)

    def _walk_ins(self, people: Iterable[Person]) -> Iterator[SheetRow]:
        """Those marked so, others who came, and badges of nobody yet; afterwards only who came to these half-days."""
        everyone = self.wanted.moment is not Moment.AFTERWARDS
        for person in (*people, *self.roll.others):
            if everyone or self.roll.came(person.id, self.halves):
                yield self._row(person)
        for code in self.roll.strangers:
            if self.roll.came(code, self.halves):
                said = self.roll.words.say("unmatched", code=shown(short_code(code)))
                marks = self.roll.marks(code, self.halves, self.wanted.moment)
                yield SheetRow(last_name=said, first_name="", organisation="", country="", marks=marks, who=code)

    def _staff(self, people: Sequence[Person]) -> Iterator[SheetRow]:
        """Speakers and staff by name, then speakers whom only the agenda knows."""
        for person in people:
            yield self._row(person)
        known = {key for person in people for key in _keys(person)}
        for speaker in self.speakers:
            if _key(speaker) not in known:
                yield SheetRow(last_name=speaker, first_name="", organisation="", country="")

    def _row(self, person: Person) -> SheetRow:
        return SheetRow(
            last_name=person.last_name,
            first_name=person.first_name,
            organisation=person.organisation,
            country=person.country,
            role=self.roll.place(person).role,
            email=person.email if self.wanted.emails else "",
            photos=self._photos(person) if self.wanted.photos else "",
            marks=self.roll.marks(person.id, self.halves, self.wanted.moment),
            who=person.id,
        )

    def _photos(self, person: Person) -> str:
        if person.photo_consent is None:
            return ""
        return self.roll.words.say("yes" if person.photo_consent else "no")


def speakers_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The speakers that sessions name, each once; not the participants themselves."""
    named = [name.strip() for text in texts for name in _BETWEEN_SPEAKERS.split(text)]
    known = {_key(name): name for name in reversed(named) if _key(name) and not names_participants(name)}
    return tuple(dict.fromkeys(known[_key(name)] for name in named if _key(name) in known))


def _key(name: str) -> tuple[str, ...]:
    """A name as it is compared, in whichever order its words stand."""
    return tuple(sorted(words(name)))


def _keys(person: Person) -> set[tuple[str, ...]]:
    return {_key(full_name(person)), _key(f"{full_name(person)} {person.organisation}")}
