"""A desk that is killed in the middle of scanning: every scan that was answered is in the ledger."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import select

from blp_desktop.desk.checkin import Scan, scan
from blp_desktop.desk.checking import check_file
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.station import looking
from blp_desktop.domain.ledger import Direction
from blp_desktop.store.file import open_file
from blp_desktop.store.schema import Journal, Ledger
from tests.desk.demo import Desk, close_desk, now, open_desk
from tests.store.programmes import apart, say

ANSWERED = (1, 2, 5, 40, 120)
"""After how many answers each desk in turn is killed."""


def scan_until_killed(path: str, *codes: str) -> None:
    """Scan the codes in and out without end, and say each scan's key once it is answered."""
    station = station_at(open_file(Path(path)), operator="Anna", now=now)
    with opened_door(station, "M1") as door:
        for direction in cycle((Direction.ENTRY, Direction.EXIT)):
            for code in codes:
                say(scan(door, Scan(raw=code, direction=direction)).value.scan_id)


def answered_before_the_kill(desk: Desk, count: int) -> list[str]:
    """The keys that a desk of its own process said before it was killed, at least so many."""
    with apart(scan_until_killed, desk.station.file.path, *desk.badges.values()) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(count)]
        process.kill()
        said += process.stdout.readlines()
    assert process.returncode != 0
    return [line.strip() for line in said if line.endswith("\n")]


def rows_of(desk: Desk) -> tuple[set[str], set[str], list[int]]:
    """The scans in the ledger, those in the journal, and the running numbers in use."""
    with looking(desk.station) as session:
        ledger = set(session.scalars(select(Ledger.id)))
        journal = set(session.scalars(select(Journal.row).where(Journal.table == "ledger")))
        numbers = list(session.scalars(select(Ledger.sequence)))
    return ledger, journal, numbers


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo programme, open here beside the desks that are killed."""
    opened = open_desk(tmp_path)
    yield opened
    close_desk(opened)


def test_every_scan_that_was_answered_outlives_the_kill_of_its_desk(desk: Desk) -> None:
    answered: set[str] = set()
    for number, count in enumerate(ANSWERED, start=1):
        answered |= set(answered_before_the_kill(desk, count))
        ledger, journal, numbers = rows_of(desk)
        assert answered <= ledger == journal
        assert len(ledger) <= len(answered) + number, "at most one scan of each desk was committed and not yet said"
        assert len(numbers) == len(set(numbers))
    assert len(answered) >= sum(ANSWERED)
    assert check_file(desk.station).ok


def test_the_next_desk_scans_on_where_a_killed_one_stopped(desk: Desk) -> None:
    answered = answered_before_the_kill(desk, 3)
    judged = desk.scan(desk.code(27))
    ledger, _, numbers = rows_of(desk)
    assert {judged.scan_id, *answered} <= ledger
    assert len(numbers) == len(set(numbers))
