"""Facets: what the list of people can be narrowed to, each with the values that occur."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from blp_desktop.desk.people import PersonRow

NONE = ""
"""The value of a facet for who has none: not invited anywhere, no country given."""
ANY_DIET, ANY_ACCESS = "diet", "access"
TO_LOOK_AT = "to look at"
_DIET, _ACCESS = "diet:", "access:"

Chosen = Mapping[str, frozenset[str]]
"""Facet → the values of which a row must have one; a facet without values narrows nothing."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list; `values` are those of a row."""

    id: str
    values: Callable[[PersonRow], tuple[str, ...]]


def _modules(row: PersonRow) -> tuple[str, ...]:
    return row.modules or (NONE,)


def _decision(row: PersonRow) -> tuple[str, ...]:
    return (row.status.value,)


def _country(row: PersonRow) -> tuple[str, ...]:
    return (row.country,)


def _organisation(row: PersonRow) -> tuple[str, ...]:
    return (row.organisation,)


def _needs(row: PersonRow) -> tuple[str, ...]:
    diet = (ANY_DIET, _DIET + row.diet) if row.diet else ()
    access = (ANY_ACCESS, _ACCESS + row.access) if row.access else ()
    return diet + access or (NONE,)


def _walk_in(row: PersonRow) -> tuple[str, ...]:
    return (TO_LOOK_AT,) if row.walk_in else ()


MODULES = Facet("modules", _modules)
DECISION = Facet("decision", _decision)
COUNTRY = Facet("country", _country)
ORGANISATION = Facet("organisation", _organisation)
NEEDS = Facet("needs", _needs)
WALK_INS = Facet("walk_ins", _walk_in)
FACETS = (MODULES, DECISION, COUNTRY, ORGANISATION, NEEDS)
"""Those with a button for their values."""


def need_named(value: str) -> str:
    """`Vegan` of the value `diet:Vegan`."""
    return value.partition(":")[2]


def is_diet(value: str) -> bool:
    """Whether a value of the needs names a diet."""
    return value.startswith(_DIET)


def occurring(facet: Facet, rows: Iterable[PersonRow]) -> Counter[str]:
    """How many rows have each value."""
    return Counter(value for row in rows for value in facet.values(row))


def holding(rows: Sequence[PersonRow], chosen: Chosen) -> set[int]:
    """The places of the rows that have one of the chosen values of every facet."""
    left = set(range(len(rows)))
    for facet in (*FACETS, WALK_INS):
        wanted = chosen.get(facet.id)
        if wanted:
            left = {place for place in left if not wanted.isdisjoint(facet.values(rows[place]))}
    return left
