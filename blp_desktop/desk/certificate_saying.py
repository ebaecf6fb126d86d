"""What a certificate says of one person: its statement and code, and the words on paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from blp_desktop.desk.certificate_standing import ModuleProof, Standing, halves_together
from blp_desktop.desk.finding import full_name, the_programme
from blp_desktop.domain.certificates import certificate_code, shown_certificate_code
from blp_desktop.domain.checkpoints import Checkpoint, day_and_half
from blp_desktop.paper.certificate_facts import CertificateFacts, ContentPart
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.store.schema import Person, Venue


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One certificate: whose, of which module (None: the edition), what it states, the code of that, the paper."""

    person: str
    module: str | None
    states: dict[str, Any]
    code: str
    facts: CertificateFacts


def said_of(
    session: Session, standing: Standing, person: Person, *, issued: Mapping[str, datetime], now: datetime
) -> Said:
    """What the certificate says; `issued` tells when a code was first handed out, else it is now."""
    speech = _Speech(session, standing, person)
    states = speech.states()
    code = certificate_code(standing.edition.secret, states)
    return Said(
        person=person.id,
        module=None if standing.of_edition else standing.proofs[0].module.id,
        states=states,
        code=code,
        facts=speech.facts(code, at=issued.get(code, now)),
    )


@dataclass(frozen=True, slots=True)
class _Speech:
    """Puts one person's attendance into words."""

    session: Session
    standing: Standing
    person: Person

    def states(self) -> dict[str, Any]:
        """What the code proves."""
        progress, attended = self.standing.progress(self.person.id), self._attended()
        first, last = self._days()
        return {
            "person": self.person.id,
            "name": full_name(self.person),
            "edition": self.standing.edition.id,
            "module": "" if self.standing.of_edition else self.standing.proofs[0].module.code,
            "title": self._title(),
            "where": self._cities(),
            "first_day": first.isoformat(),
            "last_day": last.isoformat(),
            "attended": progress.attended,
            "whole": progress.whole,
            "unit": "modules" if self.standing.of_edition else "half-days",
            "minutes": sum(proof.minutes(halves) for proof, halves in attended),
            "half_days": [f"{proof.module.code} {half.id}" for proof, halves in attended for half in halves],
            "content": [title for part in self._content() for title in part.titles],
        }

    def facts(self, code: str, *, at: datetime) -> CertificateFacts:
        """What stands on paper."""
        zone = ZoneInfo(self.standing.proofs[0].module.time_zone)
        of_edition = self.standing.of_edition
        return CertificateFacts(
            name=full_name(self.person),
            organisation=", ".join(part for part in (self.person.organisation, self.person.country) if part),
            took_part=self._words.say("took_part_edition" if of_edition else "took_part_module"),
            title=self._title(),
            where=" · ".join(part for part in (self._place(), self._words.long_span(*self._days())) if part),
            facts=tuple(self._counted()),
            content=tuple(self._content()),
            issued=self._words.plain_date(at.astimezone(zone).date()),
            code=shown_certificate_code(code),
        )

    @property
    def _words(self) -> SheetWords:
        return words_of(self.standing.language)

    def _attended(self) -> list[tuple[ModuleProof, tuple[Checkpoint, ...]]]:
        pairs = [(proof, proof.attended(self.person.id)) for proof in self.standing.proofs]
        return [(proof, halves) for proof, halves in pairs if halves]

    def _days(self) -> tuple[Any, Any]:
        modules = [proof.module for proof in self.standing.proofs]
        return min(module.first_day for module in modules), max(module.last_day for module in modules)

    def _title(self) -> str:
        if not self.standing.of_edition:
            return self.standing.proofs[0].module.title
        edition = self.standing.edition
        return f"{the_programme(self.session).title} {edition.title or edition.code}"

    def _cities(self) -> str:
        return ", ".join(dict.fromkeys(proof.module.city for proof in self.standing.proofs))

    def _place(self) -> str:
        """Venue, city and country of a module; the cities of an edition."""
        if self.standing.of_edition:
            return self._cities()
        module = self.standing.proofs[0].module
        venue = self.session.get(Venue, module.venue_id) if module.venue_id else None
        return ", ".join(part for part in (venue.name if venue else "", module.city, module.country) if part)

    def _counted(self) -> Iterator[str]:
        say, progress = self._words.say, self.standing.progress(self.person.id)
        if self.standing.of_edition:
            yield say("attended_modules", attended=progress.attended, whole=progress.whole)
        attended, whole = halves_together(self.standing.proofs, self.person.id)
        yield say("attended_halves", attended=attended, whole=whole)
        hours, minutes = divmod(sum(proof.minutes(halves) for proof, halves in self._attended()), 60)
        yield say("hours", hours=hours, minutes=minutes)

    def _content(self) -> Iterator[ContentPart]:
        """Half-day by half-day of a module, module by module of an edition."""
        for proof, halves in self._attended():
            if self.standing.of_edition:
                titles = [title for half in halves for title in proof.titles(half)]
                yield ContentPart(self._module_label(proof, len(halves)), tuple(dict.fromkeys(titles)))
            else:
                yield from (ContentPart(self._half_label(half), proof.titles(half)) for half in halves)

    def _module_label(self, proof: ModuleProof, attended: int) -> str:
        module = proof.module
        days = self._words.long_span(module.first_day, module.last_day)
        counted = self._words.say("attended_halves", attended=attended, whole=len(proof.halves))
        return f"{module.title}, {module.city}, {days}. {counted}"

    def _half_label(self, half: Checkpoint) -> str:
        day, part = day_and_half(half.id)
        return f"{self._words.short_date(day)}, {self._words.half_word(part).lower()}"
