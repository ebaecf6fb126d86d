"""The easel: marks put down from the upper left corner, with what every chart has above its drawing."""

from collections.abc import Iterator
from dataclasses import replace

from blp_desktop.paper.charts import ChartInk, Drawing, Pattern, Series
from blp_desktop.paper.fitting import wrap
from blp_desktop.paper.fonts import REGULAR, STRONG, width
from blp_desktop.paper.marks import ChartMark, FillMark, StrokeMark, TextMark
from blp_desktop.paper.sheet_look import LEADING

TITLE, TEXT, SMALL = 11.0, 9.0, 8.0
"""Sizes of type in points."""
_ASCENT = 0.94
_STRIPE, _GAP, _EDGE = 1.5, 2.5, 1.0
_SWATCH = 9.0


class Easel:
    """Takes marks at a distance from the top; gives them back counted from the bottom once it is known."""

    def __init__(self, wide: float, ink: ChartInk) -> None:
        self.width, self.ink = wide, ink
        self._marks: list[ChartMark] = []

    def finished(self, height: float) -> Drawing:
        """Everything, on so much height."""
        return Drawing(tuple(_raised(mark, height) for mark in self._marks), self.width, height)

    def head(self, title: str, about: str) -> float:
        """Title and what is counted; gives where they end."""
        y = self.paragraph(title, (0.0, 0.0), self.width, font=STRONG, size=TITLE)
        return self.paragraph(about, (0.0, y + 1.0), self.width, size=SMALL, colour=self.ink.muted) + 6.0

    def paragraph(
        self, text: str, at: tuple[float, float], room: float, *, font: str = REGULAR, size: float, colour: str = ""
    ) -> float:
        """A text in as many lines as it needs; gives where it ends."""
        x, y = at
        for line in wrap(text, font, room=room, size=size).lines:
            self.text(line, (x, y), font=font, size=size, colour=colour)
            y += size * LEADING
        return y

    def text(
        self, text: str, at: tuple[float, float], *, font: str = REGULAR, size: float = TEXT, colour: str = ""
    ) -> None:
        """One line, its upper left corner there."""
        x, y = at
        self._marks.append(TextMark(text, font, size, x, y + size * _ASCENT, colour or self.ink.text))

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], *, colour: str, width: float, dashed: bool = False
    ) -> None:
        """A straight line."""
        self._marks.append(StrokeMark(start, end, width, colour, dashed))

    def box(self, at: tuple[float, float], size: tuple[float, float], pattern: Pattern) -> None:
        """A part of a bar, its upper left corner there, filled with a pattern."""
        match pattern:
            case Pattern.SOLID:
                self._fill(at, size)
            case Pattern.STRIPED:
                for stripe in _stripes(at[0], size[0]):
                    self._fill((stripe[0], at[1]), (stripe[1], size[1]))
                self._outline(at, size)
            case Pattern.OUTLINED:
                self._outline(at, size)

    def blank(self, at: tuple[float, float], size: tuple[float, float]) -> None:
        """The ground, over what lies there."""
        self._marks.append(FillMark(*at, *size, self.ink.ground))

    def legend(self, series: tuple[Series, ...], y: float) -> float:
        """Which pattern is which, in as many lines as that takes; gives where it ends."""
        x = 0.0
        for one in series:
            wide = _SWATCH + 4.0 + width(one.name, REGULAR) * SMALL
            if x and x + wide > self.width:
                x, y = 0.0, y + _SWATCH + 4.0
            self.box((x, y), (_SWATCH, _SWATCH), one.pattern)
            self.text(one.name, (x + _SWATCH + 4.0, y - 0.5), size=SMALL)
            x += wide + 14.0
        return y + _SWATCH + 7.0

    def _fill(self, at: tuple[float, float], size: tuple[float, float]) -> None:
        self._marks.append(FillMark(*at, *size, self.ink.strong))

    def _outline(self, at: tuple[float, float], size: tuple[float, float]) -> None:
        (x, y), (wide, high) = at, size
        edge = min(_EDGE, wide)
        for corner, part in (
            ((x, y), (wide, _EDGE)),
            ((x, y + high - _EDGE), (wide, _EDGE)),
            ((x, y), (edge, high)),
            ((x + wide - edge, y), (edge, high)),
        ):
            self._fill(corner, part)


def _stripes(left: float, wide: float) -> Iterator[tuple[float, float]]:
    x = left
    while x < left + wide:
        yield x, min(_STRIPE, left + wide - x)
        x += _STRIPE + _GAP


def _raised(mark: ChartMark, height: float) -> ChartMark:
    """The mark counted from the bottom."""
    match mark:
        case TextMark():
            return replace(mark, y=height - mark.y)
        case FillMark():
            return replace(mark, y=height - mark.y - mark.height)
        case StrokeMark():
            (x, y), (to_x, to_y) = mark.start, mark.end
            return replace(mark, start=(x, height - y), end=(to_x, height - to_y))
