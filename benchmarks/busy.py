"""A scan at the door while 5,000 rows are imported and 500 badges made in the same window."""

import os
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.imports import list_of_applications
from benchmarks.programmes import Made, made_programme
from blp_desktop.desk.badges import BadgeOrder, draw, ready_badges
from blp_desktop.desk.import_people import apply_people, plan_people

_PEOPLE = 500
_PACE = 0.02
"""Seconds between two scans."""
_TARGET = 100.0


def measure() -> list[Figure]:
    """Each scan's milliseconds from Enter until the window is ready for the next, calm and busy."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        rows = list_of_applications(Path(folder) / "list.csv")
        calm, busy = _scans(made_programme(Path(folder) / "programme.blp", people=_PEOPLE), rows)
    return [
        Figure(
            name="the slowest scan while importing and making badges",
            value=max(busy),
            unit="ms",
            floor_name="the slowest in calm",
            floor=max(calm),
            target=_TARGET,
        ),
        Figure(name="the median scan then", value=statistics.median(busy), unit="ms"),
    ]


def _scans(made: Made, rows: Path) -> tuple[list[float], list[float]]:
    from blp_desktop.ui.checkin.tab import CheckinTab
    from blp_desktop.ui.collecting import Collecting
    from blp_desktop.ui.parts.long_work import LongWork

    application = _application()
    tab = CheckinTab(made.station)
    tab.resize(1200, 800)
    tab.show()
    application.processEvents()
    codes = iter(made.codes)
    calm = [_scan(application, tab, next(codes)) for _ in range(_PEOPLE // 5)]
    collecting, works = Collecting(tab), (LongWork(tab), LongWork(tab))
    works[0].start(_task(partial(_import, made, rows)))
    works[1].start(_task(partial(_badges, made)))
    busy = _until_done(works, application, tab, made.codes)
    for work in works:
        work.close()
    collecting.end()
    tab.close_door()
    return calm, busy


def _task(work):  # type: ignore[no-untyped-def]
    from blp_desktop.ui.parts.long_work import Task

    return Task(words="", work=work, done=_done, failed=_failed)


def _done(_value: object) -> None:
    """It is enough that it ended."""


def _failed(error: Exception) -> None:
    raise error


def _application():  # type: ignore[no-untyped-def]
    from PySide6.QtWidgets import QApplication

    from blp_desktop.ui.look.style import Look

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Look(application)
    return application


def _until_done(works, application, tab, codes) -> list[float]:  # type: ignore[no-untyped-def]
    """Scans everyone again and again until both works have ended."""
    taken: list[float] = []
    while any(work.running for work in works):
        taken.append(_scan(application, tab, codes[len(taken) % len(codes)]))
        time.sleep(_PACE)
    return taken


def _scan(application, tab, code: str) -> float:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    tab.field.setText(code)
    started = time.perf_counter()
    QTest.keyClick(tab.field, Qt.Key.Key_Return)
    application.processEvents()
    return 1000 * (time.perf_counter() - started)


def _import(made: Made, rows: Path, _tell: object) -> None:
    apply_people(made.station, plan_people(made.station, rows))


def _badges(made: Made, _tell: object) -> None:
    order = BadgeOrder(module=made.module)
    for _ in range(10):
        draw(made.station, order, ready_badges(made.station, order).value)
