"""Updating: offered in a strip, never while a door is open; a backup before the installer, then the window closes."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from blp_desktop.desk import updates
from blp_desktop.desk.laptop import backup_folder
from blp_desktop.desk.preferences import preferences
from blp_desktop.desk.updates import Kind, Place, Update, Vouched
from blp_desktop.ui.program import Program
from blp_desktop.ui.updates import watch as watching
from blp_desktop.ui.updates.command_dialog import CommandDialog
from blp_desktop.ui.updates.dialog import UpdatesDialog
from blp_desktop.ui.updates.drives import is_plugged_in, places_to_look
from blp_desktop.ui.updates.updating import Updating
from blp_desktop.ui.updates.watch import UpdateWatch
from tests.desk.demo import MORNING, close_desk, open_desk
from tests.ui.accessible import nameless

EVENING = MORNING + timedelta(hours=14)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Program]:
    """An evening after the door was closed."""
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    desk = open_desk(tmp_path)
    close_desk(desk)
    made = Program(desk.station.file.path, operator="Anna", clock_set_to=EVENING)
    made.window.show()
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()


@pytest.fixture
def updating(program: Program) -> Updating:
    return Updating(program, program.care.notices)


def update(folder: Path, kind: Kind = Kind.DEB, vouched: Vouched = Vouched.RIGHT) -> Update:
    names = {Kind.DEB: "blp-desktop_9.0.0_amd64.deb", Kind.SETUP: "blp-desktop-9.0.0-windows-setup.exe"}
    file = folder / names.get(kind, "blp-desktop-9.0.0-linux-x86_64.tar.xz")
    file.write_bytes(b"an installer")
    return Update(version="9.0.0", kind=kind, file=file, place="USB STICK", vouched=vouched)


def told(program: Program) -> str:
    return program.care.notices.strip.text


def test_what_was_found_is_told_once_in_a_strip(updating: Updating, program: Program, tmp_path: Path) -> None:
    updating.offer(update(tmp_path))
    assert told(program).startswith("BLP Desk 9.0.0 is on USB STICK. It is whole")
    assert program.care.notices.strip.action.text() == "Install…"
    program.care.notices.strip.closed.emit()
    updating.offer(update(tmp_path))
    assert told(program) == ""


def test_nobody_vouching_is_said(updating: Updating, program: Program, tmp_path: Path) -> None:
    updating.offer(update(tmp_path, vouched=Vouched.NOBODY))
    assert "No SHA256SUMS beside it says whether it is whole." in told(program)


def test_a_damaged_one_is_told_and_cannot_be_installed(updating: Updating, program: Program, tmp_path: Path) -> None:
    updating.offer(update(tmp_path, vouched=Vouched.WRONG))
    assert "is damaged" in told(program)
    assert not program.care.notices.strip.action.isVisible()


def test_while_a_door_is_open_nothing_is_offered_and_later_it_is(
    updating: Updating, program: Program, tmp_path: Path
) -> None:
    program.set_clock(MORNING)
    updating.offer(update(tmp_path))
    assert told(program) == ""
    updating.install(update(tmp_path, Kind.SETUP))
    assert told(program) == "A door is open now. Install BLP Desk 9.0.0 when it is closed."
    program.care.notices.strip.closed.emit()
    program.set_clock(EVENING)
    updating.offer(update(tmp_path))
    assert told(program).startswith("BLP Desk 9.0.0")


def test_on_linux_the_command_is_shown_to_copy(updating: Updating, program: Program, tmp_path: Path) -> None:
    updating.offer(update(tmp_path))
    program.care.notices.strip.action.click()
    dialog = program.window.findChild(CommandDialog)
    assert dialog is not None
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == f"sudo apt install '{tmp_path}/blp-desktop_9.0.0_amd64.deb'"
    assert nameless(dialog) == []
    assert program.window.isVisible()
    dialog.close()


def test_on_windows_a_backup_is_made_the_installer_starts_and_the_window_closes(
    updating: Updating, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, int]] = []

    def start(name: str, _arguments: list[str]) -> tuple[bool, int]:
        started.append((name, len(list(backup_folder().glob("*.blp")))))
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    updating.install(update(tmp_path, Kind.SETUP))
    assert started == [(str(update(tmp_path, Kind.SETUP).file), 1)]
    assert not program.window.isVisible()


def test_an_installer_that_cannot_start_leaves_the_window_open(
    updating: Updating, program: Program, tmp_path: Path
) -> None:
    updating.install(update(tmp_path, Kind.SETUP))
    assert "blp-desktop-9.0.0-windows-setup.exe could not be started." in program.window.strip.text
    assert program.window.isVisible()


def test_without_a_backup_nothing_is_installed(
    updating: Updating, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QProcess, "startDetached", lambda *_: pytest.fail("started without a backup"))
    backup_folder().parent.mkdir(exist_ok=True)
    backup_folder().write_text("in the way", encoding="utf-8")
    updating.install(update(tmp_path, Kind.SETUP))
    assert program.window.strip.text
    assert program.window.isVisible()


@pytest.fixture
def watch(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UpdateWatch:
    """The watch of an installed program 0.3.0 that has one stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(updates, "__version__", "0.3.0")
    monkeypatch.setattr(watching, "places_to_look", lambda: (Place(stick, "USB STICK"),))
    return UpdateWatch(Kind.DEB, program.window)


