"""The door without a window: the same acts on the command line."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from blp_desktop.cli_telling import (
    DONE,
    FAILED,
    REFUSED,
    Report,
    as_table,
    print_report,
    speak_utf8,
    tell_refusal,
    wrong_usage,
)
from blp_desktop.desk.laptop import data_folder, default_file, module_zone, station_at
from blp_desktop.desk.station import Station
from blp_desktop.domain.refusals import FileDamaged, Refusal, SurroundingsFailed
from blp_desktop.store.file import close_file, create_file, open_file, remove_file


def main(asked: Namespace) -> int:
    """Run the command that was asked for; gives the exit status."""
    speak_utf8()
    try:
        report = _COMMANDS[asked.command](asked)
    except Refusal as refusal:
        return tell_refusal(refusal)
    except SurroundingsFailed as failure:
        print(failure, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        return DONE
    if report is not None:
        print_report(report, asked)
    return report.status if report else DONE


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
    if not path.resolve().parent.is_dir() and not path.resolve().is_relative_to(data_folder()):
        raise SurroundingsFailed(f"There is no folder {path.parent}.", "Make it first, or check the name.")
    file = create_file(path) if fresh else open_file(path)
    kept = not fresh
    try:
        yield station_at(file, operator=asked.operator, now=clock_of(asked))
        kept = kept or not getattr(asked, "dry_run", False)
    finally:
        close_file(file)
        if not kept:
            remove_file(path)


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
    from blp_desktop.cli_import import people_told, programme_told

    told = people_told if asked.kind == "people" else programme_told
    with _made(asked) as station:
        return told(station, asked)


def _invite(asked: Namespace) -> Report:
    from blp_desktop.desk.invitations import invite, invite_all_selected

    if asked.all_selected == bool(asked.people):
        wrong_usage("invite takes either people or --all-selected")
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
    lines = as_table(("Name", "Organisation", "Country", "E-mail", "Status", "Modules"), table)
    return Report({"people": people}, (*lines, f"{len(rows)} people."))


def _badges(asked: Namespace) -> Report:
    if asked.people and asked.people[0] == "revoke" and asked.out is None:
        return _revoke(asked)
    from blp_desktop.cli_badges import badges_told

    if asked.module is None or asked.out is None:
        wrong_usage("badges needs --module M and --out FILE.pdf, or: badges revoke PERSON --reason R")
    with _station(asked) as station:
        done = badges_told(station, asked)
    facts = {"badges": done.badges, "pages": done.pages, "file": str(done.file), "problems": list(done.problems)}
    return Report(facts, (f"{done.file}: {done.badges} badges on {done.pages} pages.",))


def _revoke(asked: Namespace) -> Report:
    from blp_desktop.desk.badges import revoke_badge

    if len(asked.people) != 2 or not asked.reason:
        wrong_usage("badges revoke needs one PERSON and --reason R")
    with _station(asked) as station:
        done = revoke_badge(station, asked.people[1], reason=asked.reason).value
    return Report({"person": done.person, "revoked": done.badges}, (f"{done.badges} badge revoked.",))


def _sheets(asked: Namespace) -> Report:
    from blp_desktop.desk.sheets import SheetOrder, city_sheets, module_sheets, write_sheets
    from blp_desktop.domain.moments import Moment

    columns = {"apart": asked.apart, "emails": asked.emails, "photos": asked.photos}
    order = SheetOrder(moment=Moment(asked.moment), day=asked.day, whole_module=asked.whole_module, **columns)
    with _station(asked) as station:
        pdf = city_sheets(station, asked.city, order) if asked.city else module_sheets(station, asked.module, order)
        done = write_sheets(station, pdf, asked.out).value
    for problem in done.problems:
        print(problem, file=sys.stderr)
    told = f"{done.file}: {done.sheets} sheets on {done.pages} pages."
    return Report({"sheets": done.sheets, "pages": done.pages, "file": str(done.file)}, (told,))


def _evidence(asked: Namespace) -> Report:
    from blp_desktop.cli_evidence import check_told, pack_told

    if asked.words:
        verb, *files = asked.words
        if verb != "verify" or len(files) != 1 or asked.module or asked.out:
            wrong_usage("evidence needs --module M and --out FILE.zip, or: evidence verify FILE.zip")
        return check_told(Path(files[0]))
    if asked.module is None or asked.out is None:
        wrong_usage("evidence needs --module M and --out FILE.zip, or: evidence verify FILE.zip")
    with _station(asked) as station:
        return pack_told(station, asked)


def _scan(asked: Namespace) -> None:
    from blp_desktop.cli_scan import scan_lines

    if asked.id and len(asked.codes) != 1:
        wrong_usage("--id takes exactly one CODE")
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
    return Report(facts, (*as_table(("Name", "Organisation", "Present"), rows), *lines))


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
        wrong_usage("operators takes nothing, or: operators clear-pin NAME")
    with _station(asked) as station:
        if names:
            name = clear_pin(station, names[0]).value
            return Report({"operator": name, "pin": False}, (f"{name} has no PIN now.",))
        lines = list_operators(station)
    facts = [{"name": line.name, "rights": line.rights.value, "pin": line.has_pin} for line in lines]
    rows = [(line.name, line.rights.value, "yes" if line.has_pin else "no") for line in lines]
    return Report({"operators": facts}, tuple(as_table(("Name", "Rights", "PIN"), rows)))


_COMMANDS: dict[str, Callable[[Namespace], Report | None]] = {
    "demo": _demo,
    "import": _import,
    "invite": _invite,
    "people": _people,
    "badges": _badges,
    "sheets": _sheets,
    "evidence": _evidence,
    "scan": _scan,
    "undo": _undo,
    "attendance": _attendance,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "operators": _operators,
}
