"""The places of the map: the cities of the modules in time's order, and of the other venues."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from blp_desktop.desk.modules import ModuleCard, span_label
from blp_desktop.desk.venues import VenueDetails
from blp_desktop.ui.venues.cities import City, city_called
from blp_desktop.ui.venues.map_paint import Mark


@dataclass(frozen=True, slots=True)
class Place:
    """A mark of the map and the venues that are there."""

    mark: Mark
    venues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """What is on the map, and the names of the towns that the map does not know."""

    places: tuple[Place, ...]
    unknown: tuple[str, ...]


@dataclass(slots=True)
class _Town:
    """A town under way to become a place."""

    city: City
    turns: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    venues: list[str] = field(default_factory=list)


def laid_out(modules: Sequence[ModuleCard], venues: Sequence[VenueDetails]) -> Laid:
    """Where these modules (in time's order) and venues are; a venue stands with the module that meets there."""
    towns: dict[str, _Town] = {}
    unknown: list[str] = []
    known = {venue.id: venue for venue in venues}
    placed: dict[str, str] = {}
    for turn, card in enumerate(modules, start=1):
        city = city_called(card.city) or _city_of(known.get(card.venue_id or ""))
        if city is None:
            unknown.append(card.city)
            continue
        _add_module(towns.setdefault(city.name, _Town(city)), turn, card)
        if card.venue_id:
            placed.setdefault(card.venue_id, city.name)
    unknown += _add_venues(towns, venues, placed)
    return Laid(tuple(_place(town) for town in towns.values()), tuple(dict.fromkeys(unknown)))


def _city_of(venue: VenueDetails | None) -> City | None:
    return city_called(venue.city) if venue else None


def _add_module(town: _Town, turn: int, card: ModuleCard) -> None:
    town.turns.append(turn)
    words = (f"{turn} {card.city}", span_label(card.first_day, card.last_day), card.venue)
    town.told.append(", ".join(word for word in words if word))


def _add_venues(towns: dict[str, _Town], venues: Iterable[VenueDetails], placed: dict[str, str]) -> list[str]:
    unknown: list[str] = []
    for venue in venues:
        city = towns[placed[venue.id]].city if venue.id in placed else city_called(venue.city)
        if city is None:
            unknown.append(venue.city or venue.name)
            continue
        town = towns.setdefault(city.name, _Town(city))
        town.venues.append(venue.id)
        if venue.id not in placed:
            town.told.append(f"{city.name}, {venue.name}")
    return unknown


def _place(town: _Town) -> Place:
    city = town.city
    mark = Mark(
        id=city.name,
        label=city.name,
        told="\n".join(town.told),
        north=city.north,
        east=city.east,
        turns=tuple(town.turns),
    )
    return Place(mark, tuple(town.venues))
