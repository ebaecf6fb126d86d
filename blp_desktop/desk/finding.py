"""Finding what an operator names: editions, modules, people."""

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blp_desktop.domain.codes import read_short_code
from blp_desktop.domain.names import fold
from blp_desktop.domain.refusals import Refusal, Refusals
from blp_desktop.store.schema import Badge, Edition, Module, Person, Programme

_KEY = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)


def the_programme(session: Session) -> Programme:
    """The programme of the file; raises Refusal where nothing was imported yet."""
    found = session.scalars(select(Programme)).first()
    if found is None:
        raise Refusal("no_programme", "This file holds no programme yet.", "Import a programme workbook first.")
    return found


def editions(session: Session) -> list[Edition]:
    """The editions, the newest first."""
    first_day = select(func.min(Module.first_day)).where(Module.edition_id == Edition.id).scalar_subquery()
    return list(session.scalars(select(Edition).order_by(first_day.desc(), Edition.code.desc())))


def edition_named(session: Session, text: str | None) -> Edition:
    """The edition of that code, the newest without one."""
    found = editions(session)
    if not found:
        raise Refusal("no_edition", "This file holds no edition yet.", "Import a programme workbook first.")
    if text is None:
        return found[0]
    for edition in found:
        if edition.code == text.strip():
            return edition
    known = ", ".join(edition.code for edition in found)
    raise Refusal("unknown_edition", f"There is no edition {text}.", f"This file holds: {known}.")


def modules_of(session: Session, edition: Edition) -> list[Module]:
    """The edition's modules in time's order."""
    chosen = select(Module).where(Module.edition_id == edition.id)
    return list(session.scalars(chosen.order_by(Module.first_day, Module.code)))


def module_named(session: Session, text: str) -> Module:
    """The module of that key, code (`M1`, `2017/M1`) or city; of the newest edition that has it."""
    edition_code, _, name = text.strip().rpartition("/")
    found = [edition_named(session, edition_code)] if edition_code else editions(session)
    for edition in found:
        match = [module for module in modules_of(session, edition) if _is_called(module, name)]
        if len(match) == 1:
            return match[0]
        if match:
            raise _several_modules(text, match)
    raise _no_module(session, text)


def _is_called(module: Module, name: str) -> bool:
    return name == module.id or fold(name) in (fold(module.code), fold(module.city))


def _several_modules(text: str, match: list[Module]) -> Refusal:
    codes = ", ".join(module.code for module in match)
    return Refusal("several_modules", f"{text} names several modules: {codes}.", "Name one by its code.")


def _no_module(session: Session, text: str) -> Refusal:
    known = [
        f"{edition.code}/{module.code} {module.city}"
        for edition in editions(session)
        for module in modules_of(session, edition)
    ]
    step = f"This file holds: {', '.join(known)}." if known else "Import a programme workbook first."
    return Refusal("unknown_module", f"There is no module {text}.", step)


def people_named(session: Session, texts: tuple[str, ...]) -> list[Person]:
    """The people of those ids, e-mails or badges' short codes, each once; raises Refusals for all that fail."""
    found: dict[str, Person] = {}
    problems: list[Refusal] = []
    for text in texts:
        match = _kept(session, _people_called(session, text.strip()))
        if len(match) == 1:
            found[match[0].id] = match[0]
        else:
            problems.append(_not_one(text, len(match)))
    if problems:
        raise Refusals(tuple(problems))
    return list(found.values())


def _kept(session: Session, people: list[Person]) -> list[Person]:
    """Each once, whoever was united as whom they are united with."""
    kept = (session.get_one(Person, each.united_with) if each.united_with else each for each in people)
    return list({person.id: person for person in kept}.values())


def _people_called(session: Session, text: str) -> list[Person]:
    if _KEY.match(text):
        return list(session.scalars(select(Person).where(Person.id == text.lower())))
    if "@" in text:
        return list(session.scalars(select(Person).where(func.lower(Person.email) == text.lower())))
    short = read_short_code(text)
    if short is None:
        return []
    holders = select(Badge.person_id).where(Badge.short == short)
    return list(session.scalars(select(Person).where(Person.id.in_(holders))))


def _not_one(text: str, count: int) -> Refusal:
    if count:
        return Refusal("several_people", f"{text} fits {count} people.", "Name one by id or e-mail.")
    step = "Give an id, an e-mail or a badge's short code; `people` lists them."
    return Refusal("unknown_person", f"There is nobody called {text}.", step)


def full_name(person: Person) -> str:
    """`Rūta Kalniņa`."""
    return f"{person.first_name} {person.last_name}".strip()
