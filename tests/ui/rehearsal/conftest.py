"""The dialogs before a journey at a real file: the demo in Stockholm, everyone invited with a badge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desk.demo import Desk, close_desk, open_desk


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies and backups are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "blp-desk"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A station with badges."""
    made = open_desk(tmp_path)
    yield made
    close_desk(made)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialogs stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made
