"""The whole program at the demo, with the keyboard in its window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.program import Program
from blp_desktop.ui.window import CHECKIN
from tests.desk.demo import MORNING, close_desk, open_desk


@pytest.fixture
def badges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The badges' codes in the file that the program opens."""
    made = open_desk(tmp_path)
    close_desk(made)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return list(made.badges.values())


@pytest.fixture
def program(tmp_path: Path, badges: list[str], qtbot: QtBot) -> Iterator[Program]:
    """Its window is active, on the participants' tab; its clock stands at the door's opening."""
    made = Program(tmp_path / "demo.blp", clock_set_to=MORNING, operator="Anna")
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: made.window.built(CHECKIN) is not None)
    made.window.show_tab(0)
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


@pytest.fixture
def door(program: Program) -> CheckinTab:
    """The tab at the door."""
    made = program.window.tab(CHECKIN)
    assert isinstance(made, CheckinTab)
    return made
