"""Near-duplicates: people in a list who may be somebody the program knows, named and never merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from blp_desktop.domain.names import fold, words
from blp_desktop.paper.people_lists import PersonLine

_ALIKE = 0.85
_COMPARED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class NearDuplicate:
    """A new line that may be somebody known: `person` is their key, None for another row of the list."""

    row: int
    name: str
    other: str
    person: str | None

    def __str__(self) -> str:
        return f"Row {self.row}: {self.name} may be {self.other}. Both are kept."


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    folded: str
    told: str
    person: str | None = None


def near_duplicates_among(
    lines: Sequence[PersonLine], people: Iterable[Mapping[str, Any]]
) -> tuple[NearDuplicate, ...]:
    """Each new line whose name is that of somebody else, in any word order, or nearly so in one place."""
    by_name: dict[str, list[_Known]] = defaultdict(list)
    by_organisation: dict[str, list[_Known]] = defaultdict(list)
    for person in people:
        name = f"{person['first_name']} {person['last_name']}"
        known = _known(name, person["organisation"], "already here", person["id"])
        _file(known, person["organisation"], by_name, by_organisation)
    found: list[NearDuplicate] = []
    for line in lines:
        organisation = line.fields.get("organisation", "")
        known = _known(line.name, organisation, f"row {line.row}")
        match = next(_alike(known, by_name[_key(line.name)], by_organisation[fold(organisation)]), None)
        if match is not None:
            found.append(NearDuplicate(row=line.row, name=line.name, other=match.told, person=match.person))
        _file(known, organisation, by_name, by_organisation)
    return tuple(found)


def _known(name: str, organisation: str, where: str, person: str | None = None) -> _Known:
    told = f"{name.strip()}, {organisation}" if organisation else name.strip()
    return _Known(name.strip(), " ".join(words(name)), f"{told} ({where})", person)


def _key(name: str) -> str:
    return " ".join(sorted(words(name)))


def _file(
    known: _Known, organisation: str, by_name: dict[str, list[_Known]], by_organisation: dict[str, list[_Known]]
) -> None:
    by_name[_key(known.name)].append(known)
    if organisation:
        by_organisation[fold(organisation)].append(known)


def _alike(known: _Known, same_name: Sequence[_Known], same_place: Sequence[_Known]) -> Iterator[_Known]:
    yield from same_name
    matcher = SequenceMatcher(None, "", known.folded)
    for other in same_place[-_COMPARED:]:
        matcher.set_seq1(other.folded)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            yield other
