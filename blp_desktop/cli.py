"""The door without a window: the same acts on the command line."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blp_desktop.desk.laptop import default_file, module_zone, station_at
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import FileDamaged, Refusal, Refusals, SurroundingsFailed
from blp_desktop.store.file import close_file, create_file, open_file

if TYPE_CHECKING:
    from blp_desktop.desk.people_plan import PeoplePlan

DONE, REFUSED, FAILED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a command tells: an object for machines, lines for people, and the exit status."""

    facts: dict[str, Any]
    lines: tuple[str, ...]
    status: int = DONE


def main(asked: Namespace) -> int:
    """Run the command that was asked for; gives the exit status."""
    _speak_utf8()
    try:
        report = _COMMANDS[asked.command](asked)
    except Refusal as refusal:
        return _tell(refusal)
    except SurroundingsFailed as failure:
        print(failure, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        return DONE
    if report is not None:
        _print(report, asked)
    return report.status if report else DONE


def _speak_utf8() -> None:
    """Names of the region reach a pipe whole, whatever the console's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(refusal: Refusal) -> int:
    for each in refusal.refusals if isinstance(refusal, Refusals) else (refusal,):
        print(each, file=sys.stderr)
    return REFUSED


def _print(report: Report, asked: Namespace) -> None:
    if asked.json:
        _print_facts(report.facts, asked)
        return
    for line in report.lines:
        print(line)


def clock_of(asked: Namespace, zone: tzinfo = UTC) -> Callable[[], datetime]:
    """The clock of the command: the instant of `--now` (of `zone` where it has no offset), else the laptop's."""
    if asked.now is None:
        return _laptop_clock
    instant: datetime = asked.now if asked.now.tzinfo else asked.now.replace(tzinfo=zone)

    def stopped() -> datetime:
        return instant

    return stopped


def _laptop_clock() -> datetime:
    return datetime.now(UTC)


def _path(asked: Namespace) -> Path:
    return Path(asked.file) if asked.file else default_file()


@contextmanager
def _station(asked: Namespace) -> Iterator[Station]:
    """The station at the file, which must be there; a clock set without an offset is one of the module's zone."""
    file = open_file(_path(asked))
    try:
        zone = module_zone(file, getattr(asked, "module", None))
        yield station_at(file, operator=asked.operator, now=clock_of(asked, zone))
    finally:
        close_file(file)


@contextmanager
def _made(asked: Namespace) -> Iterator[Station]:
    """The same for a command that makes the file; if it fails, the file is gone again."""
    path = _path(asked)
    fresh = not path.exists()
    file = create_file(path) if fresh else open_file(path)
    kept = not fresh
    try:
        yield station_at(file, operator=asked.operator, now=clock_of(asked))
        kept = kept or not getattr(asked, "dry_run", False)
    finally:
        close_file(file)
        if not kept:
            _remove(path)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _demo(asked: Namespace) -> Report:
    from blp_desktop.desk.demo import make_demo

    path = _path(asked)
    if path.exists():
        raise Refusal("file_exists", f"There is already a file {path}.", "Choose another name with --file.")
    with _made(asked) as station:
        demo = make_demo(station)
    facts = {"file": str(path), "editions": demo.editions, "modules": demo.modules}
    facts |= {"people": demo.people, "invited": demo.invited}
    return Report(facts, (f"{path}: {demo.modules} modules, {demo.people} people, {demo.invited} invited.",))


def _import(asked: Namespace) -> Report:
    return _import_people(asked) if asked.kind == "people" else _import_programme(asked)


def _import_programme(asked: Namespace) -> Report:
    from blp_desktop.desk.import_programme import apply_programme, plan_programme

    with _made(asked) as station:
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


def _import_people(asked: Namespace) -> Report:
    from blp_desktop.desk.import_people import apply_people

    with _made(asked) as station:
        plan = _people_plan(station, asked)
        problems = [_problem(problem) for problem in plan.problems]
        counts = {"added": plan.added, "changed": plan.changed, "unchanged": plan.unchanged}
        facts = {"rows": plan.rows, **counts, "skipped": list(plan.skipped), "problems": problems}
        _refuse_problems(plan.problems, facts, asked)
        if not asked.dry_run:
            apply_people(station, plan)
    for sentence in plan.near_duplicates:
        print(sentence, file=sys.stderr)
    skipped = f"; rows skipped as notes: {', '.join(map(str, plan.skipped))}" if plan.skipped else ""
    would = "Nothing was changed. Would be: " if asked.dry_run else ""
    return Report(facts, (f"{would}{plan.rows} rows: {_in_words(counts)}{skipped}.",))


def _people_plan(station: Station, asked: Namespace) -> "PeoplePlan":
    """What the import would do; a file refused as a whole is told in the object too, as a problem of no row."""
    from blp_desktop.desk.import_people import plan_people

    try:
        return plan_people(station, asked.list, edition=asked.edition, mapped=tuple(asked.mapped))
    except Refusal as refusal:
        problem = {"row": None, "column": "", "value": asked.list.name, "problem": str(refusal)}
        counts = dict.fromkeys(("rows", "added", "changed", "unchanged"), 0)
        _print_facts({**counts, "skipped": [], "problems": [problem]}, asked)
        raise


def _print_facts(facts: dict[str, Any], asked: Namespace) -> None:
    if asked.json and facts:
        print(json.dumps(facts, ensure_ascii=False))


def _problem(problem: Any) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column, "value": problem.value, "problem": problem.problem}


