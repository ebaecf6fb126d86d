"""The programme's colours: those that its logos are known by, and those of layouts that staff made."""

from collections.abc import Iterator
from dataclasses import dataclass

from blp_desktop.desk.designs import list_layouts
from blp_desktop.desk.programme import logos_of, programme_header
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.layouts import layouts
from blp_desktop.paper.picture_colours import main_colours


@dataclass(frozen=True, slots=True)
class KnownColour:
    """A colour (`#rrggbb`) and whose it is."""

    colour: str
    owner: str


def programme_colours(station: Station) -> tuple[KnownColour, ...]:
    """Each colour once; those of the logos first."""
    found: dict[str, KnownColour] = {}
    for known in (*_of_logos(station), *_of_layouts(station)):
        found.setdefault(known.colour, known)
    return tuple(found.values())


def _of_logos(station: Station) -> Iterator[KnownColour]:
    try:
        logos = logos_of(programme_header(station))
    except Refusal:
        return
    for logo in logos:
        yield from (KnownColour(colour, logo.name) for colour in main_colours(logo.png))


def _of_layouts(station: Station) -> Iterator[KnownColour]:
    """What a layout has from those that ship is not its own."""
    shipped = {colour.lower() for known in layouts().values() for colour in known.colours.values()}
    for known in list_layouts(station):
        for colour in known.layout.colours.values():
            if colour.lower() not in shipped:
                yield KnownColour(colour.lower(), known.layout.title)
