"""Measures: what the fields of a stock mean on its sheet, as lines from one point to another."""

from dataclasses import dataclass
from enum import StrEnum

from blp_desktop.paper.stocks import Stock


class Measure(StrEnum):
    """A field that can be shown on the sheet."""

    PAGE_WIDTH = "page_width"
    PAGE_HEIGHT = "page_height"
    LABEL_WIDTH = "label_width"
    LABEL_HEIGHT = "label_height"
    COLUMNS = "columns"
    ROWS = "rows"
    LEFT = "left"
    TOP = "top"
    PITCH_X = "pitch_x"
    PITCH_Y = "pitch_y"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length on the sheet: from where to where in millimetres, across or down.

    `row` is how far outside the page it is drawn, from 0; below 0 it stands on the other side, right or below.
    """

    measure: Measure
    start: float
    end: float
    is_across: bool
    row: int


def spans(sheet: Stock) -> tuple[Span, ...]:
    """The lengths that are written beside the sheet."""
    across = _direction(sheet.left, sheet.label_width, sheet.pitch_x if sheet.columns > 1 else 0, _ACROSS)
    down = _direction(sheet.top, sheet.label_height, sheet.pitch_y if sheet.rows > 1 else 0, _DOWN)
    wide = Span(measure=Measure.PAGE_WIDTH, start=0, end=sheet.page_width, is_across=True, row=-1)
    high = Span(measure=Measure.PAGE_HEIGHT, start=0, end=sheet.page_height, is_across=False, row=-1)
    return (*across, *down, wide, high)


_ACROSS = (Measure.LEFT, Measure.LABEL_WIDTH, Measure.PITCH_X)
_DOWN = (Measure.TOP, Measure.LABEL_HEIGHT, Measure.PITCH_Y)


def _direction(start: float, size: float, pitch: float, named: tuple[Measure, Measure, Measure]) -> tuple[Span, ...]:
    first, label, apart = named
    is_across = named is _ACROSS
    edge = Span(measure=first, start=0, end=start, is_across=is_across, row=0)
    itself = Span(measure=label, start=start, end=start + size, is_across=is_across, row=0)
    if not pitch:
        return edge, itself
    return edge, itself, Span(measure=apart, start=start, end=start + pitch, is_across=is_across, row=1)
