"""The window's lock: one window a file, given back by the operating system whatever happens to its process."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.file import ProgrammeFile
from blp_desktop.store.locks import lock_window
from tests.store.programmes import add_person, apart, people_of, say

NOBODY = 65534


def hold(path: str) -> None:
    """Hold the lock until the process ends."""
    lock = lock_window(Path(path))
    say("held" if lock.is_locked else "free")
    input()


@pytest.fixture
def holder(file: ProgrammeFile) -> Iterator[subprocess.Popen[str]]:
    """Another window: a process of its own that holds the lock."""
    with apart(hold, file.path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_window_is_refused_in_one_sentence(file: ProgrammeFile, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(Refusal) as refused:
        lock_window(file.path)
    assert refused.value.code == "file_in_use"
    assert refused.value.sentence == "programme.blp is already open in another window on this laptop."
    assert refused.value.next_step == "Use that window, or close it first."


def test_a_window_that_was_killed_leaves_the_file_free(file: ProgrammeFile, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    lock = lock_window(file.path)
    assert lock.is_locked
    lock.release()


def test_a_window_that_closed_leaves_the_file_free(file: ProgrammeFile, holder: subprocess.Popen[str]) -> None:
    holder.communicate("\n")
    lock_window(file.path).release()


def test_the_lock_keeps_no_act_out(file: ProgrammeFile, holder: subprocess.Popen[str]) -> None:
    add_person(file, "Ada")
    assert people_of(file) == ["Ada"]


def test_another_file_of_the_same_folder_is_free(file: ProgrammeFile, holder: subprocess.Popen[str]) -> None:
    lock_window(file.path.with_name("other.blp")).release()


def test_a_lock_file_left_behind_locks_nobody_out(file: ProgrammeFile) -> None:
    lock_window(file.path).release()
    file.path.with_name("programme.blp.window").touch()
    lock_window(file.path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permission there")
def test_a_folder_that_may_not_be_written_is_told_in_one_sentence() -> None:
    folder = Path(tempfile.mkdtemp(prefix="blp-sealed-"))
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        with pytest.raises(SurroundingsFailed, match=r"programme\.blp"):
            lock_window(folder / "programme.blp")
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(folder)
