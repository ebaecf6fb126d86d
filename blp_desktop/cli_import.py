"""`import`: a programme or people from a list, all or nothing, every problem told at once."""

import sys
from argparse import Namespace
from typing import Any

from blp_desktop.cli_telling import Report, print_facts
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.import_programme import apply_programme, plan_programme
from blp_desktop.desk.people_plan import PeoplePlan
from blp_desktop.desk.programme import list_editions
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import Refusal, Refusals


def programme_told(station: Station, asked: Namespace) -> Report:
    """Import a programme; raises Refusals for its problems, one sentence each."""
    plan = plan_programme(station, asked.list, edition=asked.edition)
    _refuse_problems(plan.problems, {}, asked)
    done = apply_programme(station, plan).value
    for name in plan.kept:
        print(f"No longer in the file, kept: {name}", file=sys.stderr)
    facts = {kind: _counts(getattr(done, kind)) for kind in ("modules", "venues", "sessions")}
    return Report(facts, tuple(f"{kind}: {_in_words(counts)}" for kind, counts in facts.items()))


def _counts(part: Any) -> dict[str, int]:
    return {"added": part.added, "changed": part.changed, "unchanged": part.unchanged}


def _in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {word}" for word, count in counts.items())


def people_told(station: Station, asked: Namespace) -> Report:
    """Import people, or say what would come of it; raises Refusals for the list's problems."""
    plan = _people_plan(station, asked)
    problems = [_problem(problem) for problem in plan.problems]
    counts = {"added": plan.added, "changed": plan.changed, "unchanged": plan.unchanged}
    facts = {"rows": plan.rows, **counts, "skipped": list(plan.skipped), "problems": problems}
    _refuse_problems(plan.problems, facts, asked)
    known = [each.code for each in list_editions(station)]
    if known and plan.edition not in known:
        print(f"The edition {plan.edition} is new; there were: {', '.join(known)}.", file=sys.stderr)
    if not asked.dry_run:
        apply_people(station, plan)
    for sentence in plan.near_duplicates:
        print(sentence, file=sys.stderr)
    skipped = f"; rows skipped as notes: {', '.join(map(str, plan.skipped))}" if plan.skipped else ""
    would = "Nothing was changed. Would be: " if asked.dry_run else ""
    return Report(facts, (f"{would}{plan.rows} rows: {_in_words(counts)}{skipped}.",))


def _people_plan(station: Station, asked: Namespace) -> PeoplePlan:
    """What the import would do; a file refused as a whole is told in the object too, as a problem of no row."""
    try:
        return plan_people(station, asked.list, edition=asked.edition, mapped=tuple(asked.mapped))
    except Refusal as refusal:
        problem = {"row": None, "column": "", "value": asked.list.name, "problem": str(refusal)}
        counts = dict.fromkeys(("rows", "added", "changed", "unchanged"), 0)
        print_facts({**counts, "skipped": [], "problems": [problem]}, asked)
        raise


def _problem(problem: Any) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column, "value": problem.value, "problem": problem.problem}


def _refuse_problems(problems: Any, facts: dict[str, Any], asked: Namespace) -> None:
    if not problems:
        return
    print_facts(facts, asked)
    raise Refusals(tuple(Refusal("import_problem", _in_a_sentence(problem)) for problem in problems))


def _in_a_sentence(problem: Any) -> str:
    sheet = f"{problem.sheet}, " if getattr(problem, "sheet", "") else ""
    column = f", column {problem.column}" if problem.column else ""
    value = f" ({problem.value})" if problem.value not in ("", None) else ""
    return f"{sheet}row {problem.row}{column}: {problem.problem}{value}"
