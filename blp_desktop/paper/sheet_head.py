"""The head of an attendance sheet: programme, module, day, place and who pays, laid out in millimetres."""

from dataclasses import dataclass

from blp_desktop.paper.fitting import Fitted, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_facts import SheetDay, SheetHeader

Colour = tuple[float, float, float]
INK, MUTED, ACCENT = (0.09, 0.12, 0.16), (0.36, 0.41, 0.47), (0.04, 0.35, 0.54)
LEADING = 1.22
_TOP = 10.0
_CODE_WIDTH = 28.0
"""Kept free at the right for the sheet's code, its id and the page."""
_LEAST = 22.0
_GUTTER = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text of one look; `x` and `y` are millimetres from the top left corner of the page."""

    text: Fitted
    font: str
    colour: Colour
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Head:
    """The paragraphs of a head, and how far down the page it reaches (millimetres)."""

    paragraphs: tuple[Paragraph, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class _Said:
    """One text of the head: its look, its size in points and the space above it in millimetres."""

    text: str
    font: str
    size: float
    colour: Colour
    above: float = 0.0


def height_of(fitted: Fitted) -> float:
    """Millimetres that lines of text take."""
    return len(fitted.lines) * fitted.size * LEADING / MM


def head_of(header: SheetHeader, day: SheetDay, *, left: float, width: float, across: bool) -> Head:
    """Who pays stands below the rest, on a page that lies across beside it; lengths in millimetres."""
    room = width - _CODE_WIDTH
    if not across:
        return _column([*_what(header, day), *_who(header)], left, _TOP, room)
    part = (room - _GUTTER) * 0.55
    what = _column(_what(header, day), left, _TOP, part)
    who = _column(_who(header), left + part + _GUTTER, _TOP, room - part - _GUTTER)
    return Head(what.paragraphs + who.paragraphs, max(what.bottom, who.bottom))


def _column(said: list[_Said], x: float, top: float, width: float) -> Head:
    y, paragraphs = top, []
    for each in said:
        if each.text:
            fitted = wrap(each.text, each.font, room=width * MM, size=each.size)
            y += each.above
            paragraphs.append(Paragraph(text=fitted, font=each.font, colour=each.colour, x=x, y=y))
            y += height_of(fitted)
    return Head(tuple(paragraphs), max(y, top + _LEAST))


def _what(header: SheetHeader, day: SheetDay) -> list[_Said]:
    place = ", ".join(part for part in (header.venue, header.address, header.city, header.country) if part)
    zone = f" ({header.time_zone})" if header.time_zone else ""
    return [
        _Said("Attendance sheet", STRONG, 9.0, ACCENT),
        _Said(f"{header.programme} {header.edition}".strip(), STRONG, 14.0, INK),
        _Said(header.subtitle, REGULAR, 9.5, MUTED),
        _Said(header.module, STRONG, 11.0, INK, above=2.0),
        _Said(f"{day.day}, {day.times}{zone}", STRONG, 11.0, INK),
        _Said(place, REGULAR, 10.0, INK),
    ]


def _who(header: SheetHeader) -> list[_Said]:
    labelled = (("Project", header.project_number), ("Organised by", header.organisers), ("Funded by", header.funders))
    facts = [_Said(f"{label}: {value}", REGULAR, 8.5, MUTED) for label, value in labelled if value]
    return [_Said(" ", REGULAR, 1.0, MUTED, above=1.5), *facts, _Said(header.funding_sentence, REGULAR, 8.5, MUTED)]
