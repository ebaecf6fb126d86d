"""The foot of an attendance sheet: what its marks mean, totals, signatures and the privacy notice, in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass

from blp_desktop.domain.moments import Moment
from blp_desktop.paper.fitting import Fitted, Sizes, fit
from blp_desktop.paper.fonts import REGULAR, STRONG
from blp_desktop.paper.pages import MM
from blp_desktop.paper.sheet_facts import SheetDay, SheetHeader
from blp_desktop.paper.sheet_look import height_of
from blp_desktop.paper.sheet_words import SheetWords

PLACE = 14.0
"""To write a number on."""
_ABOVE, _TOTALS_LINE, _SIGNATURES, _LEGEND_GAP = 4.5, 7.5, 29.5, 1.0
_NARROWEST_TOTAL = 60.0
_TOTAL = Sizes(largest=9.5, floor=6.5)
_NOTICE = Sizes(largest=7.5, floor=5.5, single=7.5, lines=24)
_LEGEND = Sizes(largest=7.5, floor=6.5, single=7.5, lines=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total: a text, or a text and a place to write it on. `x` and `y` are from the upper left of the foot."""

    text: Fitted
    x: float
    y: float
    to_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The foot, laid out from its top: the legend, totals, signatures at `signatures`, the notice at `notice_top`."""

    legend: Fitted
    totals: tuple[Total, ...]
    signatures: float
    notice: Fitted
    notice_top: float

    @property
    def height(self) -> float:
        """How far down it reaches."""
        return self.notice_top + height_of(self.notice) + 3.0


def foot_of(header: SheetHeader, day: SheetDay, words: SheetWords, *, room: float) -> Foot:
    """As many totals in a line as are legible."""
    legend = fit(_legend(day, words), REGULAR, room=room * MM, sizes=_LEGEND)
    top = _ABOVE + (height_of(legend) + _LEGEND_GAP if legend.lines else 0.0)
    totals = tuple(_totals(day, words, room, top))
    signatures = totals[-1].y + _SIGNATURES - 7.0
    return Foot(
        legend=legend,
        totals=totals,
        signatures=signatures,
        notice=fit(_notice(header, words), REGULAR, room=room * MM, sizes=_NOTICE),
        notice_top=signatures + 7.0,
    )


def _legend(day: SheetDay, words: SheetWords) -> str:
    match day.moment:
        case Moment.EMPTY:
            return ""
        case Moment.DURING:
            return words.say("legend_during")
        case Moment.AFTERWARDS:
            return words.say("legend_afterwards")


def _notice(header: SheetHeader, words: SheetWords) -> str:
    contact = words.say("contact", value=header.contact.rstrip(".")) if header.contact else ""
    return " ".join(part for part in (header.privacy_notice, contact) if part)


def _totals(day: SheetDay, words: SheetWords, room: float, top: float) -> Iterator[Total]:
    """How many were expected, and for each half-day how many were present, or a place to write how many signed."""
    to_write = day.moment is not Moment.AFTERWARDS
    said = [words.say("expected", count=day.expected), *_of_half_days(day, words)]
    a_line = min(len(said), max(1, int(room / _NARROWEST_TOTAL)))
    step = room / a_line
    for number, text in enumerate(said):
        place = to_write and number > 0
        fitted = fit(text, STRONG, room=(step - 4 - (PLACE if place else 0)) * MM, sizes=_TOTAL)
        yield Total(text=fitted, x=number % a_line * step, y=top + number // a_line * _TOTALS_LINE, to_write=place)


def _of_half_days(day: SheetDay, words: SheetWords) -> Iterator[str]:
    for at, column in enumerate(day.columns):
        if day.moment is Moment.AFTERWARDS:
            count = day.present(at)
            yield words.say("present", half=column.name, count="–" if count is None else count)
        else:
            yield words.say("signed", half=column.name)
