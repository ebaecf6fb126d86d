"""Charts: few kinds, told by number and pattern before colour, laid out as marks that any hand draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from blp_desktop.paper.marks import ChartMark
from blp_desktop.paper.sheet_look import ACCENT, INK, LINE, MUTED


class Pattern(StrEnum):
    """How a series is filled."""

    SOLID = "solid"
    STRIPED = "striped"
    OUTLINED = "outlined"


@dataclass(frozen=True, slots=True)
class Series:
    """What one part of every bar counts."""

    name: str
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Bar:
    """One category: a number for each series, and what stands behind the bar."""

    label: str
    values: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars below each other, each of as many parts as there are series; `about` says what is counted."""

    name: str
    title: str
    about: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]

    def said(self) -> Iterator[str]:
        """Its numbers in words."""
        for bar in self.bars:
            parts = (f"{value} {one.name}" for value, one in zip(bar.values, self.series, strict=True))
            yield f"{bar.label}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Line:
    """A number for each point, None where there is none yet."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """At most two lines over the same points; `about` says what is counted."""

    name: str
    title: str
    about: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]

    def said(self) -> Iterator[str]:
        """Its numbers in words."""
        for at, point in enumerate(self.points):
            known = (f"{line.values[at]} {line.name}" for line in self.lines if line.values[at] is not None)
            yield f"{point}: {', '.join(known) or '–'}"


Chart = BarChart | LineChart


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartInk:
    """The colours of a chart; `on_strong` is text on a solid bar."""

    ground: str
    text: str
    muted: str
    line: str
    strong: str
    on_strong: str


PAPER_INK = ChartInk(ground="#ffffff", text=INK, muted=MUTED, line=LINE, strong=ACCENT, on_strong="#ffffff")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as marks, in points from its lower left corner."""

    marks: tuple[ChartMark, ...]
    width: float
    height: float
