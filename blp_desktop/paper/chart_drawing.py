"""Drawing charts: bars below each other, and lines from point to point, as marks."""

from collections.abc import Iterator
from itertools import pairwise

from blp_desktop.paper.chart_easel import SMALL, TEXT, Easel
from blp_desktop.paper.charts import Bar, BarChart, Chart, ChartInk, Drawing, LineChart, Pattern, Series
from blp_desktop.paper.fitting import Fitted, wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.sheet_look import LEADING

_BAR, _ROW_GAP, _GUTTER = 15.0, 5.0, 8.0
_LABEL_SHARE = 0.36
"""Of the width, that labels may take."""
_PLOT = 110.0
_DOT = 6.0
_LEAST_SLOT = 20.0
"""Points of width below which not every point of a line is told."""


def drawing_of(chart: Chart, *, width: float, ink: ChartInk) -> Drawing:
    """The chart in that width, as high as it needs."""
    match chart:
        case BarChart():
            return _Bars(chart, Easel(width, ink)).drawn()
        case LineChart():
            return _Lines(chart, Easel(width, ink)).drawn()


class _Bars:
    """Labels at the left, bars of one scale, what they amount to behind them."""

    def __init__(self, chart: BarChart, easel: Easel) -> None:
        self._chart, self._easel = chart, easel
        room = easel.width * _LABEL_SHARE
        self._labels = [wrap(bar.label, REGULAR, room=room, size=TEXT) for bar in chart.bars]
        self._left = max(map(_widest, self._labels), default=0.0) + _GUTTER
        noted = max((width(bar.note, STRONG) * TEXT for bar in chart.bars), default=0.0)
        self._room = max(1.0, easel.width - self._left - noted - _GUTTER)
        self._most = max((sum(bar.values) for bar in chart.bars), default=0) or 1

    def drawn(self) -> Drawing:
        """Everything below each other."""
        y = self._easel.head(self._chart.title, self._chart.about)
        if len(self._chart.series) > 1:
            y = self._easel.legend(self._chart.series, y)
        for bar, label in zip(self._chart.bars, self._labels, strict=True):
            y = self._draw(bar, label, y)
        return self._easel.finished(y)

    def _draw(self, bar: Bar, label: Fitted, y: float) -> float:
        high = max(_BAR, len(label.lines) * TEXT * LEADING)
        top = y + (high - len(label.lines) * TEXT * LEADING) / 2
        for number, line in enumerate(label.lines):
            self._easel.text(line, (0.0, top + number * TEXT * LEADING))
        middle = y + (high - _BAR) / 2
        end = self._draw_parts(bar, middle)
        at = (end + _GUTTER / 2, middle + (_BAR - TEXT * LEADING) / 2)
        self._easel.text(bar.note, at, font=STRONG)
        return y + high + _ROW_GAP

    def _draw_parts(self, bar: Bar, y: float) -> float:
        """Gives where the bar ends; a hairline where it has no length."""
        x, ink = self._left, self._easel.ink
        self._easel.rule((x, y - 1.5), (x, y + _BAR + 1.5), colour=ink.line, width=0.7)
        for value, series in zip(bar.values, self._chart.series, strict=True):
            wide = value / self._most * self._room
            if value:
                self._easel.box((x, y), (wide, _BAR), series.pattern)
                self._number(value, series, (x, y), wide)
            x += wide
        return x

    def _number(self, value: int, series: Series, at: tuple[float, float], wide: float) -> None:
        """In its part of the bar where there is room for it, and nothing lies under it that hides it."""
        told = len(self._chart.series) > 1 and series.pattern is not Pattern.STRIPED
        size = width(str(value), STRONG) * SMALL
        if told and size + 4.0 <= wide:
            colour = self._easel.ink.on_strong if series.pattern is Pattern.SOLID else self._easel.ink.text
            x = at[0] + (wide - size) / 2
            self._easel.text(str(value), (x, at[1] + 2.6), font=STRONG, size=SMALL, colour=colour)


