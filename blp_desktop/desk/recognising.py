"""Recognising: which known person a line of a list is."""

from collections.abc import Iterable, Mapping

from blp_desktop.desk.people_plan import Held
from blp_desktop.desk.three_way import mark, marks
from blp_desktop.domain.names import fold
from blp_desktop.paper.people_lists import PersonLine

_NAMED_BY = ("first_name", "last_name", "organisation")


def known_among(lines: Iterable[PersonLine], held: Mapping[str, Held], same: Mapping[int, str]) -> dict[int, str]:
    """Row → person: as was said, else by e-mail or by name and organisation, else by what the list said last time.

    The last keeps an unchanged list from adding anew those whose e-mail or name was mended in the program since.
    """
    lines = tuple(lines)
    by_identity = _by_identity(held)
    found = {line.row: same.get(line.row) or by_identity.get(line.identity, "") for line in lines}
    taken, by_said = set(found.values()), _by_said(held)
    for line in lines:
        person = found[line.row] or by_said.get(_said_now(line), "")
        if not found[line.row] and person not in taken:
            found[line.row] = person
            taken.add(person)
    return {row: person for row, person in found.items() if person}


def _by_identity(held: Mapping[str, Held]) -> dict[str, str]:
    """Who was united with somebody is recognised as them."""
    found: dict[str, str] = {}
    for each in held.values():
        person = each.person
        key = person["united_with"] or person["id"]
        if person["email"]:
            found.setdefault(person["email"].casefold(), key)
        else:
            name = f"{person['first_name']} {person['last_name']}".strip()
            found.setdefault(f"{fold(name)}\n{fold(person['organisation'])}", key)
    return found


def _by_said(held: Mapping[str, Held]) -> dict[tuple[str, ...], str]:
    said = ((key, each.application["imported"]) for key, each in held.items() if each.application)
    return {_identity_said(marked): key for key, marked in said if marked}


def _said_now(line: PersonLine) -> tuple[str, ...]:
    fields = {name: line.fields.get(name, "") for name in ("email", *_NAMED_BY)}
    return _identity_said(marks(fields))


def _identity_said(marked: Mapping[str, str]) -> tuple[str, ...]:
    """What is kept of an identity: the e-mail, else names and organisation."""
    email = marked.get(mark("email"), "")
    return (email,) if email else tuple(marked.get(mark(name), "") for name in _NAMED_BY)
