"""Windows: the folder by PyInstaller, here or under Wine, and the installer by NSIS."""

import shutil
import sys
from pathlib import Path

from installers.folder import build_folder, draw_icons, looked_through, pyinstaller, write_handbook
from installers.names import BUILD, DIST, FILES, ICONS, four_numbers, names
from installers.running import run, say
from installers.wine import HOME, despite_a_hiccup, lend_libraries, windows_python, wine


def build_windows() -> tuple[Path, Path]:
    """The folder and the installer."""
    folder = build_folder() if sys.platform == "win32" else _folder_under_wine()
    return folder, build_setup(folder)


def _folder_under_wine() -> Path:
    python = windows_python()
    say("Building the Windows folder under Wine; this takes minutes.")
    draw_icons()
    write_handbook()
    with wine(HOME.with_name("wine")) as made:
        lend_libraries(made)
        log = BUILD / "windows-folder.log"
        despite_a_hiccup(lambda: made.run(python, *pyinstaller("windows"), log=log), log)
    return looked_through("windows")


def build_setup(folder: Path) -> Path:
    """`…-setup.exe`: one user's, without administrator rights."""
    say("Packing the Windows installer.")
    known = names()
    target = DIST / f"{known.package}-{known.version}-windows-setup.exe"
    told = {
        "TITLE": known.title,
        "PACKAGE": known.package,
        "PUBLISHER": known.publisher,
        "VERSION": known.version,
        "FOURNUMBERS": ".".join(map(str, four_numbers(known.version))),
        "FOLDER": folder,
        "ICON": ICONS / "blp-desk.ico",
        "OUT": target,
    }
    sign = "/" if sys.platform == "win32" else "-"
    defined = [f"{sign}D{name}={value}" for name, value in told.items()]
    run(_makensis(), f"{sign}V3", *defined, FILES / "setup.nsi", log=BUILD / "setup.log")
    return target


def _makensis() -> str:
    """On the PATH, or where its own installer puts it."""
    return shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