class _Lines:
    """Points beside each other on a grid; the first line is whole and full, the second dashed and hollow."""

    def __init__(self, chart: LineChart, easel: Easel) -> None:
        self._chart, self._easel = chart, easel
        known = (value for line in chart.lines for value in line.values if value is not None)
        self._most = _round(max(known, default=0))
        self._left = width(str(self._most), REGULAR) * SMALL + 6.0
        self._slot = (easel.width - self._left - _DOT) / max(1, len(chart.points))
        self._top = 0.0

    def drawn(self) -> Drawing:
        """Everything."""
        y = self._easel.head(self._chart.title, self._chart.about)
        self._top = self._legend(y) + 10.0
        self._grid()
        for text, x, y in self._numbers():
            self._easel.blank((x - 1.0, y), (width(text, STRONG) * SMALL + 2.0, SMALL * LEADING))
        for place, line in enumerate(self._chart.lines):
            self._line(line.values, hollow=place > 0)
        for text, x, y in self._numbers():
            self._easel.text(text, (x, y), font=STRONG, size=SMALL)
        return self._easel.finished(self._top + _PLOT + self._points())

    def _legend(self, y: float) -> float:
        x = 0.0
        for place, line in enumerate(self._chart.lines):
            start, end = (x, y + 4.5), (x + 22.0, y + 4.5)
            self._easel.rule(start, end, colour=self._easel.ink.strong, width=1.6, dashed=place > 0)
            self._dot((x + 11.0, y + 4.5), hollow=place > 0)
            self._easel.text(line.name, (x + 26.0, y - 0.5), size=SMALL)
            x += 26.0 + width(line.name, REGULAR) * SMALL + 14.0
        return y + 14.0

    def _grid(self) -> None:
        for value in (0, self._most // 2, self._most):
            y = self._y(value)
            self._easel.rule((self._left, y), (self._easel.width, y), colour=self._easel.ink.line, width=0.7)
            x = self._left - 5.0 - width(str(value), REGULAR) * SMALL
            self._easel.text(str(value), (x, y - SMALL * 0.62), size=SMALL, colour=self._easel.ink.muted)

    def _line(self, values: tuple[int | None, ...], *, hollow: bool) -> None:
        ink = self._easel.ink
        known = [(at, value) for at, value in enumerate(values) if value is not None]
        for (at, value), (then, next_value) in pairwise(known):
            start, end = (self._x(at), self._y(value)), (self._x(then), self._y(next_value))
            self._easel.rule(start, end, colour=ink.strong, width=1.6, dashed=hollow)
        for at, value in known:
            self._dot((self._x(at), self._y(value)), hollow=hollow)

    def _dot(self, at: tuple[float, float], *, hollow: bool) -> None:
        corner = (at[0] - _DOT / 2, at[1] - _DOT / 2)
        if hollow:
            self._easel.blank(corner, (_DOT, _DOT))
        self._easel.box(corner, (_DOT, _DOT), Pattern.OUTLINED if hollow else Pattern.SOLID)

    def _numbers(self) -> Iterator[tuple[str, float, float]]:
        """The larger of two above its point, the smaller below, each with where it stands."""
        for at in self._told():
            known = [line.values[at] for line in self._chart.lines]
            given = sorted((value for value in known if value is not None), reverse=True)
            for place, value in enumerate(dict.fromkeys(given)):
                y = self._y(value) + (5.0 if place else -14.0)
                yield str(value), self._centred(str(value), at, STRONG), y

    def _points(self) -> float:
        """The points' names; gives how high they are."""
        high, first = 0.0, self._below_numbers()
        room = self._slot * self._every() - 4.0
        for at in self._told():
            name = wrap(self._chart.points[at], REGULAR, room=room, size=SMALL)
            for number, text in enumerate(name.lines):
                y = first + number * SMALL * LEADING
                self._easel.text(text, (self._centred(text, at, REGULAR), y), size=SMALL)
            high = max(high, len(name.lines) * SMALL * LEADING)
        return first - self._top - _PLOT + high + 2.0

    def _below_numbers(self) -> float:
        """Where the points' names begin: under the axis, and under the number of a point that lies on it."""
        lowest = max((y for _, _, y in self._numbers()), default=0.0)
        return max(self._top + _PLOT + 8.0, lowest + SMALL * LEADING + 2.0)

    def _centred(self, text: str, at: int, font: str) -> float:
        """Where a text begins whose middle is below or above a point; never outside."""
        wide = width(text, font) * SMALL
        return min(max(0.0, self._x(at) - wide / 2), self._easel.width - wide)

    def _every(self) -> int:
        return max(1, int(_LEAST_SLOT * 2 // self._slot))

    def _told(self) -> Iterator[int]:
        """The points whose number and name there is room for; the last one always."""
        last = len(self._chart.points) - 1
        yield from (at for at in range(last + 1) if (last - at) % self._every() == 0)

    def _x(self, at: int) -> float:
        return self._left + _DOT / 2 + (at + 0.5) * self._slot

    def _y(self, value: int) -> float:
        return self._top + _PLOT * (1 - value / self._most)


def _widest(fitted: Fitted) -> float:
    return max((width(line, REGULAR) * fitted.size for line in fitted.lines), default=0.0)


def _round(most: int) -> int:
    """The end of the scale: the next even number of few digits that is no smaller."""
    step = 2
    while step * 5 < most:
        step = step * 2 if str(step)[0] == "2" else step * 5 // 2
    return max(1, -(-most // step)) * step
