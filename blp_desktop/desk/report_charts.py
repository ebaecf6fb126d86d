"""The charts of a report: application to attendance, half-days or modules, countries, sectors, and the trend."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple

from blp_desktop.desk.report_facts import Group, HalfDay, ModuleFigures, Report, Steps, summed
from blp_desktop.paper.charts import Bar, BarChart, Chart, Line, LineChart, Pattern, Series
from blp_desktop.paper.sheet_words import SheetWords

_MOST_HALF_DAYS = 24
"""That are told one by one; of more, their modules are."""
_MOST_GROUPS = 14
STEP_WORDS = ("applied", "selected", "invited", "confirmed", "present_people")
"""What the steps are called, in their order."""


def charts_of(report: Report, words: SheetWords) -> tuple[Chart, ...]:
    """Those that there is something to show of."""
    return tuple(chart for chart in _charts(report, words) if _says_something(chart))


def _charts(report: Report, words: SheetWords) -> Iterator[Chart]:
    yield _steps(report, words)
    if sum(len(module.half_days) for module in report.modules) <= _MOST_HALF_DAYS:
        yield _half_days(report.modules, words)
    if len(report.modules) > 1:
        yield _by_module(report.modules, words)
    yield _groups("countries", words.say("by_country"), report.countries, words)
    yield _groups("sectors", words.say("by_sector"), report.sectors, words)
    if len(report.series) > 1:
        yield _trend(report.series, words)


def _says_something(chart: Chart) -> bool:
    match chart:
        case BarChart():
            return any(any(bar.values) for bar in chart.bars)
        case LineChart():
            return any(any(line.values) for line in chart.lines)


def _steps(report: Report, words: SheetWords) -> Chart:
    counts: tuple[int, ...] = astuple(report.steps)
    whole = counts[0]
    bars = (
        Bar(words.say(word), (count,), f"{count} · {count * 100 / whole:.0f} %" if whole and at else str(count))
        for at, (word, count) in enumerate(zip(STEP_WORDS, counts, strict=True))
    )
    return BarChart(
        name="steps",
        title=words.say("steps"),
        about=words.say("note_steps"),
        series=(Series(words.say("participants")),),
        bars=tuple(bars),
    )


def _half_days(modules: Sequence[ModuleFigures], words: SheetWords) -> Chart:
    several = len(modules) > 1
    bars = (
        Bar(half_day_label(half, words, of=module if several else None), _parts(half), _half_day_note(half, words))
        for module in modules
        for half in module.half_days
    )
    return BarChart(
        name="half-days",
        title=words.say("by_half_day"),
        about=words.say("note_half_days"),
        series=_attendance(words),
        bars=tuple(bars),
    )


def half_day_label(half: HalfDay, words: SheetWords, *, of: ModuleFigures | None = None) -> str:
    """`Tue 24 Oct, morning`, of a module where there are several."""
    said = f"{words.short_date(half.day)}, {words.half_word(half.half).lower()}"
    return f"{of.code} · {said}" if of is not None else said


def _parts(half: HalfDay) -> tuple[int, ...]:
    return half.came, half.others, half.no_shows or 0


def _half_day_note(half: HalfDay, words: SheetWords) -> str:
    if half.no_shows is None and not half.present:
        return words.say("to_come")
    return _note(half.came, half.invited, half.others, words)


def _note(came: int, invited: int, others: int, words: SheetWords) -> str:
    told = words.say("part_of", count=came, whole=invited)
    return f"{told} + {others}" if others else told


def _by_module(modules: Sequence[ModuleFigures], words: SheetWords) -> Chart:
    bars = (
        Bar(
            module_label(module),
            (module.steps.present, module.others, module.no_shows or 0),
            _module_note(module, words),
        )
        for module in modules
    )
    return BarChart(
        name="modules",
        title=words.say("by_module"),
        about=words.say("note_modules"),
        series=_attendance(words),
        bars=tuple(bars),
    )


def _module_note(module: ModuleFigures, words: SheetWords) -> str:
    if module.no_shows is None and not (module.steps.present or module.others):
        return words.say("to_come")
    return _note(module.steps.present, module.steps.invited, module.others, words)


def module_label(module: ModuleFigures) -> str:
    """`M1 Stockholm 2017`."""
    return f"{module.code} {module.city} {module.first_day.year}"


def _attendance(words: SheetWords) -> tuple[Series, ...]:
    return (
        Series(words.say("invited_present")),
        Series(words.say("others"), Pattern.STRIPED),
        Series(words.say("no_shows"), Pattern.OUTLINED),
    )


def _groups(name: str, title: str, groups: Sequence[Group], words: SheetWords) -> Chart:
    """The largest groups, the others together."""
    known = [group for group in groups if group.steps.invited]
    shown, rest = known[:_MOST_GROUPS], known[_MOST_GROUPS:]
    bars = [_group(group.name or words.say("not_given"), group.steps, words) for group in shown]
    if rest:
        bars.append(_group(words.say("other_groups", count=len(rest)), summed(group.steps for group in rest), words))
    series = (Series(words.say("invited_present")), Series(words.say("absent"), Pattern.OUTLINED))
    return BarChart(name=name, title=title, about=words.say("note_groups"), series=series, bars=tuple(bars))


def _group(label: str, steps: Steps, words: SheetWords) -> Bar:
    note = words.say("part_of", count=steps.present, whole=steps.invited)
    return Bar(label, (steps.present, steps.invited - steps.present), note)


def _trend(series: Sequence[ModuleFigures], words: SheetWords) -> Chart:
    came = (None if module.no_shows is None else module.steps.present for module in series)
    return LineChart(
        name="trend",
        title=words.say("trend"),
        about=words.say("note_trend"),
        points=tuple(module_label(module) for module in series),
        lines=(
            Line(words.say("invited"), tuple(module.steps.invited for module in series)),
            Line(words.say("present_people"), tuple(came)),
        ),
    )
