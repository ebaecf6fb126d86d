"""Certificates of attendance: drawn, handed out, and verified by their code."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.certificate_saying import Said, said_of
from blp_desktop.desk.certificate_standing import Scope, standing_in
from blp_desktop.desk.finding import the_programme
from blp_desktop.desk.programme import header_of, logos_of
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.desk.writing_files import make_folder, write_file
from blp_desktop.domain.certificates import Reach, certificate_code, read_certificate_code, shown_certificate_code
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.certificate_facts import CertificateHead
from blp_desktop.paper.certificates import certificates_pdf
from blp_desktop.paper.listings import PaperPdf
from blp_desktop.paper.sheet_words import words_of
from blp_desktop.store.schema import Certificate, Edition

Told = Callable[[int, int], None]
"""Hears how many of how many are drawn, and may stop the work by raising."""


_NOT_IN_A_NAME = re.compile(r"[^\w]+")
_LONGEST_NAME = 100
"""Signs; a file system allows 255 bytes."""


@dataclass(frozen=True, slots=True)
class WrittenCertificates:
    """How many were written, and where; `problems` are sentences."""

    where: Path
    certificates: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifiedCertificate:
    """What a genuine certificate states, in a sentence; `states_now` is what it would state today where it differs."""

    sentence: str
    issued_at: datetime
    states_now: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    """Certificates to draw: what heads them all, and what each says."""

    head: CertificateHead
    said: tuple[Said, ...]
    edition: str
    title: str


def preview_certificate(station: Station, scope: Scope, person: str) -> PaperPdf:
    """One person's certificate as it would look, whether or not they reach it; nothing is recorded."""
    with looking(station) as session:
        ready = _ready(station, session, scope, {person}, reached_only=False)
    return _draw(ready, ready.said)


def write_certificates(
    station: Station, scope: Scope, file: Path, *, people: Collection[str] = (), told: Told | None = None
) -> Outcome[WrittenCertificates]:
    """Everyone's who reaches one (or these people's) as one PDF, recorded as handed out once it is written.

    Raises Refusal where nobody reaches one, SurroundingsFailed if the disk does not allow it.
    """
    ready = _wanted(station, scope, people)
    pdf = _draw(ready, ready.said, told)
    write_file(file, pdf.pdf)
    touched = _keep_issued(station, ready)
    return Outcome(WrittenCertificates(file, len(ready.said), pdf.problems), touched.touched)


def write_each_certificate(
    station: Station, scope: Scope, folder: Path, *, people: Collection[str] = (), told: Told | None = None
) -> Outcome[WrittenCertificates]:
    """The same as one PDF each, named after the person; all are drawn before the first is written."""
    ready = _wanted(station, scope, people)
    drawn = []
    for number, said in enumerate(ready.said):
        if told is not None:
            told(number, len(ready.said))
        drawn.append(_draw(ready, (said,)))
    make_folder(folder)
    for name, pdf in zip(_file_names(ready), drawn, strict=True):
        write_file(folder / name, pdf.pdf)
    problems = tuple(dict.fromkeys(problem for pdf in drawn for problem in pdf.problems))
    touched = _keep_issued(station, ready)
    return Outcome(WrittenCertificates(folder, len(drawn), problems), touched.touched)


def verify_certificate(station: Station, code: str) -> VerifiedCertificate:
    """What the certificate with that code states; raises Refusal for a slip of the pen or a code that is not ours."""
    read = read_certificate_code(code)
    if read is None:
        step = "Read it again: twelve digits and capitals in three groups."
        raise Refusal("mistyped_certificate", f"{code.strip() or 'Nothing'} is not a certificate's code.", step)
    with looking(station) as session:
        row = session.scalars(select(Certificate).where(Certificate.code == read).order_by(Certificate.id)).first()
        if row is None:
            raise _unknown(read)
        secret = session.get_one(Edition, row.edition_id).secret
        if certificate_code(secret, row.states) != row.code:
            sentence = f"What this file keeps of the certificate {shown_certificate_code(read)} was altered."
            raise Refusal("altered_certificate", sentence, "Do not rely on it; look into a backup.")
        sentence, now = _sentence(row.states), _states_today(station, session, row)
    return VerifiedCertificate(f"This certificate states: {sentence}", row.issued_at, now)


def _unknown(code: str) -> Refusal:
    sentence = f"No certificate with the code {shown_certificate_code(code)} was handed out from this file."
    return Refusal("unknown_certificate", sentence, "Ask the laptop that wrote it, or treat it as not genuine.")


