"""A report of an edition with a long ledger: counted and laid out, beside SQLite counting the rows by group."""

import sqlite3
import tempfile
from datetime import date, time, timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.figures import Figure, median_seconds
from benchmarks.programmes import NOW, Made, made_programme
from blp_desktop.desk.report_charts import charts_of
from blp_desktop.desk.report_facts import ReportScope
from blp_desktop.desk.reports import report
from blp_desktop.desk.station import acting
from blp_desktop.domain.checkpoints import Half, half_day_id
from blp_desktop.domain.ledger import Verdict
from blp_desktop.paper.chart_drawing import drawing_of
from blp_desktop.paper.charts import PAPER_INK
from blp_desktop.paper.sheet_words import words_of
from blp_desktop.store.schema import Ledger, Session

_PEOPLE, _LEDGER, _DAYS = 5_000, 100_000, 3
_TARGET = 300.0
_COUNT = "SELECT module_id, checkpoint, verdict, count(*) FROM ledger GROUP BY module_id, checkpoint, verdict"


def measure() -> list[Figure]:
    """In milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.blp"
        made = made_programme(path, people=_PEOPLE)
        _fill(made)
        _View(made)()
        taken = 1000 * median_seconds(_View(made))
        floor = 1000 * median_seconds(_Count(path))
    return [
        Figure(
            name=f"the report of {_LEDGER} ledger rows, {_PEOPLE} people",
            value=taken,
            unit="ms",
            floor_name="SQLite counts the rows by group",
            floor=floor,
            target=_TARGET,
        )
    ]


class _View:
    """Every figure, and every chart of it as marks."""

    def __init__(self, made: Made) -> None:
        self._made = made

    def __call__(self) -> None:
        found = report(self._made.station, ReportScope("2017"))
        for chart in charts_of(found, words_of("en")):
            drawing_of(chart, width=560.0, ink=PAPER_INK)


class _Count:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> None:
        connection = sqlite3.connect(self._path)
        connection.execute(_COUNT).fetchall()
        connection.close()


def _fill(made: Made) -> None:
    """Entries, exits and an annulment here and there, over three days."""
    with acting(made.station, "fill") as under_way:
        people = [row[0] for row in under_way.connection.exec_driver_sql("SELECT id FROM person")]
        rows = [_row(made, people[number % len(people)], number) for number in range(_LEDGER)]
        for number in range(0, _LEDGER - 1, 50):
            rows[number + 1] |= {"verdict": Verdict.ANNULLED, "annuls": rows[number]["id"]}
        under_way.connection.execute(insert(Ledger), rows)
        for day in range(1, _DAYS):
            for start in (9, 13):
                under_way.session.add(_sitting(made, day, start))


def _sitting(made: Made, day: int, start: int) -> Session:
    row = Session(id=made.station.author.new_key(), module_id=made.module, title="Workshop", counts=True)
    row.day, row.start, row.end = _day(day), time(start), time(start + 3)
    return row


def _day(number: int) -> date:
    return NOW.date() + timedelta(days=number)


def _row(made: Made, person: str, number: int) -> dict[str, object]:
    part = number * 2 * _DAYS // _LEDGER
    return {
        "id": made.station.author.new_key(),
        "module_id": made.module,
        "checkpoint": half_day_id(_day(part // 2), list(Half)[part % 2]),
        "direction": "entry",
        "verdict": (Verdict.ADMITTED, Verdict.ADMITTED, Verdict.EXITED, Verdict.ALREADY_IN)[number // _PEOPLE % 4],
        "why": "",
        "at": NOW + timedelta(seconds=number),
        "person_id": person,
        "annuls": None,
        "laptop_id": "elsewhere",
        "sequence": number,
        "station": "Desk B",
        "clock_offset": 0.0,
        "overridden": [],
    }
