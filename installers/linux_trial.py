"""The trials of Linux: the archive unpacked elsewhere, and the .deb installed in a clean Debian."""

import shutil
import subprocess
from pathlib import Path

from installers.names import BUILD, names
from installers.roots import can_make_roots, clean_root, install_deb
from installers.running import BuildError, run, say, told
from installers.screen import virtual_screen
from installers.trial import Figures, Form, keep_to_the_stick, try_out


def try_archive(archive: Path) -> Figures:
    """Unpacked into a folder whose name has a space, and run from there, as on a stick too."""
    place = BUILD / "trial archive"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    run("tar", "--extract", "--file", archive, "-C", place)
    (folder,) = place.iterdir()
    shared = BUILD / "trial-archive"
    with virtual_screen() as display:
        form = _form("Linux, from its folder", (str(folder / names().package),), shared, display)
        figures = try_out(form)
        keep_to_the_stick(form, folder)
    return figures


def try_deb(deb: Path) -> Figures:
    """Installed by apt where there is no Python, and run there by its name on the PATH."""
    if not can_make_roots():
        raise BuildError("The .deb can only be tried by root, with debootstrap; --untried builds without.")
    with clean_root() as root, virtual_screen() as display:
        install_deb(deb, root)
        _is_integrated(root)
        program = ("chroot", str(root), "/usr/bin/env", f"/usr/bin/{names().package}")
        figures = try_out(_form("Debian, installed", program, root / "tmp/trial", display, root))
        _is_gone(root)
    return figures


def _form(name: str, command: tuple[str, ...], shared: Path, display: str, root: Path | None = None) -> Form:
    data = shared / "data"
    inside = str(data) if root is None else f"/{data.relative_to(root)}"
    env = {
        "XDG_DATA_HOME": inside,
        "XDG_CONFIG_HOME": inside,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "",
        "LC_ALL": "C.UTF-8",
    }
    return Form(name, command, shared, data / "blp-desk/log/blp-desk.log", root=root, env=env)


def _is_integrated(root: Path) -> None:
    """What a desktop looks for is there, and says what it should."""
    package = names().package
    for file in (f"applications/{package}.desktop", f"mime/packages/{package}.xml", f"man/man1/{package}.1.gz"):
        if not (root / "usr/share" / file).exists():
            raise BuildError(f"The .deb installed no {file}.")
    if any(root.glob("usr/bin/python*")):
        raise BuildError("The .deb brought a Python of the system's along; it must bring its own only.")
    say(told("chroot", root, "dpkg-query", "-W", "-f", "${Package} ${Version}: ${Depends}\n", package).strip())


def _is_gone(root: Path) -> None:
    """Removed, it leaves the user's files and nothing of its own."""
    subprocess.run(["chroot", str(root), "dpkg", "--purge", names().package], check=True, capture_output=True)
    if (root / "usr/lib" / names().package).exists():
        raise BuildError("The .deb left its folder behind.")
