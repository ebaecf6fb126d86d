"""The rescue: a usual file that cannot be opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk.laptop import backup_folder, station_at
from blp_desktop.desk.people import count_people
from blp_desktop.desk.safety import back_up
from blp_desktop.desk.updates import Kind, Update, Vouched
from blp_desktop.domain.refusals import FileDamaged, Refusal, SurroundingsFailed
from blp_desktop.store.file import close_file, format_of, open_file
from blp_desktop.ui.clock import Clock
from blp_desktop.ui.first_start.beginning import Chosen
from blp_desktop.ui.first_start.rescue import Rescue, can_be_rescued
from tests.desk.demo import close_desk, now, open_desk
from tests.ui.accessible import nameless

DAMAGED = FileDamaged("The file is damaged: demo.blp.", "Restore the last backup.")
Ask = Callable[[Refusal | SurroundingsFailed], Rescue]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The damaged file, with one backup."""
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    desk = open_desk(tmp_path)
    back_up(desk.station, backup_folder(), now=Clock.laptop())
    close_desk(desk)
    found = desk.station.file.path
    found.write_bytes(b"SQLite format 3\0 and nothing that makes sense" * 100)
    return found


@pytest.fixture
def ask(path: Path, qtbot: QtBot) -> Iterator[Ask]:
    made: list[Rescue] = []

    def shown(problem: Refusal | SurroundingsFailed) -> Rescue:
        made.append(Rescue(path, problem))
        qtbot.addWidget(made[-1])
        made[-1].show()
        return made[-1]

    yield shown
    for each in made:
        each.end()


def chosen(rescue: Rescue) -> list[Chosen]:
    heard: list[Chosen] = []
    rescue.chosen.connect(heard.append)
    return heard


def test_it_says_what_is_wrong_and_restores_the_newest_backup_with_one_key(ask: Ask, path: Path) -> None:
    rescue = ask(DAMAGED)
    assert rescue.strip.text.startswith("The file is damaged")
    assert nameless(rescue) == []
    heard = chosen(rescue)
    rescue.do.click()
    assert heard == [Chosen(path=path)]
    station = station_at(open_file(path), operator="Anna", now=now)
    assert count_people(station) == 50
    close_file(station.file)
    assert len(list(path.parent.glob("demo.before-restore-*.blp"))) == 1


def test_a_new_programme_stands_beside_the_file_and_not_in_its_place(ask: Ask, path: Path) -> None:
    rescue = ask(DAMAGED)
    heard, before = chosen(rescue), path.read_bytes()
    rescue.new.click()
    assert [each.path.name for each in heard] == ["demo-2.blp"]
    assert format_of(heard[0].path) > 0
    assert path.read_bytes() == before


def test_another_file_is_asked_for_and_handed_on(ask: Ask, tmp_path: Path) -> None:
    rescue = ask(DAMAGED)
    heard = chosen(rescue)
    rescue.file.click()
    dialog = rescue.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "given.blp"))
    dialog.close()
    assert heard == [Chosen(path=(tmp_path / "given.blp").resolve())]


def test_without_a_backup_nothing_is_offered_that_is_not_there(ask: Ask) -> None:
    for backup in backup_folder().iterdir():
        backup.unlink()
    rescue = ask(DAMAGED)
    assert (rescue.do.isHidden(), rescue.list.isHidden()) == (True, True)
    assert rescue.file.hasFocus() or rescue.focusWidget() is rescue.file


def test_for_a_file_of_a_newer_program_the_newer_program_is_looked_for(ask: Ask) -> None:
    assert ask(DAMAGED).updates.isHidden()
    rescue = ask(Refusal("file_newer", "It was written by a newer program.", "Open it with BLP Desk 9 or later."))
    rescue.updates.click()
    assert any(child.inherits("QDialog") for child in rescue.children())


def test_an_installer_that_is_gone_is_told_and_not_begun(ask: Ask, tmp_path: Path) -> None:
    rescue = ask(Refusal("file_newer", "It was written by a newer program.", "Open it with BLP Desk 9 or later."))
    gone = tmp_path / "blp-desktop_9.0.0_amd64.deb"
    rescue.install(Update(version="9.0.0", kind=Kind.DEB, file=gone, place="STICK", vouched=Vouched.RIGHT))
    assert rescue.strip.text.startswith("BLP Desk 9.0.0 is no longer on STICK.")


def test_what_another_window_has_open_is_no_case_for_it() -> None:
    assert can_be_rescued(DAMAGED)
    assert not can_be_rescued(Refusal("file_in_use", "It is open.", "Use that window."))
