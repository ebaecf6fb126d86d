"""The trial of the Windows installer under Wine: installed, used, upgraded, taken away again."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from installers.names import BUILD, names
from installers.running import BuildError
from installers.trial import Figures, Form, check_itself, keep_to_the_stick, opened, try_out
from installers.wine import Wine, lend_libraries, wine

_HELD = 4
"""The status of a silent installer that finds the program open."""


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the installer put things."""

    folder: Path
    shortcut: Path
    log: Path


def try_windows(setup: Path) -> Figures:
    """All of it in a fresh Wine without Python."""
    prefix = BUILD / "wine-trial"
    shutil.rmtree(prefix, ignore_errors=True)
    with wine(prefix) as made:
        lend_libraries(made)
        made.run(setup, "/S")
        installed = _installed(made)
        form = _form(made, installed)
        figures = try_out(form)
        _open_by_its_file(made, form)
        _upgrade(made, form, setup)
        keep_to_the_stick(form, installed.folder)
        _end(made)
        _take_away(made, installed)
    return figures


def _installed(made: Wine) -> Installed:
    (home,) = (folder for folder in (made.prefix / "drive_c/users").iterdir() if folder.name != "Public")
    title = names().title
    installed = Installed(
        folder=home / "AppData/Local/Programs" / title,
        shortcut=home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{title}.lnk",
        log=home / "AppData/Local/blp-desk/log/blp-desk.log",
    )
    for file in (installed.folder / f"{title}.exe", installed.folder / "Uninstall.exe", installed.shortcut):
        _must(file.exists(), f"the installer made no {file}")
    return installed


def _form(made: Wine, installed: Installed) -> Form:
    known = names()
    return Form(
        name="Windows, installed under Wine",
        command=("wine", str(installed.folder / f"{known.package}.exe")),
        window=("wine", str(installed.folder / f"{known.title}.exe")),
        shared=BUILD / "trial-windows",
        log=installed.log,
        drive=True,
        env=made.env,
    )


def _open_by_its_file(made: Wine, form: Form) -> None:
    """What a double-click would run: this Wine does not look where one user's types are kept, so the trial does."""
    kind = _registered(made, r"HKCU\Software\Classes\.blp")
    command = _registered(made, rf"HKCU\Software\Classes\{kind}\shell\open\command")
    found = re.fullmatch(r'"(.+)" "%1"', command)
    if found is None:
        raise BuildError(f"Windows: `.blp` opens with {command}, which names no file.")
    with opened(replace(form, name="Windows, by the file's type", window=("wine", found[1])), _demo(form)):
        _end(made)


def _registered(made: Wine, key: str) -> str:
    return made.told("reg", "query", key, "/ve").split("REG_SZ")[1].strip().splitlines()[0]


def _demo(form: Form) -> Path:
    return form.shared / "Ålesund demo.blp"


def _end(made: Wine) -> None:
    subprocess.run(
        ["wine", "taskkill", "/F", "/IM", f"{names().title}.exe"],
        env=os.environ | made.env,
        capture_output=True,
        check=False,
    )


def _upgrade(made: Wine, form: Form, setup: Path) -> None:
    """Over a running program: told, nothing changed; over a closed one: done, and no old part is left."""
    stale = _installed(made).folder / "parts" / "of-an-older-version.txt"
    stale.write_text("old", encoding="utf-8")
    with opened(form, _demo(form)):
        status = subprocess.run(
            ["wine", str(setup), "/S"], env=os.environ | made.env, capture_output=True, check=False
        ).returncode
        _must(status == _HELD and stale.exists(), f"an upgrade over a running program ended with status {status}")
        _end(made)
    (_data(made) / "notes.txt").write_text("kept", encoding="utf-8")
    made.run(setup, "/S")
    _must(not stale.exists(), "an upgrade left an old part")
    _must((_data(made) / "notes.txt").exists(), "an upgrade took what lay in the folder data")
    check_itself(form)


def _take_away(made: Wine, installed: Installed) -> None:
    """The uninstaller takes the program and leaves what is the user's."""
    kept = _files_in(installed.folder, "data/**/*")
    made.run(installed.folder / "Uninstall.exe", "/S", f"_?={_windows(made, installed.folder)}")
    left = _files_in(installed.folder, "**/*") - {"Uninstall.exe"}
    _must("data/programme.blp" in left and left == kept, f"the uninstaller left {sorted(left)} of {sorted(kept)}")
    _must(not installed.shortcut.exists(), "the uninstaller left its shortcut")
    _must(installed.log.exists(), "the uninstaller took the user's data")


def _files_in(folder: Path, pattern: str) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.glob(pattern) if file.is_file()}


def _data(made: Wine) -> Path:
    """The folder that makes the program portable."""
    folder = _installed(made).folder / "data"
    folder.mkdir(exist_ok=True)
    return folder


def _windows(made: Wine, path: Path) -> str:
    return "C:\\" + str(path.relative_to(made.prefix / "drive_c")).replace("/", "\\")


def _must(true: bool, otherwise: str) -> None:  # noqa: FBT001
    if not true:
        raise BuildError(f"Windows: {otherwise}.")
