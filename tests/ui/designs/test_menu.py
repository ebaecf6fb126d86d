"""The menu leads to the layouts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from blp_desktop.ui.designs.dialog import DesignsDialog
from blp_desktop.ui.program import Program
from tests.desk.demo import close_desk, open_desk


def test_badge_layouts_are_in_the_file_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk = open_desk(tmp_path)
    close_desk(desk)
    program = Program(desk.station.file.path)
    program.show()
    (entry,) = [each for each in program.window.menu.findChildren(QAction) if each.text() == "Badge &layouts…"]
    entry.trigger()
    (dialog,) = program.window.findChildren(DesignsDialog)
    assert dialog.isVisible()
    dialog.close()
    program.window.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()
