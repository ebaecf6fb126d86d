"""The program closed or killed while it imports or prints: acts are whole or not there, and no scan is lost."""

import csv
from collections.abc import Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from blp_desktop.desk.checking import check_file
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.laptop import station_at
from blp_desktop.desk.station import Station, looking
from blp_desktop.places import resource
from blp_desktop.store.file import close_file, open_file
from blp_desktop.store.schema import Badge, Ledger, Person
from tests.desk.demo import MORNING, Desk, close_desk, now, open_desk
from tests.store.programmes import apart, say

if TYPE_CHECKING:
    from blp_desktop.ui.parts.long_work import Task, Teller
    from blp_desktop.ui.program import Program

PEOPLE = 1_500
DELAYS = (0, 60, 250, 700, 1_500)
"""Milliseconds after which the program ends: before, within and after the act."""


def program_that_ends(path: str, what: str, list_file: str, delay: str, code: str) -> None:
    """Open the window, import or print, scan one badge meanwhile, say its verdict, and close the window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.program import CHECKIN, Program

    application = QApplication([])
    program = Program(Path(path), operator="Anna", clock_set_to=MORNING)
    application.aboutToQuit.connect(program.close)
    program.window.show()
    tab = program.window.tab(CHECKIN)
    program.work.start(_task(program, what, Path(list_file)))
    say(tab.scan_from_anywhere(code).verdict)  # type: ignore[attr-defined]
    QTimer.singleShot(int(delay), program.window.close)
    application.exec()
    say("closed")


def _task(program: "Program", what: str, list_file: Path) -> "Task[object]":
    from blp_desktop.ui.parts.long_work import Task

    def work(_tell: "Teller") -> object:
        if what == "import":
            return apply_people(program.station, plan_people(program.station, list_file))
        from blp_desktop.desk.badges import BadgeOrder
        from blp_desktop.desk.printing import print_badges

        return print_badges(program.station, BadgeOrder(module="M1"), list_file.with_suffix(".pdf"))

    return Task(words=what, work=work, done=_ended, failed=_ended)


def _ended(_what: object) -> None:
    """The file tells what became of it."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo programme; the processes of the tests open its file in turn."""
    opened = open_desk(tmp_path)
    yield opened
    close_desk(opened)


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """Many applications, everyone with a name and an e-mail of their own."""
    text = resource("demo", "applications-2017.csv").read_text(encoding="utf-8-sig")
    heading, *people = csv.reader(text.splitlines(), delimiter=";")
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(heading)
        for number in range(PEOPLE):
            row = list(people[number % len(people)])
            row[2], row[4], row[7] = f"{row[2]} {number}", f"{row[4]} {number}", f"guest{number}@example.org"
            writer.writerow(row)
    return path


def people_in(station: Station) -> int:
    with looking(station) as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def scans_in(station: Station) -> int:
    with looking(station) as session:
        return session.scalar(select(func.count()).select_from(Ledger)) or 0


def printed_in(station: Station) -> int:
    with looking(station) as session:
        return session.scalar(select(func.count()).where(Badge.printed_at.is_not(None))) or 0


@pytest.mark.parametrize("delay", DELAYS)
def test_an_import_is_whole_or_not_there_when_the_window_closes_in_its_middle(
    desk: Desk, list_file: Path, delay: int
) -> None:
    before = people_in(desk.station)
    with apart(program_that_ends, desk.station.file.path, "import", list_file, delay, desk.code()) as process:
        assert process.stdout is not None
        said = process.stdout.read().split()
    assert (process.returncode, said) == (0, ["ADMITTED", "closed"])
    assert people_in(desk.station) - before in (0, PEOPLE)
    assert scans_in(desk.station) == 1
    assert check_file(desk.station).ok


@pytest.mark.parametrize("delay", DELAYS)
def test_badges_count_as_printed_only_where_their_file_is_whole(desk: Desk, list_file: Path, delay: int) -> None:
    with apart(program_that_ends, desk.station.file.path, "print", list_file, delay, desk.code()) as process:
        assert process.stdout is not None
        said = process.stdout.read().split()
    assert (process.returncode, said) == (0, ["ADMITTED", "closed"])
    paper = list_file.with_suffix(".pdf")
    assert printed_in(desk.station) in ((0, 28) if paper.exists() else (0,))
    assert not paper.exists() or paper.read_bytes().rstrip().endswith(b"%%EOF")
    assert check_file(desk.station).ok


@pytest.mark.parametrize("what", ["import", "print"])
@pytest.mark.parametrize("pause", [0.0, 0.1, 0.4, 1.0])
def test_a_kill_in_the_middle_loses_no_scan_and_leaves_no_half(
    desk: Desk, list_file: Path, what: str, pause: float
) -> None:
    before = people_in(desk.station)
    with apart(program_that_ends, desk.station.file.path, what, list_file, 60_000, desk.code()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ADMITTED\n"
        with pytest.raises(TimeoutExpired):
            process.wait(pause)
        process.kill()
    again = station_at(open_file(desk.station.file.path), operator="Anna", now=now)
    assert people_in(again) - before in (0, PEOPLE)
    assert scans_in(again) == 1
    assert printed_in(again) in (0, 28)
    assert check_file(again).ok
    close_file(again.file)
