"""Backups of an open window: in the background, told when they fail, one more at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.safety import backups_of
from blp_desktop.ui.backups import Backups
from blp_desktop.ui.parts.long_work import LongWork
from tests.desk.demo import Desk, close_desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path)
    yield opened
    close_desk(opened)


@pytest.fixture
def backups(desk: Desk, qapp: QApplication) -> Iterator[Backups]:
    work = LongWork(qapp)
    made = Backups(desk.station, work, qapp)
    yield made
    work.close()
    made.deleteLater()
    work.deleteLater()


def there(desk: Desk) -> list[Path]:
    return backups_of(desk.station, backup_folder())


def test_none_is_made_before_the_start(desk: Desk, backups: Backups) -> None:
    backups.make()
    backups.end()
    assert there(desk) == []


def test_one_is_made_in_the_background_and_told(desk: Desk, backups: Backups, qtbot: QtBot) -> None:
    backups.start()
    with qtbot.waitSignal(backups.made):
        backups.make_first()
    assert len(there(desk)) == 1


def test_the_last_one_is_made_at_once_and_none_after_it(desk: Desk, backups: Backups) -> None:
    backups.start()
    backups.end()
    kept = there(desk)
    assert len(kept) == 1
    backups.make()
    backups.end()
    assert there(desk) == kept


def test_a_folder_that_takes_nothing_is_told(
    backups: Backups, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setattr("blp_desktop.ui.backups.backup_folder", lambda: tmp_path / "taken")
    backups.start()
    with qtbot.waitSignal(backups.failed):
        backups.make()
    assert "no backup" in caplog.text
    caplog.clear()
