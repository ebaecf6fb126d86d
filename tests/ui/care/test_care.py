"""Care: failures told truthfully, sessions that ended by themselves, and safe mode."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blp_desktop.desk.checkin import Scan, scan
from blp_desktop.desk.crash_reports import failure_of
from blp_desktop.desk.door import opened_door
from blp_desktop.desk.sessions import Left
from blp_desktop.ui.care.report_dialog import ReportDialog
from blp_desktop.ui.checkin.tab import CheckinTab
from blp_desktop.ui.program import Program, tell_bug
from blp_desktop.ui.remembered import settings
from blp_desktop.ui.safe import begin_safe
from blp_desktop.ui.scanner.scanner import scanner
from blp_desktop.ui.window import CHECKIN
from tests.desk.demo import MORNING, demo_file
from tests.ui.accessible import nameless

AT = datetime.fromisoformat("2017-10-24T08:51+02:00")


def a_scan(program: Program) -> None:
    with opened_door(program.station, "M1") as door:
        scan(door, Scan(raw="nothing known", at=MORNING))


def failed(program: Program, qtbot: QtBot, words: str = "Rūta Kalniņa") -> str:
    """Something of ours fails; gives what the strip says."""
    tell_bug(failure_of(KeyError(words)))
    qtbot.waitUntil(lambda: program.care.notices.shown is not None)
    return program.care.notices.strip.text


def test_a_failure_is_told_with_what_the_ledger_says_of_the_last_scan(program: Program, qtbot: QtBot) -> None:
    program.window.show()
    a_scan(program)
    told = failed(program, qtbot)
    assert told.startswith("Something in the program failed. What was shown as done is kept.")
    assert told.endswith("The last scan, at 09:00 by this laptop, is recorded.")


def test_the_report_opens_from_the_strip_and_is_kept_in_a_file(program: Program, qtbot: QtBot, data: Path) -> None:
    program.window.show()
    failed(program, qtbot)
    program.care.notices.strip.action.click()
    dialog = program.window.findChild(ReportDialog)
    assert dialog is not None
    (file,) = (data / "reports").iterdir()
    assert dialog.text.toPlainText() == file.read_text(encoding="utf-8")
    assert "KeyError" in dialog.text.toPlainText()
    assert "Kalniņa" not in dialog.text.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert nameless(dialog) == []
    dialog.close()


def test_a_report_that_cannot_be_written_is_shown_all_the_same(program: Program, qtbot: QtBot, data: Path) -> None:
    program.window.show()
    (data / "reports").write_text("in the way", encoding="utf-8")
    with qtbot.captureExceptions() as caught:
        failed(program, qtbot)
    assert caught == []
    program.care.notices.strip.action.click()
    dialog = program.window.findChild(ReportDialog)
    assert dialog is not None
    assert not dialog.folder.isVisible()
    dialog.close()


def test_a_failure_that_comes_again_and_again_is_reported_once(program: Program, qtbot: QtBot, data: Path) -> None:
    program.window.show()
    for _ in range(5):
        failed(program, qtbot)
    program.care.notices.strip.closed.emit()
    assert program.care.notices.shown is None
    assert len(list((data / "reports").iterdir())) == 1


def test_a_failure_while_a_failure_is_told_ends_in_the_log(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(program.care, "last_scan_words", None)
    tell_bug(failure_of(KeyError("x")))
    qtbot.waitUntil(lambda: "a failure could not be told" in caplog.text)
    assert program.care.notices.shown is None


def left(programme: Path | None, words: str = "") -> Left:
    return Left(trace=Path("session-1.txt"), programme=programme, last_words=words, at=AT)


def test_a_session_that_crashed_is_told_with_its_hour_and_the_last_scan(program: Program) -> None:
    a_scan(program)
    program.window.show()
    program.care.tell_left(left(program.station.file.path, "Fatal Python error: Aborted"))
    told = program.care.notices.strip.text
    assert "BLP Desk ended by itself: Tue 24 Oct 2017, 08:51." in told
    assert "The last scan, at 09:00 by this laptop, is recorded." in told


def test_of_another_file_than_the_open_one_nothing_is_claimed(program: Program, data: Path) -> None:
    program.window.show()
    program.care.tell_left(left(Path("/elsewhere/Ruta.blp")))
    told = program.care.notices.strip.text
    assert "Ruta.blp was open then." in told
    assert "is recorded" not in told.replace("that is recorded", "")
    (file,) = (data / "reports").iterdir()
    assert "Ruta" not in file.read_text(encoding="utf-8")


def test_safe_mode_leaves_out_camera_sounds_scanner_and_shape(
    data: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    settings().setValue("window/tab", 2)
    (data).mkdir(exist_ok=True)
    (data / "preferences.toml").write_text("camera_is_on = true\n", encoding="utf-8")
    file = tmp_path / "safe.blp"
    file.write_bytes(demo_file().read_bytes())
    begin_safe(qapp)
    try:
        made = Program(file, operator="Anna", clock_set_to=MORNING)
        made.window.show()
        tab = made.window.tab(CHECKIN)
        assert isinstance(tab, CheckinTab)
        assert made.window.tabs.currentIndex() == 0
        assert not tab.place.camera.isChecked()
        tab.sounds.prepare_soon()
        assert not tab.sounds._soon.isActive()
        assert made.scans not in scanner()._desks
        made.care.tell_safe(failed=2)
        assert "did not get through its last 2 starts: this is safe mode" in made.care.notices.strip.text
        made.window.close()
        made.close()
        made.window.deleteLater()
        made.deleteLater()
    finally:
        qapp.setProperty("safe-mode", "")
    assert str(settings().value("window/tab")) == "2"
