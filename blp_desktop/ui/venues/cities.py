"""Where the region's cities are."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from blp_desktop.domain.names import fold
from blp_desktop.places import resource

_BRACKETS = re.compile(r"^(.*?)\((.*?)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city: degrees north and east."""

    name: str
    country: str
    north: float
    east: float
    capital: bool


@cache
def cities() -> tuple[City, ...]:
    """The cities that the map knows."""
    return tuple({city.name: city for city in _by_name().values()}.values())


def city_called(text: str) -> City | None:
    """The city of that name in any of its languages; of `Espoo (Helsinki)`, Espoo, else Helsinki."""
    known = _by_name()
    return next((known[name] for name in _names_in(text) if name in known), None)


def _names_in(text: str) -> list[str]:
    bracketed = _BRACKETS.match(text)
    parts = [text, *(bracketed.groups() if bracketed else ())]
    return [fold(part.strip()) for part in parts]


@cache
def _by_name() -> dict[str, City]:
    rows = tomllib.loads(resource("map", "cities.toml").read_text(encoding="utf-8"))["city"]
    found: dict[str, City] = {}
    for row in rows:
        city = City(
            name=row["name"],
            country=row["country"],
            north=row["north"],
            east=row["east"],
            capital=row.get("capital", False),
        )
        for name in (city.name, *row.get("also", ())):
            found.setdefault(fold(name), city)
    return found
