"""A queue at a real programme file: the demo in Stockholm, everyone invited with a badge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from blp_desktop.ui.printing.print_queue import PrintQueue
from tests.desk.demo import Desk, close_desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A station with badges."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def prints(desk: Desk, qapp: QApplication) -> Iterator[PrintQueue]:
    """The queue as the program has it."""
    made = PrintQueue(desk.station, qapp)
    yield made
    made.close()
