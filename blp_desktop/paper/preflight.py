"""Pre-flight: what would go wrong on paper, told before any is used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blp_desktop.paper.badge_facts import BadgeFace
from blp_desktop.paper.badge_plate import Plate
from blp_desktop.paper.badges import BadgePrint, BadgeProblem
from blp_desktop.paper.layout_flaws import flaws_of
from blp_desktop.paper.logos import shape_of
from blp_desktop.paper.marks import PictureMark

LEAST_DPI = 150
"""Dots in an inch that a logo needs to look sharp on paper."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """What is wrong with single badges, and with what all of them show."""

    badges: tuple[BadgeProblem, ...]
    layout: tuple[str, ...]


def preflight(faces: Sequence[BadgeFace], how: BadgePrint) -> Preflight:
    """Everything that would go wrong; nothing is printed."""
    plate = Plate(how.layout, how.stock, how.occasion)
    found = (BadgeProblem(at, said) for at, face in enumerate(faces) for said in plate.strike(face).problems)
    return Preflight(tuple(found), (*plate.problems, *_disturbed(plate), *_coarse_pictures(plate)))


def _disturbed(plate: Plate) -> Iterator[str]:
    """What is wrong with the layout itself, with a badge of short words; texts are judged person by person."""
    wrong = set(plate.problems)
    for flaw in flaws_of(plate, _PLAIN):
        if flaw.sentence[0].lower() + flaw.sentence[1:-1] not in wrong:
            yield f"the layout {plate.layout.title}: {flaw.sentence[0].lower()}{flaw.sentence[1:].rstrip('.')}"


_PLAIN = BadgeFace(
    first_name="Ana", last_name="Ek", organisation="Hub", country="Eesti", code="7" * 29, short_code="7KX-CDEF"
)


def _coarse_pictures(plate: Plate) -> Iterator[str]:
    pictures = [mark for placed in plate.shared for mark in placed.marks if isinstance(mark, PictureMark)]
    for mark in pictures:
        dpi = 72 * shape_of(mark.png)[0] / mark.width
        if dpi < LEAST_DPI:
            name = _name_of(mark, plate)
            yield f"{name} would be printed at {dpi:.0f} dots an inch and needs {LEAST_DPI}: choose a larger picture"


def _name_of(mark: PictureMark, plate: Plate) -> str:
    for logo in plate.occasion.logos:
        if logo.png == mark.png:
            return f"the logo of {logo.name}"
    return next((f"the picture {name}" for name, png in plate.layout.pictures.items() if png == mark.png), "a picture")
