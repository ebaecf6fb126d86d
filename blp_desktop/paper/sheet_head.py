"""The head of an attendance sheet: programme, module, day, place, who pays and their logos, in millimetres."""

from dataclasses import dataclass

from blp_desktop.domain.moments import Moment
from blp_desktop.paper.fitting import Fitted, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG
from blp_desktop.paper.logos import LogoRow, logo_row
from blp_desktop.paper.marks import PictureMark
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_facts import SheetDay, SheetHeader
from blp_desktop.paper.sheet_look import ACCENT, INK, MUTED, height_of
from blp_desktop.paper.sheet_words import SheetWords

_TOP = 10.0
_CODE_WIDTH = 28.0
"""Kept free at the right for the sheet's code, its id and the page."""
_LEAST = 26.0
_GUTTER = 8.0
_UPRIGHT_LOGOS, _ACROSS_LOGOS = 14.0, 12.0
"""How high logos are at most."""
_LOGOS_SHARE = 0.6
"""Of the width; wider ones have a row of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text of one look; `x` and `y` are millimetres from the top left corner of the page."""

    text: Fitted
    font: str
    colour: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Head:
    """The paragraphs and logos of a head, how far down the page it reaches, and what is told of the logos.

    Logos are placed in millimetres from the top left corner of the page.
    """

    paragraphs: tuple[Paragraph, ...]
    bottom: float
    logos: tuple[PictureMark, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """One text of the head: its look, its size in points and the space above it in millimetres."""

    text: str
    font: str
    size: float
    colour: str
    above: float = 0.0


def head_of(header: SheetHeader, day: SheetDay, words: SheetWords, *, left: float, width: float, across: bool) -> Head:
    """Who pays stands below the rest, on a page that lies across beside it; lengths in millimetres."""
    room = width - _CODE_WIDTH
    if not across:
        what = _column(_what(header, day, words), left, _TOP, room)
        return _joined(what, _payers(header, words, (left, what.bottom + 2.0, room), highest=_UPRIGHT_LOGOS))
    part = (room - _GUTTER) * 0.55
    what = _column(_what(header, day, words), left, _TOP, part)
    place = (left + part + _GUTTER, _TOP, room - part - _GUTTER)
    return _joined(what, _payers(header, words, place, highest=_ACROSS_LOGOS))


def _joined(what: Head, who: Head) -> Head:
    bottom = max(what.bottom, who.bottom, _TOP + _LEAST)
    return Head(what.paragraphs + who.paragraphs, bottom, who.logos, who.problems)


def _payers(header: SheetHeader, words: SheetWords, place: tuple[float, float, float], *, highest: float) -> Head:
    """Logos, and beside them who pays, with the funding sentence; below them where they are wide."""
    x, y, room = place
    row = logo_row(header.logos, width=room, height=highest)
    said = _who(header, words)
    logos = tuple(PictureMark(logo.png, x + at, y + down, wide, high) for logo, at, down, wide, high in row.logos)
    if not logos:
        return _column(said, x, y, room)
    texts = _beside(row, said, place) if row.width <= _LOGOS_SHARE * room else None
    texts = texts or _column(said, x, y + row.height + 2.0, room)
    return Head(texts.paragraphs, max(texts.bottom, y + row.height), logos, tuple(row.problems()))


def _beside(row: LogoRow, said: list[_Said], place: tuple[float, float, float]) -> Head | None:
    """Who pays at the right of the logos, in their middle; nothing where that would be much higher than they are."""
    x, y, room = place
    left = row.width + 5.0
    texts = _column(said, x + left, y, room - left)
    high = texts.bottom - y
    if high > row.height + 6.0:
        return None
    return _column(said, x + left, y + max(0.0, (row.height - high) / 2), room - left)


def _column(said: list[_Said], x: float, top: float, width: float) -> Head:
    y, paragraphs = top, []
    for each in said:
        if each.text:
            fitted = wrap(each.text, each.font, room=width * MM, size=each.size)
            y += each.above
            paragraphs.append(Paragraph(text=fitted, font=each.font, colour=each.colour, x=x, y=y))
            y += height_of(fitted)
    return Head(tuple(paragraphs), y)


def _what(header: SheetHeader, day: SheetDay, words: SheetWords) -> list[_Said]:
    zone = f" ({header.time_zone})" if header.time_zone else ""
    when = ", ".join(part for part in (day.day, day.times) if part)
    return [
        _Said(f"{words.say('sheet')} · {_moment(day, words)}", STRONG, 9.0, ACCENT),
        _Said(_ledger(day, words), REGULAR, 8.5, MUTED),
        _Said(f"{header.programme} {header.edition}".strip(), STRONG, 14.0, INK),
        _Said(header.subtitle, REGULAR, 9.5, MUTED),
        _Said(header.module, STRONG, 11.0, INK, above=2.0),
        _Said(f"{when}{zone}", STRONG, 11.0, INK),
        _Said(header.place, REGULAR, 10.0, INK),
    ]


def _moment(day: SheetDay, words: SheetWords) -> str:
    match day.moment:
        case Moment.EMPTY:
            return words.say("for_signing")
        case Moment.DURING:
            return words.say("during")
        case Moment.AFTERWARDS:
            return words.say("afterwards")


def _ledger(day: SheetDay, words: SheetWords) -> str:
    """The instant that the marks are of; nothing where there are none."""
    return "" if day.moment is Moment.EMPTY else words.say("ledger", instant=day.ledger_at)


def _who(header: SheetHeader, words: SheetWords) -> list[_Said]:
    labelled = (
        ("project", header.project_number),
        ("organisers", header.organisers),
        ("funders", header.funders),
    )
    facts = [_Said(words.say(label, value=value), REGULAR, 8.5, MUTED) for label, value in labelled if value]
    return [*facts, _Said(header.funding_sentence, REGULAR, 8.5, MUTED)]
