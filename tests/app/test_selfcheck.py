"""The installed program tests itself."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from blp_desktop.selfcheck_work import nothing_uncaught
from blp_desktop.store.file import FORMAT

PARTS = [
    "database", "badges", "sheets", "report", "evidence", "window", "printing", "camera", "upgrade", "fonts", "icons",
    "handbook", "licences", "crash reports", "surroundings", "sounds", "translations", "time zones", "pins",
]  # fmt: skip


def test_every_part_starts() -> None:
    command = [sys.executable, "-m", "blp_desktop", "selfcheck", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads(done.stdout)
    assert [part for part in told["parts"] if not part["ok"]] == []
    details = {part["part"]: part["detail"] for part in told["parts"]}
    assert details["camera"].startswith("a badge held up was read")
    assert details["upgrade"] == f"a file of format 1 was brought to format {FORMAT} with its 50 people"
    assert details["window"] == "5 tabs were opened: Participants, Modules, Venues, Check-in, Reports"
    assert details["handbook"].startswith("4 pages with ")
    assert details["crash reports"].startswith("would name blp_desktop.selfcheck_shipped, line ")
    assert list(details) == PARTS
    assert (done.returncode, told["ok"]) == (0, True)


@pytest.mark.qt_no_exception_capture
def test_what_fails_in_a_slot_of_the_window_is_not_passed_over(qtbot: QtBot) -> None:
    timer = QTimer()
    timer.timeout.connect(failing)
    with pytest.raises(LookupError, match="in a slot"), nothing_uncaught():
        timer.timeout.emit()


def failing() -> None:
    raise LookupError("in a slot")
