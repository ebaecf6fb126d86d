"""A desk with badges, preferences of its own, and a camera's pane in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.camera.pane import CameraPane
from tests.desk.demo import Desk, close_desk, demo_file, open_desk
from tests.ui.camera.watching import begun


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept; the demo that all tests share was made by the laptop that all share."""
    demo_file()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A station with badges."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[CameraPane]:
    """A pane that looks."""
    window = QWidget()
    qtbot.addWidget(window)
    made = CameraPane(window)
    window.resize(400, 300)
    window.show()
    begun(made, qtbot)
    yield made
    made.rest()
