"""A queue at a real programme file: the demo in Stockholm, everyone invited with a badge."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from blp_desktop.ui.printing.print_queue import PrintQueue
from tests.desk.demo import Desk, close_desk, open_desk
from tests.ui.printing.queue import Queue, print_queue


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A station with badges."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture(scope="session")
def queue() -> Iterator[Queue]:
    """A printer that takes PDF, one that takes PostScript; one server a run, for Qt asks only the first it found."""
    if not shutil.which("cupsd", path="/usr/sbin:/usr/bin"):
        pytest.skip("CUPS is not installed")
    with print_queue("Laser") as made:
        made.add("Old", postscript=True)
        yield made


@pytest.fixture
def prints(desk: Desk, qapp: QApplication) -> Iterator[PrintQueue]:
    """The queue as the program has it."""
    made = PrintQueue(desk.station, qapp)
    yield made
    made.close()
