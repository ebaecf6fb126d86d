"""The program from outside: processes, a screen and keys, with nothing but them to look at."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blp_desktop.places import resource
from tests.reading import codes_in

OPENING = "2017-10-24T08:50+02:00"
MORNING = "2017-10-24-am"
PATIENCE = 30.0


def on_screen(screen: str, folder: Path) -> "Outside":
    """Folders of one's own on that screen."""
    folders = {name: str(folder / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    surroundings = os.environ | folders | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    return Outside(folder / "programme.blp", surroundings)


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

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager would after each dialog."""
        found = self.keys("search", "--sync", "--onlyvisible", "--name", "BLP Desk").splitlines()
        self.keys("windowfocus", "--sync", found[-1])

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
                self.focus()
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


def badges(outside: Outside, folder: Path) -> list[str]:
    """From nothing to printed badges; gives the codes that the paper says."""
    outside.run("import", "programme", str(resource("demo", "programme-2017.xlsx")))
    outside.run("import", "people", str(resource("demo", "applications-2017.csv")))
    outside.run("invite", "--module", "Stockholm", "--all-selected")
    paper = folder / "badges.pdf"
    outside.run("badges", "--module", "Stockholm", "--out", str(paper))
    return codes_in(paper.read_bytes())
