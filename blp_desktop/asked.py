"""What was asked for on the command line, read into options."""

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from blp_desktop import __version__

ONLY = ("new", "changed", "all")
MOMENTS = ("empty", "during", "afterwards")
STATUSES = ("applied", "waiting", "declined", "selected", "withdrawn", "blocked")

_YEARS = range(1900, 3000)
"""Of an instant; at the ends of the calendar no zone can be told."""
_Parser = argparse.ArgumentParser
_Commands = Callable[..., _Parser]


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options of a command line; ends the process with status 2 where the usage is wrong."""
    return _parser().parse_args(_named(arguments))


def _named(arguments: list[str]) -> list[str]:
    """A file that was double-clicked comes as its bare path; that is the window on it."""
    if len(arguments) == 1 and arguments[0].lower().endswith(".blp"):
        return ["--file", arguments[0]]
    return arguments


def _parser() -> _Parser:
    parser = _Parser("blp-desktop", description="Run the modules of a travelling programme, without a network.")
    _shared(parser, missing=None)
    parser.add_argument("--version", action="version", version=f"BLP Desk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, about: str) -> _Parser:
        made = commands.add_parser(name, help=about, description=about)
        _shared(made, missing=argparse.SUPPRESS)
        return made

    for add in (_making, _people, _paper, _evidence, _door, _safety):
        add(command)
    return parser


def _shared(parser: _Parser, *, missing: str | None) -> None:
    """Options that may stand before or after the command."""
    flag = argparse.SUPPRESS if missing else False
    parser.add_argument("--file", type=Path, metavar="PROGRAMME.blp", default=missing, help="the programme file")
    parser.add_argument("--json", action="store_true", default=flag, help="one JSON object on standard output")
    parser.add_argument("--operator", metavar="NAME", default=missing, help="who acts; the account's name by default")
    parser.add_argument("--now", type=_instant, metavar="INSTANT", default=missing, help="set the clock")


def _making(command: _Commands) -> None:
    command("demo", "make the file with the demo programme")
    imports = command("import", "take in a programme or people from a list")
    kinds = imports.add_subparsers(dest="kind", metavar="KIND", required=True)
    for kind, about in (("programme", "modules, venues and sessions"), ("people", "applications or a roster")):
        made = kinds.add_parser(kind, help=about, description=f"Import {about}.")
        _shared(made, missing=argparse.SUPPRESS)
        made.add_argument("list", type=Path, metavar="FILE")
        made.add_argument("--edition", metavar="E")
        if kind == "people":
            made.add_argument(
                "--map", action="append", type=_correction, default=[], metavar='"COLUMN=field"', dest="mapped"
            )
            made.add_argument("--dry-run", action="store_true", help="tell what would happen, change nothing")


def _people(command: _Commands) -> None:
    invite = command("invite", "invite people to a module")
    invite.add_argument("--module", required=True, metavar="M")
    invite.add_argument("--all-selected", action="store_true", help="everyone selected in the edition")
    invite.add_argument("people", nargs="*", metavar="PERSON")
    people = command("people", "list people")
    people.add_argument("--module", metavar="M")
    people.add_argument("--search", metavar="TEXT", default="")
    people.add_argument("--status", choices=STATUSES)


def _paper(command: _Commands) -> None:
    badges = command("badges", "badges as PDF, recorded as printed; or `badges revoke PERSON --reason R`")
    badges.add_argument("--module", metavar="M")
    badges.add_argument("--out", type=Path, metavar="FILE.pdf")
    badges.add_argument("--stock", metavar="ID", default="avery-l4785")
    badges.add_argument("--only", choices=ONLY, default="all")
    badges.add_argument("--start-at", type=_counting, metavar="K", default=1)
    badges.add_argument("--reason", metavar="R")
    badges.add_argument("people", nargs="*", metavar="PERSON")
    sheets = command("sheets", "attendance sheets")
    sheets.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    where = sheets.add_mutually_exclusive_group(required=True)
    where.add_argument("--module", metavar="M")
    where.add_argument("--city", metavar="CITY")
    which = sheets.add_mutually_exclusive_group()
    which.add_argument("--day", type=_day, metavar="DATE")
    which.add_argument("--whole-module", action="store_true", help="one sheet with every half-day")
    sheets.add_argument("--moment", choices=MOMENTS, default="empty", help="with what the ledger says, or empty")
    sheets.add_argument("--apart", action="store_true", help="local and international participants apart")
    sheets.add_argument("--emails", action="store_true", help="a column of e-mail addresses")
    sheets.add_argument("--photos", action="store_true", help="a column of photo choices")


def _evidence(command: _Commands) -> None:
    evidence = command("evidence", "who attended and on what proof, as one zip; or `evidence verify FILE.zip`")
    evidence.add_argument("--module", metavar="M")
    evidence.add_argument("--out", type=Path, metavar="FILE.zip")
    evidence.add_argument("words", nargs="*", metavar="verify FILE.zip")


def _door(command: _Commands) -> None:
    scan = command("scan", "judge codes from the arguments, or one a line from standard input")
    scan.add_argument("--module", required=True, metavar="M")
    scan.add_argument("--checkpoint", metavar="C")
    scan.add_argument("--at", type=_instant, metavar="INSTANT")
    scan.add_argument("--exit", action="store_true", help="the way out")
    scan.add_argument("--id", type=_uuid, metavar="UUID")
    scan.add_argument("--override", metavar="REASON")
    scan.add_argument("codes", nargs="*", metavar="CODE")
    undo = command("undo", "annul a scan")
    undo.add_argument("scan_id", type=_uuid, metavar="SCAN_ID")
    undo.add_argument("--reason", required=True, metavar="R")
    attendance = command("attendance", "attendance folded from the ledger")
    attendance.add_argument("--module", required=True, metavar="M")
    attendance.add_argument("--out", type=Path, metavar="FILE.csv|.xlsx")


def _safety(command: _Commands) -> None:
    command("check", "integrity of the file, and the ledger folded anew")
    for name, about in (("backup", "a consistent copy while in use"), ("restore", "put a copy back")):
        command(name, about).add_argument("copy", type=Path, metavar="FILE")
    operators = command("operators", "who may sit at a desk; or `operators clear-pin NAME` for a forgotten PIN")
    operators.add_argument("words", nargs="*", metavar="clear-pin NAME")
    command("selfcheck", "start every part of the installed program once, off screen")


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no instant such as 2017-10-24T09:00+02:00") from None
    if found.year not in _YEARS:
        told = f"{text} is not in the years {_YEARS[0]} to {_YEARS[-1]}"
        raise argparse.ArgumentTypeError(told)
    return found


def _correction(text: str) -> str:
    if "=" not in text:
        raise argparse.ArgumentTypeError(f"{text} names no field: write COLUMN=field")
    return text


def _day(text: str) -> object:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2017-10-24") from None


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no UUID") from None


def _counting(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no label; the first is 1")
