"""Flaws of a layout: what would look or read wrong with one person's badge, and which box is to blame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from blp_desktop.paper import qr
from blp_desktop.paper.badge_facts import BadgeFace
from blp_desktop.paper.badge_plate import Plate
from blp_desktop.paper.fonts import width
from blp_desktop.paper.layouts import Box, Holds
from blp_desktop.paper.marks import CodeMark, Mark, Placed, TextMark
from blp_desktop.paper.pages import MM

_UNSEEN = 0.15
"""Points that nobody sees."""
_NEAR = MM / 4
"""How far into the margin is not worth a word: codes stand on whole dots of the printer."""
_CAPITALS = 0.62
"""Height of letters without accents, as a share of their size."""
_Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One sentence; `box` counts the layout's boxes from 0, None where no single one is to blame."""

    sentence: str
    box: int | None = None


@dataclass(frozen=True, slots=True)
class _Alone:
    """A box struck without the others: what it shows, and what is wrong with it."""

    at: int
    box: Box
    marks: tuple[Mark, ...]
    problems: tuple[str, ...]


def flaws_of(plate: Plate, face: BadgeFace) -> tuple[Flaw, ...]:
    """All that is wrong with the layout on this stock, for this person."""
    general = _only(plate, ()).strike(face).problems
    alone = [_alone(plate, face, at, skipped=len(general)) for at in range(len(plate.layout.boxes))]
    return (
        *(Flaw(_sentence(problem)) for problem in general),
        *(Flaw(_sentence(problem), each.at) for each in alone for problem in each.problems),
        *_of_agendas(plate),
        *(flaw for each in alone for flaw in _beyond_the_margin(plate, each)),
        *_on_each_other(plate),
        *(flaw for each in alone for mark in _codes(each) for flaw in _around(plate, each, mark, alone)),
    )


def _alone(plate: Plate, face: BadgeFace, at: int, *, skipped: int) -> _Alone:
    box = plate.layout.boxes[at]
    if box.holds is Holds.AGENDA:
        return _Alone(at, box, (), ())
    only = _only(plate, (box,))
    struck = only.strike(face)
    return _Alone(at, box, _marks((*only.shared, *struck.panels)), (*only.problems, *struck.problems[skipped:]))


def _only(plate: Plate, boxes: tuple[Box, ...]) -> Plate:
    return Plate(replace(plate.layout, boxes=boxes), plate.stock, plate.occasion)


def _marks(panels: Sequence[Placed]) -> tuple[Mark, ...]:
    return tuple(mark for placed in panels for mark in placed.marks)


def _of_agendas(plate: Plate) -> Iterator[Flaw]:
    """Agendas flow through several boxes; the last one is where room is lacking."""
    agendas = [at for at, box in enumerate(plate.layout.boxes) if box.holds is Holds.AGENDA]
    for problem in _only(plate, tuple(plate.layout.boxes[at] for at in agendas)).problems:
        yield Flaw(_sentence(problem), agendas[-1])


def _beyond_the_margin(plate: Plate, alone: _Alone) -> Iterator[Flaw]:
    """What stands too near the edge; a box may reach further where what it holds does not."""
    wide, high = plate.panel_size
    margin = plate.stock.margin * MM
    inked = list(_ink(plate, alone))
    beyond = max((margin - min(ink[0], ink[1], wide - ink[2], high - ink[3]) for ink in inked), default=0.0)
    if beyond > _NEAR:
        yield Flaw(f"It reaches {beyond / MM:.1f} mm into the margin, where a printer may leave white.", alone.at)


def _on_each_other(plate: Plate) -> Iterator[Flaw]:
    """Bands lie below other boxes, and what stands near a code is judged by its quiet zone."""
    solid = [(at, box) for at, box in enumerate(plate.layout.boxes) if box.holds not in (Holds.CODE, Holds.BAND)]
    for (_, one), (at, other) in combinations(solid, 2):
        if one.panel is other.panel and _collide(_edges(plate, one), _edges(plate, other)):
            yield Flaw("It lies on another box.", at)


def _codes(alone: _Alone) -> Iterator[CodeMark]:
    return (mark for mark in alone.marks if isinstance(mark, CodeMark))


def _around(plate: Plate, code: _Alone, mark: CodeMark, boxes: Sequence[_Alone]) -> Iterator[Flaw]:
    """What stands in the white that readers need around a code."""
    quiet = _quiet(mark)
    others = [each for each in boxes if each.at != code.at and each.box.panel is code.box.panel]
    if any(_collide(quiet, ink) for each in others for ink in _ink(plate, each)):
        yield Flaw("Something stands in the white border that readers need around this code.", code.at)


def _ink(plate: Plate, alone: _Alone) -> Iterator[_Edges]:
    if alone.box.holds is Holds.AGENDA:
        yield _edges(plate, alone.box)
    for mark in alone.marks:
        match mark:
            case TextMark():
                yield mark.x, mark.y, mark.x + width(mark.text, mark.font) * mark.size, mark.y + _CAPITALS * mark.size
            case CodeMark():
                yield mark.x, mark.y, mark.x + mark.side, mark.y + mark.side
            case _:
                yield mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def _quiet(mark: CodeMark) -> _Edges:
    zone = qr.QUIET * mark.side / qr.strong_symbol(mark.code).side
    return mark.x - zone, mark.y - zone, mark.x + mark.side + zone, mark.y + mark.side + zone


def _edges(plate: Plate, box: Box) -> _Edges:
    place = plate.place_of(box)
    return place.x, place.y, place.x + place.width, place.y + place.height


def _collide(one: _Edges, other: _Edges) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, up) > _UNSEEN


def _sentence(problem: str) -> str:
    return f"{problem[:1].upper()}{problem[1:]}."