def test_a_stick_is_looked_into_off_the_gui_thread(watch: UpdateWatch, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.looked) as looked:
        watch.look()
    assert looked.args is not None
    assert looked.args[1] is None
    (tmp_path / "stick" / "blp-desktop_9.0.0_amd64.deb").write_bytes(b"an installer")
    with qtbot.waitSignal(watch.found) as found:
        watch.look_again()
    assert found.args is not None
    assert found.args[0].file.name == "blp-desktop_9.0.0_amd64.deb"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stick of an installed program 0.3.0, where it is plugged in."""
    folder = tmp_path / "stick"
    monkeypatch.setattr(updates, "__version__", "0.3.0")
    monkeypatch.setattr(watching, "places_to_look", lambda: (Place(folder, "USB STICK"),) if folder.is_dir() else ())
    monkeypatch.setattr("blp_desktop.ui.updates.updating.kind_of_this_program", lambda: Kind.DEB)
    folder.mkdir()
    (folder / "blp-desktop_9.0.0_amd64.deb").write_bytes(b"an installer")
    return folder


def look(updating: Updating, qtbot: QtBot) -> None:
    assert updating.watch is not None
    with qtbot.waitSignal(updating.watch.looked):
        updating.watch.look()


def test_the_strip_goes_with_the_stick_and_comes_back_with_it(
    stick: Path, updating: Updating, program: Program, qtbot: QtBot
) -> None:
    look(updating, qtbot)
    assert told(program).startswith("BLP Desk 9.0.0 is on USB STICK.")
    stick.rename(stick.with_name("pulled out"))
    look(updating, qtbot)
    assert told(program) == ""
    stick.with_name("pulled out").rename(stick)
    look(updating, qtbot)
    assert told(program).startswith("BLP Desk 9.0.0 is on USB STICK.")


def test_a_strip_that_was_closed_does_not_come_back_with_the_stick(
    stick: Path, updating: Updating, program: Program, qtbot: QtBot
) -> None:
    look(updating, qtbot)
    program.care.notices.strip.closed.emit()
    stick.rename(stick.with_name("pulled out"))
    look(updating, qtbot)
    stick.with_name("pulled out").rename(stick)
    look(updating, qtbot)
    assert told(program) == ""


def test_asked_for_after_the_stick_is_gone_it_says_so_and_gives_no_command(
    stick: Path, updating: Updating, program: Program, qtbot: QtBot
) -> None:
    look(updating, qtbot)
    stick.rename(stick.with_name("pulled out"))
    program.care.notices.strip.action.click()
    assert told(program).startswith("BLP Desk 9.0.0 is no longer on USB STICK. Plug the stick in again")
    assert program.window.findChild(CommandDialog) is None
    stick.with_name("pulled out").rename(stick)
    look(updating, qtbot)
    assert told(program).startswith("BLP Desk 9.0.0 is on USB STICK.")


def test_a_damaged_one_that_was_copied_again_is_offered(updating: Updating, program: Program, tmp_path: Path) -> None:
    updating.offer(update(tmp_path, vouched=Vouched.WRONG))
    updating.offer(update(tmp_path))
    assert told(program).startswith("BLP Desk 9.0.0 is on USB STICK. It is whole")


def test_a_drive_that_fails_is_no_failure_of_the_program(
    watch: UpdateWatch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> tuple[Place, ...]:
        raise OSError("Rūta's stick is gone")

    monkeypatch.setattr(watching, "places_to_look", gone)
    with qtbot.waitSignal(watch.looked) as looked:
        watch.look()
    assert looked.args == [(), None]


def test_a_folder_can_be_named_and_forgotten(
    watch: UpdateWatch, program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = UpdatesDialog(watch, program.window)
    dialog.open()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "shared"))
    dialog.choose.click()
    assert preferences().updates == tmp_path / "shared"
    assert places_to_look()[-1] == Place(tmp_path / "shared", "shared")
    dialog.forget.click()
    assert preferences().updates is None
    qtbot.waitUntil(lambda: dialog.strip.text == "Nothing newer was found.")
    assert dialog.places.text() == "Looked in: USB STICK."
    assert nameless(dialog) == []
    dialog.close()


def test_from_source_it_says_that_no_installer_replaces_it(program: Program) -> None:
    program.window.menu.updates_asked.emit()
    dialog = program.window.findChild(UpdatesDialog)
    assert dialog is not None
    assert "runs from its source" in dialog.strip.text
    dialog.close()


@pytest.mark.parametrize(
    ("root", "is_root", "plugged_in"),
    [
        ("/media/anna/USB STICK", False, True),
        ("/run/media/anna/x", False, True),
        ("/", True, False),
        ("/home", False, False),
    ],
)
def test_the_systems_own_drives_are_not_looked_into(root: str, is_root: bool, plugged_in: bool) -> None:  # noqa: FBT001
    assert is_plugged_in(root, is_root=is_root) is plugged_in


def test_on_windows_every_drive_but_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMDRIVE", "C:")
    monkeypatch.setattr("blp_desktop.ui.updates.drives.PurePath", __import__("pathlib").PureWindowsPath)
    assert not is_plugged_in("C:/", is_root=True)
    assert is_plugged_in("E:/", is_root=False)
