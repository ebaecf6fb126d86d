"""The figures of a report as a workbook: steps, modules, half-days, countries and sectors."""

from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from blp_desktop.desk.report_charts import STEP_WORDS
from blp_desktop.desk.report_facts import Group, ModuleFigures, Report
from blp_desktop.desk.writing_files import write_file
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.sheet_words import SheetWords, words_of
from blp_desktop.paper.spreadsheets import Cell, Grid, workbook_bytes


def write_figures(report: Report, file: Path, *, language: str = "en") -> Path:
    """Write the figures as xlsx; raises Refusal for another ending."""
    if file.suffix.lower() != ".xlsx":
        raise Refusal("unknown_format", f"{file.name} does not end in .xlsx.", "End the name with .xlsx.")
    write_file(file, workbook_bytes(figure_grids(report, words_of(language))))
    return file


def figure_grids(report: Report, words: SheetWords) -> tuple[Grid, ...]:
    """One table each; what is counted stands on the first."""
    return (
        _figures(report, words),
        _modules(report.modules, words),
        _half_days(report.modules, words),
        _groups(words.say("by_country"), words.say("country"), report.countries, words),
        _groups(words.say("by_sector"), words.say("sector"), report.sectors, words),
    )


def _figures(report: Report, words: SheetWords) -> Grid:
    counted = dict(zip(STEP_WORDS, astuple(report.steps), strict=True))
    counted |= {"no_shows": report.no_shows, "others": report.others}
    notes = dict.fromkeys(STEP_WORDS, "note_steps") | {"no_shows": "note_modules", "others": "note_modules"}
    rows = tuple((words.say(word), count, words.say(notes[word])) for word, count in counted.items())
    return Grid(words.say("figures"), (words.say("figures"), words.say("count"), words.say("counted")), rows)


def _modules(modules: Sequence[ModuleFigures], words: SheetWords) -> Grid:
    say = words.say
    counts = ("first_day", "last_day", *STEP_WORDS, "others", "no_shows")
    rows = tuple(
        (*_place(module), module.first_day, module.last_day, *astuple(module.steps), module.others, module.no_shows)
        for module in modules
    )
    return Grid(say("by_module"), (*_place_heads(words), *(say(word) for word in counts)), rows)


def _half_days(modules: Sequence[ModuleFigures], words: SheetWords) -> Grid:
    say = words.say
    heads = (*_place_heads(words), say("field_date"), say("half_day"))
    counts = ("invited", "invited_present", "others", "total_present", "no_shows")
    rows: list[tuple[Cell, ...]] = [
        (
            *_place(module),
            half.day,
            words.half_word(half.half),
            *(half.invited, half.came, half.others, half.present, half.no_shows),
        )
        for module in modules
        for half in module.half_days
    ]
    return Grid(say("by_half_day"), (*heads, *(say(word) for word in counts)), tuple(rows))


def _place_heads(words: SheetWords) -> tuple[str, ...]:
    return words.say("edition"), words.say("module"), words.say("city")


def _place(module: ModuleFigures) -> tuple[str, ...]:
    return module.edition, module.code, module.city


def _groups(title: str, heading: str, groups: Sequence[Group], words: SheetWords) -> Grid:
    rows = tuple((group.name or words.say("not_given"), *astuple(group.steps)) for group in groups)
    return Grid(title, (heading, *(words.say(word) for word in STEP_WORDS)), rows)
