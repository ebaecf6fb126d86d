"""The program folder: PyInstaller run on this system, and what it gave looked through."""

import sys
from pathlib import Path

from installers.contents import strangers
from installers.names import BUILD, DIST, HANDBOOK, ICON, ICONS, names, system
from installers.running import BuildError, run, say


def build_folder() -> Path:
    """Build the folder for this system and tell where it is."""
    say("Building the program folder.")
    draw_icons()
    write_handbook()
    run(sys.executable, *pyinstaller(system()), log=BUILD / "folder.log")
    if system() == "linux":
        strip(DIST / "linux" / names().package / "parts")
    return looked_through(system())


def strip(parts: Path) -> None:
    """Take the symbols for debuggers out of Python and its packages.

    Not out of Qt's and Pillow's own libraries: they are stripped already, and once more breaks those that were patched
    (FFmpeg's can then not be loaded, and there is no camera).
    """
    files = [file for file in parts.rglob("*.so*") if file.is_file() and not file.is_symlink()]
    run("strip", "--strip-unneeded", *(file for file in files if may_be_stripped(file.relative_to(parts))))


def may_be_stripped(library: Path) -> bool:
    """Whether it belongs to Python or to a package that was not patched after it was linked."""
    folder = library.parts[0]
    return library.name.startswith("libpython") or (
        len(library.parts) > 1 and not folder.endswith((".libs", "PySide6"))
    )


def draw_icons() -> None:
    """The icons that PyInstaller, NSIS and the .deb take."""
    run(sys.executable, "-m", "installers.icons", ICON, ICONS)


def write_handbook() -> None:
    """The handbook as HTML with its pictures."""
    run(sys.executable, "-m", "installers.handbook", HANDBOOK)


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
