"""The program on a copy of the demo, in a data folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blp_desktop.ui.program import Program
from tests.desk.demo import MORNING, close_desk, open_desk


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything is kept in this test."""
    folder = tmp_path / "data"
    monkeypatch.setenv("BLP_DATA", str(folder))
    return folder


@pytest.fixture
def program(data: Path, tmp_path: Path, qapp: object) -> Iterator[Program]:
    desk = open_desk(tmp_path)
    close_desk(desk)
    made = Program(desk.station.file.path, operator="Anna", clock_set_to=MORNING)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()