def _refuse_problems(problems: Any, facts: dict[str, Any], asked: Namespace) -> None:
    if not problems:
        return
    _print_facts(facts, asked)
    raise Refusals(tuple(Refusal("import_problem", _in_a_sentence(problem)) for problem in problems))


def _in_a_sentence(problem: Any) -> str:
    sheet = f"{problem.sheet}, " if getattr(problem, "sheet", "") else ""
    column = f", column {problem.column}" if problem.column else ""
    value = f" ({problem.value})" if problem.value not in ("", None) else ""
    return f"{sheet}row {problem.row}{column}: {problem.problem}{value}"


def _invite(asked: Namespace) -> Report:
    from blp_desktop.desk.invitations import invite, invite_all_selected

    if asked.all_selected == bool(asked.people):
        _wrong_usage("invite takes either people or --all-selected")
    with _station(asked) as station:
        if asked.all_selected:
            done = invite_all_selected(station, module=asked.module).value
        else:
            done = invite(station, module=asked.module, people=asked.people).value
    facts = {"module": done.module, "invited": done.invited, "already": done.already}
    return Report(facts, (f"{done.module}: {done.invited} invited, {done.already} already.",))


def _people(asked: Namespace) -> Report:
    from blp_desktop.desk.people import list_people
    from blp_desktop.domain.checkin import Standing

    status = Standing(asked.status) if asked.status else None
    with _station(asked) as station:
        rows = list_people(station, module=asked.module, search=asked.search, status=status)
    fields = ("id", "first_name", "last_name", "organisation", "country", "email", "status", "modules")
    people = [{name: getattr(row, name) for name in fields} for row in rows]
    table = [(row.name, row.organisation, row.country, row.email, row.status, " ".join(row.modules)) for row in rows]
    lines = _table(("Name", "Organisation", "Country", "E-mail", "Status", "Modules"), table)
    return Report({"people": people}, (*lines, f"{len(rows)} people."))


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[at]) for row in (headings, *rows)) for at in range(len(headings))]
    cells = (zip(row, widths, strict=True) for row in (headings, *rows))
    return ["  ".join(f"{text:<{wide}}" for text, wide in row).rstrip() for row in cells]


def _badges(asked: Namespace) -> Report:
    if asked.people and asked.people[0] == "revoke" and asked.out is None:
        return _revoke(asked)
    from blp_desktop.cli_badges import badges_told

    if asked.module is None or asked.out is None:
        _wrong_usage("badges needs --module M and --out FILE.pdf, or: badges revoke PERSON --reason R")
    with _station(asked) as station:
        done = badges_told(station, asked)
    facts = {"badges": done.badges, "pages": done.pages, "file": str(done.file), "problems": list(done.problems)}
    return Report(facts, (f"{done.file}: {done.badges} badges on {done.pages} pages.",))


def _revoke(asked: Namespace) -> Report:
    from blp_desktop.desk.badges import revoke_badge

    if len(asked.people) != 2 or not asked.reason:
        _wrong_usage("badges revoke needs one PERSON and --reason R")
    with _station(asked) as station:
        done = revoke_badge(station, asked.people[1], reason=asked.reason).value
    return Report({"person": done.person, "revoked": done.badges}, (f"{done.badges} badge revoked.",))


def _wrong_usage(sentence: str) -> None:
    print(f"blp-desktop: {sentence}", file=sys.stderr)
    sys.exit(2)