def _sentence(states: dict[str, Any]) -> str:
    hours, minutes = divmod(states["minutes"], 60)
    attended = f"attended {states['attended']} of {states['whole']} {states['unit']} ({hours} h {minutes} min)"
    first, last = (date.fromisoformat(states[end]) for end in ("first_day", "last_day"))
    days = words_of("en").long_span(first, last)
    return f"{states['name']} {attended} of {states['title']}, {states['where']}, {days}."


def _states_today(station: Station, session: Session, row: Certificate) -> str:
    """What it would state now; empty where that is the same."""
    edition = session.get_one(Edition, row.edition_id).code
    ready = _ready(station, session, Scope(edition, row.module_id or ""), {row.person_id}, reached_only=False)
    same = [said for said in ready.said if said.code == row.code]
    if same:
        return ""
    return _sentence(ready.said[0].states) if ready.said else "Nothing: this person is no longer on the roll."


def _wanted(station: Station, scope: Scope, people: Collection[str]) -> _Ready:
    require_supervisor(station, "Handing out certificates")
    with looking(station) as session:
        ready = _ready(station, session, scope, people, reached_only=True)
    if not ready.said:
        raise Refusal("nobody_reaches", "Nobody reaches a certificate yet.", "The list tells what each one misses.")
    return ready


def _ready(station: Station, session: Session, scope: Scope, people: Collection[str], *, reached_only: bool) -> _Ready:
    standing = standing_in(session, scope, now=station.now())
    issued = _issued(session, standing.edition)
    chosen = [person for person in standing.people() if not people or person.id in people]
    if reached_only:
        chosen = [person for person in chosen if standing.progress(person.id).reach is Reach.REACHES]
    said = tuple(said_of(session, standing, person, issued=issued, now=station.now()) for person in chosen)
    place = standing.proofs[0].module.city if scope.module else standing.edition.code
    return _Ready(_head(session, standing.edition, standing.language), said, standing.edition.id, place)


def _issued(session: Session, edition: Edition) -> dict[str, datetime]:
    """When each code was first handed out."""
    rows = session.execute(
        select(Certificate.code, Certificate.issued_at)
        .where(Certificate.edition_id == edition.id)
        .order_by(Certificate.issued_at.desc())
    )
    return {row.code: row.issued_at for row in rows}


def _head(session: Session, edition: Edition, language: str) -> CertificateHead:
    header, programme = header_of(session), the_programme(session)
    return CertificateHead(
        programme=header.title,
        edition=edition.code,
        subtitle=header.subtitle,
        organisers="; ".join(header.organisers),
        project_number=header.project_number,
        funding_sentence=header.funding_sentence,
        contact=header.contact,
        logos=logos_of(header),
        signatory=programme.signatory,
        signatory_title=programme.signatory_title,
        signature=programme.signature,
        language=words_of(language).language,
    )


def _draw(ready: _Ready, said: Sequence[Said], told: Told | None = None) -> PaperPdf:
    def tell(number: int) -> None:
        if told is not None:
            told(number, len(said))

    name = said[0].facts.name if len(said) == 1 else ready.title
    title = f"{words_of(ready.head.language).say('certificate')} · {name}"
    return certificates_pdf(ready.head, [each.facts for each in said], title=title, told=tell)


def _file_names(ready: _Ready) -> Iterator[str]:
    """`certificate-stockholm-rūta-kalniņa.pdf`; a namesake's is numbered."""
    used: dict[str, int] = {}
    for said in ready.said:
        whole = f"certificate-{ready.title}-{said.facts.name}"
        name = _NOT_IN_A_NAME.sub("-", whole)[:_LONGEST_NAME].strip("-").lower()
        used[name] = used.get(name, 0) + 1
        yield f"{name}.pdf" if used[name] == 1 else f"{name}-{used[name]}.pdf"


def _keep_issued(station: Station, ready: _Ready) -> Outcome[int]:
    """Keep what was handed out; the same statement once."""
    with acting(station, "hand out certificates") as under_way:
        known = set(under_way.session.scalars(select(Certificate.code).where(Certificate.edition_id == ready.edition)))
        fresh = [said for said in ready.said if said.code not in known]
        for said in fresh:
            under_way.session.add(_row(station, ready.edition, said))
    return outcome(len(fresh), under_way)


def _row(station: Station, edition: str, said: Said) -> Certificate:
    return Certificate(
        id=station.author.new_key(),
        person_id=said.person,
        edition_id=edition,
        module_id=said.module,
        code=said.code,
        issued_at=station.now(),
        states=said.states,
    )
