"""The trial of the Windows installer, on Windows or under Wine: installed, used, upgraded, taken away again."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from installers.names import BUILD, names
from installers.running import BuildError, run, told
from installers.trial import Figures, Form, check_itself, keep_to_the_stick, opened, try_out
from installers.wine import lend_libraries, wine

_PROGRAMS = "AppData/Local/Programs"
_HELD = 4
"""The status of a silent installer that finds the program open."""


@dataclass(frozen=True, slots=True)
class Host:
    """A Windows, or a Wine that stands for one: what begins a command there, and the folder of its user."""

    starter: tuple[str, ...]
    home: Path
    env: Mapping[str, str]

    def run(self, *command: str | Path) -> None:
        """Run a Windows program to its end."""
        run(*self.starter, *command, env=self.env, log=BUILD / "windows-trial.log")

    def status(self, *command: str | Path) -> int:
        """How a Windows program ends."""
        words = [*self.starter, *map(str, command)]
        return subprocess.run(words, env=os.environ | dict(self.env), capture_output=True, check=False).returncode

    def end(self) -> None:
        """End the window, as the task manager does."""
        self.status("taskkill", "/F", "/IM", f"{names().title}.exe")


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the installer put things."""

    folder: Path
    shortcut: Path
    log: Path


def try_windows(setup: Path) -> Figures:
    """All of it on this Windows, or else in a fresh Wine without Python."""
    with _host() as host:
        host.run(setup, "/S")
        installed = _installed(host)
        form = _form(host, installed)
        figures = try_out(form)
        _open_by_its_file(host, form)
        _upgrade(host, form, setup)
        keep_to_the_stick(form, installed.folder)
        host.end()
        _take_away(host, form, installed)
    return figures


@contextmanager
def _host() -> Iterator[Host]:
    if sys.platform == "win32":
        folder = Path.home() / _PROGRAMS / names().title
        _must(
            not folder.exists(), f"{folder} is there already and the trial would take it away; --untried leaves it out"
        )
        yield Host((), Path.home(), {})
        return
    prefix = BUILD / "wine-trial"
    shutil.rmtree(prefix, ignore_errors=True)
    with wine(prefix) as made:
        lend_libraries(made)
        (home,) = (folder for folder in (prefix / "drive_c/users").iterdir() if folder.name != "Public")
        yield Host(("wine",), home, made.env)


def _installed(host: Host) -> Installed:
    title = names().title
    installed = Installed(
        folder=host.home / _PROGRAMS / title,
        shortcut=host.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{title}.lnk",
        log=host.home / "AppData/Local/blp-desk/log/blp-desk.log",
    )
    for file in (installed.folder / f"{title}.exe", installed.folder / "Uninstall.exe", installed.shortcut):
        _must(file.exists(), f"the installer made no {file}")
    return installed


def _form(host: Host, installed: Installed) -> Form:
    known = names()
    return Form(
        name="Windows, installed under Wine" if host.starter else "Windows, installed",
        command=(*host.starter, str(installed.folder / f"{known.package}.exe")),
        window=(*host.starter, str(installed.folder / f"{known.title}.exe")),
        shared=BUILD / "trial-windows",
        log=installed.log,
        drive=bool(host.starter),
        env=host.env,
    )


def _open_by_its_file(host: Host, form: Form) -> None:
    """What a double-click would run: Wine does not look where one user's types are kept, so the trial does."""
    kind = _registered(host, r"HKCU\Software\Classes\.blp")
    command = _registered(host, rf"HKCU\Software\Classes\{kind}\shell\open\command")
    found = re.fullmatch(r'"(.+)" "%1"', command)
    if found is None:
        raise BuildError(f"Windows: `.blp` opens with {command}, which names no file.")
    by_type = replace(form, name="Windows, by the file's type", window=(*host.starter, found[1]))
    with opened(by_type, _demo(form)):
        host.end()


def _registered(host: Host, key: str) -> str:
    answer = told(*host.starter, "reg", "query", key, "/ve", env=host.env)
    return answer.split("REG_SZ")[1].strip().splitlines()[0]


def _demo(form: Form) -> Path:
    return form.shared / "Ålesund demo.blp"


def _upgrade(host: Host, form: Form, setup: Path) -> None:
    """Over a running program: told, nothing changed; over a closed one: done, no old part is left, `data` is."""
    folder = _installed(host).folder
    stale, notes = folder / "parts/of-an-older-version.txt", folder / "data/notes.txt"
    stale.write_text("old", encoding="utf-8")
    with opened(form, _demo(form)):
        status = host.status(setup, "/S")
        _must(status == _HELD and stale.exists(), f"an upgrade over a running program ended with status {status}")
        host.end()
    notes.parent.mkdir()
    notes.write_text("kept", encoding="utf-8")
    host.run(setup, "/S")
    _must(not stale.exists(), "an upgrade left an old part")
    _must(notes.exists(), "an upgrade took what lay in the folder data")
    check_itself(form)


def _take_away(host: Host, form: Form, installed: Installed) -> None:
    """The uninstaller takes the program and leaves what is the user's."""
    kept = _files_in(installed.folder, "data/**/*")
    host.run(installed.folder / "Uninstall.exe", "/S", f"_?={form.inside(installed.folder)}")
    left = _files_in(installed.folder, "**/*") - {"Uninstall.exe"}
    _must("data/programme.blp" in left and left == kept, f"the uninstaller left {sorted(left)} of {sorted(kept)}")
    _must(not installed.shortcut.exists(), "the uninstaller left its shortcut")
    _must(installed.log.exists(), "the uninstaller took the user's data")


def _files_in(folder: Path, pattern: str) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.glob(pattern) if file.is_file()}


def _must(true: bool, otherwise: str) -> None:  # noqa: FBT001
    if not true:
        raise BuildError(f"Windows: {otherwise}.")
