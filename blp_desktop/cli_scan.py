"""Scanning on the command line: a line is answered before the next is read."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from blp_desktop.desk.checkin import Judged, Scan, scan
from blp_desktop.desk.door import Door, opened_door
from blp_desktop.desk.station import Station
from blp_desktop.domain.ledger import Direction


def scan_lines(station: Station, asked: Namespace) -> None:
    """Judge the codes of the arguments, or one a line from standard input until it ends."""
    with opened_door(station, asked.module) as door:
        for raw in asked.codes or _typed_lines():
            judged = scan(door, _request(door, asked, raw)).value
            print(_line(judged, asked), flush=True)


def _typed_lines() -> Iterator[str]:
    """Lines as they come; bytes that are no text are spelt out, never in the way."""
    while line := sys.stdin.buffer.readline():
        yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "backslashreplace")


def _request(door: Door, asked: Namespace, raw: str) -> Scan:
    return Scan(
        raw=raw,
        checkpoint=asked.checkpoint,
        at=_in_zone(door, asked.at),
        direction=Direction.EXIT if asked.exit else Direction.ENTRY,
        scan_id=asked.id,
        override=asked.override,
    )


def _in_zone(door: Door, at: datetime | None) -> datetime | None:
    """An instant given without an offset is one of the module's zone."""
    return at.replace(tzinfo=door.setting.zone) if at is not None and at.tzinfo is None else at


def _line(judged: Judged, asked: Namespace) -> str:
    if asked.json:
        return json.dumps(_facts(judged), ensure_ascii=False)
    who = f"{judged.person.name}, {judged.person.organisation}: " if judged.person else ""
    return f"{judged.at:%H:%M} {judged.verdict} {who}{judged.why}"


def _facts(judged: Judged) -> dict[str, Any]:
    person, first = judged.person, judged.first
    return {
        "scan_id": judged.scan_id,
        "code": judged.code,
        "verdict": judged.verdict,
        "why": judged.why,
        "overridden": bool(judged.overridden),
        "person": {"id": person.id, "name": person.name, "organisation": person.organisation} if person else None,
        "module": judged.module,
        "checkpoint": judged.checkpoint,
        "at": judged.at.isoformat(),
        "first": {"at": first.at.isoformat(), "station": first.station} if first else None,
    }
