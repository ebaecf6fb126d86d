"""Where people stand on the way to a certificate: of a module, or of an edition."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from blp_desktop.desk.agenda import SessionLine, session_lines
from blp_desktop.desk.checkpoints import checkpoints_of, is_half_day
from blp_desktop.desk.differences import settled_in
from blp_desktop.desk.finding import edition_named, full_name, module_named, modules_of, the_programme
from blp_desktop.desk.sheet_roll import Roll, roll_of
from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.certificates import Progress, Reach, half_days_needed, minutes_of
from blp_desktop.domain.checkpoints import Checkpoint, Sitting, day_and_half, halves_of, in_half
from blp_desktop.domain.names import collation
from blp_desktop.domain.signatures import Settled
from blp_desktop.paper.sheet_words import is_staff_role
from blp_desktop.store.schema import Edition, Module, Person


@dataclass(frozen=True, slots=True)
class Scope:
    """What a certificate is of: a module (by id, code or city), or without one the edition of that code."""

    edition: str
    module: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody on the way to a certificate; half-days are counted for a module, modules for an edition."""

    id: str
    name: str
    organisation: str
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleProof:
    """A module, its roll, its half-days and its counting sessions, and how many half-days it takes.

    `settled` says which half-days count by a signature that was attested, and which scans were a mistake; `signers`
    are people whom only a signature tells of.
    """

    module: Module
    roll: Roll
    halves: tuple[Checkpoint, ...]
    lines: tuple[SessionLine, ...]
    needed: int
    settled: Settled
    signers: tuple[Person, ...]

    def progress(self, who: str) -> Progress:
        """How far somebody is."""
        attended = self.attended(who)
        ahead = [half for half in self.halves if half not in attended and _is_ahead(half, self.roll.now)]
        return Progress(attended=len(attended), whole=len(self.halves), needed=self.needed, to_come=len(ahead))

    def attended(self, who: str) -> tuple[Checkpoint, ...]:
        """The half-days at which the ledger or an attested signature has them."""
        return tuple(half for half in self.halves if self._counts((half.id, who)))

    def _counts(self, place: tuple[str, str]) -> bool:
        seen = place in self.roll.attendance or place in self.settled.attested
        return seen and place not in self.settled.mistaken

    def titles(self, half: Checkpoint) -> tuple[str, ...]:
        """The counting sessions of a half-day."""
        day, part = day_and_half(half.id)
        here = [line.title for line in self.lines if line.day == day and part in halves_of(_sitting(line))]
        return tuple(dict.fromkeys(here))

    def minutes(self, halves: Iterable[Checkpoint]) -> int:
        """How long the counting sessions of these half-days last."""
        sittings = [_sitting(line) for line in self.lines]
        return minutes_of(part for half in halves for part in in_half(sittings, *day_and_half(half.id)))

    @property
    def people(self) -> Iterator[Person]:
        """Everyone expected and everyone else who came or signed, but for speakers and staff."""
        everyone = (*self.roll.expected, *self.roll.others, *self.signers)
        return (person for person in everyone if not is_staff_role(self.roll.place(person).role))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The proofs of a scope's modules, and how many modules it takes where it is an edition."""

    edition: Edition
    proofs: tuple[ModuleProof, ...]
    needed: int
    of_edition: bool
    language: str

    def progress(self, who: str) -> Progress:
        """How far somebody is."""
        each = [proof.progress(who) for proof in self.proofs]
        if not self.of_edition:
            return each[0]
        reached, ahead = (sum(one.reach is reach for one in each) for reach in (Reach.REACHES, Reach.CAN_STILL))
        return Progress(attended=reached, whole=len(each), needed=self.needed, to_come=ahead)

    def people(self) -> list[Person]:
        """Everyone in any of the modules, in the order of names."""
        found = {person.id: person for proof in self.proofs for person in proof.people}
        order = collation(self.language)
        return sorted(found.values(), key=lambda one: (order(one.last_name), order(one.first_name), one.email))


def candidates(station: Station, scope: Scope) -> tuple[Candidate, ...]:
    """Everyone on the way to a certificate, in the order of names; raises Refusal for an unknown module or edition."""
    with looking(station) as session:
        standing = standing_in(session, scope, now=station.now())
        return tuple(
            Candidate(
                id=person.id,
                name=full_name(person),
                organisation=person.organisation,
                progress=standing.progress(person.id),
            )
            for person in standing.people()
        )


def standing_in(session: Session, scope: Scope, *, now: datetime) -> Standing:
    """The same for an act that is already under way."""
    if scope.module:
        module = module_named(session, scope.module)
        modules, edition = [module], session.get_one(Edition, module.edition_id)
        language = module.language
    else:
        edition = edition_named(session, scope.edition)
        modules, language = modules_of(session, edition), ""
    return Standing(
        edition=edition,
        proofs=tuple(_proof(session, module, edition.least_percent, now) for module in modules),
        needed=min(edition.least_modules or len(modules), len(modules)),
        of_edition=not scope.module,
        language=language or the_programme(session).language,
    )


def _proof(session: Session, module: Module, percent: int, now: datetime) -> ModuleProof:
    halves = tuple(point for point in checkpoints_of(session, module) if is_half_day(point.id))
    roll, settled = roll_of(session, module, now=now), settled_in(session, module)
    known = {person.id for person in (*roll.expected, *roll.others)}
    strangers = sorted({who for _, who in settled.attested} - known)
    return ModuleProof(
        module=module,
        roll=roll,
        halves=halves,
        lines=tuple(line for line in session_lines(session, module) if line.counts),
        needed=half_days_needed(len(halves), percent),
        settled=settled,
        signers=tuple(filter(None, (session.get(Person, who) for who in strangers))),
    )


def _is_ahead(half: Checkpoint, now: datetime) -> bool:
    return half.window is not None and half.window.closes >= now


def _sitting(line: SessionLine) -> Sitting:
    return Sitting(line.day, line.start, line.end, line.counts)


def halves_together(proofs: Sequence[ModuleProof], who: str) -> tuple[int, int]:
    """Of all half-days of these modules, how many somebody attended, and how many there are."""
    return sum(len(proof.attended(who)) for proof in proofs), sum(len(proof.halves) for proof in proofs)
