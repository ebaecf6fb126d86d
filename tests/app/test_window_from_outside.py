"""The whole main job from outside: real processes, a real screen, keys typed as a scanner types them."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from blp_desktop.places import resource
from tests.reading import codes_in

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool types the keys"),
]

OPENING = "2017-10-24T08:50+02:00"
MORNING = "2017-10-24-am"
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Outside:
    """A programme file, a screen and folders of one's own, driven through processes only."""

    file: Path
    surroundings: dict[str, str]

    def run(self, *arguments: str, stdin: str = "", status: int = 0) -> str:
        """Run a command beside whatever is open; gives its standard output."""
        command = [sys.executable, "-m", "blp_desktop", "--file", str(self.file), "--json", *arguments]
        done = subprocess.run(command, env=self.surroundings, input=stdin, capture_output=True, text=True, timeout=60)
        assert done.returncode == status, done.stderr
        return done.stdout

    def told(self, *arguments: str) -> Any:
        """Run a command and read its JSON."""
        return json.loads(self.run(*arguments))

    def keys(self, *arguments: str) -> str:
        """What xdotool does and prints."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.surroundings, capture_output=True, text=True, timeout=40, check=False
        )
        return done.stdout.strip()

    def scan(self, code: str, *, ends: str = "Return") -> None:
        """Type a code as fast as a scanner; `ends` is its last key, none for a scanner without one."""
        self.keys("type", "--delay", "0", code)
        if ends:
            self.keys("key", ends)

    def present(self) -> set[str]:
        """Who the ledger says was there in the morning of the first day."""
        people = self.told("attendance", "--module", "M1")["people"]
        return {person["name"] for person in people if MORNING in person["present"]}

    @contextmanager
    def window(self) -> Iterator[subprocess.Popen[bytes]]:
        """The real window, focused, on the check-in tab."""
        command = [sys.executable, "-m", "blp_desktop", "--file", str(self.file), "--now", OPENING]
        with subprocess.Popen(command, env=self.surroundings) as process:
            try:
                found = self.keys("search", "--sync", "--onlyvisible", "--name", "BLP Desk").splitlines()
                self.keys("windowfocus", "--sync", found[-1])
                time.sleep(1.5)
                self.keys("key", "ctrl+4")
                time.sleep(0.5)
                yield process
            finally:
                process.kill()


def wait_for(holds: Callable[[], bool]) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.3)
    return holds()


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """The screen there is, else a virtual one."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.kill()


@pytest.fixture
def outside(screen: str, tmp_path: Path) -> Outside:
    """Folders of this test's own on the screen."""
    folders = {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    surroundings = os.environ | folders | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    return Outside(tmp_path / "programme.blp", surroundings)


def badges(outside: Outside, folder: Path) -> list[str]:
    """From nothing to printed badges; gives the codes that the paper says."""
    outside.run("import", "programme", str(resource("demo", "programme-2017.xlsx")))
    outside.run("import", "people", str(resource("demo", "applications-2017.csv")))
    outside.run("invite", "--module", "Stockholm", "--all-selected")
    paper = folder / "badges.pdf"
    outside.run("badges", "--module", "Stockholm", "--out", str(paper))
    return codes_in(paper.read_bytes())


def test_from_import_to_sheet_with_a_scanner_at_the_window(outside: Outside, tmp_path: Path) -> None:
    codes = badges(outside, tmp_path)
    assert len(set(codes)) == 28
    with outside.window():
        outside.scan(codes[0])
        outside.scan(codes[1], ends="")
        outside.scan("nonsense")
        outside.scan(codes[2].lower())
        assert wait_for(lambda: len(outside.present()) == 3)
        outside.run("scan", "--module", "M1", "--at", OPENING, codes[3])
        assert wait_for(lambda: len(outside.present()) == 4)
        again = json.loads(outside.run("scan", "--module", "M1", "--at", OPENING, codes[0]))
        assert again["verdict"] == "ALREADY_IN"
        outside.keys("type", "--delay", "0", "mattsson")
        outside.keys("key", "Return")
        assert wait_for(lambda: "Åsa Mattsson" in outside.present())
    sheets = outside.told("sheets", "--city", "Stockholm", "--out", str(tmp_path / "sheets.pdf"))
    assert sheets["sheets"] == 3
    assert outside.told("check")["ok"]


def test_a_killed_window_loses_nothing_and_leaves_the_file_free(outside: Outside, tmp_path: Path) -> None:
    codes = badges(outside, tmp_path)
    with outside.window() as process:
        outside.scan(codes[0])
        assert wait_for(lambda: len(outside.present()) == 1)
        process.kill()
        process.wait()
    assert outside.told("check")["ok"]
    with outside.window() as process:
        outside.scan(codes[1])
        assert wait_for(lambda: len(outside.present()) == 2)
        assert process.poll() is None


def test_a_second_window_on_the_same_file_says_why_it_does_not_open(outside: Outside, tmp_path: Path) -> None:
    badges(outside, tmp_path)
    with outside.window():
        command = [sys.executable, "-m", "blp_desktop", "--file", str(outside.file)]
        off_screen = outside.surroundings | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env=off_screen, capture_output=True, text=True, timeout=40, check=False)
    assert done.returncode == 1
    assert "already open in another window" in done.stderr
