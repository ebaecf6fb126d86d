"""Sessions: starts that got through are forgotten, and what ended by itself is told once."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from blp_desktop.desk.sessions import SAFE_AFTER, Session, begin_session, forget, left_behind
from tests.store.programmes import ROOT

NOW = datetime.fromisoformat("2017-10-24T08:50+02:00")
_CRASH = """
import sys, faulthandler
from datetime import datetime
from pathlib import Path
from blp_desktop.desk.sessions import begin_session
session = begin_session(Path(sys.argv[1]), now=datetime.now().astimezone())
session.name_file(Path("/somewhere/2017.blp"))
if sys.argv[2] == "crash":
    faulthandler._sigsegv()
import os
os._exit(1)
"""


def begun(folder: Path) -> Session:
    session = begin_session(folder, now=NOW)
    assert session is not None
    return session


def ended_by_itself(folder: Path, how: str) -> None:
    subprocess.run([sys.executable, "-c", _CRASH, str(folder), how], cwd=ROOT, check=False, timeout=60)


def test_a_session_that_was_closed_leaves_nothing(tmp_path: Path) -> None:
    session = begun(tmp_path)
    session.name_file(tmp_path / "2017.blp")
    session.end()
    assert list(tmp_path.iterdir()) == []


def test_a_session_under_way_is_not_over(tmp_path: Path) -> None:
    session = begun(tmp_path)
    assert left_behind(tmp_path) == []
    session.end()


def test_starts_that_do_not_get_through_are_counted_until_one_does(tmp_path: Path) -> None:
    for failed in range(SAFE_AFTER + 1):
        folder_of_a_start = begin_session(tmp_path, now=NOW.replace(minute=failed))
        assert folder_of_a_start is not None
        assert folder_of_a_start.failed == failed
        folder_of_a_start.lock.release()
        folder_of_a_start.writing.close()
    last = begun(tmp_path)
    last.settle()
    last.end()
    next_one = begun(tmp_path)
    assert next_one.failed == 0
    next_one.end()


@pytest.mark.parametrize("kept", ["", "many", "\x00"])
def test_a_count_that_cannot_be_read_is_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / "starting").write_text(kept, encoding="utf-8")
    session = begun(tmp_path)
    assert session.failed == 0
    session.end()


def test_a_crash_of_the_process_leaves_its_file_and_pythons_last_words(tmp_path: Path) -> None:
    ended_by_itself(tmp_path, "crash")
    (left,) = left_behind(tmp_path)
    assert left.programme == Path("/somewhere/2017.blp")
    assert "Segmentation fault" in left.last_words
    forget(left)
    assert left_behind(tmp_path) == []


def test_a_process_that_was_killed_left_no_words(tmp_path: Path) -> None:
    ended_by_itself(tmp_path, "kill")
    (left,) = left_behind(tmp_path)
    assert (left.programme, left.last_words) == (Path("/somewhere/2017.blp"), "")


def test_a_folder_that_takes_no_files_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    assert begin_session(file / "below", now=NOW) is None