def _sheets(asked: Namespace) -> Report:
    from blp_desktop.desk.sheets import SheetOrder, city_sheets, module_sheets, write_sheets
    from blp_desktop.domain.moments import Moment

    columns = {"apart": asked.apart, "emails": asked.emails, "photos": asked.photos}
    order = SheetOrder(moment=Moment(asked.moment), day=asked.day, whole_module=asked.whole_module, **columns)
    with _station(asked) as station:
        pdf = city_sheets(station, asked.city, order) if asked.city else module_sheets(station, asked.module, order)
        done = write_sheets(pdf, asked.out)
    for problem in done.problems:
        print(problem, file=sys.stderr)
    told = f"{done.file}: {done.sheets} sheets on {done.pages} pages."
    return Report({"sheets": done.sheets, "pages": done.pages, "file": str(done.file)}, (told,))


def _scan(asked: Namespace) -> None:
    from blp_desktop.cli_scan import scan_lines

    if asked.id and len(asked.codes) != 1:
        _wrong_usage("--id takes exactly one CODE")
    with _station(asked) as station:
        scan_lines(station, asked)


def _undo(asked: Namespace) -> Report:
    from blp_desktop.desk.checkin import undo_any_scan

    with _station(asked) as station:
        done = undo_any_scan(station, asked.scan_id, reason=asked.reason).value
    facts = {"scan_id": done.scan_id, "annuls": done.annuls, "verdict": "ANNULLED"}
    return Report(facts, (f"The scan {done.annuls} no longer counts.",))


def _attendance(asked: Namespace) -> Report:
    from blp_desktop.desk.attendance import attendance
    from blp_desktop.desk.attendance_lists import write_attendance

    with _station(asked) as station:
        found = attendance(station, asked.module)
    if asked.out:
        write_attendance(found, asked.out)
    points = [{"id": c.id, "label": c.label, "expected": c.expected, "present": c.present} for c in found.checkpoints]
    people = [{"id": each.id, "name": each.name, "present": list(each.present)} for each in found.people]
    lines = [f"{c.label}: {c.present} of {c.expected}" for c in found.checkpoints]
    rows = [(each.name, each.organisation, " ".join(each.present)) for each in found.people]
    facts = {"module": found.module, "checkpoints": points, "people": people}
    return Report(facts, (*_table(("Name", "Organisation", "Present"), rows), *lines))


def _check(asked: Namespace) -> Report:
    from blp_desktop.desk.checking import check_file

    try:
        with _station(asked) as station:
            problems = check_file(station).problems
    except FileDamaged as damage:
        problems = (str(damage),)
    facts = {"ok": not problems, "problems": list(problems)}
    return Report(facts, problems or ("The file is sound.",), REFUSED if problems else DONE)


def _backup(asked: Namespace) -> Report:
    from blp_desktop.desk.safety import save_backup

    with _station(asked) as station:
        file = save_backup(station, asked.copy)
    return Report({"file": str(file)}, (f"Copied to {file}.",))


def _restore(asked: Namespace) -> Report:
    from blp_desktop.desk.safety import restore_file

    path = _path(asked)
    if not path.exists():
        raise Refusal("file_missing", f"There is no programme file {path}.", "Name the file to restore with --file.")
    aside = restore_file(asked.copy, path, now=clock_of(asked)())
    kept = f" The file until now is kept as {aside}." if aside else ""
    return Report({"file": str(path)}, (f"{path} is restored from {asked.copy}.{kept}",))


def _operators(asked: Namespace) -> Report:
    from blp_desktop.desk.operators import clear_pin, list_operators

    verb, *names = asked.words or ("",)
    if asked.words and (verb != "clear-pin" or len(names) != 1):
        _wrong_usage("operators takes nothing, or: operators clear-pin NAME")
    with _station(asked) as station:
        if names:
            name = clear_pin(station, names[0]).value
            return Report({"operator": name, "pin": False}, (f"{name} has no PIN now.",))
        lines = list_operators(station)
    facts = [{"name": line.name, "rights": line.rights.value, "pin": line.has_pin} for line in lines]
    rows = [(line.name, line.rights.value, "yes" if line.has_pin else "no") for line in lines]
    return Report({"operators": facts}, tuple(_table(("Name", "Rights", "PIN"), rows)))


_COMMANDS: dict[str, Callable[[Namespace], Report | None]] = {
    "demo": _demo,
    "import": _import,
    "invite": _invite,
    "people": _people,
    "badges": _badges,
    "sheets": _sheets,
    "scan": _scan,
    "undo": _undo,
    "attendance": _attendance,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "operators": _operators,
}
