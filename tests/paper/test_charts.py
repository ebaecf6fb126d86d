"""Charts laid out as marks."""

from itertools import pairwise

import pytest

from blp_desktop.paper.chart_drawing import drawing_of
from blp_desktop.paper.charts import PAPER_INK, Bar, BarChart, Chart, Drawing, Line, LineChart, Pattern, Series
from blp_desktop.paper.fonts import width
from blp_desktop.paper.marks import FillMark, StrokeMark, TextMark

ATTENDANCE = (Series("Came"), Series("Others", Pattern.STRIPED), Series("Missing", Pattern.OUTLINED))
WIDE = 400.0


def bars(*rows: Bar, series: tuple[Series, ...] = ATTENDANCE) -> BarChart:
    """A chart of bars."""
    return BarChart(name="bars", title="Attendance", about="What is counted.", series=series, bars=rows)


def lines(*rows: Line, points: int) -> LineChart:
    """A chart of lines."""
    names = tuple(f"M{number} Stockholm" for number in range(points))
    return LineChart(name="lines", title="Trend", about="What is counted.", points=names, lines=rows)


def drawn(chart: Chart) -> Drawing:
    """As it is on paper."""
    return drawing_of(chart, width=WIDE, ink=PAPER_INK)


def said(drawing: Drawing) -> list[str]:
    """Its texts from the top."""
    texts = [mark for mark in drawing.marks if isinstance(mark, TextMark)]
    return [mark.text for mark in sorted(texts, key=lambda mark: (-mark.y, mark.x))]


EVERY: list[Chart] = [
    bars(Bar("Tue 24 Oct, morning", (20, 3, 8), "20 of 28 + 3"), Bar("A very long name " * 6, (0, 0, 1), "0 of 1")),
    bars(Bar("Nothing", (0, 0, 0), "to come")),
    bars(Bar("Much", (1_000_000, 2, 1), "1000000 of 1000001 + 2")),
    lines(Line("Invited", (28, 29)), Line("Present", (24, None)), points=2),
    lines(Line("Invited", tuple(range(80))), Line("Present", tuple(range(80, 0, -1))), points=80),
    lines(Line("Invited", (0,)), points=1),
    lines(Line("Invited", (28, 28, 28)), Line("Present", (24, 0, None)), points=3),
]


@pytest.mark.parametrize("chart", EVERY)
def test_nothing_stands_outside_the_drawing(chart: Chart) -> None:
    drawing = drawn(chart)
    for mark in drawing.marks:
        match mark:
            case TextMark():
                assert mark.x >= 0
                assert mark.x + width(mark.text, mark.font) * mark.size <= drawing.width + 0.1
                assert 0 <= mark.y <= drawing.height
            case FillMark():
                assert -0.1 <= mark.x <= mark.x + mark.width <= drawing.width + 0.1
                assert -0.1 <= mark.y <= mark.y + mark.height <= drawing.height + 0.1
            case StrokeMark():
                assert all(-0.1 <= x <= drawing.width + 0.1 for x, _ in (mark.start, mark.end))


@pytest.mark.parametrize("chart", EVERY)
def test_title_and_what_is_counted_stand_above(chart: Chart) -> None:
    assert said(drawn(chart))[:2] == [chart.title, "What is counted."]


def test_every_number_is_written_and_every_pattern_is_explained() -> None:
    texts = said(drawn(EVERY[0]))
    for told in ("Came", "Others", "Missing", "20", "8", "20 of 28 + 3", "0 of 1", "Tue 24 Oct, morning"):
        assert told in texts


def test_bars_are_as_long_as_their_numbers() -> None:
    chart = bars(Bar("A", (10,), "10"), Bar("B", (5,), "5"), series=(Series("People"),))
    long, short = (mark for mark in drawn(chart).marks if isinstance(mark, FillMark))
    assert long.width == pytest.approx(2 * short.width)


def test_parts_are_told_apart_without_colour() -> None:
    one = [_shapes(bars(Bar("A", (9,), "9"), series=(Series("P", pattern),))) for pattern in Pattern]
    assert all(first != second for at, first in enumerate(one) for second in one[:at])


def _shapes(chart: Chart) -> list[tuple[float, float, float, float]]:
    return [(mark.x, mark.y, mark.width, mark.height) for mark in drawn(chart).marks if isinstance(mark, FillMark)]


def test_the_second_line_is_dashed_and_stops_where_nothing_is_known() -> None:
    strokes = [mark for mark in drawn(EVERY[3]).marks if isinstance(mark, StrokeMark) and mark.width > 1]
    whole, dashed = ([mark for mark in strokes if mark.dashed is kind] for kind in (False, True))
    assert (len(whole), len(dashed)) == (2, 1), "one in the legend, one between the points that are known"


def test_a_number_on_the_axis_and_the_name_below_it_stand_apart() -> None:
    texts = [mark for mark in drawn(EVERY[6]).marks if isinstance(mark, TextMark)]
    number = min((mark for mark in texts if mark.text == "0"), key=lambda mark: mark.y)
    names = [mark for mark in texts if mark.text.startswith("M")]
    assert len(names) == 3
    assert all(name.y + name.size <= number.y for name in names)


def test_names_of_many_points_do_not_run_into_each_other() -> None:
    drawing = drawn(EVERY[4])
    lowest = max(mark.y for mark in drawing.marks if isinstance(mark, TextMark) and mark.text.startswith("M"))
    row = sorted((mark for mark in drawing.marks if isinstance(mark, TextMark) and mark.y == lowest), key=_left)
    assert len(row) > 3
    assert all(one.x + width(one.text, one.font) * one.size <= other.x for one, other in pairwise(row))


def _left(mark: TextMark) -> float:
    return mark.x
