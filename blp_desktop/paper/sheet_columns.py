"""The columns of an attendance sheet: which there are, and how wide, in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass

from blp_desktop.domain.moments import Moment
from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_facts import Field, SheetColumn, SheetDay
from blp_desktop.paper.sheet_look import INK, MUTED, PADDING, SIDE, height_of
from blp_desktop.paper.sheet_words import SheetWords

A4 = (210.0, 297.0)
TEXT = 9.5
_NUMBER, _WIDEST_SIGNATURE = 8.0, 48.0
_SIGNATURE, _NARROW_SIGNATURE = 29.0, 22.0
"""Where a sheet has one day, and where it has several."""
_ALWAYS = (Field.LAST_NAME, Field.FIRST_NAME, Field.ORGANISATION, Field.COUNTRY)
_BETWEEN = {
    Field.LAST_NAME: (28.0, 50.0),
    Field.FIRST_NAME: (24.0, 42.0),
    Field.ORGANISATION: (40.0, 62.0),
    Field.COUNTRY: (19.0, 28.0),
    Field.ROLE: (18.0, 30.0),
    Field.EMAIL: (34.0, 60.0),
    Field.PHOTOS: (13.0, 24.0),
}
"""How wide a column is at least, for those who write their own name, and at most before its texts wrap."""
_TITLE = Sizes(largest=9, floor=6.5, single=9, lines=2)
_SMALL = Sizes(largest=8, floor=6, lines=1)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """Lines of one look in the heading of a column."""

    text: Fitted
    font: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table; `sign` is the half-day's place where it is one to sign."""

    title: str
    width: float
    heading: tuple[HeadingLine, ...]
    font: str = REGULAR
    sign: int | None = None

    @property
    def heading_height(self) -> float:
        """Millimetres that its heading needs."""
        return sum(height_of(line.text) for line in self.heading)


def fits_upright(day: SheetDay, words: SheetWords) -> bool:
    """Whether no word breaks on a page that stands upright."""
    room = A4[0] - 2 * SIDE - _NUMBER - len(day.columns) * _SIGNATURE
    return sum(_least(_texts(day), words).values()) <= room


def most_signatures(day: SheetDay, words: SheetWords) -> int:
    """How many half-days have room beside the texts on a page that lies across: one at least."""
    room = A4[1] - 2 * SIDE - _NUMBER - sum(_least(_texts(day), words).values())
    return max(1, int(room / _NARROW_SIGNATURE))


def columns_of(day: SheetDay, words: SheetWords, *, room: float) -> tuple[Column, ...]:
    """Number, names, organisation, country, what else was asked for, and a signature for each half-day."""
    texts = _texts(day)
    signatures = len(day.columns)
    widths = _widths(texts, words, room - _NUMBER - signatures * _reserved(day, texts, words, room))
    signature = min(_WIDEST_SIGNATURE, (room - _NUMBER - sum(widths.values())) / signatures)
    widths[Field.ORGANISATION] += room - _NUMBER - sum(widths.values()) - signature * signatures
    said = [_said(words.say(shown), wide, _font(shown)) for shown, wide in widths.items()]
    signed = [_signed(each, at, signature, _what(day, words)) for at, each in enumerate(day.columns)]
    return (_said(words.say("number"), _NUMBER, REGULAR), *said, *signed)


def _reserved(day: SheetDay, texts: dict[Field, list[str]], words: SheetWords, room: float) -> float:
    """For a signature at least: where there are many, midway between what texts ask for and what they need."""
    if not any(column.day for column in day.columns):
        return _SIGNATURE
    asked = (sum(_wanted(texts, words).values()) + sum(_least(texts, words).values())) / 2
    return max(_NARROW_SIGNATURE, min(_SIGNATURE, (room - _NUMBER - asked) / len(day.columns)))


def texts_of(day: SheetDay) -> list[tuple[Field, list[str]]]:
    """The columns of words, each with what stands in it."""
    return list(_texts(day).items())


def _what(day: SheetDay, words: SheetWords) -> str:
    return words.say("in_out" if day.moment is Moment.AFTERWARDS else "signature")


def _said(title: str, wide: float, font: str) -> Column:
    heading = fit(title, STRONG, room=(wide - 2 * PADDING) * MM, sizes=_TITLE)
    return Column(title=title, width=wide, heading=(HeadingLine(heading, STRONG, INK),), font=font)


def _signed(column: SheetColumn, at: int, wide: float, what: str) -> Column:
    room = (wide - 2 * PADDING) * MM
    small = [what, *([column.day] if column.day else [])]
    heading = (
        *(HeadingLine(fit(text, REGULAR, room=room, sizes=_SMALL), REGULAR, MUTED) for text in small),
        HeadingLine(fit(column.label, STRONG, room=room, sizes=_TITLE), STRONG, INK),
        HeadingLine(fit(column.times, REGULAR, room=room, sizes=_SMALL), REGULAR, MUTED),
    )
    return Column(title=column.label, width=wide, heading=heading, sign=at)


def _font(shown: Field) -> str:
    return STRONG if shown is Field.LAST_NAME else REGULAR


def _texts(day: SheetDay) -> dict[Field, list[str]]:
    """What stands in each column of words, without the blank rows."""
    rows = day.rows
    texts = {shown: [row.text_of(shown) for row in rows] for shown in Field}
    return {shown: cells for shown, cells in texts.items() if shown in _ALWAYS or shown in day.asked or any(cells)}


def _widths(texts: dict[Field, list[str]], words: SheetWords, room: float) -> dict[Field, float]:
    """As wide as the texts ask for; where that is too much, between that and what their longest word asks for."""
    wanted = _wanted(texts, words)
    spare = room - sum(wanted.values())
    if spare >= 0:
        return wanted
    least = _least(texts, words)
    given = sum(wanted.values()) - sum(least.values())
    if given < -spare:
        return {shown: value * room / sum(least.values()) for shown, value in least.items()}
    return {shown: wanted[shown] + spare * (wanted[shown] - least[shown]) / given for shown in texts}


def _wanted(texts: dict[Field, list[str]], words: SheetWords) -> dict[Field, float]:
    return {shown: max(_BETWEEN[shown][0], _asked(shown, cells, words)) for shown, cells in texts.items()}


def _least(texts: dict[Field, list[str]], words: SheetWords) -> dict[Field, float]:
    """The width at which no word breaks, but for words that no column has room for."""
    parted = {
        shown: [word for cell in cells for word in cell.replace("-", "- ").split()] for shown, cells in texts.items()
    }
    return {shown: _asked(shown, cells, words) for shown, cells in parted.items()}


def _asked(shown: Field, cells: Sequence[str], words: SheetWords) -> float:
    longest = max((width(cell, _font(shown)) for cell in cells), default=0.0)
    title = max(width(word, STRONG) for word in words.say(shown).split())
    needed = max(longest * TEXT, title * _TITLE.largest) / MM + 2 * PADDING + 0.2
    return min(_BETWEEN[shown][1], needed)
