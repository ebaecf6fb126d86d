"""What a command tells: an object for machines, lines for people, sentences on standard error, an exit status."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import Any, NoReturn

from blp_desktop.domain.refusals import Refusal, Refusals

DONE, REFUSED, FAILED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a command tells: an object for machines, lines for people, and the exit status."""

    facts: dict[str, Any]
    lines: tuple[str, ...]
    status: int = DONE


def speak_utf8() -> None:
    """Names of the region reach a pipe whole, whatever the console's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell_refusal(refusal: Refusal) -> int:
    """One sentence a problem; gives the exit status."""
    for each in refusal.refusals if isinstance(refusal, Refusals) else (refusal,):
        print(each, file=sys.stderr)
    return REFUSED


def print_report(report: Report, asked: Namespace) -> None:
    """The object where it was asked for, else the lines."""
    if asked.json:
        print_facts(report.facts, asked)
        return
    for line in report.lines:
        print(line)


def print_facts(facts: dict[str, Any], asked: Namespace) -> None:
    """The object for machines, where it was asked for."""
    if asked.json and facts:
        print(json.dumps(facts, ensure_ascii=False))


def as_table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Lines with columns as wide as their texts."""
    widths = [max(len(row[at]) for row in (headings, *rows)) for at in range(len(headings))]
    cells = (zip(row, widths, strict=True) for row in (headings, *rows))
    return ["  ".join(f"{text:<{wide}}" for text, wide in row).rstrip() for row in cells]


def wrong_usage(sentence: str) -> NoReturn:
    """Say so and end with status 2."""
    print(f"blp-desktop: {sentence}", file=sys.stderr)
    sys.exit(2)
