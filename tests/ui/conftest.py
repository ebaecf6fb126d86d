"""The look on the application, and a shape of the window that no other test remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from blp_desktop.desk.laptop import data_folder
from blp_desktop.ui.look.style import Look
from blp_desktop.ui.parts.long_work import LongWork


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The look, worn by the application."""
    return Look(qapp)


@pytest.fixture(autouse=True)
def light(look: Look) -> None:
    """Each test begins in light."""
    look.use(Qt.ColorScheme.Light)


@pytest.fixture(autouse=True)
def settings_of_this_test(tmp_path: Path) -> Path:
    """Where the window's shape is remembered."""
    folder = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_printer_remembered() -> None:
    """Each test begins on a laptop that never printed."""
    (data_folder() / "printers.toml").unlink(missing_ok=True)


@pytest.fixture
def work(qapp: QApplication) -> Iterator[LongWork]:
    """The background worker."""
    made = LongWork(qapp)
    yield made
    made.close()
    made.deleteLater()
