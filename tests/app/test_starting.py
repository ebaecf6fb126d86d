"""Starts from outside: the first asks, one with a file is not held up, and what went wrong is told the next time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.inside import IN_THE_FIRST_START, IN_THE_WINDOW


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, script: str, act: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own; gives what it printed."""
    surroundings = {name: value for name, value in os.environ.items() if name != "BLP_FILE"}
    surroundings |= {"BLP_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"} | more
    command = [sys.executable, "-c", script, act, *arguments]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=120, check=False)


def made(data: Path, name: str = "programme.blp") -> Path:
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "blp_desktop", "--file", str(data / name), "demo"]
    surroundings = os.environ | {"BLP_DATA": str(data)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=surroundings)
    return data / name


def test_the_first_start_asks_and_makes_nothing_before_it_is_answered(data: Path) -> None:
    done = run(data, IN_THE_FIRST_START, "asked.close()")
    assert (done.returncode, done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")
    assert list(data.glob("*.blp")) == []


def test_on_a_swedish_laptop_no_swedish_word_stands_in_the_english_window(data: Path) -> None:
    words = (
        "QLocale.system().name(), QLocale().toString(QDate(2017, 10, 24), 'ddd d MMM yyyy'), QLocale().toString(0.5)"
    )
    act = f"from PySide6.QtCore import QDate, QLocale; print({words}); asked.close()"
    done = run(data, IN_THE_FIRST_START, act, LC_ALL="sv_SE.UTF-8")
    assert (done.returncode, done.stdout) == (0, "sv_SE Tue 24 Oct 2017 0.5\n"), done.stderr


def test_a_new_programme_from_the_first_start_opens_in_the_same_process(data: Path) -> None:
    act = "asked.new.click(); print(opening.program.station.file.path.name, asked.isVisible())"
    done = run(data, IN_THE_FIRST_START, act + "; QTimer.singleShot(500, opening.program.window.close)")
    assert (done.returncode, done.stdout) == (0, "programme.blp False\n"), done.stderr
    assert (data / "programme.blp").exists()
    assert not list(data.glob("session-*"))


@pytest.mark.parametrize("how", ["--file", "bare", "BLP_FILE"])
def test_a_file_that_is_named_is_opened_at_once_on_a_new_laptop(data: Path, tmp_path: Path, how: str) -> None:
    file = made(tmp_path / "given")
    act = "print(program.station.file.path.name)"
    named = {"--file": ("--file", str(file)), "bare": (str(file),), "BLP_FILE": ()}[how]
    more = {"BLP_FILE": str(file)} if how == "BLP_FILE" else {}
    done = run(data, IN_THE_WINDOW, act, *named, **more)
    assert (done.returncode, done.stdout) == (0, "programme.blp\n"), done.stderr


def test_after_the_first_start_the_file_that_was_open_last_opens(data: Path, tmp_path: Path) -> None:
    file = made(tmp_path, "elsewhere.blp")
    run(data, IN_THE_WINDOW, "", "--file", str(file))
    done = run(data, IN_THE_WINDOW, "print(program.station.file.path)")
    assert done.stdout == f"{file}\n", done.stderr


CRASH = "import faulthandler; faulthandler._sigsegv()"
TOLD = "opening._settle(); print(program.care.notices.strip.text)"


def test_a_crash_is_told_at_the_next_start_with_a_report(data: Path) -> None:
    made(data)
    assert run(data, IN_THE_WINDOW, CRASH).returncode < 0
    done = run(data, IN_THE_WINDOW, TOLD)
    assert "BLP Desk ended by itself" in done.stdout, done.stderr
    assert "No scan is recorded in this file yet." in done.stdout
    (report,) = (data / "reports").iterdir()
    assert "Segmentation fault" in report.read_text(encoding="utf-8")
    assert str(data) not in report.read_text(encoding="utf-8")
    assert "BLP Desk ended by itself" not in run(data, IN_THE_WINDOW, TOLD).stdout


def test_a_window_that_the_system_ends_is_closed_with_a_backup_and_nothing_is_told(data: Path) -> None:
    made(data)
    ended = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert run(data, IN_THE_WINDOW, ended).returncode == 0
    assert len(list((data / "backups").glob("programme-*.blp"))) >= 1
    assert not [*data.glob("session-*"), *data.glob("starting")]


def test_two_starts_that_did_not_get_through_make_the_next_one_safe(data: Path) -> None:
    made(data)
    for _ in range(2):
        run(data, IN_THE_WINDOW, CRASH)
    done = run(data, IN_THE_WINDOW, TOLD)
    assert "did not get through its last 2 starts: this is safe mode" in done.stdout, done.stderr
    assert "safe mode" not in run(data, IN_THE_WINDOW, TOLD).stdout


def test_safe_mode_can_be_asked_for(data: Path) -> None:
    made(data)
    assert "This is safe mode." in run(data, IN_THE_WINDOW, TOLD, BLP_SAFE="1").stdout


def test_a_failure_before_the_window_is_told_with_its_report(data: Path) -> None:
    made(data)
    broken = "import blp_desktop.ui.program as p; p.Seating = None\n"
    done = run(data, broken + IN_THE_WINDOW, "")
    assert done.returncode == 1
    assert "BLP Desk could not open its window. A report is in" in done.stderr
    (report,) = (data / "reports").iterdir()
    assert "TypeError" in report.read_text(encoding="utf-8")


def test_the_log_is_a_few_small_files(data: Path) -> None:
    made(data)
    act = "[app.log.info('x' * 1000) for _ in range(3000)]"
    run(data, IN_THE_WINDOW, act)
    files = list((data / "log").iterdir())
    assert 2 <= len(files) <= 5
    assert all(file.stat().st_size <= 500_000 for file in files)


def test_a_usual_file_that_is_damaged_is_offered_its_backups(data: Path) -> None:
    made(data)
    run(data, IN_THE_WINDOW, "")
    (data / "programme.blp").write_bytes(b"SQLite format 3\0 and nothing that makes sense" * 100)
    act = "print(type(asked).__name__, asked.list.count() > 0); asked.do.click(); print(opening.program is not None)"
    done = run(data, IN_THE_FIRST_START, act + "; QTimer.singleShot(500, opening.program.window.close)")
    assert (done.returncode, done.stdout) == (0, "Rescue True\nTrue\n"), done.stderr


def test_the_first_question_hears_that_the_system_ends_it(data: Path) -> None:
    ended = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert run(data, IN_THE_FIRST_START, ended).returncode == 0
