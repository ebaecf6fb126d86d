"""The programme and its editions: what heads every paper, and how the doors of an edition work."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from blp_desktop.desk.finding import edition_named, editions, modules_of, the_programme
from blp_desktop.desk.preferences import usual_language
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.codes import edition_tag
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal
from blp_desktop.store import schema
from blp_desktop.store.journal import Author

if TYPE_CHECKING:  # the window opens without what only paper needs
    from blp_desktop.paper.badge_facts import Logo

_SECRET_BYTES = 32
_LONGEST_TOLERANCE = 240
"""Minutes; a door that opens more than four hours early is a slip of the pen."""


_UNNAMED = "Programme"
LOGO_KIND = "png"
"""What logos are kept as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunderFacts:
    """Who pays: the name and, where there is one, the logo's bytes, its kind (`png`), whether it is the EU emblem."""

    name: str
    logo: bytes | None = None
    logo_kind: str = ""
    is_eu_emblem: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A document or link of the programme."""

    title: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeHeader:
    """What stands at the head of every paper; an empty text was never given and is left out."""

    title: str
    subtitle: str = ""
    language: str = "en"
    organisers: tuple[str, ...] = ()
    funders: tuple[FunderFacts, ...] = ()
    project_number: str = ""
    funding_sentence: str = ""
    contact: str = ""
    background: str = ""
    privacy_notice: str = ""
    documents: tuple[DocumentFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFacts:
    """One run of the programme; the tolerance is in minutes."""

    id: str
    code: str
    title: str
    tolerance_minutes: int
    modules: int


def programme_header(station: Station) -> ProgrammeHeader:
    """The head of the papers; raises Refusal where the file holds no programme."""
    with looking(station) as session:
        return header_of(session)


def programme_language(station: Station) -> str:
    """The code of the language of its papers; the usual one where the file holds no programme yet."""
    with looking(station) as session:
        return session.scalar(select(schema.Programme.language)) or usual_language()


def header_of(session: Session) -> ProgrammeHeader:
    """The same, for an act that is already under way."""
    found = the_programme(session)
    return ProgrammeHeader(
        title=found.title,
        subtitle=found.subtitle,
        language=found.language,
        organisers=tuple(found.organisers),
        funders=tuple(_funder(row) for row in _funders(session, found)),
        project_number=found.project_number,
        funding_sentence=found.funding_sentence,
        contact=found.contact,
        background=found.background,
        privacy_notice=found.privacy_notice,
        documents=tuple(DocumentFacts(title=row.title, link=row.link) for row in _documents(session, found)),
    )


def logos_of(header: ProgrammeHeader) -> "tuple[Logo, ...]":
    """The logos of those who pay, in the header's order."""
    from blp_desktop.paper.badge_facts import Logo

    return tuple(
        Logo(funder.name, funder.logo, funder.is_eu_emblem)
        for funder in header.funders
        if funder.logo and funder.logo_kind == LOGO_KIND
    )


def list_editions(station: Station) -> tuple[EditionFacts, ...]:
    """The editions of the file, the newest first."""
    with looking(station) as session:
        return tuple(_edition(session, row) for row in editions(session))


def new_programme(station: Station, title: str, *, edition: str = "") -> Outcome[str]:
    """Begin a programme in an empty file, with its first edition where one is named; gives the programme's id."""
    require_supervisor(station, "Beginning a programme")
    _refuse_no_title(title)
    with acting(station, "new programme") as under_way:
        session = under_way.session
        if session.scalars(select(schema.Programme)).first() is not None:
            raise Refusal("programme_exists", "This file already holds a programme.", "Make a new file for another.")
        row = schema.Programme(id=station.author.new_key(), title=typed(title), language=usual_language())
        session.add(row)
        session.flush()
        if edition.strip():
            session.add(new_edition_row(station.author, row, edition))
    return outcome(row.id, under_way)


def edit_programme(station: Station, header: ProgrammeHeader) -> Outcome[str]:
    """Write the whole head of the papers; gives the programme's id."""
    require_supervisor(station, "Editing the programme")
    _refuse_no_title(header.title)
    with acting(station, "edit programme") as under_way:
        row = the_programme(under_way.session)
        _write(row, header)
        _write_funders(station, under_way.session, row, header.funders)
        _write_documents(station, under_way.session, row, header.documents)
    return outcome(row.id, under_way)


def add_edition(station: Station, code: str, *, title: str = "") -> Outcome[str]:
    """Add an edition to the programme; gives its id."""
    require_supervisor(station, "Adding an edition")
    with acting(station, "add edition") as under_way:
        programme = the_programme(under_way.session)
        if any(edition.code == typed(code) for edition in editions(under_way.session)):
            raise Refusal("known_edition", f"There already is an edition {code}.", "Choose another code.")
        row = new_edition_row(station.author, programme, code, title=title)
        under_way.session.add(row)
    return outcome(row.id, under_way)


