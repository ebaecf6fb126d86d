"""The program folder: PyInstaller run on this system, and what it gave looked through."""

import sys
from pathlib import Path

from installers.contents import strangers
from installers.names import BUILD, DIST, ICON, ICONS, names, system
from installers.running import BuildError, run, say


def build_folder() -> Path:
    """Build the folder for this system and tell where it is."""
    say("Building the program folder.")
    draw_icons()
    run(sys.executable, *pyinstaller(system()), log=BUILD / "folder.log")
    return looked_through(system())


def draw_icons() -> None:
    """The icons that PyInstaller, NSIS and the .deb take."""
    run(sys.executable, "-m", "installers.icons", ICON, ICONS)


def pyinstaller(kind: str) -> tuple[str | Path, ...]:
    """PyInstaller's command for a system, after the interpreter."""
    where = ("--distpath", DIST / kind, "--workpath", BUILD / kind)
    return ("-m", "PyInstaller", "--noconfirm", *where, "blp_desktop.spec")


def looked_through(kind: str) -> Path:
    """The folder that was built for a system; raises where something stands in it that may not."""
    folder = DIST / kind / names().package
    strange = strangers(folder)
    if strange:
        raise BuildError(f"{folder} holds what may not ship: {', '.join(strange[:12])}.")
    return folder
