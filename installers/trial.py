"""The trial of an installed form from outside: its self-check, the main job, its window from a double-click."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from installers.names import ROOT
from installers.running import BuildError, say, told

OPENING = "2017-10-24T08:50+02:00"
_PATIENCE = 120.0
_STARTS = 5


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the program and how it is run: the command, what stands before paths inside, its log."""

    name: str
    command: tuple[str, ...]
    shared: Path
    log: Path
    window: tuple[str, ...] = ()
    root: Path | None = None
    drive: bool = False
    env: Mapping[str, str] = field(default_factory=dict)

    def inside(self, file: Path) -> str:
        """A shared file's path as the program sees it."""
        if self.drive:
            return "Z:" + str(file).replace("/", "\\")
        return str(file) if self.root is None else f"/{file.relative_to(self.root)}"

    def run(self, *arguments: str, stdin: str = "") -> str:
        """Run one command of the program; gives what it prints."""
        return told(*self.command, *arguments, env=self.env, stdin=stdin)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a trial measured."""

    form: str
    parts: int
    first_paint: float
    command: float


def try_out(form: Form) -> Figures:
    """Run everything once; raises BuildError at the first thing that is not as it must be."""
    say(f"Trying {form.name}.")
    form.shared.mkdir(parents=True, exist_ok=True)
    parts = check_itself(form)
    do_the_main_job(form)
    paints = [first_paint(form) for _ in range(_STARTS)]
    commands = [_seconds(form, "--version") for _ in range(_STARTS)]
    return Figures(form.name, parts, statistics.median(paints), statistics.median(commands))


def check_itself(form: Form) -> int:
    """The program's own self-check; gives how many parts it tried."""
    answer = json.loads(form.run("selfcheck", "--json"))
    broken = [f"{part['part']}: {part['detail']}" for part in answer["parts"] if not part["ok"]]
    _must(answer["ok"] and not broken, f"{form.name}: {'; '.join(broken)}")
    return len(answer["parts"])


def do_the_main_job(form: Form) -> None:
    """From the demo programme to badges, check-in, attendance sheets and list."""
    demo, pdf = form.shared / "Ålesund demo.blp", form.shared / "badges.pdf"
    demo.unlink(missing_ok=True)
    on_demo = ("--file", form.inside(demo), "--json", "--now", OPENING)
    made = _answer(form, *on_demo, "demo")
    badges = _answer(form, *on_demo, "badges", "--module", "Stockholm", "--out", form.inside(pdf))
    codes = told(sys.executable, "-m", "tests.reading", pdf, env={"QT_QPA_PLATFORM": "offscreen"})
    lines = form.run(*on_demo, "scan", "--module", "Stockholm", stdin=codes).splitlines()
    verdicts = [json.loads(line)["verdict"] for line in lines]
    _must(verdicts == ["ADMITTED"] * badges["badges"] == ["ADMITTED"] * made["invited"], f"{form.name}: {verdicts}")
    _hand_out(form, on_demo)


def _hand_out(form: Form, on_demo: tuple[str, ...]) -> None:
    sheets, listed = form.shared / "sheets.pdf", form.shared / "attendance.xlsx"
    _answer(form, *on_demo, "sheets", "--city", "Stockholm", "--out", form.inside(sheets))
    _answer(form, *on_demo, "attendance", "--module", "Stockholm", "--out", form.inside(listed))
    _must(sheets.read_bytes().startswith(b"%PDF"), f"{form.name}: the sheets are no PDF")
    _must(listed.read_bytes().startswith(b"PK"), f"{form.name}: the list is no workbook")
    _must(_answer(form, *on_demo, "check")["ok"], f"{form.name}: the file's own check found something")


def _answer(form: Form, *arguments: str) -> Any:
    return json.loads(form.run(*arguments))


def first_paint(form: Form) -> float:
    """Seconds from a start with a bare path, as a double-click makes it, to the window's first paint."""
    with opened(form, form.shared / "Ålesund demo.blp") as seconds:
        return seconds


@contextmanager
def opened(form: Form, file: Path) -> Iterator[float]:
    """The window on a file while the block lasts; gives the seconds until its first paint."""
    before = _paints(form.log)
    began = time.monotonic()
    process = subprocess.Popen(
        [*(form.window or form.command), form.inside(file)], cwd=ROOT, env=os.environ | dict(form.env),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield _until_painted(form, before, began)
    finally:
        process.terminate()
        process.communicate()


_KEPT = ("programme.blp", "laptop.toml", "backups", "log/blp-desk.log")
_FIRST_BACKUP = 20.0
"""Seconds that the first backup, which follows the first paint, may take under Wine."""


def keep_to_the_stick(form: Form, program: Path) -> None:
    """With a folder `data` beside the program everything is kept in it, and nothing where it was kept before."""
    data, before = program / "data", _state_of(form.log.parents[1])
    data.mkdir(exist_ok=True)
    portable = replace(form, name=f"{form.name}, with a folder data", log=data / "log/blp-desk.log")
    portable.run("--file", portable.inside(data / "programme.blp"), "demo")
    with opened(portable, data / "programme.blp"):
        missing = _missing_after(_FIRST_BACKUP, data)
    _must(not missing, f"{portable.name}: not in it: {', '.join(missing)}")
    _must(_state_of(form.log.parents[1]) == before, f"{portable.name}: something was written elsewhere too")


def _missing_after(patience: float, data: Path) -> list[str]:
    """What is not in the folder once all of it was to be there."""
    until = time.monotonic() + patience
    while True:
        missing = [name for name in _KEPT if not (data / name).exists()]
        if not missing or time.monotonic() > until:
            return missing
        time.sleep(0.1)


def _state_of(folder: Path) -> dict[Path, tuple[int, int]]:
    """When each file was written last, and how long it is."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in files}


def _until_painted(form: Form, before: int, began: float) -> float:
    while time.monotonic() < began + _PATIENCE:
        if _paints(form.log) > before:
            return time.monotonic() - began
        time.sleep(0.004)
    raise BuildError(f"{form.name}: no window was painted within {_PATIENCE:.0f} seconds; see {form.log}.")


def _paints(log: Path) -> int:
    return log.read_text(encoding="utf-8").count("the window was painted") if log.exists() else 0


def _seconds(form: Form, *arguments: str) -> float:
    began = time.monotonic()
    form.run(*arguments)
    return time.monotonic() - began


def _must(true: bool, otherwise: str) -> None:  # noqa: FBT001
    if not true:
        raise BuildError(otherwise)