def set_tolerance(station: Station, edition: str, minutes: int) -> Outcome[str]:
    """How many minutes before and after a half-day its door admits; gives the edition's id."""
    require_supervisor(station, "Setting the door tolerance")
    if not 0 <= minutes <= _LONGEST_TOLERANCE:
        step = f"Give 0 to {_LONGEST_TOLERANCE} minutes."
        raise Refusal("bad_tolerance", f"{minutes} minutes cannot be a door tolerance.", step)
    with acting(station, "set door tolerance") as under_way:
        row = edition_named(under_way.session, edition)
        row.tolerance_minutes = minutes
    return outcome(row.id, under_way)


def new_edition_row(author: Author, programme: schema.Programme, code: str, *, title: str = "") -> schema.Edition:
    """A fresh edition with the tag and the secret that its badge codes need; not yet in any session."""
    if not typed(code):
        raise Refusal("no_edition_code", "An edition needs a code.", "Give it one, such as its year: 2017.")
    key = author.new_key()
    return schema.Edition(
        id=key,
        programme_id=programme.id,
        code=typed(code),
        title=typed(title),
        tag=edition_tag(key),
        secret=author.entropy(_SECRET_BYTES),
    )


def programme_to_fill(session: Session, author: Author) -> schema.Programme:
    """The programme of the file, made where a list comes first; a list that names it may still do so."""
    found = session.scalars(select(schema.Programme)).first()
    if found is not None:
        return found
    made = new_programme_row(author)
    session.add(made)
    session.flush()
    return made


def new_programme_row(author: Author) -> schema.Programme:
    """A programme without a name that a list may still name; not yet in any session."""
    made = schema.Programme(
        id=author.new_key(), title=_UNNAMED, imported={"title": _UNNAMED}, language=usual_language(), organisers=[]
    )
    for name in (
        "subtitle",
        "project_number",
        "funding_sentence",
        "contact",
        "background",
        "privacy_notice",
        "signatory",
        "signatory_title",
    ):
        setattr(made, name, "")
    return made


def _refuse_no_title(title: str) -> None:
    if not typed(title):
        raise Refusal("no_title", "The programme has no title.", "Give it the title that the papers should carry.")


def _edition(session: Session, row: schema.Edition) -> EditionFacts:
    return EditionFacts(
        id=row.id,
        code=row.code,
        title=row.title,
        tolerance_minutes=row.tolerance_minutes,
        modules=len(modules_of(session, row)),
    )


def _funder(row: schema.Funder) -> FunderFacts:
    return FunderFacts(name=row.name, logo=row.logo, logo_kind=row.logo_kind, is_eu_emblem=row.is_eu_emblem)


def _funders(session: Session, programme: schema.Programme) -> list[schema.Funder]:
    chosen = select(schema.Funder).where(schema.Funder.programme_id == programme.id)
    return list(session.scalars(chosen.order_by(schema.Funder.position, schema.Funder.id)))


def _documents(session: Session, programme: schema.Programme) -> list[schema.Document]:
    chosen = select(schema.Document).where(schema.Document.programme_id == programme.id)
    return list(session.scalars(chosen.order_by(schema.Document.id)))


def _write(row: schema.Programme, header: ProgrammeHeader) -> None:
    row.title, row.subtitle = typed(header.title), typed(header.subtitle)
    row.language = typed(header.language) or usual_language()
    row.organisers = _given(header.organisers)
    row.project_number = typed(header.project_number)
    row.funding_sentence = typed(header.funding_sentence)
    row.contact = typed(header.contact)
    row.background = typed(header.background)
    row.privacy_notice = typed(header.privacy_notice)


def _given(texts: Iterable[str]) -> list[str]:
    return [text for text in (typed(text) for text in texts) if text]


def _write_funders(
    station: Station, session: Session, programme: schema.Programme, wanted: tuple[FunderFacts, ...]
) -> None:
    rows = _funders(session, programme)
    facts = [replace(funder, name=typed(funder.name)) for funder in wanted if typed(funder.name)]
    for position, funder in enumerate(facts):
        row = rows[position] if position < len(rows) else _fresh_funder(station, session, programme)
        row.name, row.position = funder.name, position
        row.logo, row.logo_kind = funder.logo, funder.logo_kind if funder.logo else ""
        row.is_eu_emblem = funder.is_eu_emblem and funder.logo is not None
    for row in rows[len(facts) :]:
        session.delete(row)


def _fresh_funder(station: Station, session: Session, programme: schema.Programme) -> schema.Funder:
    row = schema.Funder(id=station.author.new_key(), programme_id=programme.id)
    session.add(row)
    return row


def _write_documents(
    station: Station, session: Session, programme: schema.Programme, wanted: tuple[DocumentFacts, ...]
) -> None:
    rows = _documents(session, programme)
    facts = [document for document in wanted if typed(document.title)]
    for position, document in enumerate(facts):
        row = rows[position] if position < len(rows) else _fresh_document(station, session, programme)
        row.title, row.link = typed(document.title), typed(document.link)
    for row in rows[len(facts) :]:
        session.delete(row)


def _fresh_document(station: Station, session: Session, programme: schema.Programme) -> schema.Document:
    row = schema.Document(id=station.author.new_key(), programme_id=programme.id)
    session.add(row)
    return row
