"""A scan at the door: from the key's Enter to the painted verdict, with few people and with many."""

import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.figures import Figure, grown, p99
from benchmarks.programmes import NOW, Made, made_programme
from blp_desktop.desk.station import acting
from blp_desktop.domain.ledger import Verdict
from blp_desktop.store.schema import Ledger

_FEW, _MANY = 2_000, 100_000
_LEDGER = 50_000
_SCANS = 200
_IN_A_ROW = 1_000
_TARGET = 30.0
_GROWTH = 2.0


def measure() -> list[Figure]:
    """The slowest of a hundred scans, beside the same scan told by a bare label; and what 1,000 leave in memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        few = _Measured(Path(folder) / "few.blp", _FEW)
        many = _Measured(Path(folder) / "many.blp", _MANY)
    return [
        Figure(
            name=f"Enter to painted verdict, {_FEW} people, {_LEDGER} ledger rows, p99",
            value=p99(few.painted),
            unit="ms",
            floor_name="the scan alone and a bare label",
            floor=p99(few.bare),
            target=_TARGET,
        ),
        Figure(
            name=f"the same with {_MANY} people, p99",
            value=p99(many.painted),
            unit="ms",
            floor_name=f"with {_FEW} people",
            floor=p99(few.painted),
            target=2 * p99(few.painted),
        ),
        Figure(name=f"until the counters are right too, {_FEW} people, p99", value=p99(few.settled), unit="ms"),
        Figure(name=f"until the counters are right too, {_MANY} people, p99", value=p99(many.settled), unit="ms"),
        Figure(name=f"opening the door of {_MANY} people", value=many.opening, unit="ms"),
        Figure(name=f"memory after {_IN_A_ROW} more scans", value=few.growth, unit="MiB", target=_GROWTH),
    ]


class _Measured:
    """One programme's figures, in milliseconds and MiB."""

    def __init__(self, path: Path, people: int) -> None:
        made = made_programme(path, people=people)
        _fill_ledger(made)
        self.painted: list[float] = []
        self.settled: list[float] = []
        self.opening, self.growth = 0.0, 0.0
        self._measure(made)

    def _measure(self, made: Made) -> None:
        from PySide6.QtWidgets import QApplication

        from blp_desktop.ui.checkin.tab import CheckinTab
        from blp_desktop.ui.collecting import Collecting
        from blp_desktop.ui.look.style import Look
        from blp_desktop.ui.parts.long_work import LongWork

        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        Look(application)
        started = time.perf_counter()
        tab = CheckinTab(made.station)
        self.opening = _since(started)
        collecting = Collecting(LongWork(tab), tab)  # as the window has it
        tab.touched.connect(tab.refresh)
        tab.resize(1200, 800)
        tab.show()
        application.processEvents()
        for code in made.codes[:_SCANS]:
            self._scan(application, tab, code)
        if len(made.codes) == _FEW:
            self.growth = grown(lambda: self._again(application, tab, made.codes))
        collecting.end()
        tab.close_door()
        tab.close()
        self.bare = _bare_scans(application, made)

    def _scan(self, application, tab, code: str) -> None:  # type: ignore[no-untyped-def]
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        tab.field.setText(code)
        started = time.perf_counter()
        QTest.keyClick(tab.field, Qt.Key.Key_Return)
        self.painted.append(_since(started))
        application.processEvents()
        self.settled.append(_since(started))

    def _again(self, application, tab, codes: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
        kept = self.painted, self.settled
        self.painted, self.settled = [], []
        for code in codes[_SCANS : _SCANS + _IN_A_ROW]:
            self._scan(application, tab, code)
        self.painted, self.settled = kept


def _bare_scans(application, made: Made) -> list[float]:  # type: ignore[no-untyped-def]
    """The same scans through `desk`, told by nothing but a label."""
    from PySide6.QtWidgets import QLabel

    from blp_desktop.desk.checkin import Scan, scan
    from blp_desktop.desk.door import opened_door

    label = QLabel()
    label.resize(1200, 800)
    label.show()
    application.processEvents()
    taken = []
    with opened_door(made.station, made.module) as door:
        for code in made.codes[-_SCANS:]:
            started = time.perf_counter()
            label.setText(scan(door, Scan(raw=code)).value.why)
            label.repaint()
            taken.append(_since(started))
    return taken


def _fill_ledger(made: Made) -> None:
    """Rows of earlier half-days, as a long programme leaves them."""
    with acting(made.station, "fill") as under_way:
        people = [row[0] for row in under_way.connection.exec_driver_sql("SELECT id FROM person")]
        rows = [_row(made, people[number % len(people)], number) for number in range(_LEDGER)]
        under_way.connection.execute(insert(Ledger), rows)


def _row(made: Made, person: str, number: int) -> dict[str, object]:
    day = number // max(1, _LEDGER // 25)
    return {
        "id": made.station.author.new_key(),
        "module_id": made.module,
        "checkpoint": f"coffee-{day}",
        "direction": "entry",
        "verdict": Verdict.ADMITTED,
        "why": "",
        "at": NOW - timedelta(days=30 - day, seconds=number % 3600),
        "person_id": person,
        "laptop_id": "elsewhere",
        "sequence": number,
        "station": "Desk B",
        "clock_offset": 0.0,
        "overridden": [],
    }


def _since(started: float) -> float:
    return 1000 * (time.perf_counter() - started)
