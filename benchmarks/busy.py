"""A scan at the door while the same window imports 5,000 rows and prints 500 badges in the background."""

import os
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.imports import list_of_applications
from benchmarks.programmes import NOW, Made, made_programme
from benchmarks.windows import application as the_application
from blp_desktop.desk.badges import BadgeOrder
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.printing import print_badges
from blp_desktop.store.file import close_file

_PEOPLE = 500
_PACE = 0.02
"""Seconds between two scans."""
_LEAST = 40
"""Scans at least, so that those just after the work are among them."""
_SETTLING = 3.0
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
            name="the slowest scan while importing and printing",
            value=max(busy),
            unit="ms",
            floor_name="the slowest in calm",
            floor=max(calm),
            target=_TARGET,
        ),
        Figure(name="the median scan then", value=statistics.median(busy), unit="ms"),
    ]


def _scans(made: Made, rows: Path) -> tuple[list[float], list[float]]:
    from blp_desktop.ui.program import CHECKIN, Program

    close_file(made.station.file)
    application = the_application()
    program = Program(made.station.file.path, clock_set_to=NOW)
    program.window.show()
    program.window.show_tab(CHECKIN)
    tab = program.window.tab(CHECKIN)
    _settle(application)
    calm = [_scan(application, tab, code) for code in made.codes[: _PEOPLE // 5]]
    busy: list[float] = []
    for work in (partial(_import, program, rows), partial(_print, program, made.module, rows.with_suffix(".pdf"))):
        program.work.start(_task(work, program.window.touch))
        busy += _until_done(program, application, tab, made.codes)
    program.window.close()
    program.close()
    return calm, busy


def _settle(application) -> None:  # type: ignore[no-untyped-def]
    """Until the other tabs are built and the first backup is made."""
    until = time.monotonic() + _SETTLING
    while time.monotonic() < until:
        application.processEvents()
        time.sleep(_PACE)


def _task(work, touch):  # type: ignore[no-untyped-def]
    from blp_desktop.ui.parts.long_work import Task

    return Task(words="", work=work, done=touch, failed=_failed)


def _failed(error: Exception) -> None:
    raise error


def _until_done(program, application, tab, codes) -> list[float]:  # type: ignore[no-untyped-def]
    """Scans everyone again and again until the work has ended and the window has read anew what it changed."""
    taken: list[float] = []
    while program.work.running or len(taken) < _LEAST:
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


def _import(program, rows: Path, _tell: object) -> object:  # type: ignore[no-untyped-def]
    return apply_people(program.station, plan_people(program.station, rows)).touched


def _print(program, module: str, file: Path, _tell: object) -> object:  # type: ignore[no-untyped-def]
    return print_badges(program.station, BadgeOrder(module=module), file).touched
